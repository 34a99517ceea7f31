package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What our hub has to deliver. Each delivery is claimed by one node, for the time of a lease that it renews; what a node
 * that died had claimed is due again when that is over.
 */
public final class PushStore {
    private static final Statement CLAIM = Statement.load("subscriber/claim");
    private static final Statement RENEW = Statement.load("subscriber/renew");
    private static final Statement DELIVERED = Statement.load("subscriber/delivered");
    private static final Statement FAILED = Statement.load("subscriber/failed");
    private static final Statement GONE = Statement.load("subscriber/gone");
    private static final Statement ADD_HOUR = Statement.load("subscriber_hour/add");
    private static final int LONGEST_PROBLEM = 300;

    private final Database database;

    /** On a database. */
    public PushStore(Database database) {
        this.database = database;
    }

    /**
     * Which deliveries are wanted.
     *
     * @param slots at most so many
     * @param troubled those to subscribers that fail or are slow, else those to the others
     * @param busy hosts to leave alone
     * @param perHost at most so many of one host
     * @param lease how long they are this node's
     */
    public record Wanted(int slots, boolean troubled, Collection<String> busy, int perHost, Duration lease) {
        public Wanted {
            busy = List.copyOf(busy);
        }
    }

    /** Takes what is due, the longest waiting first. */
    public Future<List<Push>> claim(Wanted wanted) {
        return CLAIM.bind()
                .set("slots", (long) wanted.slots())
                .set("troubled", wanted.troubled())
                .set("busy", wanted.busy().toArray(String[]::new))
                .set("per_host", (long) wanted.perHost())
                .set("lease_ms", wanted.lease().toMillis())
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(PushStore::push).toList());
    }

    private static Push push(Row row) {
        return new Push(
                row.getLong("id"),
                row.getLong("claim"),
                row.getLong("topic_id"),
                row.getString("callback"),
                row.getString("host"),
                Rows.text(row, "secret"),
                row.getLong("wanted"),
                row.getInteger("failures"),
                Duration.ofMillis(row.getLong("failing_ms")),
                row.getOffsetDateTime("read_before").toInstant(),
                row.getOffsetDateTime("since").toInstant());
    }

    /** Keeps what is still under way. */
    public Future<Void> renew(Collection<Push> pushes, Duration lease) {
        return RENEW.bind()
                .set("ids", pushes.stream().map(Push::id).toArray(Long[]::new))
                .set("claims", pushes.stream().map(Push::claim).toArray(Long[]::new))
                .set("lease_ms", lease.toMillis())
                .on(database.pool())
                .mapEmpty();
    }

    /** Notes what came of deliveries; of those that are another node's by now, nothing. */
    public Future<Void> finish(Collection<Pushed> all) {
        List<Pushed.Delivered> delivered = new ArrayList<>();
        List<Pushed.Failed> failed = new ArrayList<>();
        List<Pushed.Ended> ended = new ArrayList<>();
        all.forEach(one -> one.fold(delivered::add, failed::add, ended::add));
        return delivered(delivered).compose(done -> failed(failed)).compose(done -> ended(ended));
    }

    private Future<Void> delivered(List<Pushed.Delivered> some) {
        if (some.isEmpty()) {
            return Future.succeededFuture();
        }
        return group(DELIVERED, some)
                .set("editions", some.stream().map(Pushed.Delivered::edition).toArray(Long[]::new))
                .set("read", some.stream().map(one -> Rows.at(one.readBefore())).toArray(OffsetDateTime[]::new))
                .set("slow", some.stream().map(Pushed.Delivered::slow).toArray(Boolean[]::new))
                .on(database.pool())
                .mapEmpty();
    }

    private Future<Void> failed(List<Pushed.Failed> some) {
        if (some.isEmpty()) {
            return Future.succeededFuture();
        }
        return group(FAILED, some)
                .set("waits", some.stream().map(one -> one.pause().toMillis()).toArray(Long[]::new))
                .set(
                        "problems",
                        some.stream()
                                .map(one -> SafeText.of(SafeText.cut(one.problem(), LONGEST_PROBLEM)))
                                .toArray(String[]::new))
                .on(database.pool())
                .mapEmpty();
    }

    private Future<Void> ended(List<Pushed.Ended> some) {
        return some.isEmpty()
                ? Future.succeededFuture()
                : group(GONE, some).on(database.pool()).mapEmpty();
    }

    private static Statement.Bound group(Statement statement, List<? extends Pushed> some) {
        return statement
                .bind()
                .set("ids", some.stream().map(one -> one.push().id()).toArray(Long[]::new))
                .set("claims", some.stream().map(one -> one.push().claim()).toArray(Long[]::new));
    }

    /**
     * What was done since the last time.
     *
     * @param prompt deliveries that came about at once
     * @param delay of these, summed up
     * @param longest of these
     */
    public record Tally(long delivered, long failed, long prompt, Duration delay, Duration longest) {}

    /** Adds to the figures of the hour. */
    public Future<Void> count(Tally tally) {
        return ADD_HOUR.bind()
                .set("delivered", tally.delivered())
                .set("failed", tally.failed())
                .set("prompt", tally.prompt())
                .set("delay_ms", tally.delay().toMillis())
                .set("longest_ms", tally.longest().toMillis())
                .on(database.pool())
                .mapEmpty();
    }
}
