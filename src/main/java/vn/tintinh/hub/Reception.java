package vn.tintinh.hub;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.config.Settings;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Publisher;
import vn.tintinh.push.Upload;
import vn.tintinh.store.HubRoom;
import vn.tintinh.store.SubscriberStore;
import vn.tintinh.store.Topic;
import vn.tintinh.store.TopicStore;

/**
 * Takes requests: what makes sense and has room is noted in the database and answered 202, and the callback is asked
 * afterwards; all else is refused with a sentence. Spec: W3C WebSub (2018) §5.1.
 */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int LARGEST_FORM = 16 * 1024;
    private static final Duration SLOWEST_FORM = Duration.ofSeconds(10);
    private static final int AT_ONCE = 64;
    private static final int MOST_REQUESTS = 20_000;
    private static final int MOST_REQUESTS_OF_HOST = 2_000;

    private final Vertx vertx;
    private final Context loop;
    private final Publisher publisher;
    private final Topics topics;
    private final TopicStore editions;
    private final SubscriberStore store;
    private final Supplier<Settings.Push> settings;
    private final Listener listener;
    private int open;

    /** Who is told of requests that were taken. */
    interface Listener {
        /** Of a topic that may be new; before the request is noted. */
        void taken(Topic topic);

        /** The request is noted. */
        void asked();
    }

    Reception(
            Vertx vertx,
            Context loop,
            Publisher publisher,
            TopicStore editions,
            SubscriberStore store,
            Supplier<Settings.Push> settings,
            Listener listener) {
        this.vertx = vertx;
        this.loop = loop;
        this.publisher = publisher;
        this.topics = new Topics(publisher);
        this.editions = editions;
        this.store = store;
        this.settings = settings;
        this.listener = listener;
    }

    /** Before the routes that are there already, which know of a page at this path only. */
    void on(Router router) {
        router.route(HttpMethod.POST, Addresses.HUB).order(-1).handler(this::take);
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.pause();
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            answer(request.response(), new Refusal(415, "Send a form: application/x-www-form-urlencoded."));
            return;
        }
        Upload.read(vertx, request, LARGEST_FORM, SLOWEST_FORM)
                .onSuccess(body -> body.flatMap(bytes -> Form.read(bytes.toString(StandardCharsets.UTF_8)))
                        .ifPresentOrElse(
                                form -> read(request.response(), form),
                                () -> answer(request.response(), new Refusal(400, "This is no form, or too large."))))
                .onFailure(broken -> answer(request.response(), new Refusal(400, "The request breaks off.")));
    }

    private void read(HttpServerResponse response, Form form) {
        Context own = vertx.getOrCreateContext();
        loop.runOnContext(
                on -> Demand.read(form, topics, this::weigh, refusal -> Future.succeededFuture(Optional.of(refusal)))
                        .otherwise(failure -> {
                            LOG.warn("event=hub outcome=failed problem=\"{}\"", failure.getMessage());
                            return Optional.of(new Refusal(503, "The store cannot be asked right now."));
                        })
                        .onSuccess(refusal -> own.runOnContext(back -> answer(
                                response, refusal.orElse(new Refusal(202, "You will be asked at the callback."))))));
    }

    private Future<Optional<Refusal>> weigh(Demand demand) {
        if (open >= AT_ONCE) {
            return Future.succeededFuture(Optional.of(new Refusal(503, "Too many requests at once.")));
        }
        open++;
        return store.room(
                        demand.publication().uri(),
                        demand.wish().callback(),
                        demand.wish().host())
                .compose(room -> {
                    Optional<Refusal> refusal = objection(demand, room);
                    return refusal.isPresent() ? Future.succeededFuture(refusal) : note(demand);
                })
                .onComplete(done -> loop.runOnContext(on -> open--));
    }

    /** Who is known may always renew and leave. When half of the room is taken, the rest is for https. */
    private Optional<Refusal> objection(Demand demand, HubRoom room) {
        if (room.requests() >= MOST_REQUESTS) {
            return Optional.of(new Refusal(503, "Too many requests are waiting to be verified."));
        }
        if (room.requestsOfHost() >= MOST_REQUESTS_OF_HOST) {
            return Optional.of(new Refusal(429, "Too many requests of this host are waiting to be verified."));
        }
        if (room.known() || demand.wish().mode().equals("unsubscribe")) {
            return Optional.empty();
        }
        if (room.ofHost() >= settings.get().perHost()) {
            return Optional.of(new Refusal(429, "This host has as many subscriptions as one may have here."));
        }
        boolean secure = demand.wish().callback().regionMatches(true, 0, "https:", 0, 6);
        return room.subscribers() >= settings.get().subscriptions() / (secure ? 1 : 2)
                ? Optional.of(
                        new Refusal(503, secure ? "The hub is full." : "The hub is full, but for https callbacks."))
                : Optional.empty();
    }

    private Future<Optional<Refusal>> note(Demand demand) {
        return publisher
                .rendition(demand.publication())
                .compose(rendition -> editions.add(
                        demand.publication().uri(), rendition.plain().tag()))
                .compose(topic -> {
                    loop.runOnContext(on -> listener.taken(topic));
                    return store.ask(topic, demand.wish());
                })
                .map(noted -> {
                    loop.runOnContext(on -> listener.asked());
                    return Optional.empty();
                });
    }

    private static void answer(HttpServerResponse response, Refusal answer) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (answer.status() == 429 || answer.status() == 503) {
            response.putHeader("Retry-After", "60");
        }
        if (answer.status() == 400 || answer.status() == 415) {
            response.putHeader("Connection", "close");
        }
        response.setStatusCode(answer.status())
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(answer.sentence() + "\n");
    }
}
