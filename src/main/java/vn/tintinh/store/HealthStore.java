package vn.tintinh.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.tintinh.model.Health;

/** How sources are, and the incidents that go with it. Times are the database's. */
public final class HealthStore {
    private static final Statement JUDGE = Statement.load("source_state/judge");
    private static final Statement COUNT = Statement.load("source_state/count_health");
    private static final Statement FIELDS = Statement.load("item/fields");
    private static final int RECENT_ITEMS = 100;

    private final Database database;

    /** On a database. */
    public HealthStore(Database database) {
        this.database = database;
    }

    /**
     * Stores how a source is, right after the run under a claim, and notes incidents with it, both or none. When
     * another node has claimed the source since, nothing is stored.
     *
     * @param failing for how long the source has failed by now; zero when it has not
     * @param seen incidents that are, or are no more
     * @return the incidents that began
     */
    public Future<List<Incident>> judge(Claim claim, Health health, Duration failing, List<Sighting> seen) {
        return database.pool()
                .withTransaction(connection -> JUDGE.bind()
                        .set("id", claim.sourceId())
                        .set("token", claim.token())
                        .set("health", Rows.name(health.state()))
                        .set("evidence", SafeText.of(health.evidence()))
                        .set("advice", SafeText.of(health.advice()))
                        .set("failing_ms", health.failingSince().isPresent() ? failing.toMillis() : null)
                        .on(connection)
                        .compose(rows -> rows.size() == 0
                                ? Future.succeededFuture(List.<Incident>of())
                                : IncidentStore.note(connection, Map.of(claim.sourceId(), seen))))
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /** How many of the sources that are polled are in each state; states that none is in are left out. */
    public Future<Map<Health.State, Long>> counts() {
        return COUNT.bind().on(database.pool()).map(rows -> {
            Map<Health.State, Long> counts = new EnumMap<>(Health.State.class);
            rows.forEach(
                    row -> counts.put(Rows.named(Health.State.class, row.getString("state")), row.getLong("sources")));
            return counts;
        });
    }

    /** What the newest stored items of a source, a hundred at most, had. */
    public Future<Fields> fields(String sourceId) {
        return FIELDS.bind()
                .set("source_id", SafeText.of(sourceId))
                .set("limit", (long) RECENT_ITEMS)
                .on(database.pool())
                .map(rows -> rows.iterator().next())
                .map(row -> new Fields(
                        Math.toIntExact(row.getLong("items")),
                        Math.toIntExact(row.getLong("titled")),
                        Math.toIntExact(row.getLong("linked")),
                        Math.toIntExact(row.getLong("dated"))));
    }
}
