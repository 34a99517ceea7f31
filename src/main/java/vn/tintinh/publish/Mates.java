package vn.tintinh.publish;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.Change;
import vn.tintinh.store.ChangeStore;

/**
 * Finds what names an item that changed: the other items of its story, which may stand in channels that it is not in. One
 * statement for all changes that come together. All on one event loop.
 */
final class Mates {
    private static final Logger LOG = LoggerFactory.getLogger(Mates.class);
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Context loop;
    private final ChangeStore changes;
    private final InstantSource clock;
    private final Consumer<List<Change>> touched;
    private Set<String> waiting = new HashSet<>();
    private boolean asking;

    /** @param touched given the others, as if they had changed without anybody being told */
    Mates(Vertx vertx, Context loop, ChangeStore changes, InstantSource clock, Consumer<List<Change>> touched) {
        this.vertx = vertx;
        this.loop = loop;
        this.changes = changes;
        this.clock = clock;
        this.touched = touched;
    }

    /** Looks for those of items that changed, whatever became of them. */
    void look(List<Change> changed) {
        changed.forEach(change -> waiting.add(change.itemId()));
        ask();
    }

    private void ask() {
        if (asking || waiting.isEmpty()) {
            return;
        }
        asking = true;
        Set<String> asked = waiting;
        waiting = new HashSet<>();
        changes.mates(asked, clock.instant())
                .onComplete(found -> loop.runOnContext(on -> {
                    if (found.succeeded()) {
                        asking = false;
                        touched.accept(found.result().stream()
                                .filter(mate -> !asked.contains(mate.itemId()))
                                .toList());
                        ask();
                    } else {
                        LOG.debug(
                                "event=mates outcome=failed problem=\"{}\"",
                                found.cause().getMessage());
                        waiting.addAll(asked);
                        vertx.setTimer(RETRY.toMillis(), again -> retry());
                    }
                }));
    }

    private void retry() {
        asking = false;
        ask();
    }
}
