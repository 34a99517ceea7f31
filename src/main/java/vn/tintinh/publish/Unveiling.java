package vn.tintinh.publish;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.Change;
import vn.tintinh.store.ChangeStore;

/**
 * Watches for items that were held back and may now be seen: one timer, set for the next of them, however many channels
 * there are. All on one event loop.
 */
final class Unveiling {
    private static final Logger LOG = LoggerFactory.getLogger(Unveiling.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int BATCH = 500;

    private final Vertx vertx;
    private final Context loop;
    private final ChangeStore changes;
    private final InstantSource clock;
    private final Consumer<List<Change>> seen;
    private Instant watched;
    private Instant planned = Instant.MAX;
    private long timer = -1;
    private boolean closed;

    Unveiling(Vertx vertx, Context loop, ChangeStore changes, InstantSource clock, Consumer<List<Change>> seen) {
        this.vertx = vertx;
        this.loop = loop;
        this.changes = changes;
        this.clock = clock;
        this.seen = seen;
        this.watched = clock.instant();
    }

    /** Looks for what came to be seen since the last look, and for when to look again. */
    void look() {
        if (closed) {
            return;
        }
        Instant until = clock.instant();
        planned = until.plus(LONGEST);
        batch(until)
                .compose(all -> changes.nextVisible(until))
                .onSuccess(next -> loop.runOnContext(on -> plan(next)))
                .onFailure(cause -> loop.runOnContext(on -> again(cause)));
    }

    /** Of a look that the end of the server has cut off, nothing is told. */
    private void again(Throwable cause) {
        if (!closed) {
            LOG.warn("event=unveil outcome=failed problem=\"{}\"", cause.getMessage());
            arm(clock.instant().plus(RETRY));
        }
    }

    /**
     * Takes note of a change that is not to be seen yet. One that is not held back, and is early only because the clock
     * lags behind the database's, is found by no look: it is handed over when the clock has come so far.
     */
    void await(Change change) {
        Instant at = change.visibleFrom();
        if (!at.isAfter(change.at())) {
            vertx.setTimer(
                    until(at), fired -> loop.runOnContext(on -> seen.accept(closed ? List.of() : List.of(change))));
        } else if (at.isBefore(planned)) {
            arm(at);
        }
    }

    void close() {
        closed = true;
        vertx.cancelTimer(timer);
    }

    /** Hands over what there is; the mark moves only behind what was handed over. */
    private Future<Void> batch(Instant until) {
        return changes.becameVisible(watched, until, BATCH).compose(batch -> {
            loop.runOnContext(on -> seen.accept(batch));
            if (batch.size() < BATCH) {
                watched = until;
                return Future.succeededFuture();
            }
            Instant last = batch.get(batch.size() - 1).visibleFrom();
            boolean stuck = !last.isAfter(watched);
            watched = stuck ? until : last.minusMillis(1);
            return stuck ? Future.succeededFuture() : batch(until);
        });
    }

    private void plan(Optional<Instant> next) {
        Instant latest = clock.instant().plus(LONGEST);
        Instant at = next.filter(latest::isAfter).orElse(latest);
        arm(at.isBefore(planned) ? at : planned);
    }

    private void arm(Instant at) {
        vertx.cancelTimer(timer);
        planned = at;
        if (!closed) {
            timer = vertx.setTimer(until(at), fired -> look());
        }
    }

    private long until(Instant at) {
        return Math.max(1, Duration.between(clock.instant(), at).toMillis() + 1);
    }
}
