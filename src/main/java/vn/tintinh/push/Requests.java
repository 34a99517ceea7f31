package vn.tintinh.push;

import io.vertx.core.Future;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tintinh.model.Limits;
import vn.tintinh.net.Answer;
import vn.tintinh.net.Call;
import vn.tintinh.net.Outbound;
import vn.tintinh.store.HubRequest;

/** What hubs are asked: to subscribe us, or to end that. Spec: W3C WebSub (2018) §5.1, §5.2. */
final class Requests {
    private final Outbound outbound;
    private final Duration lease;

    /** @param lease asked for */
    Requests(Outbound outbound, Duration lease) {
        this.outbound = outbound;
        this.lease = lease;
    }

    /** Asks a hub; why it did not take the request, empty when it did. */
    Future<Optional<String>> send(HubRequest request) {
        Limits limits = outbound.limits();
        return uri(request.hub())
                .map(hub -> send(hub, form(request), limits.whole(), limits.maxRedirects()))
                .orElseGet(() -> refused("the hub's address is no URL"));
    }

    private Future<Optional<String>> send(URI hub, String form, Duration budget, int redirects) {
        return outbound.post(new Call(hub, Map.of(), budget), form)
                .compose(answer -> answer.fold(
                        received -> answered(hub, form, received, budget.minus(received.elapsed()), redirects),
                        refused -> refused(refused.sentence())));
    }

    private Future<Optional<String>> answered(
            URI hub, String form, Answer.Received answer, Duration budget, int redirects) {
        int status = answer.status();
        if (status / 100 == 2) {
            return Future.succeededFuture(Optional.empty());
        }
        Optional<URI> next = answer.header("location").flatMap(Requests::uri).map(hub::resolve);
        if ((status != 307 && status != 308) || next.isEmpty()) {
            return refused("the hub answers with status " + status);
        }
        if (redirects == 0 || budget.toMillis() <= 0) {
            return refused("the hub redirects too often");
        }
        return send(next.get(), form, budget, redirects - 1);
    }

    private String form(HubRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("hub.mode", request.mode());
        fields.put("hub.topic", request.topic());
        fields.put("hub.callback", request.callback());
        if (request.mode().equals("subscribe")) {
            fields.put("hub.secret", request.secret());
            fields.put("hub.lease_seconds", Long.toString(lease.toSeconds()));
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text.strip()));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Future<Optional<String>> refused(String problem) {
        return Future.succeededFuture(Optional.of(problem));
    }
}
