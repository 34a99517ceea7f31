package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.model.StoredItem;
import vn.tintinh.testing.HostileOrigin;

/**
 * Feeds that are well-formed and yet not to be taken at their word: each is polled as it was one day and as it is the
 * next, from a real origin into a real store.
 */
final class OddHabitsTest {
    @SuppressWarnings("TimeInStaticInitializer") // the day before this very test
    private static final Instant YESTERDAY = Instant.now().minus(Duration.ofDays(1));

    private static final int MANY = 500;
    private static final Map<String, List<String>> DAYS = Map.of(
            "new-guids",
            List.of(
                    feed(1, 4, number -> guid("a" + number * 7919) + link(number) + title(number) + date(number)),
                    feed(1, 4, number -> guid("b" + number * 104_729) + link(number) + title(number) + date(number))),
            "one-guid",
            List.of(
                    feed(1, 4, number -> guid("tin") + link(number) + title(number) + date(number)),
                    feed(1, 5, number -> guid("tin") + link(number) + title(number) + date(number))),
            "no-guids",
            List.of(
                    feed(1, 4, number -> link(number) + title(number) + date(number)),
                    feed(1, 5, number -> link(number) + title(number) + date(number))),
            "reordered",
            List.of(
                    feed(List.of(1, 2, 3, 4, 5), OddHabitsTest::item),
                    feed(List.of(4, 1, 5, 3, 2), OddHabitsTest::item)),
            "edited-title-and-slug",
            List.of(
                    feed(
                            1,
                            6,
                            number ->
                                    link("cu-" + number + "-13089" + number + ".html") + title(number) + date(number)),
                    feed(
                            1,
                            6,
                            number -> link("moi-" + number + "-13089" + number + ".html") + "<title>Sửa lại: tin số "
                                    + number + "</title>" + date(number))),
            "moved-to-https",
            List.of(
                    feed(
                            1,
                            4,
                            number -> "<link>http://tin.example/" + number + "</link>" + title(number) + date(number)),
                    feed(
                            1,
                            4,
                            number -> "<link>https://www.tin.example/" + number + "</link>" + title(number)
                                    + date(number))),
            "redated",
            List.of(
                    feed(1, 4, OddHabitsTest::item),
                    feed(
                            1,
                            4,
                            number -> guid("g" + number)
                                    + link(number)
                                    + title(number)
                                    + date(Instant.now().plusSeconds(60)))),
            "archive-put-online",
            List.of(
                    feed(1, 2, OddHabitsTest::item),
                    feed(
                            1,
                            MANY,
                            number -> number < 4
                                    ? item(number)
                                    : guid("g" + number)
                                            + link(number)
                                            + title(number)
                                            + date(YESTERDAY.minus(Duration.ofDays(number * 10L))))),
            "undated-flood",
            List.of(
                    feed(1, 2, number -> guid("g" + number) + link(number) + title(number)),
                    feed(1, MANY, number -> guid("g" + number) + link(number) + title(number))));

    private static final Vertx VERTX = Vertx.vertx();

    @SuppressWarnings("NullAway.Init") // before all tests
    private static PolledSources polled;

    private static Map<String, Map<String, StoredItem>> dayOne = Map.of();

    @BeforeAll
    static void poll_two_days(@TempDir Path folder) {
        HostileOrigin origin = value(HostileOrigin.start(VERTX));
        BadFeeds feeds = new BadFeeds(origin);
        DAYS.forEach((id, days) -> feeds.feed(id, days.get(0)));
        polled = new PolledSources(
                folder,
                DAYS.keySet().stream()
                        .map(id -> "- {id: %s, url: \"%s\", type: feed, poll: {min: 1h, max: 12h}}\n"
                                .formatted(id, origin.url("/s/" + id)))
                        .collect(Collectors.joining()));
        polled.awaitRuns(0);
        dayOne = DAYS.keySet().stream().collect(Collectors.toMap(id -> id, id -> polled.items(id)));
        DAYS.forEach((id, days) -> feeds.feed(id, days.get(1)));
        polled.pollAgain();
        polled.awaitRuns(1);
    }

    @AfterAll
    static void close() {
        polled.close();
        value(VERTX.close());
    }

    private static String feed(int first, int last, IntFunction<String> item) {
        return feed(IntStream.rangeClosed(first, last).boxed().toList(), item);
    }

