package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tintinh.model.HubLinks;

/** Our subscriptions at hubs: at most one of a source, shared by all nodes. All times are the database's. */
public final class HubStore {
    /** Polls in a row that find what was not delivered, until a hub is taken for one that does not deliver. */
    static final int MOST_SILENT = 3;

    private static final int LONGEST_PROBLEM = 500;

    private static final Statement LEAVE = Statement.load("hub_subscription/leave");
    private static final Statement ADD = Statement.load("hub_subscription/add");
    private static final Statement OFFERS = Statement.load("hub_subscription/offers");
    private static final Statement CLAIM = Statement.load("hub_subscription/claim");
    private static final Statement ANSWERED = Statement.load("hub_subscription/answered");
    private static final Statement VERIFY = Statement.load("hub_subscription/verify");
    private static final Statement VERIFY_END = Statement.load("hub_subscription/verify_end");
    private static final Statement DENY = Statement.load("hub_subscription/deny");
    private static final Statement FIND = Statement.load("hub_subscription/find");
    private static final Statement SILENT = Statement.load("hub_subscription/silent");
    private static final Statement WITHDRAW = Statement.load("hub_subscription/withdraw");
    private static final Statement DROP = Statement.load("hub_subscription/drop");
    private static final Statement MOVE = Statement.load("hub_subscription/move");
    private static final Statement LIST = Statement.load("hub_subscription/list");

    private final Database database;

    /** On a database. */
    public HubStore(Database database) {
        this.database = database;
    }

    /**
     * Wants what a source offers, and gives up what it offers no more.
     *
     * @param links of the source; incomplete where it names no hub
     * @param token of the subscription, if it comes to one; unguessable
     * @param secret that the hub is to sign with; at most 199 bytes. Spec: W3C WebSub §5.1
     */
    public Future<Void> note(String sourceId, HubLinks links, String token, String secret) {
        boolean offered = links.isComplete();
        String topic = offered ? SafeText.of(links.self().orElseThrow()) : null;
        String[] hubs = links.hubs().stream().map(SafeText::of).toArray(String[]::new);
        return database.pool()
                .withTransaction(connection -> LEAVE.bind()
                        .set("source_id", sourceId)
                        .set("topic", topic)
                        .set("hubs", hubs)
                        .on(connection)
                        .compose(left -> offered
                                ? ADD.bind()
                                        .set("token", token)
                                        .set("source_id", sourceId)
                                        .set("topic", topic)
                                        .set("hubs", hubs)
                                        .set("secret", secret)
                                        .on(connection)
                                : Future.succeededFuture(left)))
                .recover(failure -> Future.failedFuture(Failures.of(failure)))
                .mapEmpty();
    }

    /** Where sources can be subscribed to, by source. */
    public Future<Map<String, HubOffer>> offers() {
        return OFFERS.bind().set("most_silent", MOST_SILENT).on(database.pool()).map(rows -> Rows.stream(rows)
                .collect(Collectors.toUnmodifiableMap(
                        row -> row.getString("source_id"),
                        row -> new HubOffer(
                                row.getString("topic"),
                                List.of(row.getArrayOfStrings("hubs")),
                                Boolean.TRUE.equals(row.getBoolean("delivers"))))));
    }

    /**
     * Takes requests that are to be sent now, each for one node.
     *
     * @param callbackBase what the callback has before the token
     * @param lease after which another node may send those whose answer was not noted
     */
    public Future<List<HubRequest>> claim(String callbackBase, int slots, Duration lease) {
        return CLAIM.bind()
                .set("callback_base", callbackBase)
                .set("slots", (long) slots)
                .set("lease_ms", lease.toMillis())
                .on(database.pool())
                .map(rows -> Rows.stream(rows)
                        .map(row -> new HubRequest(
                                row.getString("token"),
                                row.getString("source_id"),
                                row.getString("topic"),
                                row.getString("hub"),
                                row.getString("secret"),
                                row.getString("callback"),
                                row.getString("pending"),
                                row.getInteger("tries")))
                        .toList());
    }

    /**
     * Notes a hub's answer to a request that it has not verified yet.
     *
     * @param problem why the hub did not take it; empty when it did
     * @param wait until it is asked again
     */
    public Future<Void> answered(HubRequest request, Optional<String> problem, Duration wait) {
        return ANSWERED.bind()
                .set("token", request.token())
                .set("problem", problem.map(HubStore::problem).orElse(null))
                .set("wait_ms", wait.toMillis())
                .on(database.pool())
                .mapEmpty();
    }

