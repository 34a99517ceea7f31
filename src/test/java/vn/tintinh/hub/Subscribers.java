package vn.tintinh.hub;

import static vn.tintinh.testing.Await.value;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Callbacks on a real port: each path is a subscriber, which says yes and takes what comes unless it is told otherwise. */
final class Subscribers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<HttpServerRequest>> verifying = new ConcurrentHashMap<>();
    private final Map<String, Consumer<HttpServerRequest>> taking = new ConcurrentHashMap<>();
    private final HttpServer server;

    Subscribers(Vertx vertx) {
        server = value(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
    }

    /** A question of the hub. */
    record Asked(String path, MultiMap query) {
        String get(String name) {
            return String.valueOf(query.get(name));
        }
    }

    /** What the hub sent. */
    record Delivered(String path, MultiMap headers, Buffer body) {
        String header(String name) {
            return String.valueOf(headers.get(name));
        }
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            asked.add(new Asked(request.path(), request.params()));
            verifying
                    .getOrDefault(request.path(), usual -> usual.response()
                            .end(String.valueOf(usual.getParam("hub.challenge", ""))))
                    .accept(request);
        } else {
            request.body().onSuccess(body -> {
                delivered.add(new Delivered(request.path(), request.headers(), body));
                taking.getOrDefault(
                                request.path(),
                                usual -> usual.response().setStatusCode(204).end())
                        .accept(request);
            });
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    void verifies(String path, Consumer<HttpServerRequest> answer) {
        verifying.put(path, answer);
    }

    void takes(String path, Consumer<HttpServerRequest> answer) {
        taking.put(path, answer);
    }

    List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    List<Delivered> delivered(String path) {
        return delivered.stream().filter(one -> one.path().equals(path)).toList();
    }

    /** Waits for the question with that number, from 0. */
    Asked question(String path, int number) {
        until(() -> asked(path).size() > number, () -> "asked at " + path + ": " + asked(path));
        return asked(path).get(number);
    }

    /** Waits for the first delivery that has a text in it. */
    Delivered delivery(String path, String text) {
        until(
                () -> find(path, text) >= 0,
                () -> text + " is not delivered to " + path + ", but "
                        + delivered(path).size() + " others");
        return delivered(path).get(find(path, text));
    }

    private int find(String path, String text) {
        List<Delivered> all = delivered(path);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).body().toString().contains(text)) {
                return i;
            }
        }
        return -1;
    }

    static void until(BooleanSupplier condition, Supplier<String> otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + "; " + otherwise.get());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }
}
