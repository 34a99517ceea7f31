package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.model.Health;
import vn.tintinh.model.Health.State;
import vn.tintinh.testing.HostileOrigin;

/** What a source does is said in one word, with figures, and operators are told when it begins and when it is over. */
final class SourceHealthTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private int runs;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @AfterEach
    void close() {
        value(vertx.close());
    }

    private void answer(String status, Map<String, String> headers, String body) {
        origin.on("/rss", (asked, socket) -> socket.write(HostileOrigin.http(status, headers, body)));
    }

    private void feed(int from, int to, String item) {
        Instant newest = Instant.now().minus(Duration.ofMinutes(30));
        String items = IntStream.rangeClosed(from, to)
                .mapToObj(number -> item.replace("{n}", String.valueOf(number))
                        .replace(
                                "{date}",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        newest.minus(Duration.ofHours(5L * (to - number)))
                                                .atOffset(ZoneOffset.UTC))))
                .collect(Collectors.joining());
        answer(
                "200 OK",
                Map.of("Content-Type", "application/rss+xml; charset=utf-8"),
                "<rss version='2.0'><channel><title>Tin</title><link>https://tin.example/</link>" + items
                        + "</channel></rss>");
    }

    private void feed(int from, int to) {
        feed(
                from,
                to,
                "<item><title>Tin số {n}</title><link>https://tin.example/{n}.html</link>"
                        + "<pubDate>{date}</pubDate><description>Chuyện thứ {n}</description></item>");
    }

    private PolledSources polled() {
        PolledSources polled = new PolledSources(
                folder, "- {id: bao, url: \"" + origin.url("/rss") + "\", type: feed, poll: {min: 1h, max: 12h}}\n");
        runs = 0;
        polled.awaitRuns(0);
        return polled;
    }

    private Health again(PolledSources polled) {
        runs++;
        polled.sql("UPDATE source_state SET health_judged = NULL");
        polled.pollAgain();
        polled.awaitRuns(runs);
        return health(polled);
    }

    /** Judged right after the run is stored. */
    private Health health(PolledSources polled) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (polled.sql("SELECT count(*) FROM source_state WHERE health_judged >= last_run") == 0) {
            assertThat(System.nanoTime()).as("judged in time").isLessThan(deadline);
            PolledSources.pause();
        }
        return polled.state("bao").health().orElseThrow();
    }

    private static long open(PolledSources polled, String kind) {
        return polled.sql("SELECT count(*) FROM incident WHERE resolved_at IS NULL AND kind = '" + kind + "'");
    }

    @Test
    void it_fails_dies_and_is_well_again() {
        feed(1, 20);
        try (PolledSources polled = polled()) {
            Health well = health(polled);
            assertThat(well.state()).isEqualTo(State.OK);
            assertThat(well.evidence()).contains("published 20 times in the last 7 days");
            answer("500 Oops", Map.of(), "no");
            Health failing = again(polled);
            assertThat(failing.state()).isEqualTo(State.FAILING);
            assertThat(failing.evidence()).contains("the server has a fault (500)");
            polled.later(Duration.ofHours(25));
            assertThat(again(polled).state()).isEqualTo(State.FAILING);
            assertThat(open(polled, "unread")).isEqualTo(1);
            polled.later(Duration.ofDays(6));
            Health dead = again(polled);
            assertThat(dead.state()).isEqualTo(State.DEAD);
            assertThat(dead.evidence()).contains("3 polls in a row").contains("(7 days)");
            assertThat(open(polled, "dead")).isEqualTo(1);
            assertThat(open(polled, "unread")).as("that is over").isZero();
            feed(1, 21);
            assertThat(again(polled).state()).isEqualTo(State.OK);
            assertThat(open(polled, "dead")).isZero();
            assertThat(polled.state("bao").health().orElseThrow().failingSince())
                    .isEmpty();
        }
    }

    @Test
    void who_refuses_us_is_told_from_who_asks_for_less() {
        answer("403 Forbidden", Map.of(), "no");
        try (PolledSources polled = polled()) {
            assertThat(health(polled).state()).isEqualTo(State.BLOCKED);
            assertThat(open(polled, "blocked")).isEqualTo(1);
            answer("503 Busy", Map.of(), "later");
            assertThat(again(polled).state()).isEqualTo(State.THROTTLED);
            assertThat(open(polled, "blocked")).isZero();
            answer("429 Slow", Map.of("Retry-After", "60"), "later");
            assertThat(again(polled).state()).isEqualTo(State.THROTTLED);
            answer(
                    "200 OK",
                    Map.of("Content-Type", "text/html"),
                    "<html><body><script>document.cookie='D1N=abc';location.reload(true);</script></body></html>");
            Health challenged = again(polled);
            assertThat(challenged.state()).isEqualTo(State.BLOCKED);
            assertThat(challenged.evidence()).contains("wants JavaScript");
            answer("410 Gone", Map.of(), "over");
            assertThat(again(polled).state()).isEqualTo(State.DEAD);
        }
    }

    @Test
    void silence_is_noticed_though_every_poll_is_answered() {
        feed(1, 60);
        try (PolledSources polled = polled()) {
            assertThat(health(polled).state()).isEqualTo(State.OK);
            polled.later(Duration.ofDays(14));
            polled.sql("UPDATE source_state SET last_new = last_new - interval '14 days'");
            Health quiet = again(polled);
            assertThat(quiet.state()).isEqualTo(State.QUIET);
            assertThat(open(polled, "silent")).isEqualTo(1);
            feed(1, 61);
            assertThat(again(polled).state()).isEqualTo(State.OK);
            assertThat(open(polled, "silent")).isZero();
        }
    }

    @Test
    void dates_and_links_that_are_suddenly_missing_are_noticed() {
        feed(1, 20);
        try (PolledSources polled = polled()) {
            assertThat(health(polled).state()).isEqualTo(State.OK);
            feed(
                    12,
                    31,
                    "<item><guid isPermaLink='false'>so-{n}</guid><title>Tin số {n}</title>"
                            + "<description>Chuyện thứ {n}</description></item>");
            Health drifting = again(polled);
            assertThat(drifting.state()).isEqualTo(State.DRIFTING);
            assertThat(drifting.evidence())
                    .contains("fields-lost: only 0 of 20 items have a date, where 20 of 20 had one before")
                    .contains("only 0 of 20 items have a link");
            again(polled);
            assertThat(open(polled, "fields-lost"))
                    .as("it goes on while nothing is read")
                    .isEqualTo(1);
            feed(12, 33);
            assertThat(again(polled).state()).isEqualTo(State.OK);
            assertThat(open(polled, "fields-lost")).isZero();
        }
    }

    @Test
    void a_feed_that_never_had_dates_has_lost_none() {
        String item = "<item><title>Tin số {n}</title><link>https://tin.example/{n}.html</link></item>";
        feed(1, 20, item);
        try (PolledSources polled = polled()) {
            feed(5, 25, item);
            assertThat(again(polled).state()).isEqualTo(State.OK);
            assertThat(polled.sql("SELECT count(*) FROM incident")).isZero();
        }
    }
}
