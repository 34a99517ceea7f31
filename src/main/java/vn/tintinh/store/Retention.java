package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Drops what has been kept for long enough, in small transactions, so that nobody waits for it. */
public final class Retention {
    private static final Statement ITEMS = Statement.load("item/prune");
    private static final Statement ARTICLES = Statement.load("listed_article/prune");
    private static final Statement RUNS = Statement.load("run/prune");
    private static final Statement CHANGES = Statement.load("change/prune");
    private static final Statement INCIDENTS = Statement.load("incident/prune");
    private static final Statement ARCHIVES = Statement.load("archive/prune");
    private static final Statement PRINTS = Statement.load("story/prune");
    private static final int BATCH = 1000;

    private final Database database;

    /** On a database. */
    public Retention(Database database) {
        this.database = database;
    }

    /**
     * Drops items that were last seen longer ago than {@code items} and are not listed by their source any more, listed
     * URLs of the same age, runs and changes older than {@code runs}, incidents that were over longer ago than that, what
     * new items were compared with, and the oldest archive pages of which no item is left. Dropped items are told of as {@link Change.Kind#REMOVED}, so
     * that they leave the channels they may still be in.
     */
    public Future<Pruned> prune(Duration items, Duration runs) {
        List<Supplier<Future<Integer>>> batches = List.of(
                () -> numberedBatch(items),
                () -> batch(ARTICLES, items),
                () -> batch(RUNS, runs),
                () -> batch(CHANGES, runs),
                () -> batch(INCIDENTS, runs));
        List<Long> dropped = new ArrayList<>();
        Future<Void> chain = Future.succeededFuture();
        for (Supplier<Future<Integer>> batch : batches) {
            chain = chain.compose(before -> all(batch).onSuccess(dropped::add).mapEmpty());
        }
        return chain.compose(done -> all(() -> batch(PRINTS, StoryWriter.WINDOW)))
                .compose(done -> ARCHIVES.bind().on(database.pool()))
                .map(pages -> new Pruned(
                        dropped.get(0),
                        dropped.get(1),
                        dropped.get(2),
                        dropped.get(3),
                        dropped.get(4),
                        pages.rowCount()));
    }

    /** Batch after batch, until one is not full. */
    private static Future<Long> all(Supplier<Future<Integer>> batch) {
        return batch.get()
                .compose(dropped -> dropped < BATCH
                        ? Future.succeededFuture((long) dropped)
                        : all(batch).map(further -> further + dropped));
    }

    private Future<Integer> numberedBatch(Duration older) {
        return transaction(connection -> {
            int[] dropped = {0};
            Future<OptionalLong> work = ChangeStore.numbered(
                    connection, () -> bound(ITEMS, older).on(connection).onSuccess(rows -> dropped[0] = rows.size()));
            return work.map(sequence -> dropped[0]);
        });
    }

    private Future<Integer> batch(Statement statement, Duration older) {
        return bound(statement, older).on(database.pool()).map(RowSet<Row>::rowCount);
    }

    private static Statement.Bound bound(Statement statement, Duration older) {
        return statement.bind().set("older_ms", older.toMillis()).set("limit", (long) BATCH);
    }

    private <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return database.pool().withTransaction(work).recover(failure -> Future.failedFuture(Failures.of(failure)));
    }
}
