package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.testing.HostileOrigin;

/** What a publisher takes down is taken down here, and nothing else. Hours pass by moving the times in the store. */
final class RemovalTest {
    private static final int ITEMS = 8;

    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @AfterEach
    void close() {
        value(vertx.close());
    }

    private static String title(int number) {
        return "Khánh thành cầu số " + number;
    }

    private static String path(int number) {
        return "/tin/khanh-thanh-cau-" + (70000 + number) + ".html";
    }

    private void feed(int from, int to) {
        String items = IntStream.rangeClosed(from, to)
                .mapToObj(number -> "<item><title>" + title(number) + "</title><link>" + origin.url(path(number))
                        + "</link><description>Sáng nay</description></item>")
                .collect(Collectors.joining());
        answer(
                "/rss",
                "200 OK",
                Map.of("Content-Type", "application/rss+xml; charset=utf-8"),
                "<rss version='2.0'><channel><title>Tin</title>" + items + "</channel></rss>");
    }

    private void answer(String path, String status, Map<String, String> headers, String body) {
        origin.on(path, (asked, socket) -> socket.write(HostileOrigin.http(status, headers, body)));
    }

    private void page(int number, String status) {
        answer(
                path(number),
                status,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                "<html><head><title>" + title(number) + "</title></head><body>" + title(number) + "</body></html>");
    }

    private void pages(String status) {
        IntStream.rangeClosed(1, ITEMS).forEach(number -> page(number, status));
    }

    /** A source whose items are stored; the time to look at their pages has not come. */
    private PolledSources polled() {
        feed(1, ITEMS);
        PolledSources polled = new PolledSources(
                folder, "- {id: bao, url: \"" + origin.url("/rss") + "\", type: feed, poll: {min: 1h, max: 12h}}\n");
        polled.awaitRuns(0);
        await(() -> count(polled, "SELECT count(*) FROM revisit") == ITEMS);
        return polled;
    }

    /** The same, with all pages seen alive once. */
    private PolledSources seenAlive() {
        pages("200 OK");
        PolledSources polled = polled();
        look(polled, "true");
        assertThat(count(polled, "SELECT count(*) FROM revisit WHERE alive_at IS NOT NULL"))
                .isEqualTo(ITEMS);
        return polled;
    }

