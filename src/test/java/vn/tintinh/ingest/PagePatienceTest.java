package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.ingest.NewsSite.Template.OLD;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.StoredItem;
import vn.tintinh.testing.HostileOrigin;

/** What a page source could not have at one poll it has at a later one, and asks for no more than is of use. */
final class PagePatienceTest extends PageSourceTest {
    /** A listing of several pages, of which any may be broken. */
    private Map<String, Boolean> listing(Map<Integer, List<Integer>> pages) {
        Map<String, Boolean> broken = new ConcurrentHashMap<>();
        pages.values().forEach(numbers -> numbers.forEach(number -> site.article(OLD, number)));
        origin.on(LISTING, (asked, socket) -> {
            int page = asked.target().contains("page=")
                    ? Integer.parseInt(asked.target().replaceFirst(".*page=", ""))
                    : 1;
            String entries = pages.getOrDefault(page, List.of()).stream()
                    .map(number -> site.entry(OLD, number, NewsSite.title(number)))
                    .reduce("", String::concat);
            String next = pages.containsKey(page + 1)
                    ? "<div class='pager'><a rel='next' href='/tin-tuc?page=" + (page + 1) + "'>Trang sau</a></div>"
                    : "";
            socket.write(HostileOrigin.http(
                    broken.containsKey("page=" + page) ? "503 Busy" : "200 OK",
                    Map.of("Content-Type", "text/html; charset=utf-8"),
                    "<html lang='vi'><body><div id='main'>" + site.list(OLD, entries) + next + "</div></body></html>"));
        });
        return broken;
    }

    private long askedOf(String target) {
        return origin.asked().stream()
                .filter(asked -> asked.target().equals(target))
                .count();
    }

    @Test
    void a_further_listing_page_that_failed_is_where_the_next_poll_goes_on() {
        listing(Map.of(1, numbers(1, 5)));
        try (PolledSources polled = polled("")) {
            Map<String, Boolean> broken = listing(Map.of(1, numbers(16, 20), 2, numbers(11, 15), 3, numbers(4, 10)));
            broken.put("page=2", true);
            again(polled);
            assertThat(polled.items("huyen")).hasSize(10);
            assertThat(polled.state("huyen").resume())
                    .hasValueSatisfying(page -> assertThat(page).endsWith("page=2"));
            assertThat(polled.state("huyen").problem().orElse(""))
                    .contains("page=2")
                    .contains("503");
            broken.clear();
            again(polled);
            assertThat(polled.items("huyen")).hasSize(20);
            assertThat(polled.state("huyen").resume()).isEmpty();
            again(polled);
            assertThat(askedOf("/tin-tuc?page=2")).isEqualTo(2);
            assertThat(askedOf("/tin-tuc?page=3")).isEqualTo(1);
        }
    }

    @Test
    void of_a_listing_that_is_all_new_page_after_page_six_pages_are_read_and_that_is_told() {
        listing(Map.of(1, numbers(1, 3)));
        try (PolledSources polled = polled("")) {
            listing(Map.of(
                    1,
                    numbers(31, 33),
                    2,
                    numbers(28, 30),
                    3,
                    numbers(25, 27),
                    4,
                    numbers(22, 24),
                    5,
                    numbers(19, 21),
                    6,
                    numbers(16, 18),
                    7,
                    numbers(13, 15)));
            again(polled);
            assertThat(polled.items("huyen")).hasSize(3 + 6 * 3);
            assertThat(polled.state("huyen").problem().orElse("")).contains("more than 5 pages of new articles");
            assertThat(askedOf("/tin-tuc?page=7")).isZero();
        }
    }

    @Test
    void an_article_that_came_out_short_becomes_whole_when_its_page_can_be_read_again() {
        site.show(LISTING, OLD, numbers(1, 4));
        site.article(OLD, 2, NewsSite.title(2), "<p>Đang cập nhật.</p>");
        try (PolledSources polled = polled("")) {
            StoredItem told = polled.item("huyen", NewsSite.title(2));
            assertThat(told.partial()).isTrue();
            assertThat(told.item().summary().value()).contains(NewsSite.summary(2));
            assertThat(told.item().content().value()).doesNotContain("Đang cập nhật");
            site.article(OLD, 2);
            again(polled);
            StoredItem read = polled.item("huyen", NewsSite.title(2));
            assertThat(read.id()).isEqualTo(told.id());
            assertThat(read.partial()).isFalse();
            assertThat(read.item().content().value()).contains("Đoạn 4 của bài 2");

            site.article(OLD, 2, NewsSite.title(2), "<p>Đang cập nhật.</p>");
            again(polled);
            assertThat(polled.item("huyen", NewsSite.title(2)).partial())
                    .as("whole stays whole")
                    .isFalse();
        }
    }

