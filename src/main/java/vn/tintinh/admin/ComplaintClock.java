package vn.tintinh.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.ComplaintFigures;
import vn.tintinh.store.ComplaintStore;

/**
 * Watches the complaints that wait for an answer: counts them for metrics, says in the log when one is overdue, and has
 * those dropped that were answered long ago. One event loop.
 */
public final class ComplaintClock {
    private static final Logger LOG = LoggerFactory.getLogger(ComplaintClock.class);
    private static final long LOOK_MILLIS = TimeUnit.SECONDS.toMillis(15);
    private static final long PRUNE_MILLIS = TimeUnit.HOURS.toMillis(12);

    private final Vertx vertx;
    private final ComplaintStore store;
    private final Supplier<Duration> kept;
    private volatile ComplaintFigures known = new ComplaintFigures(0, 0, Optional.empty());
    private long look;
    private long prune;

    /**
     * Not started yet.
     *
     * @param kept for how long after its answer a complaint is kept
     */
    public ComplaintClock(Vertx vertx, ComplaintStore store, Supplier<Duration> kept, MeterRegistry metrics) {
        this.vertx = vertx;
        this.store = store;
        this.kept = kept;
        gauge(metrics, "open", () -> known.open());
        gauge(metrics, "overdue", () -> known.overdue());
    }

    private static void gauge(MeterRegistry metrics, String state, Supplier<Number> count) {
        Gauge.builder("tintinh_complaints", count)
                .description("Complaints that wait for an answer, and those of them that should have one")
                .tag("state", state)
                .register(metrics);
    }

    /** Begins; the first look is taken at once. */
    public void start() {
        look();
        look = vertx.setPeriodic(LOOK_MILLIS, tick -> look());
        prune = vertx.setPeriodic(PRUNE_MILLIS, tick -> store.prune(kept.get())
                .onFailure(failure -> LOG.warn("event=complaints outcome=kept problem=\"{}\"", failure.getMessage())));
    }

    /** Ends. */
    public Future<Void> stop() {
        vertx.cancelTimer(look);
        vertx.cancelTimer(prune);
        return Future.succeededFuture();
    }

    /** While the store is away, the last figures stand: the database's own alarm says so. */
    private void look() {
        store.figures().onSuccess(now -> {
            ComplaintFigures before = known;
            known = now;
            if (now.overdue() > before.overdue()) {
                LOG.warn(
                        "event=complaints overdue={} open={} due=\"{}\"",
                        now.overdue(),
                        now.open(),
                        now.nextDue().orElseThrow());
            }
        });
    }
}
