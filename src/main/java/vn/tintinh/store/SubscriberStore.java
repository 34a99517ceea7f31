package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Who has subscribed at our hub, and what they are asked before that counts. Shared by all nodes; all times are the
 * database's. ({@link HubStore} is about our own subscriptions elsewhere.)
 */
public final class SubscriberStore {
    private static final Statement ROOM = Statement.load("subscriber/room");
    private static final Statement DROP = Statement.load("subscriber/drop");
    private static final Statement DENY = Statement.load("subscriber/deny");
    private static final Statement FIGURES = Statement.load("subscriber/figures");
    private static final Statement LIST = Statement.load("subscriber/list");
    private static final Statement ASK = Statement.load("subscriber_request/ask");
    private static final Statement CLAIM = Statement.load("subscriber_request/claim");
    private static final Statement SUBSCRIBE = Statement.load("subscriber_request/subscribe");
    private static final Statement UNSUBSCRIBE = Statement.load("subscriber_request/unsubscribe");
    private static final Statement DROP_REQUEST = Statement.load("subscriber_request/drop");
    private static final Statement PUT_OFF = Statement.load("subscriber_request/put_off");
    private static final Statement PRUNE_HOURS = Statement.load("subscriber_hour/prune");

    private final Database database;

    /** On a database. */
    public SubscriberStore(Database database) {
        this.database = database;
    }

    /** How much room there is for a callback. */
    public Future<HubRoom> room(String uri, String callback, String host) {
        return ROOM.bind()
                .set("uri", uri)
                .set("callback", callback)
                .set("host", host)
                .on(database.pool())
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new HubRoom(
                            row.getLong("subscribers"),
                            row.getLong("of_host"),
                            row.getLong("requests"),
                            row.getLong("requests_of_host"),
                            row.getBoolean("known"));
                });
    }

    /** Takes a request; a later one of the same callback for the same topic replaces it. */
    public Future<Void> ask(Topic topic, SubscriberWish wish) {
        return ASK.bind()
                .set("topic_id", topic.id())
                .set("topic_url", wish.topicUrl())
                .set("callback", wish.callback())
                .set("host", wish.host())
                .set("mode", wish.mode())
                .set("secret", wish.secret().orElse(null))
                .set("lease_seconds", wish.lease().toSeconds())
                .on(database.pool())
                .mapEmpty();
    }

    /** Takes requests whose callbacks are to be called now, each for one node and that long. */
    public Future<List<SubscriberRequest>> claim(int slots, Duration lease) {
        return CLAIM.bind()
                .set("slots", (long) slots)
                .set("lease_ms", lease.toMillis())
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(SubscriberStore::request).toList());
    }

    private static SubscriberRequest request(Row row) {
        return new SubscriberRequest(
                row.getUUID("nonce"),
                row.getString("topic_url"),
                row.getString("callback"),
                row.getString("host"),
                row.getString("mode"),
                row.getLong("lease_seconds"),
                row.getInteger("tries"));
    }

    /** The callback wants what was asked for: it is so from now on. False when another request came meanwhile. */
    public Future<Boolean> verified(SubscriberRequest request) {
        Statement statement = request.mode().equals("subscribe") ? SUBSCRIBE : UNSUBSCRIBE;
        return statement
                .bind()
                .set("nonce", request.nonce())
                .on(database.pool())
                .map(rows -> rows.size() > 0);
    }

    /** Nothing comes of a request. */
    public Future<Void> drop(UUID nonce) {
        return DROP_REQUEST.bind().set("nonce", nonce).on(database.pool()).mapEmpty();
    }

    /** A callback is to be called later. */
    public Future<Void> putOff(UUID nonce, Duration wait) {
        return PUT_OFF.bind()
                .set("nonce", nonce)
                .set("wait_ms", wait.toMillis())
                .on(database.pool())
                .mapEmpty();
    }

    /**
     * Ends subscriptions: those whose lease is over, and those of what is no longer published, whose callbacks are to be
     * told. How many ended untold.
     */
    public Future<Integer> tidy() {
        return DROP.bind().on(database.pool()).compose(dropped -> DENY.bind()
                .on(database.pool())
                .compose(denied -> PRUNE_HOURS.bind().on(database.pool()))
                .map(pruned -> dropped.rowCount()));
    }

    /** How the hub does. */
    public Future<HubFigures> figures() {
        return FIGURES.bind().on(database.pool()).map(SubscriberStore::figures);
    }

    /** Subscribers that something is to be delivered to, or that fail: those in trouble first, at most so many. */
    public Future<List<SubscriberState>> waiting(int limit) {
        return LIST.bind().set("limit", (long) limit).on(database.pool()).map(rows -> Rows.stream(rows)
                .map(row -> new SubscriberState(
                        row.getString("uri"),
                        row.getString("callback"),
                        row.getInteger("failures"),
                        Rows.text(row, "problem"),
                        Rows.time(row, "pending_since"),
                        Rows.time(row, "next_attempt"),
                        Rows.time(row, "failing_since")))
                .toList());
    }

    private static HubFigures figures(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new HubFigures(
                row.getLong("subscribers"),
                row.getLong("topics"),
                row.getLong("failing"),
                row.getLong("waiting"),
                row.getLong("unverified"),
                row.getLong("delivered"),
                row.getLong("failed"),
                Duration.ofMillis(row.getLong("mean_ms")),
                Duration.ofMillis(row.getLong("longest_ms")));
    }
}
