package vn.tintinh.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;
import vn.tintinh.schedule.Budget;
import vn.tintinh.store.RunStore;

/** Watches what all nodes' polls come to, and keeps them to the budget where there is one. One event loop's. */
final class Spending {
    /** How often, and over what time, polls are counted. */
    static final Duration EVERY = Duration.ofMinutes(10);

    private final RunStore runs;
    private final Supplier<OptionalInt> allowed;
    private volatile double pressure = 1;

    Spending(RunStore runs, Supplier<OptionalInt> allowed, MeterRegistry metrics) {
        this.runs = runs;
        this.allowed = allowed;
        Gauge.builder("tintinh_poll_pressure", () -> pressure)
                .description("How many times as dear as usual a poll is, to keep to polling.budget")
                .register(metrics);
    }

    /** How many times as dear as usual a request is at present. */
    double pressure() {
        return pressure;
    }

    /** Counts anew. */
    Future<Void> count() {
        OptionalInt budget = allowed.get();
        if (budget.isEmpty()) {
            pressure = 1;
            return Future.succeededFuture();
        }
        return runs.since(EVERY)
                .onSuccess(polls -> pressure = new Budget(budget.getAsInt(), pressure)
                        .seen(polls * 3600.0 / EVERY.toSeconds())
                        .pressure())
                .mapEmpty();
    }
}
