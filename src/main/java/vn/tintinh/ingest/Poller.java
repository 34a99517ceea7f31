package vn.tintinh.ingest;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.Claim;
import vn.tintinh.store.StoreException;

/**
 * Keeps as many runs going as there are slots: work is pulled, never queued. At each tick, and as soon as a run ends,
 * at most as many due sources are claimed as slots are free. Lives on one event loop.
 */
public final class Poller {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final Vertx vertx;
    private final int slots;
    private final Function<Integer, Future<List<Claim>>> claim;
    private final Function<Claim, Future<Void>> run;
    private int running;
    private boolean claiming;
    private boolean moreDue;
    private boolean away;
    private boolean stopped = true;
    private long timer = -1;
    private @Nullable Promise<Void> idle;

    /**
     * @param slots runs at the same time
     * @param claim takes at most so many due sources
     * @param run polls one source; its future fails only by our own fault, which is logged and ends that run alone
     */
    public Poller(
            Vertx vertx, int slots, Function<Integer, Future<List<Claim>>> claim, Function<Claim, Future<Void>> run) {
        this.vertx = vertx;
        this.slots = slots;
        this.claim = claim;
        this.run = run;
    }

    /** Looks for due sources now and then at every tick. */
    public void start(Duration tick) {
        stopped = false;
        timer = vertx.setPeriodic(tick.toMillis(), id -> pull());
        pull();
    }

    /** Claims nothing more; done when the last run has ended, or after {@code patience} without waiting further. */
    public Future<Void> stop(Duration patience) {
        stopped = true;
        vertx.cancelTimer(timer);
        if (running == 0 && !claiming) {
            return Future.succeededFuture();
        }
        Promise<Void> ended = Promise.promise();
        idle = ended;
        vertx.setTimer(patience.toMillis(), id -> ended.tryComplete());
        return ended.future();
    }

    /** Runs that are under way. */
    public int running() {
        return running;
    }

    private void pull() {
        int free = slots - running;
        if (stopped || claiming || free == 0) {
            return;
        }
        claiming = true;
        claim.apply(free).onComplete(claimed -> {
            claiming = false;
            tellOfOutage(claimed);
            if (claimed.succeeded()) {
                moreDue = !claimed.result().isEmpty();
                claimed.result().forEach(this::begin);
            }
            tellIfIdle();
        });
    }

    /** Says once that the store is away, and once that it is back. */
    private void tellOfOutage(AsyncResult<List<Claim>> claimed) {
        if (claimed.failed() && !away) {
            LOG.warn(
                    "event=claim outcome=failed problem=\"{}\"", claimed.cause().getMessage());
        } else if (claimed.succeeded() && away) {
            LOG.info("event=claim outcome=recovered");
        }
        away = claimed.failed();
    }

    private void begin(Claim claimed) {
        running++;
        run.apply(claimed).onFailure(fault -> tellOfFault(claimed, fault)).onComplete(ended -> {
            running--;
            tellIfIdle();
            if (moreDue) {
                pull();
            }
        });
    }

    private static void tellOfFault(Claim claimed, Throwable fault) {
        if (fault instanceof StoreException) {
            LOG.warn("event=run source={} outcome=unsaved problem=\"{}\"", claimed.sourceId(), fault.getMessage());
        } else {
            LOG.error("event=run source={} outcome=fault", claimed.sourceId(), fault);
        }
    }

    private void tellIfIdle() {
        if (idle != null && running == 0 && !claiming) {
            idle.tryComplete();
        }
    }
}
