package vn.tintinh.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.tintinh.push.Signature;

/**
 * What websub.rocks and the W3C's implementation reports check of a hub and of a publisher, one test each. Checks without
 * a number of their own are counted in the order of the file: IR1, IR2.
 */
final class HubChecksTest {
    private static final Path CHECKS =
            Path.of(System.getProperty("tintinh.shared", "../shared"), "suites/websub/checks.jsonl");
    private static final String SECRET = "bí mật";

    private static final Scene SCENE = new Scene();
    private static Node node;

    /** One publish, taken by three subscribers: a plain one, one with a secret, one of a JSON feed. */
    private static Subscribers.Delivered plain;

    private static Subscribers.Delivered signed;
    private static HttpResponse<String> answer;

    @BeforeAll
    static void publish_once() {
        SCENE.publish();
        node = new Node(SCENE.tested, Node.QUICK);
        answer = node.subscribe(topic("/feeds/all.atom"), SCENE.subscribers.url("/plain"));
        node.ask(Map.of(
                "hub.mode",
                "subscribe",
                "hub.topic",
                topic("/feeds/all.atom"),
                "hub.callback",
                SCENE.subscribers.url("/signed"),
                "hub.secret",
                SECRET,
                "hub.lease_seconds",
                "7200"));
        SCENE.awaitSubscribers("/plain", 1);
        SCENE.awaitSubscribers("/signed", 1);
        String title = SCENE.publish();
        plain = SCENE.subscribers.delivery("/plain", title);
        signed = SCENE.subscribers.delivery("/signed", title);
    }

    @AfterAll
    static void stop() {
        node.close();
        SCENE.close();
    }

    private static String topic(String path) {
        return Node.PUBLIC + path;
    }

