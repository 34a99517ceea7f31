package vn.tintinh.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.push.HubServer.Asked;
import vn.tintinh.testing.ConfFolder;
import vn.tintinh.testing.TinTinhProcess;

/** The server as it runs: from a hub's delivery to our own feed, and over a sudden death. */
final class SubscriberIT {
    private final Vertx vertx = Vertx.vertx();
    private final Origin origin = new Origin(vertx);
    private final HubServer hub = new HubServer(vertx);

    @AfterEach
    void close() {
        value(vertx.close());
    }

    private void serve(String... titles) {
        origin.serve(
                "/feed", "application/atom+xml", Origin.atom(hub.url("/hub"), origin.url("/feed"), List.of(titles)));
    }

    private static boolean shows(TinTinhProcess server, String title) {
        return new String(server.get("/feeds/all.atom", Map.of()).body(), UTF_8).contains(title);
    }

    @Test
    void what_a_hub_delivers_is_published_and_survives_a_kill_right_after_the_answer(@TempDir Path folder) {
        ConfFolder conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data"));
        conf.write(
                "tintinh.yaml",
                conf.read("tintinh.yaml").replace("tick: 200ms", "tick: 200ms\n  lease: 10s")
                        + "republication:\n  delay: 0s\n");
        conf.write("sources/a.yaml", "- url: " + origin.url("/feed"));
        serve("Tin đầu");
        try (TinTinhProcess server = start(folder, conf)) {
            Asked asked = hub.await("/hub", origin.url("/feed"), 0);
            assertThat(hub.verify(asked, 100_000).status()).isEqualTo(200);
            String sources = hub.get("http://127.0.0.1:" + conf.managementPort() + "/sources")
                    .body();
            assertThat(sources)
                    .contains("\"state\" : \"active\"", "lease_until")
                    .doesNotContain(asked.secret());

            serve("Tin đầu", "Tin giao tới");
            assertThat(hub.deliver(asked, Origin.atom("", "Tin giao tới")).status())
                    .isEqualTo(202);
            server.await("delivered news", () -> shows(server, "Tin giao tới"));

            serve("Tin đầu", "Tin giao tới", "Tin trước khi chết");
            assertThat(hub.deliver(asked, Origin.atom("", "Tin trước khi chết")).status())
                    .isEqualTo(202);
            server.kill();
            assertThat(server.log()).doesNotContain(asked.secret()).doesNotContain(asked.callback());
        }
        try (TinTinhProcess again = start(folder, conf)) {
            again.await("news of the last delivery", () -> shows(again, "Tin trước khi chết"));
            assertThat(shows(again, "Tin giao tới")).isTrue();
        }
    }

    private static TinTinhProcess start(Path folder, ConfFolder conf) {
        return TinTinhProcess.start(
                        folder,
                        folder.resolve("log"),
                        conf.port(),
                        conf.managementPort(),
                        List.of("serve", "--conf", conf.folder().toString()))
                .awaitReady();
    }
}
