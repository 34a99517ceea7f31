package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.ingest.NewsSite.Template.OLD;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.SourceState;
import vn.tintinh.testing.HostileOrigin;

/** The way of a page source over several polls. */
final class PageRunTest extends PageSourceTest {
    private static SourceState state(PolledSources polled) {
        return polled.state("huyen");
    }

    @Test
    void only_new_articles_are_fetched_and_these_oldest_first() {
        site.show(LISTING, OLD, numbers(1, 6));
        try (PolledSources polled = polled("")) {
            assertThat(polled.items("huyen")).hasSize(6);
            assertThat(site.asked().subList(0, 2)).containsExactly(LISTING, site.path(OLD, 1));
            int before = site.asked().size();
            site.show(LISTING, OLD, numbers(1, 9));
            pollAgain(polled);
            assertThat(site.asked().subList(before, site.asked().size()))
                    .containsExactly(LISTING, site.path(OLD, 7), site.path(OLD, 8), site.path(OLD, 9));
            assertThat(polled.items("huyen")).hasSize(9);
            pollAgain(polled);
            assertThat(site.asked()).as("an unchanged list fetches no article").hasSize(before + 5);
            assertThat(polled.item("huyen", NewsSite.title(9)).sequence())
                    .as("later news have later numbers")
                    .isGreaterThan(polled.item("huyen", NewsSite.title(7)).sequence());
        }
    }

    @Test
    void a_new_title_in_the_listing_fetches_its_article_again() {
        site.show(LISTING, OLD, numbers(1, 4));
        try (PolledSources polled = polled("")) {
            String better = "Đính chính: " + NewsSite.title(2);
            String entries = site.entry(OLD, 4, NewsSite.title(4))
                    + site.entry(OLD, 3, NewsSite.title(3).toUpperCase(java.util.Locale.ROOT))
                    + site.entry(OLD, 2, better)
                    + site.entry(OLD, 1, NewsSite.title(1));
            site.html(LISTING, site.list(OLD, entries));
            site.article(OLD, 2, better, "<p>" + "Nội dung đã được sửa lại cho đúng. ".repeat(20) + "</p>");
            int before = site.asked().size();
            pollAgain(polled);
            assertThat(site.asked().subList(before, site.asked().size()))
                    .as("capitals are no new title")
                    .containsExactly(LISTING, site.path(OLD, 2));
            assertThat(polled.items("huyen")).hasSize(4).containsKey(better);
        }
    }

    @Test
    void an_article_that_cannot_be_read_is_stood_in_for_by_the_listing_and_improved_later() {
        site.show(LISTING, OLD, numbers(1, 4));
        site.answer(site.path(OLD, 3), "500 Oops", Buffer.buffer("no"));
        try (PolledSources polled = polled("")) {
            assertThat(polled.items("huyen")).hasSize(3);
            assertThat(state(polled).problem().orElse(""))
                    .contains(site.path(OLD, 3))
                    .contains("500");
            for (int run = 1; run <= 2; run++) {
                polled.sql("UPDATE listed_article SET next_try = now() WHERE next_try IS NOT NULL");
                pollAgain(polled);
            }
            StoredItem told = polled.item("huyen", NewsSite.title(3));
            assertThat(told.partial()).isTrue();
            assertThat(told.item().content().value()).doesNotContain("Đoạn");
            assertThat(told.item().summary().value()).contains(NewsSite.summary(3));

            site.article(OLD, 3);
            polled.sql("UPDATE listed_article SET next_try = now() WHERE next_try IS NOT NULL");
            pollAgain(polled);
            StoredItem read = polled.item("huyen", NewsSite.title(3));
            assertThat(read.id()).isEqualTo(told.id());
            assertThat(read.partial()).isFalse();
            assertThat(read.item().content().value()).contains("Đoạn 4 của bài 3");
            assertThat(polled.items("huyen")).hasSize(4);
        }
    }

    @Test
    void patience_with_an_article_ends_after_ten_tries_and_that_is_told() {
        site.show(LISTING, OLD, numbers(1, 4));
        site.answer(site.path(OLD, 3), "404 Not Found", Buffer.buffer("no"));
        try (PolledSources polled = polled("")) {
            polled.sql("UPDATE listed_article SET next_try = now(), tries = 9 WHERE next_try IS NOT NULL");
            pollAgain(polled);
            assertThat(polled.sql("SELECT count(*) FROM listed_article WHERE next_try IS NULL"
                            + " AND problem LIKE '%404%given up after 10 tries'"))
                    .isEqualTo(1);
            assertThat(polled.items("huyen"))
                    .as("a page that is not there is no news")
                    .hasSize(3);
        }
    }

    @Test
    void an_article_that_comes_out_short_is_the_listings_summary_and_marked() {
        site.show(LISTING, OLD, numbers(1, 4));
        site.article(OLD, 2, NewsSite.title(2), "<p>Đang cập nhật.</p>");
        try (PolledSources polled = polled("")) {
            StoredItem told = polled.item("huyen", NewsSite.title(2));
            assertThat(told.partial()).isTrue();
            assertThat(told.item().summary().value()).contains(NewsSite.summary(2));
            assertThat(polled.item("huyen", NewsSite.title(1)).partial()).isFalse();
        }
    }