    @Test
    void an_article_that_is_not_there_yet_is_read_when_it_is_and_one_that_is_gone_is_asked_for_once() {
        site.show(LISTING, OLD, numbers(1, 5));
        site.answer(site.path(OLD, 2), "404 Not Found", Buffer.buffer("no"));
        site.answer(site.path(OLD, 3), "410 Gone", Buffer.buffer("no"));
        try (PolledSources polled = polled("")) {
            assertThat(polled.items("huyen")).hasSize(3);
            again(polled);
            again(polled);
            again(polled);
            assertThat(polled.items("huyen"))
                    .as("no stand-in for a page that is not there")
                    .hasSize(3);
            site.article(OLD, 2);
            site.article(OLD, 3);
            again(polled);
            assertThat(polled.items("huyen")).hasSize(4).containsKey(NewsSite.title(2));
            assertThat(site.asked(site.path(OLD, 2))).isEqualTo(5);
            assertThat(site.asked(site.path(OLD, 3))).isEqualTo(1);
        }
    }

    @Test
    void forbidden_articles_stand_in_from_the_listing_and_are_read_when_robots_txt_allows_them_one_day() {
        site.show(LISTING, OLD, numbers(1, 4));
        site.answer("/robots.txt", "200 OK", Buffer.buffer("User-agent: *\nDisallow: /tin-tuc/\n"));
        try (PolledSources polled = polled("")) {
            for (int day = 1; day <= 12; day++) {
                again(polled);
            }
            assertThat(polled.items("huyen")).hasSize(4);
            assertThat(polled.sql("SELECT count(*) FROM listed_article WHERE forbidden AND tries = 0"
                            + " AND problem LIKE 'robots.txt of %forbids %'"
                            + " AND next_try BETWEEN now() + interval '23 hours' AND now() + interval '25 hours'"))
                    .as("asked again tomorrow, however often that was")
                    .isEqualTo(4);
            assertThat(site.asked()).as("no article was asked for").containsOnly(LISTING);
            assertThat(askedOf("/robots.txt")).isEqualTo(1);

            site.answer("/robots.txt", "200 OK", Buffer.buffer("User-agent: *\nDisallow:\n"));
            polled.later(Duration.ofHours(25));
            again(polled);
            again(polled);
            assertThat(polled.items("huyen")).hasSize(4).allSatisfy((title, item) -> assertThat(item.partial())
                    .isFalse());
            assertThat(polled.sql("SELECT count(*) FROM listed_article WHERE next_try IS NOT NULL OR forbidden"))
                    .isZero();
        }
    }

    @Test
    void forbidden_articles_do_not_use_up_the_budget() {
        site.show(LISTING, OLD, numbers(1, 3));
        site.answer("/robots.txt", "200 OK", Buffer.buffer("User-agent: *\nDisallow: /tin-tuc/\n"));
        try (PolledSources polled =
                new PolledSources(folder, site.source("huyen", LISTING, ""), "  articles-per-run: 4")) {
            polled.awaitRuns(0);
            site.show(LISTING, OLD, numbers(1, 7));
            again(polled);
            assertThat(polled.items("huyen")).hasSize(7);
            String free = numbers(8, 11).stream()
                    .map(number ->
                            site.entry(OLD, number, NewsSite.title(number)).replace("/tin-tuc/", "/su-kien/"))
                    .reduce("", String::concat);
            String forbidden = numbers(1, 7).stream()
                    .map(number -> site.entry(OLD, number, NewsSite.title(number)))
                    .reduce("", String::concat);
            site.html(LISTING, site.list(OLD, free + forbidden));
            numbers(8, 11)
                    .forEach(number -> site.html(
                            site.path(OLD, number).replace("/tin-tuc/", "/su-kien/"),
                            "<h1>" + NewsSite.title(number) + "</h1>" + NewsSite.body(number)));
            again(polled);
            assertThat(polled.items("huyen").values().stream().filter(item -> !item.partial()))
                    .as("all that are free, at once")
                    .hasSize(4);
        }
    }
}
