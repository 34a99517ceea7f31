package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Items that were removed, by hand or because their pages vanished, and the audit of it. What is removed is kept, never
 * given out again, and not revived by its source.
 */
public final class RemovalStore {
    private static final Statement NAMED = Statement.load("item/named");
    private static final Statement REMOVE = Statement.load("item/remove");
    private static final Statement RESTORE = Statement.load("item/restore");
    private static final Statement FORGET = Statement.load("revisit/forget");
    private static final Statement LATEST = Statement.load("removal/latest");
    private static final Statement TOMBSTONES = Statement.load("removal/tombstones");
    private static final String TAKEDOWN = "takedown";
    private static final int MOST_NAMED = 100;
    private static final int MOST_TOMBSTONES = 2000;

    private final Database database;

    /** On a database. */
    public RemovalStore(Database database) {
        this.database = database;
    }

    /** The item of an id, or all items of a page's URL, with http or https; the removed ones among them. */
    public Future<List<NamedItem>> named(String idOrUrl) {
        return NAMED.bind()
                .set("name", SafeText.of(idOrUrl))
                .set("links", links(SafeText.of(idOrUrl)).toArray(String[]::new))
                .set("limit", (long) MOST_NAMED)
                .on(database.pool())
                .map(rows -> Rows.stream(rows)
                        .map(row -> new NamedItem(
                                row.getString("id"),
                                row.getString("source_id"),
                                row.getString("title"),
                                Rows.text(row, "link"),
                                Rows.time(row, "removed_at")))
                        .toList());
    }

    private static List<String> links(String url) {
        return Stream.of(url, url.replaceFirst("^http:", "https:"), url.replaceFirst("^https:", "http:"))
                .distinct()
                .toList();
    }

    /**
     * Takes an item down. Number of the change; empty when it was removed already, or is not there.
     *
     * @param evidence why, and who asked; kept for ever
     */
    public Future<OptionalLong> takeDown(String id, String evidence) {
        return numbered(connection -> REMOVE.bind()
                .set("id", SafeText.of(id))
                .set("reason", TAKEDOWN)
                .set("evidence", SafeText.of(evidence))
                .on(connection)
                .compose(removed -> FORGET.bind()
                        .set("item_id", SafeText.of(id))
                        .on(connection)
                        .map(removed)));
    }

    /** Puts an item back that was taken down. Number of the change; empty when it was not. */
    public Future<OptionalLong> putBack(String id) {
        return numbered(connection -> restore(connection, SafeText.of(id), TAKEDOWN));
    }

    static Future<RowSet<Row>> restore(SqlConnection connection, String id, String reason) {
        return RESTORE.bind().set("id", id).set("reason", reason).on(connection);
    }

    private Future<OptionalLong> numbered(Function<SqlConnection, Future<RowSet<Row>>> work) {
        return database.pool()
                .withTransaction(connection -> ChangeStore.numbered(connection, () -> work.apply(connection)))
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /** The audit, newest first. */
    public Future<List<Removal>> latest(int limit) {
        return LATEST.bind().set("limit", (long) limit).on(database.pool()).map(rows -> Rows.stream(rows)
                .map(row -> new Removal(
                        row.getString("item_id"),
                        row.getString("source_id"),
                        row.getString("title"),
                        Rows.text(row, "link"),
                        row.getString("reason"),
                        row.getString("evidence"),
                        row.getOffsetDateTime("removed_at").toInstant(),
                        Rows.time(row, "restored_at")))
                .toList());
    }

    /** What was published once and was removed lately, newest first, as the changes that removed it. */
    public Future<List<Change>> tombstones(Duration younger) {
        return TOMBSTONES
                .bind()
                .set("older_ms", younger.toMillis())
                .set("limit", (long) MOST_TOMBSTONES)
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(Rows::change).toList());
    }
}
