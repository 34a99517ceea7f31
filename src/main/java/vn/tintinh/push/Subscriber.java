package vn.tintinh.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.config.Settings;
import vn.tintinh.ingest.Hubs;
import vn.tintinh.ingest.Ingest;
import vn.tintinh.model.HubLinks;
import vn.tintinh.store.Database;
import vn.tintinh.store.HubDeliveries;
import vn.tintinh.store.HubRequest;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;

/**
 * Keeps this node's share of our subscriptions at hubs. At each tick it notes what polls have found out, makes due what
 * deliveries left undone, and asks hubs for what is to be asked: each request is claimed in the database, so that any
 * node may send it and one does. Made and used on the event loop of its {@link Ingest}.
 */
public final class Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
    private static final int MOST_ASKED = 8;
    private static final int TOKEN_BYTES = 24;
    private static final int SECRET_BYTES = 32;

    private final Vertx vertx;
    private final Ingest ingest;
    private final Hubs hubs;
    private final Supplier<Settings.Server> server;
    private final Pace pace;
    private final Stores stores;
    private final Requests requests;
    private final Deliveries deliveries;
    private final SecureRandom random = new SecureRandom();
    private long timer = -1;
    private long ticks;
    private int asking;
    private Optional<String> told = Optional.empty();
    private boolean busy;
    private boolean away;

    /**
     * Nothing is asked before {@link #start}.
     *
     * @param workers for work on the processor; unordered
     * @param server the settings in force
     */
    public Subscriber(
            Vertx vertx,
            Database database,
            WorkerExecutor workers,
            Ingest ingest,
            Supplier<Settings.Server> server,
            MeterRegistry metrics,
            Pace pace) {
        this.vertx = vertx;
        this.ingest = ingest;
        this.hubs = ingest.hubs();
        this.server = server;
        this.pace = pace;
        this.stores = new Stores(new HubStore(database), new HubDeliveries(database), new IncidentStore(database));
        this.requests = new Requests(ingest.outbound(), pace.lease());
        this.deliveries =
                new Deliveries(vertx, vertx.getOrCreateContext(), workers, this.ingest, stores, metrics, pace);
    }

    /** Lets hubs call on the public port. */
    public void on(Router router) {
        new Callback(stores.subscriptions(), deliveries, pace).on(router);
    }

    /** Begins to keep the subscriptions. */
    public void start() {
        tellWhereWeAre();
        timer = vertx.setPeriodic(0, pace.tick().toMillis(), id -> tick());
    }

    /** Says whether hubs can reach us, when that may have changed; the rest is asked for at each tick. */
    public void tellWhereWeAre() {
        if (callbackBase().isEmpty()) {
            LOG.info(
                    "event=subscribe outcome=off problem=\"no hub can reach {}: set server.public-url to have news"
                            + " delivered\"",
                    server.get().publicUrl());
        }
    }

    /** Asks and takes nothing more. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        deliveries.stop();
        return Future.succeededFuture();
    }

    /** What callbacks have before the token; empty while the server has no address of its own. */
    private Optional<String> callbackBase() {
        URI url = server.get().publicUrl();
        return "localhost".equals(url.getHost()) ? Optional.empty() : Optional.of(url + Callback.PATH);
    }

    private void tick() {
        if (busy) {
            return;
        }
        busy = true;
        boolean refresh = ticks++ % Math.max(1, pace.refresh().dividedBy(pace.tick())) == 0;
        noteFound()
                .compose(some -> refresh || some ? refresh() : Future.succeededFuture())
                .compose(refreshed -> each(hubs.takeNews(), this::noteNews))
                .compose(noted -> stores.deliveries().makeDue())
                .onSuccess(due -> due.forEach(source -> LOG.info("event=push source={} outcome=due", source)))
                .compose(due -> ask())
                .onComplete(done -> {
                    busy = false;
                    tellOfOutage(done);
                });
    }

    /** Says once that the store is away, and once that it is back. */
    private void tellOfOutage(AsyncResult<Void> done) {
        if (done.failed() && !away) {
            LOG.warn(
                    "event=subscribe outcome=failed problem=\"{}\"",
                    done.cause().getMessage());
        } else if (done.succeeded() && away) {
            LOG.info("event=subscribe outcome=recovered");
        }
        away = done.failed();
    }

    private Future<Boolean> noteFound() {
        Map<String, HubLinks> found = hubs.takeFound();
        return each(found, entry -> stores.subscriptions()
                        .note(entry.getKey(), entry.getValue(), token(), secret())
                        .onFailure(lost -> hubs.putBack(entry.getKey(), entry.getValue())))
                .map(!found.isEmpty());
    }

    private Future<Void> noteNews(Map.Entry<String, Instant> entry) {
        String source = entry.getKey();
        return stores.subscriptions()
                .silent(source, entry.getValue())
                .compose(evidence -> evidence.isEmpty()
                        ? Future.succeededFuture()
                        : stores.incidents()
                                .raise(source, Incident.Kind.HUB_SILENT, evidence.get())
                                .compose(opened ->
                                        opened.isEmpty() ? Future.succeededFuture() : tellSilence(opened.get())));
    }

    private Future<Void> tellSilence(Incident opened) {
        LOG.warn("event=incident source={} kind=hub_silent evidence=\"{}\"", opened.sourceId(), opened.evidence());
        return refresh();
    }

    private Future<Void> refresh() {
        HubStore store = stores.subscriptions();
        return store.tidy()
                .compose(tidy -> move())
                .compose(moved -> store.offers())
                .onSuccess(hubs::know)
                .mapEmpty();
    }

    /** Once for each address, so that two nodes which disagree on it don't call back and forth. */
    private Future<Void> move() {
        Optional<String> base = callbackBase();
        return base.isEmpty() || base.equals(told)
                ? Future.succeededFuture()
                : stores.subscriptions().move(base.get()).onSuccess(moved -> told = base);
    }

    private Future<Void> ask() {
        Optional<String> base = callbackBase();
        if (base.isEmpty() || asking >= MOST_ASKED) {
            return Future.succeededFuture();
        }
        return stores.subscriptions()
                .claim(base.get(), MOST_ASKED - asking, pace.asking())
                .onSuccess(claimed -> claimed.forEach(this::send))
                .mapEmpty();
    }

    private void send(HubRequest request) {
        asking++;
        requests.send(request)
                .onSuccess(problem -> LOG.info(
                        "event={} source={} hub={} outcome={}{}",
                        request.mode(),
                        request.sourceId(),
                        request.hub(),
                        problem.isPresent() ? "refused" : "asked",
                        problem.map(text -> " problem=\"" + text + "\"").orElse("")))
                .compose(problem -> stores.subscriptions().answered(request, problem, pace.afterTries(request.tries())))
                .onFailure(failure -> LOG.warn(
                        "event={} source={} outcome=failed problem=\"{}\"",
                        request.mode(),
                        request.sourceId(),
                        failure.getMessage()))
                .onComplete(done -> asking--);
    }

    /** One after the other. */
    private static <V> Future<Void> each(Map<String, V> entries, Function<Map.Entry<String, V>, Future<Void>> work) {
        return next(entries.entrySet().iterator(), work);
    }

    private static <V> Future<Void> next(
            Iterator<Map.Entry<String, V>> left, Function<Map.Entry<String, V>, Future<Void>> work) {
        return left.hasNext() ? work.apply(left.next()).compose(done -> next(left, work)) : Future.succeededFuture();
    }

    private String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    /** 64 characters of hex. */
    private String secret() {
        return HexFormat.of().formatHex(bytes(SECRET_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
