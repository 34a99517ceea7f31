package vn.tintinh.store;

import io.vertx.core.Future;
import java.util.List;

/** Labels of sources that no category claims. */
public final class LabelStore {
    private static final Statement UNKNOWN = Statement.load("label/unknown");

    private final Database database;

    /** On a database. */
    public LabelStore(Database database) {
        this.database = database;
    }

    /** The unknown labels, the most frequent first, at most so many. */
    public Future<List<UnknownLabel>> unknown(int limit) {
        return UNKNOWN.bind().set("limit", (long) limit).on(database.pool()).map(rows -> Rows.stream(rows)
                .map(row -> new UnknownLabel(
                        row.getString("source_id"),
                        row.getString("label"),
                        row.getLong("items"),
                        row.getOffsetDateTime("last_seen").toInstant()))
                .toList());
    }
}
