package vn.tintinh.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.tintinh.store.StoreException.Reason;

/**
 * The end of every run: all that it found is stored in one transaction, so a crash at any instant leaves all of it or
 * none, and a stored ETag never hides an item that is not stored.
 */
public final class RunStore {
    private static final Statement SINCE = Statement.load("run/since");
    private static final Statement DAYS = Statement.load("run/days");
    private static final Statement LATEST = Statement.load("run/latest");
    private static final Duration LONGEST_SAVE = Duration.ofMinutes(2);
    private static final Duration LONGEST_GROUP = Duration.ofSeconds(90);

    private final Database database;
    private final SaveQueue queue;

    /** On a database. */
    public RunStore(Database database) {
        this(database, LONGEST_GROUP);
    }

    RunStore(Database database, Duration patience) {
        this.database = database;
        this.queue = new SaveQueue(database, patience);
    }

    /**
     * Stores a run and hands its source back. What is known already is recognised first and not written again; what is
     * new or revised gets a change number, and every node is told once. A source's first items are stored as stock:
     * not announced. Several nodes may save at the same time.
     *
     * <p>Fails with {@link StoreException} and {@link Reason#LEASE_LOST} when the source went to another node
     * meanwhile; that one brings what is lost here. A lease that is only over, and that nobody has taken, still
     * counts.
     */
    public Future<Saved> save(RunResult result) {
        return drafts(result)
                .compose(drafts -> queue.save(new Ending(result, drafts)))
                .timeout(LONGEST_SAVE.toSeconds(), TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /** Digests and literals of up to some megabytes of text: not on the event loop. */
    private Future<List<Draft>> drafts(RunResult result) {
        if (result.items().isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return database.vertx()
                .executeBlocking(
                        () -> result.items().stream()
                                .map(found -> Draft.of(result.claim().sourceId(), found))
                                .toList(),
                        false);
    }

    /** How many runs all nodes have stored in the last so much time. */
    public Future<Long> since(Duration time) {
        return SINCE.bind().set("ms", time.toMillis()).on(database.pool()).map(rows -> rows.iterator()
                .next()
                .getLong("runs"));
    }

    /** What all nodes' runs came to since a time, by source and day of Việt Nam, in no order. */
    public Future<List<SourceDay>> days(Instant since) {
        return DAYS.bind().set("since", Rows.at(since)).on(database.pool()).map(rows -> Rows.stream(rows)
                .map(row -> new SourceDay(
                        row.getString("source_id"),
                        row.getLocalDate("day"),
                        row.getLong("items"),
                        row.getLong("runs"),
                        row.getLong("failed"),
                        Duration.ofMillis(row.getLong("took_ms"))))
                .toList());
    }

    /** The newest runs of a source, newest first, at most so many. */
    public Future<List<LoggedRun>> latest(String sourceId, int limit) {
        return LATEST.bind()
                .set("source_id", SafeText.of(sourceId))
                .set("limit", (long) limit)
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(Rows::run).toList());
    }
}
