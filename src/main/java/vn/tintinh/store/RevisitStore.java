package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Pages of published items that are looked at again, so that what a publisher takes down is taken down here. All times
 * are the database's. Items are taken over from the changes, so storing them costs nothing more.
 */
public final class RevisitStore {
    /** How often a page is looked at: with the second look and some delay, within the three hours that the law gives. */
    public static final Duration EVERY = Duration.ofMinutes(135);

    /** Within what an item must be gone after its publisher took it down. */
    public static final Duration DUTY = Duration.ofHours(3);

    private static final Statement CURSOR = Statement.load("revisit/cursor");
    private static final Statement CHANGED = Statement.load("revisit/changed");
    private static final Statement TAKE_OVER = Statement.load("revisit/take_over");
    private static final Statement GO_ON = Statement.load("revisit/go_on");
    private static final Statement CLAIM = Statement.load("revisit/claim");
    private static final Statement ALIVE = Statement.load("revisit/alive");
    private static final Statement MISSING = Statement.load("revisit/missing");
    private static final Statement UNCLEAR = Statement.load("revisit/unclear");
    private static final Statement REST = Statement.load("revisit/rest");
    private static final Statement HASTEN = Statement.load("revisit/hasten");
    private static final Statement VANISHING = Statement.load("revisit/vanishing");
    private static final Statement LIVE_SIBLING = Statement.load("revisit/has_live_sibling");
    private static final Statement RANK = Statement.load("revisit/rank");
    private static final Statement COUNT = Statement.load("revisit/count");
    private static final Statement PRUNE = Statement.load("revisit/prune");
    private static final Statement REMOVE = Statement.load("item/remove");
    private static final int BATCH = 1000;
    private static final int MOST_HASTENED = 9;

    private final Database database;
    private final Function<URI, String> hostKey;

    /** On a database; the pages' hosts are named as {@link SourceStore} names those of sources. */
    public RevisitStore(Database database) {
        this.database = database;
        this.hostKey = SourceStore::hostName;
    }

    /**
     * Takes over the next items that have changed since this was last done by any node.
     *
     * @param kept items first seen longer ago are not looked at again
     * @param later sources whose items come after others
     * @return whether there may be more
     */
    public Future<Boolean> takeOver(Duration kept, Set<String> later) {
        return transaction(connection -> CURSOR.bind().on(connection).compose(cursor -> {
            if (cursor.size() == 0) {
                return Future.succeededFuture(false);
            }
            return CHANGED.bind()
                    .set("cursor", cursor.iterator().next().getLong("sequence"))
                    .set("limit", (long) BATCH)
                    .set("kept_ms", kept.toMillis())
                    .on(connection)
                    .compose(rows -> takeOver(connection, rows, later));
        }));
    }

    private Future<Boolean> takeOver(SqlConnection connection, RowSet<Row> rows, Set<String> later) {
        if (rows.size() == 0) {
            return Future.succeededFuture(false);
        }
        long last = 0;
        Map<String, Row> items = new LinkedHashMap<>();
        for (Row row : rows) {
            last = row.getLong("sequence");
            if (row.getString("id") != null && host(row.getString("link")).isPresent()) {
                items.put(row.getString("id"), row);
            }
        }
        Future<?> taken = items.isEmpty()
                ? Future.succeededFuture()
                : takeOver(items.values(), later).on(connection);
        long reached = last;
        return taken.compose(done -> GO_ON.bind().set("sequence", reached).on(connection))
                .map(done -> rows.size() == BATCH);
    }

    private Statement.Bound takeOver(Collection<Row> items, Set<String> later) {
        return TAKE_OVER
                .bind()
                .set("every_ms", EVERY.toMillis())
                .set("item_ids", texts(items, row -> row.getString("id")))
                .set("source_ids", texts(items, row -> row.getString("source_id")))
                .set("urls", texts(items, row -> row.getString("link")))
                .set("hosts", texts(items, row -> host(row.getString("link")).orElseThrow()))
                .set(
                        "ranks",
                        items.stream()
                                .map(row -> (short) (later.contains(row.getString("source_id")) ? 1 : 0))
                                .toArray(Short[]::new))
                .set(
                        "first_seen",
                        items.stream()
                                .map(row -> row.getOffsetDateTime("first_seen"))
                                .toArray(OffsetDateTime[]::new));
    }

