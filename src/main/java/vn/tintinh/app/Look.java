package vn.tintinh.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import vn.tintinh.config.Configuration;
import vn.tintinh.ingest.Preview;
import vn.tintinh.ingest.Seen;
import vn.tintinh.model.Source;

/**
 * One look at a source, in this process and now.
 *
 * @param seen what it would bring
 * @param took from the first request to the last article
 */
record Look(Seen seen, Duration took) {
    /** Looks; blocks until all is fetched. Progress goes to standard error. */
    static Look at(Configuration configuration, Source source, int articles) {
        Vertx vertx = Vertx.vertx();
        long begun = System.nanoTime();
        try {
            Future<Seen> seen =
                    Future.future(promise -> vertx.getOrCreateContext().runOnContext(go -> {
                        Preview preview = new Preview(vertx, configuration, InstantSource.system(), Look::tell);
                        preview.see(source, articles).eventually(preview::close).onComplete(promise);
                    }));
            return new Look(
                    seen.toCompletionStage().toCompletableFuture().join(), Duration.ofNanos(System.nanoTime() - begun));
        } catch (CompletionException failure) {
            throw new IllegalStateException("the preview failed", failure.getCause());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void tell(String step) {
        System.err.println("… " + step);
    }
}
