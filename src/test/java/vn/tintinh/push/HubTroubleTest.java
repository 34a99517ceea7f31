package vn.tintinh.push;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.admin.SourceReport;
import vn.tintinh.push.HubServer.Asked;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.SourceStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.testing.ConfFolder;

/** Hubs that are silent, nodes that share the work or die, and a server that no hub can reach. */
final class HubTroubleTest {
    private static final String ATOM = "application/atom+xml";

    private final TestDatabase tested = TestDatabase.create();
    private final Vertx vertx = Vertx.vertx();
    private final Origin origin = new Origin(vertx);
    private final HubServer hub = new HubServer(vertx);
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
        tested.close();
        value(vertx.close());
    }

    private Node node(Path folder, Pace pace, String... ids) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String id : ids) {
            sources.put(id, origin.url("/" + id));
        }
        Node node = new Node(tested, folder, sources, pace);
        nodes.add(node);
        return node;
    }

    private void serve(String id, String... titles) {
        origin.serve("/" + id, ATOM, Origin.atom(hub.url("/hub"), origin.url("/" + id), List.of(titles)));
    }

    private Asked subscribed(Node node, String id) {
        Asked asked = hub.await("/hub", origin.url("/" + id), 0);
        assertThat(hub.verify(asked, 100_000).status()).isEqualTo(200);
        node.awaitState(id, "active");
        return asked;
    }

    @Test
    void a_hub_that_never_delivers_is_noticed_until_it_does(@TempDir Path folder) {
        serve("a", "1");
        Node node = node(folder, Node.QUICK, "a");
        Asked asked = subscribed(node, "a");
        hub.deliver(asked, Origin.atom("", "2"));
        node.awaitItem("a", "2");
        Waiting.until(() -> node.hub("a").news() == 1, () -> "no news: " + node.hub("a"));
        awaitReason(node, true, "1", "2");

        serve("a", "1", "2", "3");
        node.poll("a");
        awaitSilence(node, 1);
        serve("a", "1", "2", "3", "4");
        node.poll("a");
        awaitSilence(node, 2);
        node.poll("a");
        assertThat(open(node)).isEmpty();
        serve("a", "1", "2", "3", "4", "5");
        node.poll("a");
        awaitSilence(node, 3);
        Waiting.until(() -> !open(node).isEmpty(), () -> "no incident");
        assertThat(open(node).get(0).kind()).isEqualTo(Incident.Kind.HUB_SILENT);
        assertThat(open(node).get(0).evidence()).contains("3 polls in a row").contains(hub.url("/hub"));
        awaitReason(node, false, "1", "2", "3", "4", "5");
        assertThat(report().encode()).contains("\"silent_polls\":3").contains("hub-silent");

        hub.deliver(asked, Origin.atom("", "6"));
        node.awaitItem("a", "6");
        Waiting.until(() -> open(node).isEmpty(), () -> "the incident goes on");
        awaitReason(node, true, "1", "2", "3", "4", "5", "6");
    }

    private JsonObject report() {
        return value(new SourceReport(
                        new SourceStore(tested.database()),
                        new IncidentStore(tested.database()),
                        new HubStore(tested.database()))
                .json());
    }

    private List<Incident> open(Node node) {
        assertThat(node.sql("SELECT 1")).isEqualTo(1);
        return value(new IncidentStore(tested.database()).open(10));
    }

    private static void awaitSilence(Node node, int polls) {
        Waiting.until(() -> node.hub("a").silentPolls() == polls, () -> "not " + polls + ": " + node.hub("a"));
    }

    /** Polls until the reason says, or says no more, that the hub delivers: nodes learn that with a refresh. */
    private void awaitReason(Node node, boolean delivers, String... titles) {
        serve("a", titles);
        Waiting.until(
                () -> {
                    node.poll("a");
                    return node.sql("SELECT count(*) FROM source_state WHERE due_reason ? 'pushed'")
                            == (delivers ? 1 : 0);
                },
                () -> "the reason of the next poll does not change");
    }

    @Test
    void a_node_that_dies_between_answer_and_save_loses_nothing(@TempDir Path folder) throws SQLException {
        serve("a", "1");
        Node first = node(folder.resolve("first"), Node.QUICK, "a");
        Asked asked = subscribed(first, "a");
        serve("a", "1", "2");
        try (Connection lock = first.connection();
                java.sql.Statement locking = lock.createStatement()) {
            lock.setAutoCommit(false);
            locking.execute("LOCK TABLE item IN EXCLUSIVE MODE");
            assertThat(hub.deliver(asked, Origin.atom("", "2")).status()).isEqualTo(202);
            first.die();
            lock.rollback();
        }
        assertThat(first.items("a", "2")).isZero();
        assertThat(first.sql("SELECT count(*) FROM hub_delivery")).isEqualTo(1);
        assertThat(first.sql("SELECT count(*) FROM source_state WHERE next_due > now() + interval '5 minutes'"))
                .isEqualTo(1);

        Node second = node(folder.resolve("second"), Node.QUICK, "a");
        second.awaitItem("a", "2");
        assertThat(second.sql("SELECT count(*) FROM hub_delivery")).isZero();
    }

    @Test
    void two_nodes_share_the_requests_and_send_each_once(@TempDir Path folder) {
        String[] ids = java.util.stream.IntStream.range(0, 30)
                .mapToObj(number -> "s" + number)
                .toArray(String[]::new);
        for (String id : ids) {
            serve(id, "1");
        }
        Pace patient = new Pace(
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofDays(1),
                Duration.ofDays(7),
                Duration.ofDays(10),
                Duration.ofMinutes(1));
        Node one = node(folder.resolve("one"), patient, ids);
        Map<String, String> sources = new LinkedHashMap<>();
        List.of(ids).forEach(id -> sources.put(id, origin.url("/" + id)));
        nodes.add(new Node(tested, reachedAt(folder.resolve("two"), one.url()), sources, patient));
        for (String id : ids) {
            Asked asked = hub.await("/hub", origin.url("/" + id), 0);
            assertThat(hub.verify(asked, 100_000).status()).isEqualTo(200);
        }
        for (String id : ids) {
            assertThat(hub.asked(origin.url("/" + id))).hasSize(1);
            one.awaitState(id, "active");
        }
        assertThat(one.sql("SELECT count(*) FROM hub_subscription")).isEqualTo(ids.length);
    }

    private static ConfFolder reachedAt(Path folder, String publicUrl) {
        ConfFolder conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data"));
        String settings = conf.read("tintinh.yaml");
        return conf.write("tintinh.yaml", settings.replaceFirst("public-url: \\S+", "public-url: " + publicUrl));
    }

    @Test
    void a_server_that_moves_tells_its_hubs(@TempDir Path folder) {
        serve("a", "1");
        Node node = node(folder.resolve("old"), Node.QUICK, "a");
        Asked old = subscribed(node, "a");
        node.close();
        Node moved = node(folder.resolve("new"), Node.QUICK, "a");
        Asked fresh = hub.await("/hub", old.topic(), hub.asked(old.topic()).size());
        assertThat(fresh.callback()).startsWith(moved.url()).isNotEqualTo(old.callback());
        assertThat(hub.verify(fresh, 1000).status()).isEqualTo(200);
        assertThat(hub.deliver(fresh, Origin.atom("", "2")).status()).isEqualTo(202);
        moved.awaitItem("a", "2");
    }

    @Test
    void a_server_that_no_hub_can_reach_asks_none(@TempDir Path folder) {
        serve("a", "1");
        ConfFolder conf = reachedAt(folder, "http://localhost:8080");
        Node node = new Node(tested, conf, Map.of("a", origin.url("/a")), Node.QUICK);
        nodes.add(node);
        node.awaitState("a", "wanted");
        serve("a", "1", "2");
        node.poll("a");
        node.awaitItem("a", "2");
        assertThat(hub.asked(origin.url("/a"))).isEmpty();
        assertThat(node.hub("a").state()).isEqualTo("wanted");
    }
}
