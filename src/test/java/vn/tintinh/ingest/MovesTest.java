package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.store.Move;
import vn.tintinh.testing.HostileOrigin;

/** Sources that move, or seem to: from a real origin into a real store. */
final class MovesTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @AfterEach
    void close() {
        value(vertx.close());
    }

    private static String items(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "<item><title>Tin số " + number + "</title><link>https://tin.example/" + number
                        + "</link></item>")
                .collect(Collectors.joining("", "<rss version='2.0'><channel><title>Tin</title>", "</channel></rss>"));
    }

    private void feed(HostileOrigin at, String path, int count) {
        at.on(path, (asked, socket) -> socket.write(HostileOrigin.http("200 OK", Map.of(), items(count))));
    }

    private void redirect(String status, String path, URI to) {
        origin.on(
                path,
                (asked, socket) -> socket.write(HostileOrigin.http(status, Map.of("Location", to.toString()), "")));
    }

    private void html(String path, String head) {
        origin.on(
                path,
                (asked, socket) -> socket.write(HostileOrigin.http(
                        "200 OK",
                        Map.of("Content-Type", "text/html; charset=utf-8"),
                        "<!doctype html><html><head><title>Trang chủ</title>" + head
                                + "</head><body>Xin chào</body></html>")));
    }

    private PolledSources polled(String more) {
        PolledSources polled = new PolledSources(
                folder, "- {id: bao, url: \"" + origin.url("/cu") + "\", poll: {min: 1h, max: 12h}" + more + "}\n");
        polled.awaitRuns(0);
        return polled;
    }

    /** What one more poll asked for. */
    private List<String> poll(PolledSources polled) {
        long runs = polled.sql("SELECT count(*) FROM run");
        int before = origin.asked().size();
        polled.pollAgain();
        polled.awaitRuns(runs);
        return origin.asked().stream()
                .skip(before)
                .map(HostileOrigin.Asked::path)
                .toList();
    }

    private static void change(PolledSources polled, String assignments) {
        polled.sql("WITH changed AS (UPDATE source_state SET " + assignments
                + " RETURNING id) SELECT count(*) FROM changed");
    }

    private PolledSources learned() {
        feed(origin, "/moi", 3);
        redirect("301 Moved Permanently", "/cu", origin.url("/moi"));
        PolledSources polled = polled(", type: feed");
        change(polled, "moved_since = moved_since - interval '8 days'");
        return polled;
    }

    private static void fullIsDue(PolledSources polled) {
        change(polled, "last_full = now() - interval '13 hours'");
    }

    @Test
    void a_move_is_taken_for_true_after_a_week_of_agreement() {
        feed(origin, "/moi", 3);
        redirect("308 Permanent Redirect", "/cu", origin.url("/moi"));
        try (PolledSources polled = polled(", type: feed")) {
            assertThat(polled.state("bao").move()).contains(Move.redirect(origin.url("/moi")));
            change(polled, "moved_since = now() - interval '6 days 23 hours'");
            assertThat(poll(polled)).containsExactly("/cu", "/moi");
            change(polled, "moved_since = now() - interval '8 days', last_success = now() - interval '2 days'");
            assertThat(poll(polled)).as("nobody agreed after the week").containsExactly("/cu", "/moi");
            assertThat(poll(polled)).containsExactly("/moi");
            assertThat(polled.items("bao")).hasSize(3);
        }
    }

    @Test
    void a_learned_move_is_doubted_with_each_unconditional_fetch_and_forgotten_when_it_is_none() {
        try (PolledSources polled = learned()) {
            assertThat(poll(polled)).containsExactly("/moi");
            fullIsDue(polled);
            assertThat(poll(polled)).containsExactly("/cu", "/moi");
            assertThat(poll(polled)).containsExactly("/moi");

            feed(origin, "/cu", 5);
            fullIsDue(polled);
            assertThat(poll(polled)).containsExactly("/cu");
            assertThat(polled.state("bao").move()).isEmpty();
            assertThat(polled.state("bao").movedSince()).isEmpty();
            assertThat(polled.items("bao")).hasSize(5);
            assertThat(poll(polled)).containsExactly("/cu");
        }
    }

    @Test
    void a_learned_move_is_doubted_after_a_failure() {
        try (PolledSources polled = learned()) {
            origin.on("/moi", (asked, socket) -> socket.write(HostileOrigin.http("404 Not Found", Map.of(), "")));
            feed(origin, "/cu", 4);
            assertThat(poll(polled)).containsExactly("/moi");
            assertThat(polled.state("bao").failures()).isEqualTo(1);
            assertThat(poll(polled)).containsExactly("/cu");
            assertThat(polled.state("bao").failures()).isZero();
            assertThat(polled.state("bao").move()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"404 Not Found", "410 Gone", "200 OK", "500 Broken"})
    void a_learned_move_outlives_the_old_address(String status) {
        try (PolledSources polled = learned()) {
            origin.on("/cu", (asked, socket) -> socket.write(HostileOrigin.http(status, Map.of(), "<p>for sale")));
            fullIsDue(polled);
            assertThat(poll(polled)).containsExactly("/cu", "/moi");
            assertThat(polled.state("bao").failures()).isZero();
            assertThat(polled.state("bao").move()).contains(Move.redirect(origin.url("/moi")));
            assertThat(poll(polled)).as("the unconditional fetch has been had").containsExactly("/moi");
        }
    }

    @Test
    void a_host_that_asks_for_fewer_requests_is_not_asked_at_its_other_address() {
        try (PolledSources polled = learned()) {
            origin.on(
                    "/cu",
                    (asked, socket) ->
                            socket.write(HostileOrigin.http("429 Slow down", Map.of("Retry-After", "7200"), "")));
            fullIsDue(polled);
            assertThat(poll(polled)).containsExactly("/cu");
        }
    }

    @Test
    void a_move_for_now_or_one_that_stops_agreeing_is_no_move() {
        feed(origin, "/moi", 3);
        feed(origin, "/khac", 3);
        redirect("302 Found", "/cu", origin.url("/moi"));
        try (PolledSources polled = polled(", type: feed")) {
            assertThat(polled.state("bao").move()).isEmpty();
            redirect("301 Moved", "/cu", origin.url("/moi"));
            poll(polled);
            change(polled, "moved_since = now() - interval '6 days'");
            redirect("301 Moved", "/cu", origin.url("/khac"));
            poll(polled);
            assertThat(polled.state("bao").move()).contains(Move.redirect(origin.url("/khac")));
            assertThat(polled.sql("SELECT count(*) FROM source_state WHERE moved_since > now() - interval '1 hour'"))
                    .isEqualTo(1);
            redirect("302 Found", "/cu", origin.url("/khac"));
            poll(polled);
            assertThat(polled.state("bao").move()).isEmpty();
        }
    }

    @Test
    void a_feed_that_leads_to_the_home_page_has_not_moved_there() {
        feed(origin, "/cu", 3);
        html("/", "");
        try (PolledSources polled = polled(", type: feed")) {
            redirect("301 Moved", "/cu", origin.url("/"));
            poll(polled);
            assertThat(polled.state("bao").move()).isEmpty();
            assertThat(polled.state("bao").failures()).isEqualTo(1);
            feed(origin, "/cu", 4);
            poll(polled);
            assertThat(polled.state("bao").failures()).isZero();
            assertThat(polled.items("bao")).hasSize(4);
        }
    }

    @Test
    void the_feed_that_a_page_names_is_asked_for_itself_from_then_on() {
        html("/cu", "<link rel='alternate' type='application/rss+xml' href='/moi'>");
        feed(origin, "/moi", 3);
        try (PolledSources polled = polled("")) {
            assertThat(polled.items("bao")).hasSize(3);
            assertThat(polled.state("bao").move()).contains(Move.toFeed(origin.url("/moi")));
            assertThat(poll(polled)).containsExactly("/moi");
            change(polled, "failures = 5");
            assertThat(poll(polled)).as("in doubt the page is read again").containsExactly("/cu", "/moi");
        }
    }

    @Test
    void a_throttled_feed_makes_no_page_source_of_the_page_that_names_it() {
        html("/cu", "<link rel='alternate' type='application/rss+xml' href='/moi'>");
        origin.on("/moi", (asked, socket) -> socket.write(HostileOrigin.http("429 Slow down", Map.of(), "")));
        try (PolledSources polled = polled("")) {
            assertThat(polled.state("bao").outcome()).contains(vn.tintinh.store.Outcome.THROTTLED);
            feed(origin, "/moi", 3);
            poll(polled);
            assertThat(polled.items("bao")).hasSize(3);
        }
    }

    @Test
    void the_headers_of_a_source_stay_on_its_host_when_it_has_moved_to_another() {
        HostileOrigin other = value(HostileOrigin.start(vertx));
        feed(other, "/moi", 3);
        redirect("301 Moved", "/cu", other.url("/moi"));
        try (PolledSources polled = polled(", type: feed, headers: {X-Key: secret}")) {
            change(polled, "moved_since = moved_since - interval '8 days'");
            assertThat(poll(polled)).isEmpty();
            assertThat(origin.asked())
                    .allSatisfy(asked -> assertThat(asked.header("x-key")).isEqualTo("secret"));
            assertThat(other.asked()).hasSize(2).allSatisfy(asked -> assertThat(asked.headers())
                    .doesNotContainKey("x-key"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://tin.vn/rss, https://tin.vn/rss, true",
        "http://Tin.vn, https://tin.vn/, true",
        "http://tin.vn/rss?a=1, https://tin.vn/rss?a=1, true",
        "http://tin.vn/rss, https://www.tin.vn/rss, false",
        "http://tin.vn/rss, https://tin.vn/, false",
        "http://tin.vn/rss?a=1, https://tin.vn/rss, false",
        "http://tin.vn:8080/rss, https://tin.vn/rss, false",
        "https://tin.vn/rss, http://tin.vn/rss, false"
    })
    void https_in_place_of_http_is_taken_at_once(URI from, URI to, boolean upgrade) {
        assertThat(Moves.isUpgrade(from, to)).isEqualTo(upgrade);
    }

    @Test
    void the_address_with_https_is_asked_from_the_second_poll_on() {
        feed(origin, "/cu", 1);
        try (PolledSources polled = polled(", type: feed")) {
            change(
                    polled,
                    "url = 'http://tin.vn/rss', moved_to = 'https://tin.vn/rss', moved_by = 'redirect', moved_since = now()");
            assertThat(Moves.places(
                            URI.create("http://tin.vn/rss"),
                            polled.state("bao"),
                            vn.tintinh.model.SourceType.FEED,
                            false))
                    .containsExactly(URI.create("https://tin.vn/rss"));
        }
    }
}
