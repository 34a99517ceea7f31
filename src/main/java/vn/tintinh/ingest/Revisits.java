package vn.tintinh.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Republication;
import vn.tintinh.model.Source;
import vn.tintinh.store.Revisit;
import vn.tintinh.store.RevisitStore;

/**
 * Looks again at the pages of recent items, in turns that polls leave over: at each tick at most as many pages as slots
 * are free, each of another host. Every node does, and the store deals the pages out. Lives on one event loop.
 */
final class Revisits {
    private static final Logger LOG = LoggerFactory.getLogger(Revisits.class);
    private static final int SLOTS = 8;
    private static final Duration LEASE = Duration.ofMinutes(3);

    /** Of the turns that a host grants, every second one at most. */
    private static final int PACE = 2;

    private final Vertx vertx;
    private final RevisitStore store;
    private final Visit visit;
    private final Supplier<Configuration> configuration;
    private final MeterRegistry metrics;
    private volatile Revisit.Figures figures = new Revisit.Figures(0, 0);
    private int running;
    private boolean looking;
    private long timer = -1;

    Revisits(
            Vertx vertx,
            RevisitStore store,
            Visit visit,
            Supplier<Configuration> configuration,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.store = store;
        this.visit = visit;
        this.configuration = configuration;
        this.metrics = metrics;
        Gauge.builder("tintinh_revisit_pages", () -> figures.pages())
                .description("Pages of published items that are looked at again")
                .register(metrics);
        Gauge.builder("tintinh_revisit_overdue", () -> figures.overdue())
                .description("Those of them not looked at for more than three hours")
                .register(metrics);
        for (Visit.End end : Visit.End.values()) {
            ended(end);
        }
    }

    void start(Duration tick) {
        timer = vertx.setPeriodic(tick.toMillis(), id -> look());
        rank();
    }

    /** Claims nothing more; what is under way ends by itself, or is done by another node. */
    void stop() {
        vertx.cancelTimer(timer);
    }

    /** Takes over the configuration in force. */
    void rank() {
        store.rank(later()).onFailure(failure -> LOG.warn("event=rank problem=\"{}\"", failure.getMessage()));
    }

    /** Counts anew, and drops what has had its time. */
    Future<Void> count() {
        return store.prune(kept())
                .compose(pruned -> store.figures())
                .onSuccess(counted -> figures = counted)
                .mapEmpty();
    }

    private Duration kept() {
        return configuration.get().settings().removal().revisited();
    }

    /** Sources of which we show no more than links: theirs come last. */
    private Set<String> later() {
        return configuration.get().sources().stream()
                .filter(source -> source.republication().mode() == Republication.Mode.LINK)
                .map(Source::id)
                .collect(Collectors.toSet());
    }

    private void look() {
        int free = SLOTS - running;
        if (looking || free == 0 || kept().isZero()) {
            return;
        }
        looking = true;
        Duration gap = configuration.get().settings().polling().hostGap();
        takeOver()
                .compose(done -> store.claim(new Revisit.Request(free, gap, gap.multipliedBy(PACE), LEASE)))
                .onComplete(claimed -> {
                    looking = false;
                    if (claimed.succeeded()) {
                        claimed.result().forEach(this::begin);
                    } else {
                        LOG.debug(
                                "event=revisit problem=\"{}\"", claimed.cause().getMessage());
                    }
                });
    }

    private Future<Void> takeOver() {
        return store.takeOver(kept(), later()).compose(more -> more ? takeOver() : Future.succeededFuture());
    }

    private void begin(Revisit page) {
        running++;
        visit.of(page)
                .onSuccess(seen -> tell(page, seen))
                .onFailure(failure -> LOG.warn(
                        "event=revisit item={} outcome=unsaved problem=\"{}\"", page.itemId(), failure.getMessage()))
                .onComplete(done -> running--);
    }

    private Counter ended(Visit.End end) {
        return Counter.builder("tintinh_revisits")
                .description("Looks at pages of published items, by what came of them")
                .tag("outcome", ConstantName.of(end))
                .register(metrics);
    }

    private void tell(Revisit page, Visit.End end) {
        String outcome = ConstantName.of(end);
        ended(end).increment();
        if (end == Visit.End.REMOVED || end == Visit.End.RESTORED || end == Visit.End.HELD) {
            LOG.info("event=revisit source={} item={} outcome={}", page.sourceId(), page.itemId(), outcome);
        } else {
            LOG.debug("event=revisit source={} item={} outcome={}", page.sourceId(), page.itemId(), outcome);
        }
    }
}
