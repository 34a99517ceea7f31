package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that follows the primary, and whether it can be read from: it answers, and of all changes that it lacks none
 * is older than half a minute. It is looked at every other second, and at once when a question to it fails. May be used
 * from any thread.
 *
 * <p>The lag is told from the numbered changes, not from the log of writes: on an idle primary a replica's last replayed
 * write grows old although nothing is missing, and a replica that is cut off does not know of what it lacks. While the
 * primary is away a replica stays what it was, as nothing is stored that it could lack.
 */
final class Replica {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
    private static final Statement LATEST = Statement.load("change/latest");
    private static final Statement FIRST_MISSING = Statement.load("change/first_missing");
    private static final Duration MOST_BEHIND = Duration.ofSeconds(30);
    private static final long LOOK_SECONDS = 2;
    private static final long READ_SECONDS = 5;

    private final Address address;
    private final Pool pool;
    private final Pool primary;
    private volatile @Nullable ReplicaState state;
    private final AtomicBoolean looking = new AtomicBoolean();

    Replica(Address address, Pool pool, Pool primary) {
        this.address = address;
        this.pool = pool;
        this.primary = primary;
    }

    /** What it was when last looked at; away before the first look. */
    ReplicaState state() {
        return Objects.requireNonNullElse(state, ReplicaState.AWAY);
    }

    /** Asks it; fails when it does not answer within five seconds, or cannot. */
    Future<RowSet<Row>> read(Statement.Bound question) {
        return question.on(pool).timeout(READ_SECONDS, TimeUnit.SECONDS).onFailure(failure -> look());
    }

    /** Finds out whether it can be read from, unless that is being done already; never fails. */
    Future<Void> look() {
        return looking.compareAndSet(false, true)
                ? lookAnew().onComplete(done -> looking.set(false))
                : Future.succeededFuture();
    }

    private Future<Void> lookAnew() {
        return LATEST.bind()
                .on(pool)
                .timeout(LOOK_SECONDS, TimeUnit.SECONDS)
                .map(rows -> rows.iterator().next().getLong("sequence"))
                .compose(this::compare)
                .recover(failure -> {
                    become(
                            ReplicaState.AWAY,
                            String.valueOf(Failures.of(failure).getMessage()));
                    return Future.succeededFuture();
                });
    }

    private Future<Void> compare(long latest) {
        return FIRST_MISSING
                .bind()
                .set("sequence", latest)
                .on(primary)
                .timeout(LOOK_SECONDS, TimeUnit.SECONDS)
                .<Void>map(rows -> {
                    Iterator<Row> missing = rows.iterator();
                    long millis = missing.hasNext() ? missing.next().getLong("age_ms") : 0;
                    boolean behind = millis > MOST_BEHIND.toMillis();
                    become(
                            behind ? ReplicaState.BEHIND : ReplicaState.USED,
                            behind ? "lags " + millis / 1000 + " s behind the primary" : "");
                    return null;
                })
                .otherwiseEmpty();
    }

    private void become(ReplicaState found, String problem) {
        ReplicaState before = state;
        state = found;
        if (found == before) {
            return;
        }
        if (found == ReplicaState.USED) {
            LOG.info("database=replica host={} state=used", address.place());
        } else {
            LOG.warn(
                    "database=replica host={} state={} problem=\"{}; readers are answered from the primary\"",
                    address.place(),
                    found.label(),
                    problem);
        }
    }

    Future<Void> close() {
        return pool.close();
    }
}
