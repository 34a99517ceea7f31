package vn.tintinh.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.tintinh.config.Settings;
import vn.tintinh.store.RemovalStore;
import vn.tintinh.testing.Await;

/** Subscribers that are broken, slow or hostile, requests that make no sense, and nodes that die. */
final class HubTroubleTest {
    private static final Scene SCENE = new Scene();
    private static final String TOPIC = Node.PUBLIC + "/feeds/all.atom";
    private static Node node;

    @BeforeAll
    static void start() {
        SCENE.publish();
        node = new Node(SCENE.tested, Node.QUICK);
    }

    @AfterAll
    static void stop() {
        node.close();
        SCENE.close();
    }

    private static void subscribe(String path) {
        assertThat(node.subscribe(TOPIC, SCENE.subscribers.url(path)).statusCode())
                .isEqualTo(202);
        SCENE.awaitSubscribers(path, 1);
    }

    private static Map<String, String> request(String... more) {
        Map<String, String> form = new HashMap<>(
                Map.of("hub.mode", "subscribe", "hub.topic", TOPIC, "hub.callback", SCENE.subscribers.url("/request")));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    @Test
    void refuses_what_makes_no_sense_with_a_sentence() {
        Map<Map<String, String>, String> wrong = Map.of(
                request("hub.mode", "listen"), "400 hub.mode",
                request("hub.callback", "ftp://example.vn/"), "400 hub.callback",
                request("hub.callback", "https://user@example.vn/"), "400 hub.callback",
                request("hub.callback", "https://example.vn/" + "x".repeat(1000)), "400 hub.callback",
                request("hub.secret", "s".repeat(200)), "400 hub.secret",
                request("hub.lease_seconds", "-1"), "400 hub.lease_seconds",
                request("hub.topic", "https://example.vn/feed"), "404 hub.topic",
                request("hub.topic", Node.PUBLIC + "/feeds/nothing.atom"), "404 hub.topic",
                request("hub.topic", Node.PUBLIC + "/feeds/query.atom?category=none"), "404 hub.topic");
        wrong.forEach((form, expected) -> {
            var answer = node.ask(form);
            assertThat(answer.statusCode() + " " + answer.body()).startsWith(expected);
        });
    }

    @Test
    void takes_each_way_to_write_a_topic_for_the_same() {
        List<String> ways = List.of(
                "HTTP://LOCALHOST:8080/feeds/query.rss?province=lam-dong&category=kinh-te&limit=5",
                Node.PUBLIC + "/feeds/x/../query.rss?limit=5&category=kinh-te&province=lam-dong",
                Node.PUBLIC + "/%66eeds/query.rss?category=kinh%2Dte&limit=5&province=lam-dong");
        for (int i = 0; i < ways.size(); i++) {
            assertThat(node.subscribe(ways.get(i), SCENE.subscribers.url("/way" + i))
                            .statusCode())
                    .isEqualTo(202);
            SCENE.awaitSubscribers("/way" + i, 1);
        }
        assertThat(SCENE.sql("SELECT count(DISTINCT topic_id) FROM subscriber WHERE callback LIKE '%/way%'"))
                .isEqualTo(1);
    }

    @Test
    void keeps_leases_within_bounds() {
        Map<String, String> asked = Map.of("1", "60", "7200", "7200", "99999999999", "7776000", "0", "864000");
        asked.forEach((seconds, granted) -> {
            String path = "/lease" + seconds;
            node.ask(request("hub.callback", SCENE.subscribers.url(path), "hub.lease_seconds", seconds));
            assertThat(SCENE.subscribers.question(path, 0).get("hub.lease_seconds"))
                    .isEqualTo(granted);
        });
    }

    @Test
    void calls_no_private_address_and_follows_no_redirect() {
        node.subscribe(TOPIC, "http://10.0.0.1/callback");
        AtomicInteger followed = new AtomicInteger();
        SCENE.subscribers.takes("/target", request -> {
            followed.incrementAndGet();
            request.response().end();
        });
        subscribe("/redirecting");
        SCENE.subscribers.takes("/redirecting", request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", "/target")
                .end());
        SCENE.subscribers.delivery("/redirecting", SCENE.publish());
        awaitProblem("/redirecting", "%status 307%");
        assertThat(followed).hasValue(0);
        Subscribers.until(
                () -> SCENE.sql("SELECT count(*) FROM subscriber_request WHERE host LIKE '10.0.0.1%'") == 0,
                () -> "still asked");
        assertThat(SCENE.sql("SELECT count(*) FROM subscriber WHERE host LIKE '10.0.0.1%'"))
                .isZero();
    }

    private static void awaitProblem(String path, String problem) {
        Subscribers.until(
                () -> SCENE.sql("SELECT count(*) FROM subscriber WHERE callback LIKE '%" + path + "' AND problem LIKE '"
                                + problem + "'")
                        == 1,
                () -> "no problem of " + path);
    }

    @Test
    void serves_the_others_while_some_are_slow_or_endless() {
        subscribe("/silent");
        subscribe("/endless");
        subscribe("/good");
        SCENE.subscribers.takes("/silent", request -> {});
        SCENE.subscribers.takes("/endless", request -> {
            request.response().setChunked(true).write("x");
            request.response().drainHandler(more -> {});
            IntStream.range(0, 100).forEach(i -> request.response().write(Buffer.buffer(new byte[10_000])));
        });
        for (int i = 0; i < 3; i++) {
            String title = SCENE.publish();
            SCENE.subscribers.delivery("/good", title);
            SCENE.subscribers.delivery("/endless", title);
        }
        awaitProblem("/silent", "%");
        assertThat(SCENE.sql("SELECT max(failures) FROM subscriber WHERE callback ~ '/(good|endless)$'"))
                .isZero();
    }

    @Test
    void tries_again_until_it_is_taken_and_sends_the_newest() {
        AtomicInteger tries = new AtomicInteger();
        subscribe("/flapping");
        SCENE.subscribers.takes("/flapping", request -> request.response()
                .setStatusCode(tries.incrementAndGet() % 3 == 0 ? 200 : 503)
                .end());
        SCENE.subscribers.delivery("/flapping", SCENE.publish());
        String newest = SCENE.publish();
        SCENE.subscribers.delivery("/flapping", newest);
        Subscribers.until(
                () -> SCENE.sql(
                                "SELECT count(*) FROM subscriber WHERE callback LIKE '%/flapping' AND next_attempt IS NULL")
                        == 1,
                () -> "still due");
        List<Subscribers.Delivered> all = SCENE.subscribers.delivered("/flapping");
        assertThat(all.get(all.size() - 1).body().toString()).contains(newest);
        assertThat(tries.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void ends_with_410_and_drops_who_fails_for_long() {
        subscribe("/gone");
        SCENE.subscribers.takes(
                "/gone", request -> request.response().setStatusCode(410).end());
        subscribe("/dead");
        SCENE.subscribers.takes(
                "/dead", request -> request.response().setStatusCode(500).end());
        SCENE.publish();
        SCENE.awaitSubscribers("/gone", 0);
        Subscribers.until(
                () -> SCENE.subscribers.delivered("/dead").size() > 2,
                () -> "not tried again, but "
                        + SCENE.subscribers.delivered("/dead").size() + " times");
        failingSinceYesterday("/dead");
        SCENE.awaitSubscribers("/dead", 0);
    }

    /** As after a long stop of ours: whose turn it was to be tried is not dropped before that. */
    @Test
    void keeps_who_failed_for_long_and_takes_it_now() {
        subscribe("/back");
        SCENE.subscribers.takes(
                "/back", request -> request.response().setStatusCode(500).end());
        String title = SCENE.publish();
        awaitProblem("/back", "%500");
        SCENE.sql("UPDATE subscriber SET claim = claim + 1, next_attempt = now() + interval '1 day'"
                + " WHERE callback LIKE '%/back'");
        failingSinceYesterday("/back");
        int before = SCENE.subscribers.delivered("/back").size();
        SCENE.subscribers.takes("/back", request -> request.response().end());
        SCENE.sql("UPDATE subscriber SET next_attempt = now() WHERE callback LIKE '%/back'");
        Subscribers.until(
                () -> SCENE.sql(
                                "SELECT count(*) FROM subscriber WHERE callback LIKE '%/back' AND failing_since IS NULL")
                        == 1,
                () -> "dropped, or failing still");
        assertThat(SCENE.subscribers.delivered("/back").get(before).body().toString())
                .contains(title);
    }

    private static void failingSinceYesterday(String path) {
        SCENE.sql("UPDATE subscriber SET failing_since = now() - interval '1 day' WHERE callback LIKE '%" + path + "'");
    }

    @Test
    void forgets_whose_lease_is_over() {
        subscribe("/expiring");
        SCENE.sql("UPDATE subscriber SET lease_until = now() WHERE callback LIKE '%/expiring'");
        SCENE.awaitSubscribers("/expiring", 0);
    }

    @Test
    void tells_those_whose_feed_is_published_no_more() {
        subscribe("/left");
        SCENE.sql(
                "WITH gone AS (INSERT INTO topic (uri, tag, seen_at) VALUES ('/feeds/gone.atom', 'x', now() - interval '2 hours')"
                        + " RETURNING id) UPDATE subscriber SET topic_id = gone.id FROM gone WHERE callback LIKE '%/left'");
        assertThat(SCENE.subscribers.question("/left", 1).get("hub.mode")).isEqualTo("denied");
        assertThat(SCENE.subscribers.question("/left", 1).get("hub.topic")).isEqualTo(TOPIC);
        SCENE.awaitSubscribers("/left", 0);
    }

    @Test
    void delivers_a_takedown() {
        subscribe("/takedown");
        String title = SCENE.publish();
        SCENE.subscribers.delivery("/takedown", title);
        int before = SCENE.subscribers.delivered("/takedown").size();
        long id = SCENE.sql("SELECT sequence FROM item WHERE title = '" + title + "'");
        assertThat(id).isPositive();
        Await.value(new RemovalStore(SCENE.tested.database())
                .takeDown(SCENE.text("SELECT id FROM item WHERE title = '" + title + "'"), "asked for"));
        Subscribers.until(() -> SCENE.subscribers.delivered("/takedown").size() > before, () -> "not told");
        List<Subscribers.Delivered> all = SCENE.subscribers.delivered("/takedown");
        assertThat(all.get(all.size() - 1).body().toString()).doesNotContain("<title>" + title);
    }

    @Test
    void has_room_for_so_many_and_half_of_it_for_https_only() {
        try (Node small =
                new Node(SCENE.tested, Node.QUICK, Node.configuration(new Settings.Push(0, 10, "sha256", 10)))) {
            assertThat(small.subscribe(TOPIC, SCENE.subscribers.url("/late")).statusCode())
                    .isEqualTo(503);
        }
        try (Node narrow =
                new Node(SCENE.tested, Node.QUICK, Node.configuration(new Settings.Push(1000, 0, "sha256", 10)))) {
            assertThat(narrow.subscribe(TOPIC, SCENE.subscribers.url("/late")).statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void shows_how_it_does_and_nobody_s_callback() {
        subscribe("/figures");
        String page = node.get("/hub").body();
        assertThat(page).contains("<h1>Trung tâm WebSub</h1>").doesNotContain("127.0.0.1");
        assertThat(node.get("/hub?lang=en").body()).contains("<h1>WebSub hub</h1>");
        assertThat(node.get("/hub", "Accept", "application/json").body()).contains("\"subscriptions\":");
    }

    /** Two nodes share the deliveries, one of them dies in the middle: each subscriber gets the newest, and none twice. */
    @Test
    void goes_on_when_a_node_dies_and_sends_nothing_twice_while_both_live() {
        int many = 60;
        IntStream.range(0, many).forEach(i -> node.subscribe(TOPIC, SCENE.subscribers.url("/shared" + i)));
        IntStream.range(0, many).forEach(i -> SCENE.awaitSubscribers("/shared" + i, 1));
        try (Node other = new Node(SCENE.tested, Node.QUICK)) {
            String both = SCENE.publish();
            IntStream.range(0, many).forEach(i -> SCENE.subscribers.delivery("/shared" + i, both));
            IntStream.range(0, many).forEach(i -> assertThat(SCENE.subscribers.delivered("/shared" + i).stream()
                            .map(one -> one.body().toString()))
                    .doesNotHaveDuplicates());
            AtomicInteger taken = new AtomicInteger();
            Set<Integer> silent = ConcurrentHashMap.newKeySet();
            IntStream.range(0, many)
                    .forEach(i -> SCENE.subscribers.takes("/shared" + i, request -> {
                        taken.incrementAndGet();
                        if (i % 2 == 0 || !silent.add(i)) {
                            request.response().end();
                        }
                    }));
            String last = SCENE.publish();
            Subscribers.until(() -> taken.get() > many / 4, () -> "nothing is delivered");
            other.die();
            IntStream.range(0, many).forEach(i -> SCENE.subscribers.delivery("/shared" + i, last));
        }
    }
}
