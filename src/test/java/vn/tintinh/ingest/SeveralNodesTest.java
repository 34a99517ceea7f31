package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.testing.HostileOrigin;
import vn.tintinh.testing.HostileRoutes;

/** What one node does for the others of its database. */
final class SeveralNodesTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @AfterEach
    void close() {
        value(vertx.close());
    }

    @Test
    void a_source_that_only_other_nodes_know_is_left_to_them_and_not_held_for_a_lease() {
        origin.on("/rss", (asked, socket) -> socket.write(HostileOrigin.http("200 OK", Map.of(), HostileRoutes.FEED)));
        String known = "- {id: bao, url: \"" + origin.url("/rss") + "\", type: feed, poll: {min: 1h, max: 12h}}\n";
        try (PolledSources polled = new PolledSources(folder, known)) {
            polled.awaitRuns(0);
            String others = "WITH added AS (INSERT INTO source_state (id, url, host, enabled, due_reason)"
                    + " VALUES ('moi', 'http://127.0.0.1:1/', '127.0.0.1', true, '{\"why\": \"never-polled\"}') RETURNING id)"
                    + " SELECT count(*) FROM added";
            assertThat(polled.sql(others)).isEqualTo(1);
            String handedBack = "SELECT count(*) FROM source_state WHERE id = 'moi' AND lease_token > 0"
                    + " AND lease_owner IS NULL AND next_due < now() + interval '10 s'";
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (polled.sql(handedBack) == 0) {
                assertThat(System.nanoTime()).as("the lease is still held").isLessThan(deadline);
                PolledSources.pause();
            }
            assertThat(polled.state("moi").lastRun()).isEmpty();
        }
    }
}
