package vn.tintinh.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.model.Channel;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Reach;
import vn.tintinh.store.Change;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.store.ItemStore;

/**
 * Tells open connections what comes into their channel, as it may be seen: {@code /stream?channel=all}. Changes and their
 * items are read once for all clients. A client that comes again with the id of its last event is told what it missed,
 * or, where that is too much or too old, to fetch the feed anew ({@code reset}). Spec: HTML Living Standard §9.2.
 */
public final class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final long BEAT_MILLIS = 15_000;
    private static final int MOST_BATCHES = 200;
    private static final int MOST_MISSED = 5_000;
    private static final int RESUMED_AT_ONCE = 16;

    private final Vertx vertx;
    private final Context loop;
    private final Publisher publisher;
    private final ChangeStore changes;
    private final Reports reports;
    private final InstantSource clock;
    private final IntSupplier most;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Set<Client>> clients = new HashMap<>();
    private final Queue<List<Change>> batches = new ArrayDeque<>();
    private final Queue<Runnable> resuming = new ArrayDeque<>();
    private Reach reach;
    private Mark mark;
    private int resumed;
    private boolean telling;
    private boolean closed;
    private long beating = -1;

    /**
     * Nothing is told before {@link #start}.
     *
     * @param most streams that may be open
     */
    public Streams(
            Vertx vertx,
            Publisher publisher,
            ItemStore items,
            ChangeStore changes,
            IntSupplier most,
            MeterRegistry metrics,
            InstantSource clock) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.publisher = publisher;
        this.changes = changes;
        this.reports = new Reports(publisher, items, clock);
        this.clock = clock;
        this.most = most;
        this.reach = new Reach(publisher.channels(), List.of());
        this.mark = Mark.of(0, clock.instant());
        Gauge.builder("tintinh_streams", open, AtomicInteger::get)
                .description("Event streams that are open")
                .register(metrics);
    }

    /** Takes connections on the public port. */
    public void on(Router router) {
        router.get("/stream").order(-1).handler(this::connect);
    }

    /** Begins to tell. */
    public Future<Void> start() {
        publisher.watch(seen -> loop.runOnContext(on -> take(seen)));
        return changes.latest()
                .compose(latest -> onLoop(() -> {
                    mark = mark.after(latest, clock.instant());
                    beating = vertx.setPeriodic(BEAT_MILLIS, tick -> beat());
                }));
    }

    /** Ends all streams; clients come again, here or elsewhere. */
    public Future<Void> stop() {
        return onLoop(() -> {
            closed = true;
            vertx.cancelTimer(beating);
            clients.values().forEach(some -> some.forEach(Client::end));
            clients.clear();
        });
    }

    private void connect(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = Optional.ofNullable(request.getParam("channel")).orElse("");
        String last = Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .or(() -> Optional.ofNullable(request.getParam("last-event-id")))
                .orElse("");
        Optional<Channel> channel = publisher.channels().find(path);
        if (channel.isEmpty()) {
            refuse(
                    request.response(),
                    404,
                    "There is no channel \"" + path
                            + "\": channel= is what stands between /feeds/ and the ending of a feed's URL, such as all.");
        } else if (open.incrementAndGet() > most.getAsInt()) {
            open.decrementAndGet();
            request.response().putHeader("Retry-After", "60");
            refuse(
                    request.response(),
                    503,
                    "As many streams are open as there may be; the feed itself is always there.");
        } else {
            Client client = new Client(channel.get(), vertx.getOrCreateContext(), request);
            request.response().closeHandler(gone -> loop.runOnContext(on -> leave(client)));
            client.open();
            loop.runOnContext(on -> join(client, Mark.read(last), !last.isEmpty()));
        }
    }

    private static void refuse(HttpServerResponse response, int status, String sentence) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(sentence + "\n");
    }

    private void join(Client client, Optional<Mark> last, boolean resumes) {
        if (closed) {
            client.end();
            return;
        }
        Set<Client> others = clients.get(client.channel().path());
        if (others == null) {
            clients.put(client.channel().path(), new LinkedHashSet<>(Set.of(client)));
            file();
        } else {
            others.add(client);
        }
        if (last.isPresent() || (telling && !resumes)) {
            Mark from = last.orElse(mark); // of what is being told just now, a new client has missed the beginning
            resuming.add(() -> resume(client, from));
            pump();
        } else if (resumes) {
            client.goOn(List.of(Event.reset(mark)), Set.of());
        } else {
            client.goOn(List.of(Event.begin(mark)), Set.of());
        }
    }

    private void leave(Client client) {
        open.decrementAndGet();
        clients.computeIfPresent(client.channel().path(), (path, some) -> {
            some.remove(client);
            return some.isEmpty() ? null : some;
        });
    }

    private void beat() {
        file();
        Event event = Event.beat(mark);
        clients.values().forEach(some -> some.forEach(client -> client.beat(event)));
    }

    /** Which changes touch whom, by the configuration in force. */
    private void file() {
        reach = new Reach(
                publisher.channels(),
                clients.keySet().stream()
                        .flatMap(path -> publisher.channels().find(path).stream())
                        .toList());
    }

    private void take(List<Change> seen) {
        if (batches.size() >= MOST_BATCHES) {
            LOG.warn("event=stream outcome=behind clients={}", open.get());
            clients.values().forEach(some -> some.forEach(Client::drop));
            batches.clear();
        }
        batches.add(seen);
        tell();
    }

    /** One batch after the other. */
    private void tell() {
        List<Change> batch = telling || closed ? null : batches.poll();
        if (batch == null) {
            return;
        }
        telling = true;
        tell(batch)
                .onComplete(told -> loop.runOnContext(on -> {
                    telling = false;
                    if (told.failed()) {
                        LOG.warn(
                                "event=stream outcome=failed problem=\"{}\"",
                                told.cause().getMessage());
                        clients.values().forEach(some -> some.forEach(Client::drop));
                    }
                    tell();
                }));
    }

    private Future<Void> tell(List<Change> batch) {
        Map<Change, Set<Channel>> touched = new HashMap<>();
        Set<Channel> channels = new LinkedHashSet<>();
        for (Change change : batch) {
            if (isTold(change)) {
                Set<Channel> some = reach.touchedBy(change);
                touched.put(change, some);
                channels.addAll(some);
            }
        }
        List<Change> wanted = batch.stream()
                .filter(change -> !touched.getOrDefault(change, Set.of()).isEmpty())
                .toList();
        return reports.of(wanted, channels)
                .compose(bulletin -> onLoop(() -> {
                    for (Change change : batch) {
                        mark = mark.after(change.sequence(), shown(change));
                        touched.getOrDefault(change, Set.of()).forEach(channel -> bulletin.event(channel, change, mark)
                                .ifPresent(event -> clients.getOrDefault(channel.path(), Set.of())
                                        .forEach(client -> client.tell(event))));
                    }
                }));
    }

    /** Until when a change was held back; long ago where it was not. */
    private static Instant shown(Change change) {
        return change.visibleFrom().isAfter(change.at()) ? change.visibleFrom() : Instant.EPOCH;
    }

    /** The stock of a new source is no news. */
    private static boolean isTold(Change change) {
        return change.announced() || change.kind() == Change.Kind.REMOVED;
    }

    private void pump() {
        while (resumed < RESUMED_AT_ONCE && !resuming.isEmpty() && !closed) {
            resumed++;
            resuming.remove().run();
        }
    }

    private void resume(Client client, Mark last) {
        Mark here = mark.after(last.sequence(), clock.instant());
        changes.missed(last.sequence(), last.unveiled(), clock.instant(), MOST_MISSED)
                .compose(missed -> missed.isPresent()
                        ? events(client.channel(), missed.get(), last)
                        : Future.succeededFuture(List.of(Event.reset(here))))
                .onComplete(read -> loop.runOnContext(on -> {
                    resumed--;
                    if (read.succeeded()) {
                        List<Event> missing = new ArrayList<>(read.result());
                        missing.add(Event.begin(here));
                        client.goOn(
                                missing, missing.stream().map(Event::sequence).collect(Collectors.toSet()));
                    } else {
                        client.drop();
                    }
                    pump();
                }));
    }

    /** While these are told, a break has all of those told again that were held back. */
    private Future<List<Event>> events(Channel channel, List<Change> missed, Mark last) {
        Reach own = new Reach(publisher.channels(), List.of(channel));
        List<Change> wanted = missed.stream()
                .filter(change -> isTold(change) && !own.touchedBy(change).isEmpty())
                .toList();
        return reports.of(wanted, List.of(channel)).map(bulletin -> wanted.stream()
                .flatMap(change -> bulletin
                        .event(channel, change, new Mark(Math.max(last.sequence(), change.sequence()), last.unveiled()))
                        .stream())
                .toList());
    }

    private Future<Void> onLoop(Runnable work) {
        Promise<Void> promise = Promise.promise();
        loop.runOnContext(on -> {
            work.run();
            promise.complete();
        });
        return promise.future();
    }
}
