package vn.tintinh.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tintinh.store.Database;
import vn.tintinh.store.ReplicaState;

/** Metrics of what a server stands on: Java's memory and processor time, the database and its replicas. */
final class Vitals {
    private static final long LOOK_MILLIS = TimeUnit.SECONDS.toMillis(15);

    private final Vertx vertx;
    private final long timer;

    private Vitals(Vertx vertx, long timer) {
        this.vertx = vertx;
        this.timer = timer;
    }

    /** Of a database that has just been opened. */
    static Vitals start(Vertx vertx, Database database, MeterRegistry metrics) {
        new JvmMemoryMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
        AtomicInteger up = new AtomicInteger(1);
        Gauge.builder("tintinh_database_up", up, AtomicInteger::get)
                .description("Whether the database answers: 1 or 0")
                .register(metrics);
        for (ReplicaState state : ReplicaState.values()) {
            Gauge.builder("tintinh_replicas", () -> database.replicas(state))
                    .description("Replicas of the database: read from, lagging behind, not answering")
                    .tag("state", state.label())
                    .register(metrics);
        }
        long timer = vertx.setPeriodic(
                LOOK_MILLIS, look -> database.health().onComplete(health -> up.set(health.succeeded() ? 1 : 0)));
        return new Vitals(vertx, timer);
    }

    /** Looks no more. */
    Future<Void> stop() {
        vertx.cancelTimer(timer);
        return Future.succeededFuture();
    }
}