    @Test
    void where_all_of_the_first_page_is_new_the_next_pages_are_read_until_something_is_known() {
        site.show(LISTING, OLD, numbers(1, 5));
        try (PolledSources polled = polled("")) {
            site.show(LISTING, OLD, numbers(12, 16), "<a rel='next' href='/tin-tuc?page=2'>Trang sau</a>");
            numbers(6, 16).forEach(number -> site.article(OLD, number));
            // The second page is the same path with a query: the route tells them apart
            String second = site.list(
                    OLD,
                    numbers(7, 11).stream()
                            .map(number -> site.entry(OLD, number, NewsSite.title(number)))
                            .reduce("", String::concat));
            String third = site.list(
                    OLD,
                    numbers(2, 6).stream()
                            .map(number -> site.entry(OLD, number, NewsSite.title(number)))
                            .reduce("", String::concat));
            String first = site.list(
                    OLD,
                    numbers(12, 16).stream()
                            .map(number -> site.entry(OLD, number, NewsSite.title(number)))
                            .reduce("", String::concat));
            origin.on(LISTING, (asked, socket) -> {
                boolean isSecond = asked.target().endsWith("page=2");
                boolean isThird = asked.target().endsWith("page=3");
                int next = isSecond ? 3 : isThird ? 4 : 2;
                socket.write(HostileOrigin.http(
                        "200 OK",
                        java.util.Map.of("Content-Type", "text/html; charset=utf-8"),
                        "<html><body><div id='main'>" + (isSecond ? second : isThird ? third : first)
                                + "<div class='pager'><a rel='next' href='/tin-tuc?page=" + next
                                + "'>Trang sau</a></div></div></body></html>"));
            });
            pollAgain(polled);
            assertThat(polled.items("huyen")).hasSize(16);
            assertThat(origin.asked().stream().filter(one -> one.target().endsWith("page=4")))
                    .isEmpty();
        }
    }

    @Test
    void an_article_of_several_pages_is_joined_and_waits_until_all_can_be_read() {
        site.show(LISTING, OLD, numbers(1, 3));
        String long2 = "<p>" + "Phần đầu của bài viết dài kỳ về nghề làm nước mắm. ".repeat(12) + "</p>"
                + "<div class='pages'>Trang: <b>1</b> <a href='" + site.path(OLD, 2) + "?page=2'>2</a></div>";
        String rest = "<h1 class='tieu-de'>" + NewsSite.title(2)
                + "</h1><span class='ngay-dang'>03/10/2026 07:30</span>"
                + "<div class='noi-dung'><p>" + "Phần cuối nói về người giữ nghề. ".repeat(20)
                + "</p><div class='pages'>Trang: <a href='" + site.path(OLD, 2) + "'>1</a> <b>2</b></div></div>";
        boolean[] broken = {true};
        site.article(OLD, 2, NewsSite.title(2), long2);
        String whole = "<html lang='vi'><body><div id='main'><h1 class='tieu-de'>" + NewsSite.title(2)
                + "</h1><span class='ngay-dang'>03/10/2026 07:30</span><div class='noi-dung'>" + long2
                + "</div></div></body></html>";
        origin.on(site.path(OLD, 2), (asked, socket) -> {
            boolean second = asked.target().endsWith("page=2");
            socket.write(HostileOrigin.http(
                    second && broken[0] ? "500 Oops" : "200 OK",
                    java.util.Map.of("Content-Type", "text/html; charset=utf-8"),
                    second ? "<html lang='vi'><body><div id='main'>" + rest + "</div></body></html>" : whole));
        });
        try (PolledSources polled = polled("")) {
            assertThat(polled.items("huyen")).hasSize(2);
            broken[0] = false;
            polled.sql("UPDATE listed_article SET next_try = now() WHERE next_try IS NOT NULL");
            pollAgain(polled);
            assertThat(polled.item("huyen", NewsSite.title(2)).item().content().value())
                    .contains("Phần đầu của bài viết")
                    .contains("Phần cuối nói về");
        }
    }

    @Test
    void a_listing_that_robots_txt_forbids_is_told_of_and_asked_for_daily() {
        site.show(LISTING, OLD, numbers(1, 4));
        site.answer("/robots.txt", "200 OK", Buffer.buffer("User-agent: *\nDisallow: /tin-tuc\n"));
        try (PolledSources polled = polled("")) {
            SourceState state = state(polled);
            assertThat(state.outcome()).contains(Outcome.FORBIDDEN);
            assertThat(state.failures()).isZero();
            assertThat(state.problem().orElse(""))
                    .startsWith("robots.txt of 127.0.0.1:" + origin.port() + " forbids /tin-tuc to TinTinh");
            assertThat(Duration.between(Instant.now(), state.nextDue()))
                    .isBetween(Duration.ofHours(23), Duration.ofHours(25));
            assertThat(site.asked()).isEmpty();
        }
    }

    @Test
    void articles_that_robots_txt_forbids_come_from_the_listing_alone() {
        site.show(LISTING, OLD, numbers(1, 4));
        site.answer("/robots.txt", "200 OK", Buffer.buffer("User-agent: *\nDisallow: /tin-tuc/\n"));
        try (PolledSources polled = polled("")) {
            assertThat(site.asked()).containsExactly(LISTING);
            assertThat(polled.items("huyen")).hasSize(4).allSatisfy((title, item) -> assertThat(item.partial())
                    .isTrue());
        }
    }

    @Test
    void a_source_with_an_agreement_may_read_what_robots_txt_forbids() {
        site.show(LISTING, OLD, numbers(1, 4));
        site.answer("/robots.txt", "200 OK", Buffer.buffer("User-agent: *\nDisallow: /\n"));
        try (PolledSources polled = polled(", robots: ignore, republish: {mode: full, agreement: \"12/TT-2026\"}")) {
            assertThat(polled.items("huyen")).hasSize(4).allSatisfy((title, item) -> assertThat(item.partial())
                    .isFalse());
        }
    }
}