    @Test
    void every_check_of_a_hub_and_of_a_publisher_has_a_test() throws IOException {
        assumeTrue(Files.exists(CHECKS), "skipped: there is no " + CHECKS);
        List<String> tests = Stream.of(HubChecksTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toList();
        List<String> numbers = new ArrayList<>();
        int unnumbered = 0;
        for (String line : Files.readAllLines(CHECKS)) {
            JsonObject check = new JsonObject(line);
            if (!check.getString("role").equals("subscriber")) {
                String number = String.valueOf(check.getValue("num"));
                numbers.add(number.equals("IR") ? number + ++unnumbered : number);
            }
        }
        assertThat(numbers).hasSizeGreaterThan(20).allSatisfy(number -> assertThat(tests)
                .as("a test of check " + number)
                .anyMatch(test -> test.startsWith("check_" + number + "_")));
    }

    @Test
    void check_100_delivers_without_a_signature_to_who_gave_no_secret() {
        assertThat(plain.headers().contains("X-Hub-Signature")).isFalse();
        assertThat(SCENE.subscribers.delivered("/plain").stream()
                        .map(one -> one.body().toString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void check_101_signs_for_who_gave_a_secret() {
        assertThat(signed.header("X-Hub-Signature")).isEqualTo("sha256=" + hmac("HmacSHA256", signed));
    }

    @Test
    void check_102_takes_no_notice_of_other_parameters() {
        Map<String, String> form = new HashMap<>(Map.of("foo", "bar", "hub.foo", "hub.bar"));
        form.putAll(Map.of(
                "hub.mode", "subscribe",
                "hub.topic", topic("/feeds/kinh-te.rss"),
                "hub.callback", SCENE.subscribers.url("/more")));
        assertThat(node.ask(form).statusCode()).isEqualTo(202);
        SCENE.awaitSubscribers("/more", 1);
        String title = SCENE.publish();
        assertThat(SCENE.subscribers.delivery("/more", title).header("Content-Type"))
                .startsWith("application/rss+xml");
    }

    @Test
    void check_103_keeps_one_subscription_for_who_subscribes_again() {
        String callback = SCENE.subscribers.url("/again");
        node.subscribe(topic("/feeds/all.rss"), callback);
        SCENE.awaitSubscribers("/again", 1);
        node.ask(Map.of(
                "hub.mode",
                "subscribe",
                "hub.topic",
                topic("/feeds/all.rss"),
                "hub.callback",
                callback,
                "hub.secret",
                SECRET,
                "hub.lease_seconds",
                "86400"));
        SCENE.subscribers.question("/again", 1);
        Subscribers.until(
                () -> SCENE.sql("SELECT count(*) FROM subscriber WHERE callback LIKE '%/again' AND secret IS NOT NULL")
                        == 1,
                () -> "not renewed");
        String title = SCENE.publish();
        assertThat(SCENE.subscribers.delivery("/again", title).header("X-Hub-Signature"))
                .startsWith("sha256=");
        String next = SCENE.publish();
        SCENE.subscribers.delivery("/again", next);
        assertThat(SCENE.subscribers.delivered("/again")).hasSize(2);
    }

    @Test
    void check_104_delivers_nothing_after_an_end_that_was_verified() {
        String callback = SCENE.subscribers.url("/leaving");
        node.subscribe(topic("/feeds/all.rss"), callback);
        SCENE.awaitSubscribers("/leaving", 1);
        Map<String, String> end =
                Map.of("hub.mode", "unsubscribe", "hub.topic", topic("/feeds/all.rss"), "hub.callback", callback);
        assertThat(node.ask(end).statusCode()).isEqualTo(202);
        assertThat(SCENE.subscribers.question("/leaving", 1).get("hub.mode")).isEqualTo("unsubscribe");
        SCENE.awaitSubscribers("/leaving", 0);
        SCENE.subscribers.delivery("/plain", SCENE.publish());
        assertThat(SCENE.subscribers.delivered("/leaving")).isEmpty();
    }

    /** We publish no plain text; a page is the topic that is no feed. */
    @Test
    void check_105_delivers_what_is_no_feed_as_it_is() {
        delivers_as_published("/", "text/html");
    }

    @Test
    void check_106_delivers_json_as_it_is() {
        delivers_as_published("/feeds/all.json", "application/feed+json");
    }

    private static void delivers_as_published(String path, String type) {
        String callback = "/of-" + type.replace('/', '-');
        node.subscribe(topic(path), SCENE.subscribers.url(callback));
        SCENE.awaitSubscribers(callback, 1);
        Subscribers.Delivered delivered = SCENE.subscribers.delivery(callback, SCENE.publish());
        HttpResponse<String> published = node.get(path);
        assertThat(delivered.body().toString()).isEqualTo(published.body());
        assertThat(delivered.header("Content-Type"))
                .startsWith(type)
                .isEqualTo(published.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void check_V1_asks_with_the_mode() {
        assertThat(SCENE.subscribers.question("/plain", 0).get("hub.mode")).isEqualTo("subscribe");
    }

    @Test
    void check_V2_asks_with_the_topic_as_it_was_written() {
        String written = "HTTP://LocalHost:8080/feeds/%61ll.atom";
        node.subscribe(written, SCENE.subscribers.url("/written"));
        assertThat(SCENE.subscribers.question("/written", 0).get("hub.topic")).isEqualTo(written);
        assertThat(SCENE.subscribers.question("/plain", 0).get("hub.topic")).isEqualTo(topic("/feeds/all.atom"));
    }

    @Test
    void check_V3_takes_nothing_but_the_challenge_for_a_yes() {
        SCENE.subscribers.verifies("/parrot", request -> request.response().end("yes"));
        SCENE.subscribers.verifies(
                "/not-here", request -> request.response().setStatusCode(404).end(request.getParam("hub.challenge")));
        node.subscribe(topic("/feeds/all.atom"), SCENE.subscribers.url("/parrot"));
        node.subscribe(topic("/feeds/all.atom"), SCENE.subscribers.url("/not-here"));
        assertThat(SCENE.subscribers.question("/parrot", 0).get("hub.challenge"))
                .hasSizeGreaterThan(20);
        SCENE.subscribers.question("/not-here", 0);
        Subscribers.until(
                () -> SCENE.sql("SELECT count(*) FROM subscriber_request WHERE callback ~ '(parrot|not-here)$'") == 0,
                () -> "still asked");
        assertThat(SCENE.sql("SELECT count(*) FROM subscriber WHERE callback ~ '(parrot|not-here)$'"))
                .isZero();
    }

    @Test
    void check_V4_says_for_how_long() {
        assertThat(SCENE.subscribers.question("/plain", 0).get("hub.lease_seconds"))
                .isEqualTo("864000");
        assertThat(SCENE.subscribers.question("/signed", 0).get("hub.lease_seconds"))
                .isEqualTo("7200");
    }

    @Test
    void check_V5_answers_202_whatever_comes_of_it() {
        assertThat(answer.statusCode()).isEqualTo(202);
        SCENE.subscribers.verifies("/silent", request -> {});
        assertThat(node.subscribe(topic("/feeds/all.atom"), SCENE.subscribers.url("/silent"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void check_D1_posts_the_content() {
        assertThat(plain.body().length()).isPositive();
    }

    @Test
    void check_D2_sends_what_is_published() {
        delivers_as_published("/feeds/all.rss", "application/rss+xml");
    }

    @Test
    void check_D3_sends_it_as_the_type_that_it_is_published_as() {
        assertThat(plain.header("Content-Type"))
                .isEqualTo(node.get("/feeds/all.atom")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow());
    }

    @Test
    void check_D4_names_itself() {
        assertThat(plain.header("Link")).contains("<" + topic("/hub") + ">; rel=\"hub\"");
    }

    @Test
    void check_D5_names_the_topic() {
        assertThat(plain.header("Link")).contains("<" + topic("/feeds/all.atom") + ">; rel=\"self\"");
    }

    @Test
    void check_D6_signs_nothing_without_a_secret() {
        assertThat(plain.headers().names()).noneMatch(name -> name.equalsIgnoreCase("X-Hub-Signature"));
    }

    @Test
    void check_D7_signs_in_each_way_that_may_be_configured() {
        byte[] body = signed.body().getBytes();
        assertThat(signed.header("X-Hub-Signature")).isEqualTo("sha256=" + hmac("HmacSHA256", signed));
        for (String method : List.of("sha1", "sha384", "sha512")) {
            assertThat(Signature.of(method, body, SECRET))
                    .isEqualTo(method + "=" + hmac("HmacSHA" + method.substring(3), signed));
        }
    }

    @Test
    void check_IR1_grants_the_lease_that_is_asked_for() {
        assertThat(SCENE.sql("SELECT extract(epoch FROM lease_until - now())::bigint FROM subscriber"
                        + " WHERE callback LIKE '%/signed'"))
                .isBetween(7000L, 7200L);
    }

    /** It may send what has changed only; it sends all. */
    @Test
    void check_IR2_sends_the_whole_feed() {
        assertThat(plain.body().toString().split("<entry", -1)).hasSizeGreaterThan(2);
    }

    @Test
    void check_P1_names_the_hub_and_the_feed_in_headers() {
        for (String path :
                List.of("/feeds/all.atom", "/feeds/provinces/lam-dong.json", "/feeds/query.rss?q=tin", "/")) {
            String links = String.join(", ", node.get(path).headers().allValues("Link"));
            assertThat(links).contains("<" + topic("/hub") + ">; rel=\"hub\"").contains("; rel=\"self\"");
        }
    }

    @Test
    void check_P2_names_them_in_the_head_of_pages() {
        assertThat(node.get("/categories/kinh-te").body())
                .contains("<link rel=\"hub\" href=\"" + topic("/hub") + "\">")
                .contains("<link rel=\"self\" href=\"" + topic("/categories/kinh-te") + "\">");
    }

    @Test
    void check_P3_names_them_in_atom() {
        assertThat(node.get("/feeds/all.atom").body())
                .containsPattern("<link [^>]*rel=\"hub\"[^>]*href=\"" + topic("/hub") + "\"|<link [^>]*href=\""
                        + topic("/hub") + "\"[^>]*rel=\"hub\"");
        assertThat(count(node.get("/feeds/all.atom").body(), "rel=\"self\"")).isEqualTo(1);
    }

    @Test
    void check_P4_names_them_in_rss() {
        assertThat(node.get("/feeds/all.rss").body())
                .containsPattern("<atom:link [^>]*" + topic("/hub"))
                .containsPattern("<atom:link [^>]*rel=\"self\"");
    }

    @Test
    void check_P5_says_of_what_type_it_is() {
        Map<String, String> types = Map.of(
                "/feeds/all.atom", "application/atom+xml", "/feeds/all.rss", "application/rss+xml", "/", "text/html");
        types.forEach((path, type) -> assertThat(
                        node.get(path).headers().firstValue("Content-Type").orElseThrow())
                .startsWith(type));
    }

    @Test
    void check_P6_takes_a_subscription_to_the_feed_as_it_names_itself() {
        String links = node.get("/feeds/query.json?province=lam-dong&category=kinh-te&limit=10")
                .headers()
                .firstValue("Link")
                .orElseThrow();
        assertThat(count(links, "rel=\"self\"")).isEqualTo(1);
        String self = links.replaceFirst("^<([^>]*)>; rel=\"self\".*", "$1");
        assertThat(self).endsWith("/feeds/query.json?category=kinh-te&province=lam-dong&limit=10");
        assertThat(node.ask(Map.of(
                                "hub.mode",
                                "subscribe",
                                "hub.topic",
                                self,
                                "hub.lease_seconds",
                                "7200",
                                "hub.callback",
                                SCENE.subscribers.url("/advertised")))
                        .statusCode())
                .isEqualTo(202);
        SCENE.awaitSubscribers("/advertised", 1);
        SCENE.subscribers.delivery("/advertised", SCENE.publish());
    }

    /** The publisher tells the hub itself: nobody has to, and nobody else can. */
    @Test
    void check_P7_delivers_new_content_unasked() {
        SCENE.subscribers.delivery("/plain", SCENE.publish());
        assertThat(node.ask(Map.of("hub.mode", "publish", "hub.url", topic("/feeds/all.atom")))
                        .statusCode())
                .isEqualTo(400);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String hmac(String algorithm, Subscribers.Delivered delivered) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(delivered.body().getBytes()));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
