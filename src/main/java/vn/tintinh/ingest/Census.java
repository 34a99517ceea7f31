package vn.tintinh.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.Map;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Health;
import vn.tintinh.store.HealthStore;

/** How many sources are in which state, for metrics: as of the last count. One event loop's. */
final class Census {
    private final HealthStore store;
    private volatile Map<Health.State, Long> sources = Map.of();

    Census(HealthStore store, MeterRegistry metrics) {
        this.store = store;
        for (Health.State state : Health.State.values()) {
            Gauge.builder("tintinh_sources", () -> sources.getOrDefault(state, 0L))
                    .description("Sources that are polled, by health")
                    .tag("state", ConstantName.of(state))
                    .register(metrics);
        }
    }

    /** Counts anew. */
    Future<Void> count() {
        return store.counts().onSuccess(counted -> sources = counted).mapEmpty();
    }
}
