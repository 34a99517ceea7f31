package vn.tintinh.app;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import vn.tintinh.config.Configuration;
import vn.tintinh.ingest.Preview;
import vn.tintinh.model.Source;

/**
 * Looks at many sources, some at a time: each host is asked as seldom as polls ask it, so a slow one holds up only itself
 * and what shares its host. To be used on one event loop.
 */
final class Probe {
    private static final int AT_ONCE = 8;

    private final Preview preview;
    private final InstantSource clock;
    private final int articles;
    private final BiConsumer<Source, Verdict> told;
    private final Deque<Source> waiting;
    private final Map<Source, Verdict> verdicts = new LinkedHashMap<>();
    private final Promise<Map<Source, Verdict>> done = Promise.promise();
    private int running;

    private Probe(
            Preview preview,
            List<Source> sources,
            int articles,
            InstantSource clock,
            BiConsumer<Source, Verdict> told) {
        this.preview = preview;
        this.waiting = new ArrayDeque<>(sources);
        this.articles = articles;
        this.clock = clock;
        this.told = told;
    }

    /**
     * Looks at all; what became of each, in the order in which they ended. Blocks.
     *
     * @param articles how many articles of a page are fetched
     * @param told of each as it ends
     */
    static Map<Source, Verdict> of(
            Configuration configuration, List<Source> sources, int articles, BiConsumer<Source, Verdict> told) {
        Vertx vertx = Vertx.vertx();
        try {
            Future<Map<Source, Verdict>> verdicts =
                    Future.future(promise -> vertx.getOrCreateContext().runOnContext(go -> {
                        InstantSource clock = InstantSource.system();
                        Preview preview = new Preview(vertx, configuration, clock, step -> {});
                        Probe probe = new Probe(preview, sources, articles, clock, told);
                        probe.next();
                        probe.done.future().eventually(preview::close).onComplete(promise);
                    }));
            return StoreWork.await(verdicts);
        } finally {
            StoreWork.await(vertx.close());
        }
    }

    private void next() {
        while (running < AT_ONCE && !waiting.isEmpty()) {
            Source source = waiting.removeFirst();
            running++;
            preview.see(source, articles)
                    .map(seen -> Verdict.of(seen, clock.instant()))
                    .otherwise(fault -> new Verdict(Verdict.Advice.LEAVE, "Tin Tỉnh failed: " + fault))
                    .onSuccess(verdict -> {
                        running--;
                        verdicts.put(source, verdict);
                        told.accept(source, verdict);
                        next();
                    });
        }
        if (running == 0 && waiting.isEmpty()) {
            done.tryComplete(verdicts);
        }
    }
}
