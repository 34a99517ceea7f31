package vn.tintinh.embed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.config.Partner;
import vn.tintinh.store.EmbedCount;
import vn.tintinh.store.EmbedCountStore;

/**
 * How often blocks are asked for: a number for each partner, hour and way, and nothing of who asked. Added up in memory
 * and written once a minute and at the end; what cannot be written is kept and tried again. May be used by any thread.
 */
final class Counts {
    private static final Logger LOG = LoggerFactory.getLogger(Counts.class);
    private static final long WRITE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long PRUNE_MILLIS = Duration.ofDays(1).toMillis();
    private static final Duration KEPT = Duration.ofDays(400);

    /** Numbers that may wait for the store; it would have to be away for months. */
    private static final int MOST = 50_000;

    private final Vertx vertx;
    private final EmbedCountStore store;
    private final InstantSource clock;
    private final Map<EmbedCount.Way, Counter> metrics = new EnumMap<>(EmbedCount.Way.class);
    private final ConcurrentHashMap<Key, Long> waiting = new ConcurrentHashMap<>();
    private final List<Long> timers = new ArrayList<>();

    Counts(Vertx vertx, EmbedCountStore store, MeterRegistry metrics, InstantSource clock) {
        this.vertx = vertx;
        this.store = store;
        this.clock = clock;
        for (EmbedCount.Way way : EmbedCount.Way.values()) {
            this.metrics.put(
                    way,
                    Counter.builder("tintinh_embeds")
                            .description("Blocks that were asked for, in frames, by scripts and as fragments")
                            .tag("way", way.label())
                            .register(metrics));
        }
    }

    private record Key(String partner, Instant hour, EmbedCount.Way way) {}

    /** Writes from now on. */
    void start() {
        timers.add(vertx.setPeriodic(WRITE_MILLIS, tick -> write()));
        timers.add(vertx.setPeriodic(1, PRUNE_MILLIS, tick -> store.prune(KEPT)
                .onFailure(
                        cause -> LOG.warn("event=embed-counts outcome=not-pruned reason=\"{}\"", cause.toString()))));
    }

    /** Writes what is left, and no more. */
    Future<Void> stop() {
        timers.forEach(vertx::cancelTimer);
        return write();
    }

    /** Counts once. */
    void count(Optional<Partner> partner, EmbedCount.Way way) {
        Counter counter = metrics.get(way);
        if (counter != null) {
            counter.increment();
        }
        partner.map(Partner::id)
                .filter(id -> waiting.size() < MOST)
                .ifPresent(id -> waiting.merge(new Key(id, hour(), way), 1L, Long::sum));
    }

    /** Each number is taken out in one step, so that none is lost that comes meanwhile. */
    Future<Void> write() {
        List<EmbedCount> taken = new ArrayList<>();
        for (Key key : List.copyOf(waiting.keySet())) {
            Long shown = waiting.remove(key);
            if (shown != null) {
                taken.add(new EmbedCount(key.partner(), key.hour(), key.way(), shown));
            }
        }
        if (taken.isEmpty()) {
            return Future.succeededFuture();
        }
        return store.add(taken).onFailure(cause -> {
            LOG.warn("event=embed-counts outcome=kept reason=\"{}\"", cause.toString());
            taken.forEach(count ->
                    waiting.merge(new Key(count.partner(), count.since(), count.way()), count.shown(), Long::sum));
        });
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }
}
