package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;

final class LearnerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final PageParser parser = new PageParser();
    private final Learner learner = new Learner(parser, NOW, ZONE);

    private static Document page(String body) {
        String html = "<html lang=vi><head><meta charset=utf-8><title>Cổng tin</title></head><body>" + body;
        return new Document(
                Optional.of(URI.create("https://tinh.vn/tin-tuc")),
                Map.of("content-type", "text/html"),
                html.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T read(Parsed<T> parsed) {
        return parsed.fold(value -> value, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private static ListedItem listed(String url, String title) {
        return new ListedItem(url, title, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String entries(int from, int to) {
        StringBuilder entries = new StringBuilder();
        for (int number = from; number <= to; number++) {
            entries.append("<li class='item-")
                    .append(number)
                    .append(" tin odd'><a href='/tin/ban-tin-so-")
                    .append(81000 + number)
                    .append(".html'>Hội nghị triển khai nhiệm vụ số ")
                    .append(number)
                    .append(
                            "</a><p>Sáng nay huyện đã tổ chức hội nghị triển khai nhiệm vụ trong tâm của quý tới.</p></li>");
        }
        return entries.toString();
    }

    @Test
    void a_list_is_learned_by_names_without_digits_and_reads_the_next_page_alike() {
        Document first = page("<ul class='menu'><li><a href='/a'>Giới thiệu</a></ul><div id='vung-tin'><ul>"
                + entries(1, 6) + "</ul></div>");
        Listing found = read(parser.listing(first, PageRule.NONE, NOW, ZONE));
        Learner.ListRule learned = learner.list(first, found, PageRule.NONE).orElseThrow();
        assertThat(learned.selector())
                .contains("tin")
                .doesNotContainPattern("\\d")
                .doesNotContain("odd");
        assertThat(learned.confidence()).isEqualTo(1.0);
        Document later = page("<div id='vung-tin'><ul>" + entries(4, 12) + "</ul></div>");
        PageRule rule = PageRule.builder().list(learned.selector()).build();
        assertThat(read(parser.listing(later, rule, NOW, ZONE)).items()).hasSize(9);
    }

    @Test
    void an_article_is_learned_field_by_field() {
        String prose =
                "<p>Ngày hội thu hút đông đảo bà con tham gia với nhiều hoạt động văn hóa, thể thao sôi nổi.</p>";
        Document document = page("<div class='khung'><h1 class='tua'>Ngày hội đại đoàn kết toàn dân</h1>"
                + "<span class='ngay'>Thứ hai, 09/11/2026 - 08:15</span><div class='bai-viet'>" + prose.repeat(8)
                + "</div></div>");
        Article article = read(parser.article(document, PageRule.NONE, NOW, ZONE));
        PageRule learned = learner.article(document, article, PageRule.NONE);
        assertThat(learned.title()).contains("h1.tua");
        assertThat(learned.date()).contains("span.ngay");
        assertThat(learned.body()).contains("div.bai-viet");
        Article again = read(parser.article(document, learned, NOW, ZONE));
        assertThat(again.published()).isEqualTo(article.published());
        assertThat(Learner.isSameBody(again, article)).isTrue();
    }

    @Test
    void nothing_is_learned_of_what_has_no_stable_name() {
        assertThat(LearnSelectors.isStable("noi-dung")).isTrue();
        assertThat(LearnSelectors.isStable("post-1234")).isFalse();
        assertThat(LearnSelectors.isStable("sc-bdvkj")).isFalse();
        assertThat(LearnSelectors.isStable("active")).isFalse();
    }

    @Test
    void what_the_admin_names_wins_field_by_field() {
        PageRule admin = PageRule.builder().title("h2.mine").build();
        PageRule learned =
                PageRule.builder().title("h1").body("div.text").list("li.tin").build();
        PageRule rule = Learner.over(admin, learned);
        assertThat(rule.title()).contains("h2.mine");
        assertThat(rule.body()).contains("div.text");
        assertThat(rule.list()).contains("li.tin");
    }

    @Test
    void a_reading_agrees_by_known_urls_or_titles_or_by_new_addresses_of_the_same_kind() {
        List<ListedItem> known = new ArrayList<>();
        List<ListedItem> moved = new ArrayList<>();
        List<ListedItem> fresh = new ArrayList<>();
        List<ListedItem> menu = new ArrayList<>();
        for (int number = 1; number <= 6; number++) {
            String title = "Hội nghị triển khai nhiệm vụ số " + number;
            known.add(listed("https://tinh.vn/tin/ban-tin-" + (81000 + number) + ".html", title));
            moved.add(listed("https://tinh.vn/news/view?item=" + number, title));
            fresh.add(
                    listed("https://tinh.vn/tin/tin-khac-" + (82000 + number) + ".html", "Tin khác hẳn số " + number));
            menu.add(listed("https://tinh.vn/chuyen-muc/muc-" + number, "Chuyên mục thông tin số " + number));
        }
        assertThat(Learner.agreement(known.subList(2, 6), known).isSame()).isTrue();
        assertThat(Learner.agreement(moved, known).isSame()).isTrue();
        assertThat(Learner.agreement(fresh, known).isSame()).isTrue();
        assertThat(Learner.agreement(menu, known).isSame()).isFalse();
        assertThat(Learner.agreement(List.of(), known).isSame()).isFalse();
    }

    @Test
    void a_huge_page_is_not_learned_from() {
        Document huge = page("<div id='vung-tin'><ul>" + entries(1, 30_000) + "</ul></div>");
        Listing some = new Listing(
                List.of(
                        listed("https://tinh.vn/a-1", "a"),
                        listed("https://tinh.vn/a-2", "b"),
                        listed("https://tinh.vn/a-3", "c")),
                Optional.empty(),
                List.of());
        assertThat(learner.list(huge, some, PageRule.NONE)).isEmpty();
    }
}
