package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What hubs have delivered. A delivery is noted before the hub is answered and forgotten when its items are stored; one
 * that is not stored in time, whatever became of its node, makes its source due.
 */
public final class HubDeliveries {
    private static final Statement ACCEPT = Statement.load("hub_delivery/accept");
    private static final Statement DONE = Statement.load("hub_delivery/done");
    private static final Statement GIVE_UP = Statement.load("hub_delivery/give_up");
    private static final Statement DUE = Statement.load("hub_delivery/due");
    private static final Statement CREDIT = Statement.load("hub_subscription/credit");

    private final Database database;

    /** On a database. */
    public HubDeliveries(Database database) {
        this.database = database;
    }

    /**
     * A delivery that is noted.
     *
     * @param wasSilent whether its hub was taken for one that does not deliver
     */
    public record Noted(long id, boolean wasSilent) {}

    /**
     * Notes a delivery; empty when the subscription has gone meanwhile.
     *
     * @param digest of its body, in hex
     * @param patience how long its node has to store it, before a poll is to
     */
    public Future<Optional<Noted>> accept(String token, String digest, Duration patience) {
        return ACCEPT.bind()
                .set("token", token)
                .set("digest", digest)
                .set("patience_ms", patience.toMillis())
                .set("most_silent", HubStore.MOST_SILENT)
                .on(database.pool())
                .map(rows -> Rows.stream(rows)
                        .map(row -> new Noted(row.getLong("id"), row.getBoolean("silent")))
                        .findFirst());
    }

    /**
     * All of a delivery is stored.
     *
     * @param news items that it brought first
     */
    public Future<Void> stored(Noted noted, String token, int news) {
        Future<?> credited = news == 0
                ? Future.succeededFuture()
                : CREDIT.bind().set("token", token).set("news", (long) news).on(database.pool());
        return credited.compose(done -> DONE.bind().set("id", noted.id()).on(database.pool()))
                .mapEmpty();
    }

    /** A delivery is left to a poll. */
    public Future<Void> giveUp(Noted noted) {
        return GIVE_UP.bind().set("id", noted.id()).on(database.pool()).mapEmpty();
    }

    /** Makes the sources due whose deliveries were not stored; the ids of those sources. */
    public Future<List<String>> makeDue() {
        return DUE.bind().on(database.pool()).map(rows -> Rows.stream(rows)
                .map((Row row) -> row.getString("source_id"))
                .distinct()
                .toList());
    }
}