    private static String feed(List<Integer> numbers, IntFunction<String> item) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Báo thử</title>"
                + "<link>https://tin.example/</link><description>Tin</description>"
                + numbers.stream()
                        .map(number -> "<item>" + item.apply(number) + "</item>")
                        .collect(Collectors.joining())
                + "</channel></rss>";
    }

    private static String item(int number) {
        return guid("g" + number) + link(number) + title(number) + date(number);
    }

    private static String guid(String text) {
        return "<guid isPermaLink=\"false\">" + text + "</guid>";
    }

    private static String link(int number) {
        return link("bai-" + number);
    }

    private static String link(String path) {
        return "<link>https://tin.example/" + path + "</link>";
    }

    private static String title(int number) {
        return "<title>Tin số " + number + "</title>";
    }

    private static String date(int number) {
        return date(YESTERDAY.minus(Duration.ofHours(number)));
    }

    private static String date(Instant instant) {
        return "<pubDate>" + DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC)) + "</pubDate>";
    }

    private static long changes(String source, String condition) {
        return polled.sql("SELECT count(*) FROM change WHERE source_id = '" + source + "' AND " + condition);
    }

    private static long incidents(String source, String kind) {
        return polled.sql("SELECT count(*) FROM incident WHERE resolved_at IS NULL AND source_id = '" + source
                + "' AND kind = '" + kind + "'");
    }

    private static List<String> ids(Map<String, StoredItem> items) {
        return items.values().stream().map(StoredItem::id).sorted().toList();
    }

    @Test
    void guids_that_change_with_every_fetch_double_nothing() {
        assertThat(ids(polled.items("new-guids"))).hasSize(4).isEqualTo(ids(before("new-guids")));
        assertThat(changes("new-guids", "announced")).isZero();
        assertThat(incidents("new-guids", "ids-change")).isEqualTo(1);
        assertThat(incidents("reordered", "ids-change")).isZero();
    }

    @Test
    void a_guid_that_all_items_share_is_told_as_the_reason_for_not_trusting_it() {
        assertThat(polled.items("one-guid")).hasSize(5);
        assertThat(incidents("one-guid", "ids-shared")).isEqualTo(1);
        assertThat(incidents("new-guids", "ids-shared")).isZero();
    }

    @Test
    void without_guids_only_what_is_new_is_new() {
        assertThat(polled.items("no-guids")).hasSize(5);
        assertThat(changes("no-guids", "announced")).isEqualTo(1);
    }

    @Test
    void another_order_changes_nothing() {
        assertThat(polled.items("reordered")).isEqualTo(before("reordered"));
        assertThat(changes("reordered", "kind <> 'new'")).isZero();
    }

    @Test
    void an_edited_title_with_a_new_slug_is_a_revision() {
        assertThat(ids(polled.items("edited-title-and-slug"))).isEqualTo(ids(before("edited-title-and-slug")));
        assertThat(polled.items("edited-title-and-slug")).containsKey("Sửa lại: tin số 3");
        assertThat(changes("edited-title-and-slug", "kind = 'revised' AND announced"))
                .isEqualTo(6);
    }

    @Test
    void a_site_that_moves_to_https_doubles_nothing_and_is_no_news() {
        assertThat(ids(polled.items("moved-to-https"))).isEqualTo(ids(before("moved-to-https")));
        assertThat(changes("moved-to-https", "announced")).isZero();
    }

    @Test
    void a_feed_that_dates_all_its_items_today_keeps_their_dates_and_announces_nothing() {
        assertThat(polled.items("redated").values())
                .extracting(stored -> stored.item().published().orElseThrow())
                .hasSize(4)
                .allSatisfy(published -> assertThat(published).isBefore(YESTERDAY));
        assertThat(changes("redated", "announced")).isZero();
    }

    @Test
    void five_hundred_old_items_at_once_are_stored_and_only_the_news_among_them_announced() {
        assertThat(polled.items("archive-put-online")).hasSize(MANY);
        assertThat(changes("archive-put-online", "announced")).isEqualTo(1);
    }

    @Test
    void five_hundred_items_without_a_date_at_once_are_stored_and_not_announced() {
        assertThat(polled.items("undated-flood")).hasSize(MANY);
        assertThat(changes("undated-flood", "announced")).isZero();
    }

    private static Map<String, StoredItem> before(String id) {
        return dayOne.getOrDefault(id, Collections.emptyMap());
    }
}
