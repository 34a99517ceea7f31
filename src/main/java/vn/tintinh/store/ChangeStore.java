package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The numbered changes of items. Numbers rise in the order of commits: a reader that goes on from the last number it
 * has seen misses nothing.
 */
public final class ChangeStore {
    private static final Statement LOCK = Statement.load("change/lock");
    private static final Statement NOTIFY = Statement.load("change/notify");
    private static final Statement AFTER = Statement.load("change/after");
    private static final Statement LATEST = Statement.load("change/latest");
    private static final Statement NEXT_VISIBLE = Statement.load("change/next_visible");
    private static final Statement BECAME_VISIBLE = Statement.load("change/became_visible");

    private static final Statement OLDEST = Statement.load("change/oldest");
    private static final Statement MATES = Statement.load("story/mates");
    private static final Statement MISSED = Statement.load("change/missed");

    private final Database database;

    /** On a database. */
    public ChangeStore(Database database) {
        this.database = database;
    }

    /** The changes after a number, lowest first, at most so many; fewer than that means these are all. */
    public Future<List<Change>> after(long cursor, int limit) {
        return AFTER.bind()
                .set("cursor", cursor)
                .set("limit", (long) limit)
                .on(database.pool())
                .map(ChangeStore::changes);
    }

    /** The highest number so far; 0 when nothing has changed yet. */
    public Future<Long> latest() {
        return LATEST.bind()
                .on(database.pool())
                .map(rows -> rows.iterator().next().getLong("sequence"));
    }

    /**
     * When the next item that is held back may be published, after an instant; empty when none is held back. Changes
     * that come later may be earlier: ask again after each batch of changes.
     */
    public Future<Optional<Instant>> nextVisible(Instant after) {
        return NEXT_VISIBLE
                .bind()
                .set("after", Rows.at(after))
                .on(database.pool())
                .map(rows -> Rows.time(rows.iterator().next(), "at"));
    }

    /** The changes of items that were held back until after one instant and at most until another, at most so many. */
    public Future<List<Change>> becameVisible(Instant after, Instant until, int limit) {
        return BECAME_VISIBLE
                .bind()
                .set("after", Rows.at(after))
                .set("until", Rows.at(until))
                .set("limit", (long) limit)
                .on(database.pool())
                .map(ChangeStore::changes);
    }

    /**
     * What came to be seen since a number and a time, lowest number first: later changes, and earlier ones that were held
     * back until then. Empty when that is no longer known, or as many as {@code limit} or more.
     *
     * @param unveiled the time; when it is empty, that of the change with the number
     * @param now what may be seen only later is left out; removals are not
     */
    public Future<Optional<List<Change>>> missed(long sequence, Optional<Instant> unveiled, Instant now, int limit) {
        return OLDEST.bind().on(database.pool()).compose(oldest -> {
            Long first = oldest.iterator().next().getLong("sequence");
            if (first != null && first > sequence + 1) {
                return Future.succeededFuture(Optional.empty());
            }
            return MISSED.bind()
                    .set("sequence", sequence)
                    .set("unveiled", Rows.orNull(unveiled))
                    .set("now", Rows.at(now))
                    .set("limit", (long) limit)
                    .on(database.pool())
                    .map(rows -> rows.size() < limit ? Optional.of(changes(rows)) : Optional.empty());
        });
    }

    /**
     * The items that share a story with some of others, as if they had changed without anybody being told: what is shown
     * of them names the others. Only what may be seen.
     */
    public Future<List<Change>> mates(Collection<String> itemIds, Instant now) {
        return MATES.bind()
                .set("ids", itemIds.toArray(String[]::new))
                .set("now", Rows.at(now))
                .on(database.pool())
                .map(ChangeStore::changes);
    }

    private static List<Change> changes(RowSet<Row> rows) {
        return Rows.stream(rows).map(Rows::change).toList();
    }

    /**
     * Does what draws change numbers, inside a transaction: takes the right to draw them, works, and tells every node
     * at the commit. The work's rows have a column {@code sequence}; the result is the highest.
     */
    static Future<OptionalLong> numbered(SqlConnection connection, Supplier<Future<RowSet<Row>>> work) {
        return LOCK.bind()
                .on(connection)
                .compose(locked -> work.get())
                .map(ChangeStore::highest)
                .compose(highest -> highest.isEmpty()
                        ? Future.succeededFuture(highest)
                        : NOTIFY.bind()
                                .set("sequence", String.valueOf(highest.getAsLong()))
                                .on(connection)
                                .map(highest));
    }

    private static OptionalLong highest(RowSet<Row> rows) {
        return Rows.stream(rows).mapToLong(row -> row.getLong("sequence")).max();
    }
}
