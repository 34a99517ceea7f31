package vn.tintinh.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import vn.tintinh.push.Signature;
import vn.tintinh.store.KillablePostgres;
import vn.tintinh.testing.TinTinhProcess;

/**
 * The server is killed at random instants while it delivers to subscribers. In the end each subscriber has got every
 * item, nothing older after something newer, and every delivery was signed.
 */
public final class FanoutProof implements AutoCloseable {
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final String SECRET = "bí mật";

    /** A host is asked five times a second at most whether it wants what was asked for it. */
    private static final int AT_ONCE = 100;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Queue<Set<String>>> delivered = new ConcurrentHashMap<>();
    private final Queue<String> unsigned = new ConcurrentLinkedQueue<>();
    private final int port;

    private FanoutProof() {
        port = value(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"))
                .actualPort();
    }

    /** Runs it below a folder; fails with what is lost, out of order or unsigned. Returns what was done, as a sentence. */
    public static String run(Path folder, long seed, int kills, int subscribers) {
        Random random = new Random(seed);
        try (FanoutProof proof = new FanoutProof();
                NewsOrigin origin = new NewsOrigin(List.of("127.0.1.1"), 1, 0);
                KillablePostgres postgres = new KillablePostgres(folder);
                Node node = new Node("node", folder, postgres, "  host-gap: 0s\n")
                        .sources(origin.yaml("min: 1s, max: 1s"))) {
            origin.stock(5);
            TinTinhProcess server = node.start().awaitReady();
            server.await(
                    "first polls", () -> new Books(postgres).number("SELECT count(*) FROM item") == origin.count());
            for (int from = 0; from < subscribers; from += AT_ONCE) {
                int to = Math.min(from + AT_ONCE, subscribers);
                IntStream.range(from, to).forEach(i -> proof.subscribe(server, "/" + i));
                server.await(
                        "subscriptions", () -> new Books(postgres).number("SELECT count(*) FROM subscriber") == to);
            }
            origin.publishEvery(40, random);
            for (int i = 0; i < kills; i++) {
                int before = proof.count();
                TinTinhProcess running = i == 0 ? server : node.start();
                running.await("deliveries", () -> proof.count() > before);
                Pace.pause(random.nextInt(1000));
                node.kill();
            }
            origin.stopPublishing();
            node.start();
            proof.assertComplete(new Books(postgres), origin);
            return "fan-out: seed %d, killed %d times; %d items delivered to %d subscribers by %d deliveries, none lost"
                    .formatted(seed, kills, origin.count(), subscribers, proof.count());
        }
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            request.response().end(request.getParam("hub.challenge"));
            return;
        }
        request.body().onSuccess(body -> {
            if (!Signature.isValid(String.valueOf(request.getHeader("X-Hub-Signature")), body.getBytes(), SECRET)) {
                unsigned.add(request.path());
            }
            delivered
                    .computeIfAbsent(request.path(), path -> new ConcurrentLinkedQueue<>())
                    .add(titles(body));
            request.response().setStatusCode(204).end();
        });
    }

    private static Set<String> titles(Buffer body) {
        Set<String> titles = new HashSet<>();
        new JsonObject(body)
                .getJsonArray("items")
                .forEach(item -> titles.add(
                        ((JsonObject) item).getString("url") + " " + ((JsonObject) item).getString("title")));
        return titles;
    }

    private int count() {
        return delivered.values().stream().mapToInt(Queue::size).sum();
    }

    private void subscribe(TinTinhProcess server, String path) {
        String base = server.url("");
        String form = "hub.mode=subscribe&hub.topic=" + encoded(base + "/feeds/all.json") + "&hub.callback="
                + encoded("http://127.0.0.1:" + port + path) + "&hub.secret=" + encoded(SECRET);
        try {
            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(base + "/hub"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isEqualTo(202);
        } catch (java.io.IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The feed holds all items here, so the newest delivery has all, and none has less of them than one before. */
    private void assertComplete(Books books, NewsOrigin origin) {
        books.awaitAll(origin, SETTLING);
        long deadline = System.nanoTime() + SETTLING.toNanos();
        while (!delivered.values().stream().allMatch(all -> last(all).size() == origin.count())
                && System.nanoTime() < deadline) {
            Pace.pause(200);
        }
        assertThat(unsigned).as("wrong signatures").isEmpty();
        Set<String> published =
                new HashSet<>(books.rows("SELECT link || ' ' || title FROM item WHERE removed_at IS NULL"));
        delivered.forEach((path, all) -> {
            assertThat(last(all)).as("what " + path + " has").isEqualTo(published);
            Set<String> links = Set.of();
            for (Set<String> titles : all) {
                Set<String> now = new HashSet<>();
                titles.forEach(title -> now.add(title.substring(0, title.indexOf(' '))));
                assertThat(now).as("after " + links.size() + " at " + path).containsAll(links);
                links = now;
            }
        });
    }

    private static Set<String> last(Queue<Set<String>> all) {
        Set<String> last = Set.of();
        for (Set<String> one : all) {
            last = one;
        }
        return last;
    }

    @Override
    public void close() {
        value(vertx.close());
    }
}
