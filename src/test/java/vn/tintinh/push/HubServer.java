package vn.tintinh.push;

import static vn.tintinh.testing.Await.value;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WebSub hub on a real port, which does what a test tells it to. Spec: W3C WebSub (2018). */
final class HubServer {
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Integer>> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    HubServer(Vertx vertx) {
        server = value(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    /** A request that came, with its whole form. */
    record Asked(String path, Map<String, String> form) {
        String mode() {
            return form.getOrDefault("hub.mode", "");
        }

        String topic() {
            return form.getOrDefault("hub.topic", "");
        }

        String callback() {
            return form.getOrDefault("hub.callback", "");
        }

        String secret() {
            return form.getOrDefault("hub.secret", "");
        }
    }

    /** What a callback answered. */
    record Reply(int status, String type, String body) {}

    private void answer(HttpServerRequest request) {
        request.setExpectMultipart(true);
        request.endHandler(end -> {
            MultiMap form = request.formAttributes();
            Map<String, String> fields = new ConcurrentHashMap<>();
            form.forEach((name, value) -> fields.put(name, value));
            asked.add(new Asked(request.path(), fields));
            Deque<Integer> next = statuses.getOrDefault(request.path(), new ArrayDeque<>());
            Integer status = next.size() > 1 ? next.poll() : next.peek();
            String to = moved.get(request.path());
            if (to != null) {
                request.response().putHeader("Location", to);
            }
            request.response().setStatusCode(status == null ? 202 : status).end();
        });
    }

    /** The statuses of the answers at a path, one after the other, the last one for good. */
    void answers(String path, Integer... codes) {
        statuses.put(path, new ArrayDeque<>(List.of(codes)));
    }

    void redirects(String path, int status, String to) {
        answers(path, status);
        moved.put(path, to);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    List<Asked> asked(String topic) {
        return asked.stream().filter(each -> each.topic().equals(topic)).toList();
    }

    /** Waits for the request for a topic with that number, from 0, that reached a path. */
    Asked await(String path, String topic, int number) {
        Waiting.until(() -> reached(path, topic).size() > number, () -> "asked: " + asked);
        return reached(path, topic).get(number);
    }

    /** Waits for the request to end the subscription of a topic. */
    Asked awaitEnding(String topic) {
        Waiting.until(
                () -> asked(topic).stream().anyMatch(each -> each.mode().equals("unsubscribe")),
                () -> "asked: " + asked(topic));
        return asked(topic).stream()
                .filter(each -> each.mode().equals("unsubscribe"))
                .findFirst()
                .orElseThrow();
    }

    private List<Asked> reached(String path, String topic) {
        return asked(topic).stream().filter(each -> each.path().equals(path)).toList();
    }

    Reply verify(Asked request, String mode, String topic, String more) {
        return get(request.callback() + "?hub.mode=" + mode + "&hub.topic="
                + URLEncoder.encode(topic, StandardCharsets.UTF_8) + "&hub.challenge=th%E1%BB%ADth%C3%A1ch+%3Cb%3E"
                + more);
    }

    /** As the hub that took the request. */
    Reply verify(Asked request, long lease) {
        return verify(request, request.mode(), request.topic(), "&hub.lease_seconds=" + lease);
    }

    Reply get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    Reply deliver(String callback, String body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(callback))
                .header("Content-Type", "application/atom+xml")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(signature.isEmpty() ? request : request.header("X-Hub-Signature", signature));
    }

    /** Signed as it should be. */
    Reply deliver(Asked subscription, String body) {
        return deliver(subscription.callback(), body, sign("sha256", subscription.secret(), body));
    }

    static String sign(String method, String secret, String body) {
        try {
            Mac mac = Mac.getInstance("Hmac" + method.toUpperCase(java.util.Locale.ROOT));
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "any"));
            return method + "=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
