package vn.tintinh.push;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.HubStore;

/**
 * Where hubs call us: they verify that we want what was asked of them, and deliver. A token that is not ours, or no
 * more, is answered 410 to a delivery, so that the hub stops, and 404 to a verification. Spec: W3C WebSub (2018) §5.3, §7.
 */
final class Callback {
    static final String PATH = "/push/";

    private static final Logger LOG = LoggerFactory.getLogger(Callback.class);
    private static final int LONGEST_REASON = 200;

    private final HubStore store;
    private final Deliveries deliveries;
    private final Pace pace;

    Callback(HubStore store, Deliveries deliveries, Pace pace) {
        this.store = store;
        this.deliveries = deliveries;
        this.pace = pace;
    }

    void on(Router router) {
        router.route(PATH + ":token").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        String token = context.pathParam("token");
        if (request.method().equals(HttpMethod.POST)) {
            deliveries.take(request, token);
        } else if (request.method().equals(HttpMethod.GET)) {
            verify(context, token)
                    .onFailure(failure -> {
                        LOG.warn("event=verify outcome=failed problem=\"{}\"", failure.getMessage());
                        end(request.response(), 503, "the store cannot be asked right now");
                    })
                    .onSuccess(wanted -> end(
                            request.response(),
                            wanted.isPresent() ? 200 : 404,
                            wanted.orElse("nothing like this was asked for")));
        } else {
            end(request.response().putHeader("Allow", "GET, POST"), 405, "hubs GET and POST here");
        }
    }

    /** What to answer when this is what we want: the challenge. */
    private Future<Optional<String>> verify(RoutingContext context, String token) {
        String topic = parameter(context, "hub.topic");
        Optional<String> challenge = Optional.of(parameter(context, "hub.challenge"));
        Future<Boolean> wanted =
                switch (parameter(context, "hub.mode")) {
                    case "subscribe" -> {
                        var granted = pace.granted(parameter(context, "hub.lease_seconds"));
                        yield store.verified(token, topic, granted, pace.renewal(granted));
                    }
                    case "unsubscribe" -> store.ended(token, topic);
                    case "denied" ->
                        store.denied(token, topic, denial(parameter(context, "hub.reason")), pace.denied());
                    default -> Future.succeededFuture(false);
                };
        return wanted.map(is -> is ? challenge : Optional.empty());
    }

    private static String denial(String reason) {
        String words = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        return words.isBlank() ? "the hub denies the subscription" : "the hub denies the subscription: " + words;
    }

    private static String parameter(RoutingContext context, String name) {
        return Optional.ofNullable(context.queryParams().get(name)).orElse("");
    }

    /** As plain text, whatever a hub sends as its challenge. */
    static void end(HttpServerResponse response, int status, String text) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text);
    }
}
