package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.ingest.NewsSite.Template.OLD;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.testing.HostileOrigin;

/** How much of a document is read, and what one poll tells the next. */
final class PollLimitsTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private final NewsSite site = new NewsSite(origin);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @AfterEach
    void close() {
        value(vertx.close());
    }

    private void feed(List<String> dates) {
        String items = IntStream.range(0, dates.size())
                .mapToObj(number -> "<item><title>Tin ngày " + dates.get(number) + "</title><link>https://tin.example/"
                        + dates.get(number).replace('/', '-') + "</link><pubDate>" + dates.get(number)
                        + " 9:15:00 AM</pubDate></item>")
                .collect(Collectors.joining());
        origin.on(
                "/rss",
                (asked, socket) -> socket.write(HostileOrigin.http(
                        "200 OK",
                        Map.of("Content-Type", "application/rss+xml; charset=utf-8"),
                        "<rss version='2.0'><channel><title>Tin</title>" + items + "</channel></rss>")));
    }

    private String feedSource() {
        return "- {id: bao, url: \"" + origin.url("/rss") + "\", type: feed, poll: {min: 1h, max: 12h}}\n";
    }

    @Test
    void no_more_items_than_allowed_are_read_of_feeds_and_of_listings_and_these_are_the_first() {
        feed(IntStream.rangeClosed(13, 28).mapToObj(day -> "8/" + day + "/2026").toList());
        List<Integer> shown =
                IntStream.rangeClosed(-9, -1).map(number -> -number).boxed().toList();
        site.show("/tin-tuc", OLD, shown);
        try (PolledSources polled = new PolledSources(
                folder, feedSource() + site.source("huyen", "/tin-tuc", ""), "  limits: {max-items: 5}")) {
            polled.awaitRuns(0);
            assertThat(polled.items("bao").keySet())
                    .containsExactlyInAnyOrder(IntStream.rangeClosed(13, 17)
                            .mapToObj(day -> "Tin ngày 8/" + day + "/2026")
                            .toArray(String[]::new));
            assertThat(polled.items("huyen").keySet())
                    .containsExactlyInAnyOrder(IntStream.rangeClosed(5, 9)
                            .mapToObj(NewsSite::title)
                            .toArray(String[]::new));
            assertThat(site.asked(site.path(OLD, 4))).isZero();
        }
    }

    @Test
    void the_order_of_day_and_month_that_one_document_proves_holds_for_the_next() {
        feed(List.of("8/25/2026", "8/14/2026", "8/7/2026"));
        try (PolledSources polled = new PolledSources(folder, feedSource())) {
            polled.awaitRuns(0);
            assertThat(polled.state("bao").dayMonthOrder()).contains(DayMonthOrder.MDY);
            feed(List.of("9/4/2026", "9/3/2026"));
            polled.pollAgain();
            polled.awaitRuns(1);
            assertThat(polled.item("bao", "Tin ngày 9/4/2026").item().published())
                    .contains(Instant.parse("2026-09-04T02:15:00Z"));
            assertThat(polled.state("bao").dayMonthOrder()).contains(DayMonthOrder.MDY);
        }
    }

    @Test
    void where_nothing_was_proven_the_day_goes_first() {
        feed(List.of("9/4/2026", "9/3/2026"));
        try (PolledSources polled = new PolledSources(folder, feedSource())) {
            polled.awaitRuns(0);
            assertThat(polled.item("bao", "Tin ngày 9/4/2026").item().published())
                    .contains(Instant.parse("2026-04-09T02:15:00Z"));
            assertThat(polled.state("bao").dayMonthOrder()).isEmpty();
        }
    }
}
