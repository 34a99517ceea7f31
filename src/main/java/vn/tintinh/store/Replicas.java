package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers what readers ask for: from the replicas that keep up, in turn; from the primary where there is none, and at
 * once where a replica fails. Readers see no difference but that what was just stored may be missing for some seconds.
 */
final class Replicas {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Pool primary;
    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private final long timer;

    /** Looked at from now on, until closed. */
    Replicas(Vertx vertx, Pool primary, List<Replica> replicas) {
        this.vertx = vertx;
        this.primary = primary;
        this.replicas = List.copyOf(replicas);
        this.timer = replicas.isEmpty() ? -1 : vertx.setPeriodic(1, LOOK_EVERY.toMillis(), tick -> look());
    }

    private void look() {
        replicas.forEach(Replica::look);
    }

    Future<RowSet<Row>> read(Statement.Bound question) {
        List<Replica> used = replicas.stream()
                .filter(replica -> replica.state() == ReplicaState.USED)
                .toList();
        return used.isEmpty()
                ? question.on(primary)
                : used.get(Math.floorMod(turn.getAndIncrement(), used.size()))
                        .read(question)
                        .recover(failure -> question.on(primary));
    }

    /** The same, but what a replica does not have (yet) is looked for on the primary. */
    Future<RowSet<Row>> find(Statement.Bound question) {
        return read(question)
                .compose(rows ->
                        rows.size() > 0 || replicas.isEmpty() ? Future.succeededFuture(rows) : question.on(primary));
    }

    /** How many there are in a state. */
    long count(ReplicaState state) {
        return replicas.stream().filter(replica -> replica.state() == state).count();
    }

    Future<Void> close() {
        vertx.cancelTimer(timer);
        return Future.join(replicas.stream().map(Replica::close).toList()).mapEmpty();
    }
}
