package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.model.Health;

/** What everybody may know of how we do. */
public final class StatusStore {
    private static final Statement SOURCES = Statement.load("status/sources");
    private static final Statement NEWEST = Statement.load("status/newest");
    private static final Statement PUBLIC = Statement.load("source_state/public");
    private static final long PATIENCE_SECONDS = 3;

    private final Database database;

    /** On a database. */
    public StatusStore(Database database) {
        this.database = database;
    }

    /** As of now; fails with a {@link StoreException} when the database does not answer within three seconds. */
    public Future<StatusFigures> figures() {
        return SOURCES.bind()
                .on(database.pool())
                .compose(sources -> NEWEST.bind()
                        .on(database.pool())
                        .map(newest -> figures(
                                sources,
                                Rows.stream(newest)
                                        .map(row -> row.getOffsetDateTime("at").toInstant())
                                        .findFirst())))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /** How each source that is polled does, by id. */
    public Future<Map<String, PublicState>> sources() {
        return database.forReaders().read(PUBLIC.bind()).map(rows -> Rows.stream(rows)
                .map(row -> new PublicState(
                        row.getString("id"),
                        Rows.text(row, "health").map(state -> Rows.named(Health.State.class, state)),
                        Rows.time(row, "last_new")))
                .collect(Collectors.toMap(PublicState::sourceId, state -> state)));
    }

    private static StatusFigures figures(RowSet<Row> sources, Optional<Instant> newest) {
        Map<Health.State, Long> counts = new EnumMap<>(Health.State.class);
        long unjudged = 0;
        for (Row row : sources) {
            String state = row.getString("state");
            if (state == null) {
                unjudged = row.getLong("sources");
            } else {
                counts.put(Rows.named(Health.State.class, state), row.getLong("sources"));
            }
        }
        Optional<Instant> lastPoll = Rows.stream(sources)
                .flatMap(row -> Stream.ofNullable(row.getOffsetDateTime("last_poll")))
                .map(OffsetDateTime::toInstant)
                .max(Instant::compareTo);
        return new StatusFigures(counts, unjudged, lastPoll, newest);
    }
}
