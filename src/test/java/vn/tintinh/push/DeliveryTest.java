package vn.tintinh.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.push.HubServer.Asked;
import vn.tintinh.store.TestDatabase;

/** What is taken of deliveries, and what is not. Spec: W3C WebSub (2018) §7, §8; numbers are websub.rocks'. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeliveryTest {
    private static final String ATOM = "application/atom+xml";

    private final TestDatabase tested = TestDatabase.create();
    private final Vertx vertx = Vertx.vertx();
    private final Origin origin = new Origin(vertx);
    private final HubServer hub = new HubServer(vertx);
    private Node node;

    @BeforeAll
    void start(@TempDir Path folder) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String id : List.of("news", "forged", "unsigned", "methods", "revised", "odd", "busy", "large")) {
            serve(id, "First");
            sources.put(id, origin.url("/" + id));
        }
        node = new Node(tested, folder, sources, Node.QUICK);
    }

    private void serve(String id, String... titles) {
        origin.serve("/" + id, ATOM, Origin.atom(hub.url("/hub"), origin.url("/" + id), List.of(titles)));
    }

    @AfterAll
    void stop() {
        node.close();
        tested.close();
    }

    /** A source's subscription, verified, after its first poll. */
    private Asked subscribed(String id) {
        Asked asked = hub.await("/hub", origin.url("/" + id), 0);
        assertThat(hub.verify(asked, 100_000).status()).isEqualTo(200);
        node.awaitState(id, "active");
        return asked;
    }

    private void awaitNothingOpen(String id) {
        Waiting.until(
                () -> node.sql("SELECT count(*) FROM hub_delivery WHERE source_id = '" + id + "'") == 0,
                () -> "a delivery of " + id + " is open");
    }

    @Test
    void check_300_answers_a_signed_delivery_with_2xx_and_stores_its_news_without_a_poll() {
        Asked asked = subscribed("news");
        long due = node.sql("SELECT extract(epoch FROM next_due) FROM source_state WHERE id = 'news'");
        String today = Origin.atom("", "Second", "Third")
                .replace("2026-01-02T03:04:05Z", Instant.now().toString());
        assertThat(hub.deliver(asked, today).status()).isEqualTo(202);
        node.awaitItem("news", "Second");
        node.awaitItem("news", "Third");
        awaitNothingOpen("news");
        assertThat(node.sql("SELECT extract(epoch FROM next_due) FROM source_state WHERE id = 'news'"))
                .as("the next poll stays where it was")
                .isBetween(due - 1, due + 1);
        assertThat(node.sql("SELECT count(*) FROM change WHERE source_id = 'news' AND announced"))
                .isEqualTo(2);
        assertThat(node.hub("news").pushes()).isEqualTo(1);
        assertThat(node.hub("news").news()).isEqualTo(2);
        assertThat(node.hub("news").lastPush()).isPresent();
    }

    @Test
    void check_301_drops_a_delivery_that_is_signed_wrongly() {
        Asked asked = subscribed("forged");
        String body = Origin.atom("", "Forged");
        String right = HubServer.sign("sha256", asked.secret(), body);
        String other = HubServer.sign("sha256", asked.secret() + "x", body);
        for (String wrong : List.of(
                other,
                right.substring(0, right.length() - 2),
                "md5=00",
                "sha256=",
                "sha256",
                "sha256=zz",
                "=" + right)) {
            assertThat(hub.deliver(asked.callback(), body, wrong).status()).isEqualTo(202);
        }
        assertThat(hub.deliver(asked, Origin.atom("", "Genuine")).status()).isEqualTo(202);
        node.awaitItem("forged", "Genuine");
        assertThat(node.items("forged", "Forged")).isZero();
        assertThat(node.counted("forged")).isEqualTo(7);
        assertThat(node.hub("forged").pushes()).isEqualTo(1);
    }

    @Test
    void check_302_refuses_a_delivery_without_a_signature() {
        Asked asked = subscribed("unsigned");
        assertThat(hub.deliver(asked.callback(), Origin.atom("", "Unsigned"), "")
                        .status())
                .isEqualTo(403);
        assertThat(hub.deliver(asked, Origin.atom("", "Signed")).status()).isEqualTo(202);
        node.awaitItem("unsigned", "Signed");
        assertThat(node.items("unsigned", "Unsigned")).isZero();
        assertThat(node.counted("unsigned")).isEqualTo(1);
    }

    @Test
    void check_IR5_takes_each_method_of_signing() {
        Asked asked = subscribed("methods");
        for (String method : List.of("sha1", "sha256", "sha384", "sha512")) {
            String body = Origin.atom("", "By " + method);
            String signature = HubServer.sign(method, asked.secret(), body);
            assertThat(hub.deliver(asked.callback(), body, signature).status()).isEqualTo(202);
            node.awaitItem("methods", "By " + method);
        }
    }

    @Test
    void a_token_that_is_not_ours_is_gone_for_deliveries_and_unknown_for_verifications() {
        String callback = subscribed("odd").callback();
        String unknown = callback.substring(0, callback.length() - 4) + "none";
        assertThat(hub.deliver(unknown, Origin.atom("", "B"), "sha1=00").status())
                .isEqualTo(410);
        assertThat(hub.get(unknown + "?hub.mode=subscribe&hub.topic=" + origin.url("/odd") + "&hub.challenge=x")
                        .status())
                .isEqualTo(404);
        HttpRequest.Builder put =
                HttpRequest.newBuilder(URI.create(callback)).PUT(HttpRequest.BodyPublishers.ofString("x"));
        assertThat(hub.send(put).status()).isEqualTo(405);
        assertThat(hub.get(callback + "?hub.topic=%00").status()).isEqualTo(404);
    }

    @Test
    void what_was_delivered_before_brings_nothing_back_that_has_been_revised_since() {
        Asked asked = subscribed("revised");
        String old = Origin.atom("", "Story");
        String revised = old.replace("Tóm tắt của Story", "Tóm tắt mới").replace("T03:04:05Z", "T04:04:05Z");
        hub.deliver(asked, old);
        node.awaitItem("revised", "Story");
        hub.deliver(asked, revised);
        String isNew = "SELECT count(*) FROM item WHERE source_id = 'revised' AND summary LIKE '%mới%'";
        Waiting.until(() -> node.sql(isNew) == 1, () -> "not revised");
        origin.serve(
                "/revised",
                ATOM,
                revised.replace(
                        "<entry>",
                        "<link rel=\"hub\" href=\"" + hub.url("/hub") + "\"/><link rel=\"self\" href=\""
                                + origin.url("/revised") + "\"/><entry>"));
        awaitNothingOpen("revised");
        assertThat(hub.deliver(asked, revised).status()).isEqualTo(202);
        assertThat(node.counted("repeated")).isEqualTo(1);
        long runs = node.sql("SELECT count(*) FROM run WHERE source_id = 'revised'");
        assertThat(hub.deliver(asked, old).status()).isEqualTo(202);
        Waiting.until(
                () -> node.sql("SELECT count(*) FROM run WHERE source_id = 'revised'") > runs,
                () -> "the replay made nothing due");
        assertThat(node.sql(isNew)).isEqualTo(1);
    }

    @Test
    void what_is_larger_than_a_poll_may_be_is_refused() {
        Asked asked = subscribed("large");
        String body = Origin.atom("<!--" + "x".repeat(70_000) + "-->", "Large");
        assertThat(hub.deliver(asked, body).status()).isEqualTo(413);
        assertThat(node.counted("too_large")).isEqualTo(1);
        assertThat(hub.deliver(asked, Origin.atom("", "Small")).status()).isEqualTo(202);
        node.awaitItem("large", "Small");
        assertThat(node.items("large", "Large")).isZero();
    }

    @Test
    void a_delivery_that_is_no_feed_is_left_to_a_poll() {
        Asked asked = hub.await("/hub", origin.url("/odd"), 0);
        serve("odd", "First", "Polled");
        assertThat(hub.deliver(asked, "something has changed").status()).isEqualTo(202);
        node.awaitItem("odd", "Polled");
        awaitNothingOpen("odd");
    }

    @Test
    void a_delivery_for_a_source_that_is_being_polled_is_left_to_the_poll_after_that() {
        Asked asked = subscribed("busy");
        node.sql("UPDATE source_state SET lease_owner = 'another', lease_until = now() + interval '1 hour'"
                + " WHERE id = 'busy'");
        serve("busy", "First", "Fourth");
        assertThat(hub.deliver(asked, Origin.atom("", "Fourth")).status()).isEqualTo(202);
        Waiting.until(() -> node.counted("left_to_poll") > 0, () -> "not left");
        assertThat(node.items("busy", "Fourth")).isZero();
        assertThat(node.sql("SELECT count(*) FROM hub_delivery WHERE source_id = 'busy'"))
                .isEqualTo(1);
        node.sql("UPDATE source_state SET lease_owner = NULL, lease_until = NULL WHERE id = 'busy'");
        node.awaitItem("busy", "Fourth");
        awaitNothingOpen("busy");
    }
}
