package vn.tintinh.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.store.KillablePostgres;
import vn.tintinh.testing.TinTinhProcess;

/** A server whose PostgreSQL is killed goes on serving what it has, says so, and takes up again when it is back. */
final class LostDatabaseIT {
    private static final List<String> FEEDS = List.of("/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json");
    private static final String COLD = "/feeds/sources/nguon-0.atom";

    @Test
    void feeds_outlive_their_database(@TempDir Path folder) {
        try (NewsOrigin origin = new NewsOrigin(List.of("127.0.3.1"), 1, 0);
                KillablePostgres postgres = new KillablePostgres(folder);
                Node node = new Node("node", folder, postgres, "  host-gap: 0s\n")) {
            origin.stock(5);
            node.sources(origin.yaml("min: 1s, max: 1s"));
            TinTinhProcess server = node.start().awaitReady();
            server.await("items", () -> text(server.get(FEEDS.get(0), Map.of())).contains("thứ 5 "));
            List<HttpResponse<byte[]>> good =
                    FEEDS.stream().map(feed -> server.get(feed, Map.of())).toList();
            assertThat(readiness(node)).contains("\"ready\"");

            postgres.kill();
            server.await("degraded", () -> readiness(node).contains("\"degraded\""));
            for (int i = 0; i < FEEDS.size(); i++) {
                HttpResponse<byte[]> last = server.get(FEEDS.get(i), Map.of());
                assertThat(last.statusCode()).isEqualTo(200);
                assertThat(last.body()).isEqualTo(good.get(i).body());
                String tag = last.headers().firstValue("etag").orElseThrow();
                assertThat(good.get(i).headers().firstValue("etag")).contains(tag);
                assertThat(server.get(FEEDS.get(i), Map.of("If-None-Match", tag))
                                .statusCode())
                        .isEqualTo(304);
            }
            HttpResponse<byte[]> cold = server.get(COLD, Map.of());
            assertThat(cold.statusCode()).isEqualTo(503);
            assertThat(cold.headers().firstValue("retry-after")).hasValue("5");

            origin.feeds().get(0).publish(Instant.now());
            postgres.start();
            server.await("a new item", () -> FEEDS.stream()
                    .allMatch(feed -> text(server.get(feed, Map.of())).contains("thứ 6 ")));
            assertThat(text(server.get(COLD, Map.of()))).contains("thứ 6 ");
            assertThat(readiness(node)).contains("\"ready\"");
            node.kill(); // quicker than a stop
        }
    }

    private static String readiness(Node node) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(node.management("/health/ready"))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