    /**
     * The hub asks whether we want this: whether we do. What is verified once may be so again for ten minutes.
     *
     * @param lease that the hub grants
     * @param renewal until the next request
     */
    public Future<Boolean> verified(String token, String topic, Duration lease, Duration renewal) {
        return VERIFY.bind()
                .set("token", SafeText.of(token))
                .set("topic", SafeText.of(topic))
                .set("lease_ms", lease.toMillis())
                .set("renew_ms", renewal.toMillis())
                .on(database.pool())
                .map(rows -> rows.size() > 0);
    }

    /** The hub asks whether we want no more of this: whether that is so. It is forgotten then. */
    public Future<Boolean> ended(String token, String topic) {
        return VERIFY_END
                .bind()
                .set("token", SafeText.of(token))
                .set("topic", SafeText.of(topic))
                .on(database.pool())
                .map(rows -> rows.size() > 0);
    }

    /**
     * The hub will not have us; false when we have nothing with it.
     *
     * @param wait until it is asked again
     */
    public Future<Boolean> denied(String token, String topic, String problem, Duration wait) {
        return DENY.bind()
                .set("token", SafeText.of(token))
                .set("topic", SafeText.of(topic))
                .set("problem", problem(problem))
                .set("wait_ms", wait.toMillis())
                .on(database.pool())
                .map(rows -> rows.size() > 0);
    }

    /** The subscription that a callback belongs to, if we want its deliveries. */
    public Future<Optional<HubSubscription>> find(String token) {
        return FIND.bind().set("token", SafeText.of(token)).on(database.pool()).map(rows -> Rows.stream(rows)
                .map(row -> new HubSubscription(
                        row.getString("source_id"),
                        row.getString("topic"),
                        row.getString("secret"),
                        List.of(row.getArrayOfStrings("digests"))))
                .findFirst());
    }

    /**
     * A poll has found news that its hub had time to deliver and did not: what to tell an operator of, once there is
     * reason to.
     *
     * @param before end of the run before that poll
     */
    public Future<Optional<String>> silent(String sourceId, Instant before) {
        return SILENT.bind()
                .set("source_id", sourceId)
                .set("polled_before", Rows.at(before))
                .on(database.pool())
                .map(rows -> Rows.stream(rows)
                        .filter(row -> row.getInteger("silent_polls") >= MOST_SILENT)
                        .map(HubStore::evidence)
                        .findFirst());
    }

    private static String evidence(Row row) {
        return row.getInteger("silent_polls") + " polls in a row have found news that the hub " + row.getString("hub")
                + " has not delivered; it "
                + Rows.time(row, "last_push")
                        .map(at -> "delivered last at " + at)
                        .orElse("has never delivered");
    }

    /** Gives up what belongs to sources that are not polled any more, and forgets what has ended. */
    public Future<Void> tidy() {
        return WITHDRAW.bind()
                .on(database.pool())
                .compose(withdrawn -> DROP.bind().on(database.pool()))
                .mapEmpty();
    }

    /** Lets hubs be told where the server is reached now; does nothing for those who know. */
    public Future<Void> move(String callbackBase) {
        return MOVE.bind()
                .set("callback_base", callbackBase)
                .on(database.pool())
                .mapEmpty();
    }

    /** How all subscriptions are, but for those that are being given up, by source. */
    public Future<Map<String, HubState>> states() {
        return LIST.bind().on(database.pool()).map(rows -> Rows.stream(rows)
                .map(HubStore::state)
                .collect(Collectors.toUnmodifiableMap(HubState::sourceId, Function.identity())));
    }

    private static HubState state(Row row) {
        return new HubState(
                row.getString("source_id"),
                row.getString("state"),
                row.getString("hub"),
                row.getString("topic"),
                Rows.time(row, "lease_until"),
                Rows.time(row, "last_push"),
                row.getLong("pushes"),
                row.getLong("news"),
                row.getInteger("silent_polls"),
                Rows.text(row, "problem"));
    }

    private static String problem(String text) {
        return SafeText.of(SafeText.cut(text, LONGEST_PROBLEM));
    }
}
