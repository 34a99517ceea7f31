package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents: at most one of a kind is open for a source, and goes on until it is resolved. */
public final class IncidentStore {
    private static final Statement RAISE = Statement.load("incident/raise");
    private static final Statement RESOLVE = Statement.load("incident/resolve");
    private static final Statement OPEN = Statement.load("incident/open");
    private static final Statement OF_SOURCE = Statement.load("incident/of_source");
    private static final Statement OPEN_OF_SOURCE = Statement.load("incident/open_of_source");
    private static final Statement ACKNOWLEDGE = Statement.load("incident/acknowledge");
    private static final Statement CLOSE = Statement.load("incident/close");
    private static final Statement LATEST = Statement.load("incident/latest");
    private static final int LONGEST_EVIDENCE = 4000;

    private final Database database;

    /** On a database. */
    public IncidentStore(Database database) {
        this.database = database;
    }

    /** All that are open, the longest first, at most so many. */
    public Future<List<Incident>> open(int limit) {
        return OPEN.bind().set("limit", (long) limit).on(database.pool()).map(IncidentStore::incidents);
    }

    /** Those of a source that are open, the longest first. */
    public Future<List<Incident>> openOf(String sourceId) {
        return OPEN_OF_SOURCE
                .bind()
                .set("source_id", SafeText.of(sourceId))
                .on(database.pool())
                .map(IncidentStore::incidents);
    }

    /** Those that began or ended last, the newest such news first, at most so many. */
    public Future<List<Incident>> latest(int limit) {
        return LATEST.bind().set("limit", (long) limit).on(database.pool()).map(IncidentStore::incidents);
    }

    /** Those of a source, open and over, newest first, at most so many. */
    public Future<List<Incident>> ofSource(String sourceId, int limit) {
        return OF_SOURCE
                .bind()
                .set("source_id", SafeText.of(sourceId))
                .set("limit", (long) limit)
                .on(database.pool())
                .map(IncidentStore::incidents);
    }

    /** Opens an incident, or says of an open one that it is still there; empty in the latter case. */
    public Future<Optional<Incident>> raise(String sourceId, Incident.Kind kind, String evidence) {
        return note(database.pool(), Map.of(sourceId, List.of(Sighting.of(kind, evidence))))
                .map(opened -> opened.stream().findFirst());
    }

    /** Ends an incident, if it is open. */
    public Future<Void> resolve(String sourceId, Incident.Kind kind) {
        return note(database.pool(), Map.of(sourceId, List.of(Sighting.none(kind))))
                .mapEmpty();
    }

    /** An admin knows of an open incident; false where it is over or was known before. */
    public Future<Boolean> acknowledge(long id) {
        return ACKNOWLEDGE.bind().set("id", id).on(database.pool()).map(rows -> rows.size() > 0);
    }

    /** An admin ends an open incident; what goes on opens another one. False where it is over. */
    public Future<Boolean> close(long id) {
        return CLOSE.bind().set("id", id).on(database.pool()).map(rows -> rows.size() > 0);
    }

    /** Notes what was seen of each source; the incidents that it opens. */
    static Future<List<Incident>> note(SqlClient client, Map<String, List<Sighting>> seen) {
        List<Incident> opened = new ArrayList<>();
        Future<?> chain = resolve(client, seen);
        for (Map.Entry<String, List<Sighting>> source : seen.entrySet()) {
            for (Sighting sighting : source.getValue()) {
                if (sighting.evidence().isPresent()) {
                    chain = chain.compose(done -> raise(
                                    client,
                                    source.getKey(),
                                    sighting.kind(),
                                    sighting.evidence().get())
                            .onSuccess(fresh -> fresh.ifPresent(opened::add)));
                }
            }
        }
        return chain.map(done -> List.copyOf(opened));
    }

    /** All that are over in one go: most runs of most sources say of several kinds that there are none. */
    private static Future<?> resolve(SqlClient client, Map<String, List<Sighting>> seen) {
        List<String> sources = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        seen.forEach((source, sightings) -> {
            for (Sighting sighting : sightings) {
                if (sighting.evidence().isEmpty()) {
                    sources.add(SafeText.of(source));
                    kinds.add(Rows.name(sighting.kind()));
                }
            }
        });
        return sources.isEmpty()
                ? Future.succeededFuture()
                : RESOLVE.bind()
                        .set("source_ids", sources.toArray(String[]::new))
                        .set("kinds", kinds.toArray(String[]::new))
                        .on(client);
    }

    private static Future<Optional<Incident>> raise(
            SqlClient client, String sourceId, Incident.Kind kind, String evidence) {
        return RAISE.bind()
                .set("source_id", SafeText.of(sourceId))
                .set("kind", Rows.name(kind))
                .set("evidence", SafeText.of(SafeText.cut(evidence, LONGEST_EVIDENCE)))
                .on(client)
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return row.getBoolean("fresh") ? Optional.of(incident(row)) : Optional.empty();
                });
    }

    private static List<Incident> incidents(RowSet<Row> rows) {
        return Rows.stream(rows).map(IncidentStore::incident).toList();
    }

    private static Incident incident(Row row) {
        return new Incident(
                row.getLong("id"),
                row.getString("source_id"),
                Rows.named(Incident.Kind.class, row.getString("kind")),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("last_seen").toInstant(),
                row.getString("evidence"),
                Rows.time(row, "resolved_at"),
                Rows.time(row, "acknowledged_at"));
    }
}