    private static String[] texts(Collection<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private Optional<String> host(String link) {
        try {
            return Optional.of(hostKey.apply(URI.create(link))).filter(host -> !host.isEmpty());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Says anew which sources' items come after others. */
    public Future<Void> rank(Set<String> later) {
        return RANK.bind()
                .set("later", later.toArray(String[]::new))
                .on(database.pool())
                .mapEmpty();
    }

    /** Leases pages that are due, at most one of a host, none of a host that is polled now or soon. */
    public Future<List<Revisit>> claim(Revisit.Request request) {
        return CLAIM.bind()
                .set("slots", (long) request.slots())
                .set("gap_ms", request.gap().toMillis())
                .set("pace_ms", request.pace().toMillis())
                .set("lease_ms", request.lease().toMillis())
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(RevisitStore::revisit).toList());
    }

    private static Revisit revisit(Row row) {
        Long missing = row.getLong("missing_ms");
        return new Revisit(
                row.getString("item_id"),
                row.getString("source_id"),
                row.getString("url"),
                row.getString("host"),
                row.getString("title"),
                Rows.text(row, "etag"),
                Rows.text(row, "last_modified"),
                row.getInteger("misses"),
                missing == null ? Duration.ZERO : Duration.ofMillis(missing),
                row.getBoolean("seen_alive"),
                row.getBoolean("removed"),
                row.getBoolean("held"),
                row.getOffsetDateTime("lease_until"));
    }

    /** The page is there; an item that had vanished comes back. Whether it did. */
    public Future<Boolean> alive(Revisit page, Optional<String> etag, Optional<String> lastModified) {
        return transaction(connection -> ALIVE.bind()
                .set("item_id", page.itemId())
                .set("lease_until", page.lease())
                .set("etag", SafeText.orNull(etag))
                .set("last_modified", SafeText.orNull(lastModified))
                .set("every_ms", EVERY.toMillis())
                .on(connection)
                .compose(rows -> rows.size() == 0 || !page.removed()
                        ? Future.succeededFuture(false)
                        : ChangeStore.numbered(
                                        connection, () -> RemovalStore.restore(connection, page.itemId(), "vanished"))
                                .map(sequence -> sequence.isPresent())));
    }

    /** The page is not there, and is looked at again after a while. */
    public Future<Void> missing(Revisit page, String problem, Duration wait) {
        return missing(page, problem, wait, database.pool()).mapEmpty();
    }

    private static Future<RowSet<Row>> missing(Revisit page, String problem, Duration wait, SqlClient client) {
        return MISSING.bind()
                .set("item_id", page.itemId())
                .set("lease_until", page.lease())
                .set("problem", SafeText.of(problem))
                .set("wait_ms", wait.toMillis())
                .on(client);
    }

    /** The page is not there, and its item is removed for it. Whether it was shown until now. */
    public Future<Boolean> remove(Revisit page, String evidence) {
        return transaction(connection -> missing(page, evidence, EVERY, connection)
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(false)
                        : ChangeStore.numbered(connection, () -> REMOVE.bind()
                                        .set("id", page.itemId())
                                        .set("reason", "vanished")
                                        .set("evidence", SafeText.of(evidence))
                                        .on(connection))
                                .map(sequence -> sequence.isPresent())));
    }

    /** Nothing can be said of the page; a look for which there was no turn does not count as one. */
    public Future<Void> unclear(Revisit page, String problem, Optional<Duration> rest) {
        Future<?> noted = UNCLEAR.bind()
                .set("item_id", page.itemId())
                .set("lease_until", page.lease())
                .set("problem", SafeText.of(problem))
                .set("tried", rest.isPresent())
                .set("every_ms", EVERY.toMillis())
                .on(database.pool());
        return noted.compose(done -> rest.filter(wait -> !wait.isZero())
                        .<Future<?>>map(wait -> REST.bind()
                                .set("host", page.host())
                                .set("wait_ms", wait.toMillis())
                                .on(database.pool()))
                        .orElseGet(Future::succeededFuture))
                .mapEmpty();
    }

    /** Has some other pages of the host looked at soon, to tell one item's end from the host's trouble. */
    public Future<Void> hastenSiblings(Revisit page) {
        return HASTEN.bind()
                .set("host", page.host())
                .set("limit", (long) MOST_HASTENED)
                .on(database.pool())
                .mapEmpty();
    }

    /** How the host's pages were within a time. */
    public Future<Revisit.Siblings> siblings(Revisit page, Duration within) {
        return VANISHING
                .bind()
                .set("host", page.host())
                .set("within_ms", within.toMillis())
                .on(database.pool())
                .map(rows -> rows.iterator().next())
                .map(row -> new Revisit.Siblings(row.getLong("checked"), row.getLong("missing")));
    }

    /** Whether a page of the item's source was seen alive within a day. */
    public Future<Boolean> hasLiveSibling(Revisit page) {
        return LIVE_SIBLING
                .bind()
                .set("source_id", page.sourceId())
                .on(database.pool())
                .map(rows -> rows.iterator().next().getBoolean("live"));
    }

    /** How far the duty is met. */
    public Future<Revisit.Figures> figures() {
        return COUNT.bind()
                .set("duty_ms", DUTY.toMillis())
                .on(database.pool())
                .map(rows -> rows.iterator().next())
                .map(row -> new Revisit.Figures(row.getLong("pages"), row.getLong("overdue")));
    }

    /** Looks no more at items that were first seen longer ago. */
    public Future<Void> prune(Duration kept) {
        return PRUNE.bind()
                .set("kept_ms", kept.toMillis())
                .set("limit", (long) BATCH)
                .on(database.pool())
                .compose(rows -> rows.rowCount() == BATCH ? prune(kept) : Future.succeededFuture());
    }

    private <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return database.pool().withTransaction(work).recover(failure -> Future.failedFuture(Failures.of(failure)));
    }
}
