package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.ingest.NewsSite.Template.OLD;
import static vn.tintinh.ingest.NewsSite.Template.RENAMED;

import org.junit.jupiter.api.Test;

/** What is amiss with a source's pages is told once, with evidence, and is over when it is mended. */
final class PageIncidentTest extends PageSourceTest {
    private static long open(PolledSources polled, String kind, String evidence) {
        return polled.sql("SELECT count(*) FROM incident WHERE resolved_at IS NULL AND kind = '" + kind
                + "' AND evidence LIKE '%" + evidence + "%'");
    }

    private static long all(PolledSources polled) {
        return polled.sql("SELECT count(*) FROM incident");
    }

    private static long open(PolledSources polled) {
        return polled.sql("SELECT count(*) FROM incident WHERE resolved_at IS NULL");
    }

    @Test
    void a_selector_for_the_list_that_matches_nothing_any_more() {
        site.show(LISTING, OLD, numbers(1, 6));
        try (PolledSources polled = polled(", page: {list: \".danh-sach li\"}")) {
            assertThat(all(polled)).isZero();
            site.show(LISTING, RENAMED, numbers(1, 8));
            again(polled);
            again(polled);
            assertThat(open(polled, "rule-fails", ".danh-sach li” for list matches nothing"))
                    .isEqualTo(1);
            assertThat(polled.items("huyen")).as("detection stands in").hasSize(8);
            site.show(LISTING, OLD, numbers(1, 9));
            again(polled);
            assertThat(open(polled)).isZero();
            assertThat(all(polled)).isEqualTo(1);
        }
    }

    @Test
    void a_selector_that_matches_nothing_on_any_article() {
        site.show(LISTING, OLD, numbers(1, 4));
        try (PolledSources polled = polled(", page: {list: \".danh-sach li\", author: .but-danh}")) {
            assertThat(open(polled, "rule-fails", ".but-danh” for author matches nothing%on all of 4 articles"))
                    .isEqualTo(1);
            again(polled);
            assertThat(open(polled))
                    .as("a run without articles says nothing of it")
                    .isEqualTo(1);
            site.show(LISTING, OLD, numbers(1, 6));
            String signed = NewsSite.body(5) + "<p class='but-danh'>Tô Long</p>";
            site.article(OLD, 5, NewsSite.title(5), signed);
            again(polled);
            assertThat(open(polled)).as("one of two has it: not all are signed").isZero();
            assertThat(all(polled)).isEqualTo(1);
        }
    }

    @Test
    void what_a_rule_removes_need_not_be_on_every_page_and_the_last_page_has_no_next() {
        site.show(LISTING, OLD, numbers(1, 4));
        try (PolledSources polled =
                polled(", page: {list: \".danh-sach li\", next: a.sau, remove: [.cong-cu, .tin-khac]}")) {
            assertThat(polled.items("huyen")).hasSize(4);
            assertThat(all(polled)).isZero();
        }
    }

    @Test
    void articles_that_are_no_longer_what_the_listing_announces() {
        site.show(LISTING, OLD, numbers(1, 6));
        try (PolledSources polled = polled("")) {
            site.show(LISTING, OLD, numbers(1, 9));
            for (int number : numbers(7, 9)) {
                site.html(
                        site.path(OLD, number),
                        "<h1 class='headline'>Mời chào hàng cạnh tranh gói " + "ABC".charAt(number - 7)
                                + "</h1><div class='main-text'>" + NewsSite.body(number) + "</div>");
            }
            again(polled);
            assertThat(open(
                            polled,
                            "articles-changed",
                            "before: title h1.tieu-de%announced “" + NewsSite.title(7)
                                    + "”, read “Mời chào hàng cạnh tranh gói A”"))
                    .isEqualTo(1);
            assertThat(polled.item("huyen", NewsSite.title(8)).partial())
                    .as("the listing's word stands")
                    .isTrue();
            numbers(7, 9).forEach(number -> site.article(OLD, number));
            again(polled);
            assertThat(open(polled)).isZero();
            assertThat(polled.items("huyen")).hasSize(9).allSatisfy((title, item) -> assertThat(item.partial())
                    .isFalse());
        }
    }

    @Test
    void bodies_that_come_out_short() {
        site.show(LISTING, OLD, numbers(1, 6));
        try (PolledSources polled = polled("")) {
            site.show(LISTING, OLD, numbers(1, 9));
            numbers(7, 9).forEach(number -> site.article(OLD, number, NewsSite.title(number), "<p>Đang cập nhật.</p>"));
            again(polled);
            assertThat(open(polled, "bodies-short", "characters as a rule%after: %characters of “" + NewsSite.title(7)))
                    .isEqualTo(1);
            assertThat(polled.item("huyen", NewsSite.title(9)).partial()).isTrue();
            numbers(7, 9).forEach(number -> site.article(OLD, number));
            again(polled);
            assertThat(open(polled)).isZero();
            assertThat(polled.item("huyen", NewsSite.title(9)).partial()).isFalse();
        }
    }

    @Test
    void articles_that_all_have_one_title() {
        site.show(LISTING, OLD, numbers(1, 6));
        try (PolledSources polled = polled("")) {
            site.show(LISTING, OLD, numbers(1, 8));
            numbers(7, 8)
                    .forEach(number -> site.article(
                            OLD, number, "Vui lòng nhập mật khẩu để tiếp tục sử dụng", NewsSite.body(number)));
            again(polled);
            assertThat(open(
                            polled,
                            "titles-repeat",
                            "“Vui lòng nhập mật khẩu để tiếp tục sử dụng” on %" + site.path(OLD, 7) + " and on %"
                                    + site.path(OLD, 8)))
                    .isEqualTo(1);
            assertThat(polled.items("huyen")).containsKeys(NewsSite.title(7), NewsSite.title(8));
            numbers(7, 8).forEach(number -> site.article(OLD, number));
            again(polled);
            assertThat(open(polled)).isZero();
            assertThat(polled.item("huyen", NewsSite.title(8)).item().content().value())
                    .contains("Đoạn 4 của bài 8");
        }
    }
}
