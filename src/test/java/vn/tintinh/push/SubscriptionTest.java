package vn.tintinh.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.push.HubServer.Asked;
import vn.tintinh.push.HubServer.Reply;
import vn.tintinh.store.TestDatabase;

/** How sources' hubs are found, asked and answered. Spec: W3C WebSub (2018) §4, §5; numbers are websub.rocks'. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubscriptionTest {
    private static final String CHALLENGE = "thửthách <b>";
    private static final String ATOM = "application/atom+xml";

    private final TestDatabase tested = TestDatabase.create();
    private final Vertx vertx = Vertx.vertx();
    private final Origin origin = new Origin(vertx);
    private final HubServer hub = new HubServer(vertx);
    private final Map<String, String> sources = new LinkedHashMap<>();
    private Node node;

    @BeforeAll
    void start(@TempDir Path folder) {
        source("s100", "/100");
        origin.serve(
                "/100",
                ATOM,
                Origin.atom("", "A"),
                "<" + hub.url("/hub") + ">; rel=\"hub\", <" + origin.url("/100") + ">; title=\"a, b\"; rel=\"self\"");
        source("s101", "/101");
        origin.serve("/101", "text/html; charset=utf-8", page("/101"));
        atom("s102", "/102", "/hub");
        source("s103", "/103");
        origin.serve("/103", "application/rss+xml", rss("/103"));
        source("json", "/json");
        origin.serve("/json", "application/feed+json", json("/json"));
        source("s104", "/104");
        hub.answers("/wrong", 400);
        origin.serve(
                "/104",
                ATOM,
                Origin.atom(hub.url("/wrong"), origin.url("/104-wrong"), List.of("A")),
                "<" + hub.url("/hub") + ">; rel=hub",
                "</104>; rel=self");
        redirected();
        troublesome();
        node = new Node(tested, folder, sources, Node.QUICK);
    }

    private void redirected() {
        source("s200", "/200");
        origin.serve("/200", ATOM, Origin.atom(hub.url("/hub"), origin.url("/200-self"), List.of("A")));
        source("s201", "/201");
        origin.redirect("/201", 302, "/201-final");
        origin.serve("/201-final", ATOM, Origin.atom(hub.url("/hub"), origin.url("/201-self"), List.of("A")));
        source("s202", "/202");
        origin.redirect("/202", 301, "/202-final");
        origin.serve("/202-final", ATOM, Origin.atom(hub.url("/hub"), origin.url("/202-self"), List.of("A")));
        hub.redirects("/307", 307, hub.url("/hub307"));
        atom("s203", "/203", "/307");
        hub.redirects("/308", 308, "/hub308");
        atom("s204", "/204", "/308");
    }

    private void troublesome() {
        atom("s205", "/205", "/hub");
        atom("denied", "/denied", "/hub");
        atom("left", "/left", "/hub");
        atom("broken", "/broken", "/broken");
        hub.answers("/broken", 500, 503, 202);
        atom("circle", "/circle", "/circle");
        hub.redirects("/circle", 307, "/circle");
        atom("renewed", "/renewed", "/hub");
        atom("moving", "/moving", "/hub");
        source("selfless", "/selfless");
        origin.serve("/selfless", ATOM, Origin.atom("<link rel=\"hub\" href=\"" + hub.url("/hub") + "\"/>", "A"));
    }

    private void source(String id, String path) {
        sources.put(id, origin.url(path));
    }

    private void atom(String id, String path, String at) {
        source(id, path);
        origin.serve(path, ATOM, Origin.atom(hub.url(at), origin.url(path), List.of("A")));
    }

    private String rss(String path) {
        return "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Tin</title>"
                + "<link>https://bao.example.vn/</link><atom:link rel=\"hub\" href=\"" + hub.url("/hub")
                + "\"/><atom:link rel=\"self\" href=\"" + origin.url(path)
                + "\"/><item><title>A</title><link>https://bao.example.vn/a</link></item></channel></rss>";
    }

    private String json(String path) {
        return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Tin\", \"feed_url\": \""
                + origin.url(path) + "\", \"hubs\": [{\"type\": \"WebSub\", \"url\": \"" + hub.url("/hub")
                + "\"}], \"items\": [{\"id\": \"1\", \"title\": \"A\", \"content_text\": \"a\"}]}";
    }

    private String page(String path) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><title>Tin</title><link rel='hub' href='"
                + hub.url("/hub") + "'><link rel=\"self\" href=\"" + path + "\"></head><body><ul class='list'>");
        for (int i = 1; i < 8; i++) {
            page.append("<li><h3><a href='/bai-viet-so-" + i + "-1234" + i + ".html'>Tin tức số " + i
                    + " của tỉnh nhà hôm nay</a></h3><p>Tóm tắt của bài số " + i + "</p></li>");
        }
        return page + "</ul></body></html>";
    }

    @AfterAll
    void stop() {
        node.close();
        tested.close();
    }

    /** Waits for the first request for a topic, which is as every one must be. */
    private Asked subscribed(String path, String topic) {
        Asked asked = hub.await(path, origin.url(topic), 0);
        assertThat(asked.mode()).isEqualTo("subscribe");
        assertThat(asked.callback()).startsWith("http://127.0.0.1:").contains("/push/");
        assertThat(asked.form()).containsEntry("hub.lease_seconds", "864000");
        return asked;
    }

    @Test
    void check_100_finds_hub_and_topic_in_the_headers() {
        subscribed("/hub", "/100");
    }

    @Test
    void check_101_finds_hub_and_topic_in_the_head_of_a_page() {
        subscribed("/hub", "/101");
    }

    @Test
    void check_102_finds_hub_and_topic_in_an_atom_feed() {
        subscribed("/hub", "/102");
    }

    @Test
    void check_103_finds_hub_and_topic_in_an_rss_feed() {
        subscribed("/hub", "/103");
    }

    @Test
    void finds_hub_and_topic_in_a_json_feed() {
        subscribed("/hub", "/json");
    }

    @Test
    void check_104_believes_headers_before_the_document() {
        subscribed("/hub", "/104");
        assertThat(hub.asked(origin.url("/104-wrong"))).isEmpty();
    }

    @Test
    void check_200_subscribes_to_what_the_feed_calls_itself() {
        subscribed("/hub", "/200-self");
        assertThat(hub.asked(origin.url("/200"))).isEmpty();
    }

    @Test
    void check_201_subscribes_to_the_topic_of_the_document_behind_a_temporary_redirect() {
        subscribed("/hub", "/201-self");
    }

    @Test
    void check_202_subscribes_to_the_topic_of_the_document_behind_a_permanent_redirect() {
        subscribed("/hub", "/202-self");
    }

    @Test
    void check_203_repeats_the_request_where_a_hub_redirects_temporarily() {
        assertThat(subscribed("/hub307", "/203").form())
                .isEqualTo(subscribed("/307", "/203").form());
    }

    @Test
    void check_204_repeats_the_request_where_a_hub_redirects_for_good() {
        assertThat(subscribed("/hub308", "/204").form())
                .isEqualTo(subscribed("/308", "/204").form());
    }

    @Test
    void check_205_does_not_verify_another_topic() {
        Asked asked = subscribed("/hub", "/205");
        Reply other = hub.verify(asked, "subscribe", origin.url("/205x"), "&hub.lease_seconds=1000");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body()).doesNotContain("thách");
        assertThat(hub.verify(asked, "unsubscribe", asked.topic(), "").status()).isEqualTo(404);
        assertThat(hub.verify(asked, "publish", asked.topic(), "").status()).isEqualTo(404);
        node.awaitState("s205", "asked");
        assertThat(hub.verify(asked, 1000).status()).isEqualTo(200);
        assertThat(hub.verify(asked, 1000).status())
                .as("of a hub that has not seen the first answer")
                .isEqualTo(200);
    }

    @Test
    void check_IR1_gives_a_secret_of_less_than_200_bytes() {
        String secret = subscribed("/hub", "/102").secret();
        assertThat(secret)
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(subscribed("/hub", "/103").secret());
    }

    @Test
    void check_IR2_has_a_callback_of_its_own_for_each_subscription_that_nobody_guesses() {
        String one = subscribed("/hub", "/102").callback();
        assertThat(one)
                .matches(".*/push/[A-Za-z0-9_-]{32}")
                .isNotEqualTo(subscribed("/hub", "/103").callback());
    }

    @Test
    void check_IR3_answers_a_verification_with_exactly_the_challenge() {
        assertThat(hub.verify(subscribed("/hub", "/100"), 3600))
                .isEqualTo(new Reply(200, "text/plain; charset=utf-8", CHALLENGE));
        node.awaitState("s100", "active");
        assertThat(node.hub("s100").leaseUntil()).isPresent();
        assertThat(node.sql("SELECT extract(epoch FROM lease_until - verified_at) FROM hub_subscription"
                        + " WHERE source_id = 's100'"))
                .isEqualTo(3600);
        assertThat(node.sql("SELECT extract(epoch FROM next_request - verified_at) FROM hub_subscription"
                        + " WHERE source_id = 's100'"))
                .isEqualTo(2880);
    }

    @Test
    void check_IR4_unsubscribes_with_the_same_topic_and_callback_when_a_source_is_removed() {
        Asked asked = subscribed("/hub", "/left");
        hub.verify(asked, 3600);
        node.awaitState("left", "active");
        Map<String, String> fewer = new LinkedHashMap<>(sources);
        fewer.remove("left");
        node.reload(fewer);

        Asked ending = hub.awaitEnding(origin.url("/left"));
        assertThat(ending.callback()).isEqualTo(asked.callback());
        assertThat(hub.verify(ending, "unsubscribe", origin.url("/other"), "").status())
                .isEqualTo(404);
        assertThat(hub.verify(ending, "unsubscribe", ending.topic(), "").body()).isEqualTo(CHALLENGE);
        assertThat(node.sql("SELECT count(*) FROM hub_subscription WHERE source_id = 'left'"))
                .isZero();
        assertThat(hub.deliver(asked, Origin.atom("", "B")).status()).isEqualTo(410);
    }

    @Test
    void a_topic_that_changes_is_subscribed_anew_and_the_old_one_is_ended() {
        Asked old = subscribed("/hub", "/moving");
        hub.verify(old, 3600);
        node.awaitState("moving", "active");
        origin.serve("/moving", ATOM, Origin.atom(hub.url("/hub"), origin.url("/moved"), List.of("A", "B")));
        node.poll("moving");
        Asked fresh = subscribed("/hub", "/moved");
        assertThat(fresh.callback()).isNotEqualTo(old.callback());
        Asked ending = hub.awaitEnding(origin.url("/moving"));
        assertThat(ending.callback()).isEqualTo(old.callback());
        assertThat(hub.verify(ending, "unsubscribe", ending.topic(), "").status())
                .isEqualTo(200);
    }

    @Test
    void a_denial_is_kept_with_its_reason_and_the_hub_asked_much_later() {
        Asked asked = subscribed("/hub", "/denied");
        assertThat(hub.verify(asked, "denied", asked.topic(), "&hub.reason=kh%C3%B4ng+nh%E1%BA%ADn")
                        .status())
                .isEqualTo(200);
        node.awaitState("denied", "denied");
        assertThat(node.hub("denied").problem()).contains("the hub denies the subscription: không nhận");
        assertThat(node.sql("SELECT count(*) FROM hub_subscription WHERE source_id = 'denied'"
                        + " AND next_request > now() + interval '50 minutes'"))
                .isEqualTo(1);
        assertThat(hub.verify(asked, 1000).status()).isEqualTo(404);
        assertThat(hub.deliver(asked, Origin.atom("", "B")).status()).isEqualTo(410);
    }

    @Test
    void a_hub_that_fails_is_asked_again_later_and_later() {
        Asked third = hub.await("/broken", origin.url("/broken"), 2);
        assertThat(third.form())
                .isEqualTo(hub.await("/broken", origin.url("/broken"), 0).form());
        assertThat(hub.verify(third, 1000).status()).isEqualTo(200);
        node.awaitState("broken", "active");
        assertThat(Node.QUICK.afterTries(3)).isEqualTo(Node.QUICK.again().multipliedBy(4));
        assertThat(Node.QUICK.afterTries(1000)).isEqualTo(Node.QUICK.longest());
    }

    @Test
    void a_hub_that_redirects_in_a_circle_is_left_alone_for_a_while() {
        Waiting.until(() -> node.hub("circle").problem().isPresent(), () -> "no problem: " + node.hub("circle"));
        assertThat(node.hub("circle").problem()).contains("the hub redirects too often");
    }

    @Test
    void a_lease_is_renewed_before_its_end_with_the_same_callback() {
        Asked first = subscribed("/hub", "/renewed");
        assertThat(hub.verify(first, 1000).status()).isEqualTo(200);
        node.awaitState("renewed", "active");
        int before = hub.asked(first.topic()).size();
        node.sql("UPDATE hub_subscription SET verified_at = verified_at - interval '800 s',"
                + " lease_until = lease_until - interval '800 s', next_request = next_request - interval '800 s'"
                + " WHERE source_id = 'renewed'");
        Asked renewal = hub.await("/hub", first.topic(), before);
        assertThat(renewal.form()).isEqualTo(first.form());
        assertThat(node.hub("renewed").state()).isEqualTo("active");
        assertThat(hub.verify(renewal, 5000).status()).isEqualTo(200);
        assertThat(node.sql("SELECT extract(epoch FROM lease_until - verified_at) FROM hub_subscription"
                        + " WHERE source_id = 'renewed'"))
                .isEqualTo(5000);
    }

    @Test
    void a_feed_that_does_not_say_what_it_calls_itself_cannot_be_subscribed_to() {
        node.awaitItem("selfless", "A");
        subscribed("/hub", "/205");
        assertThat(node.sql("SELECT count(*) FROM hub_subscription WHERE source_id = 'selfless'"))
                .isZero();
    }
}