    private static void await(BooleanSupplier done) {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            PolledSources.pause();
        }
    }

    private static long count(PolledSources polled, String sql) {
        return polled.sql(sql);
    }

    /** Some pages are looked at now; those for which there was no turn once more. */
    private static void look(PolledSources polled, String which) {
        polled.sql("UPDATE revisit SET next_check = now() WHERE " + which);
        polled.sql("UPDATE revisit_host SET next_at = now()");
        String turnless = "coalesce(problem, '') LIKE 'other requests%' AND next_check > now()";
        await(() -> {
            polled.sql("UPDATE revisit SET next_check = now() WHERE " + turnless);
            return count(
                            polled,
                            "SELECT count(*) FROM revisit WHERE (" + which + ") AND (lease_until IS NOT NULL"
                                    + " OR next_check <= now() OR " + turnless + ")")
                    == 0;
        });
    }

    private static void pass(PolledSources polled, String time) {
        polled.sql("UPDATE revisit SET missing_since = missing_since - interval '" + time
                + "', last_check = last_check - interval '" + time + "', alive_at = alive_at - interval '" + time
                + "'");
    }

    private static String url(int number) {
        return "url LIKE '%" + path(number) + "'";
    }

    private static void lookTwice(PolledSources polled, int number) {
        look(polled, url(number));
        pass(polled, "11 minutes");
        look(polled, url(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "410 Gone"})
    void an_item_whose_page_is_twice_not_there_is_removed_and_comes_back_with_it(String status) {
        try (PolledSources polled = seenAlive()) {
            page(3, status);
            look(polled, url(3));
            assertThat(polled.items("bao")).as("once").containsKey(title(3));
            pass(polled, "9 minutes");
            look(polled, url(3));
            assertThat(polled.items("bao")).as("too soon").containsKey(title(3));
            pass(polled, "2 minutes");
            look(polled, url(3));
            assertThat(polled.items("bao")).hasSize(ITEMS - 1).doesNotContainKey(title(3));
            assertThat(count(polled, "SELECT count(*) FROM change WHERE kind = 'removed'"))
                    .isEqualTo(1);
            assertThat(count(
                            polled,
                            "SELECT count(*) FROM removal WHERE reason = 'vanished' AND restored_at IS NULL"
                                    + " AND evidence LIKE '%" + status.substring(0, 3) + "%seen 3 times over 11 min%'"))
                    .isEqualTo(1);
            page(3, "200 OK");
            look(polled, url(3));
            assertThat(polled.items("bao")).hasSize(ITEMS).containsKey(title(3));
            assertThat(count(polled, "SELECT count(*) FROM removal WHERE restored_at IS NOT NULL"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_page_that_was_away_for_a_moment_removes_nothing() {
        try (PolledSources polled = seenAlive()) {
            page(3, "404 Not Found");
            look(polled, url(3));
            page(3, "200 OK");
            pass(polled, "11 minutes");
            look(polled, url(3));
            assertThat(polled.items("bao")).hasSize(ITEMS);
            page(3, "404 Not Found");
            look(polled, url(3));
            assertThat(polled.items("bao")).as("a first miss again").hasSize(ITEMS);
        }
    }

    @Test
    void an_article_that_leads_to_the_home_page_or_says_that_it_is_none_is_not_there() {
        try (PolledSources polled = seenAlive()) {
            answer(path(2), "302 Found", Map.of("Location", "/"), "");
            answer("/", "200 OK", Map.of("Content-Type", "text/html"), "<html><body>Trang chủ</body></html>");
            answer(
                    path(5),
                    "200 OK",
                    Map.of("Content-Type", "text/html; charset=utf-8"),
                    "<html><head><title>Không tìm thấy trang</title></head><body>Tin khác</body></html>");
            answer(path(7), "301 Moved", Map.of("Location", "/moi" + path(7)), "");
            answer("/moi" + path(7), "200 OK", Map.of("Content-Type", "text/html"), "<html><body>Bài</body></html>");
            lookTwice(polled, 2);
            lookTwice(polled, 5);
            lookTwice(polled, 7);
            assertThat(polled.items("bao"))
                    .hasSize(ITEMS - 2)
                    .doesNotContainKeys(title(2), title(5))
                    .containsKey(title(7));
        }
    }

    @Test
    void many_that_vanish_at_once_are_held_for_a_day() {
        try (PolledSources polled = seenAlive()) {
            pass(polled, "2 hours");
            pages("404 Not Found");
            look(polled, "true");
            pass(polled, "11 minutes");
            look(polled, "true");
            assertThat(polled.items("bao")).hasSize(ITEMS);
            assertThat(count(
                            polled,
                            "SELECT count(*) FROM incident WHERE kind = 'pages-vanished' AND resolved_at IS NULL"
                                    + " AND evidence LIKE '8 of 8 pages%'"))
                    .isEqualTo(1);
            pass(polled, "12 hours");
            look(polled, "true");
            assertThat(polled.items("bao")).as("half a day").hasSize(ITEMS);
            IntStream.rangeClosed(1, 6).forEach(number -> page(number, "200 OK"));
            look(polled, "true");
            assertThat(count(polled, "SELECT count(*) FROM incident WHERE resolved_at IS NULL"))
                    .as("most are there again")
                    .isZero();
            look(polled, url(7));
            look(polled, url(8));
            assertThat(polled.items("bao")).hasSize(6).doesNotContainKeys(title(7), title(8));
        }
    }

    @Test
    void many_that_are_gone_for_a_day_are_removed() {
        try (PolledSources polled = seenAlive()) {
            pass(polled, "2 hours");
            pages("404 Not Found");
            look(polled, "true");
            pass(polled, "25 hours");
            look(polled, "true");
            assertThat(polled.items("bao")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 Busy", "500 Oops", "403 Forbidden", "429 Slow"})
    void a_server_in_trouble_or_that_refuses_us_removes_nothing(String status) {
        try (PolledSources polled = seenAlive()) {
            page(3, status);
            lookTwice(polled, 3);
            look(polled, url(3));
            assertThat(polled.items("bao")).hasSize(ITEMS);
            assertThat(count(polled, "SELECT count(*) FROM revisit WHERE misses > 0"))
                    .isZero();
            assertThat(count(polled, "SELECT count(*) FROM revisit WHERE puzzles > 0 AND problem <> ''"))
                    .isEqualTo(1);
        }
    }

    @Test
    void pages_that_were_never_there_for_us_remove_nothing() {
        IntStream.rangeClosed(1, ITEMS).forEach(number -> page(number, "404 Not Found"));
        try (PolledSources polled = polled()) {
            lookTwice(polled, 1);
            lookTwice(polled, 2);
            pass(polled, "25 hours");
            look(polled, "true");
            assertThat(polled.items("bao")).hasSize(ITEMS);
        }
    }

    @Test
    void leaving_the_feed_removes_nothing_and_its_showing_a_removed_item_has_the_page_looked_at() {
        try (PolledSources polled = seenAlive()) {
            page(1, "404 Not Found");
            lookTwice(polled, 1);
            feed(2, ITEMS + 1);
            polled.pollAgain();
            polled.awaitRuns(1);
            assertThat(polled.items("bao")).as("1 is removed, 9 is new").hasSize(ITEMS);
            feed(1, 2);
            polled.pollAgain();
            polled.awaitRuns(2);
            assertThat(polled.items("bao")).hasSize(ITEMS).doesNotContainKey(title(1));
            assertThat(count(
                            polled,
                            "SELECT count(*) FROM revisit WHERE next_check < now() + interval '31 minutes' AND "
                                    + url(1)))
                    .isEqualTo(1);
        }
    }

    @Test
    void robots_txt_keeps_us_from_pages_here_too() {
        answer("/robots.txt", "200 OK", Map.of("Content-Type", "text/plain"), "User-agent: *\nDisallow: /tin/\n");
        pages("404 Not Found");
        try (PolledSources polled = polled()) {
            lookTwice(polled, 1);
            assertThat(origin.asked()).noneMatch(asked -> asked.path().startsWith("/tin/"));
            assertThat(polled.items("bao")).hasSize(ITEMS);
        }
    }
}
