package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.PageRule;

/** Articles on small pages, each with one trap: what is text, what is clutter, and who said when. */
final class ArticleReadingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");
    private static final String TITLE = "Kiểm tra tiến độ tuyến kè biển";
    private static final String PROSE =
            "<p>Sáng nay, lãnh đạo tỉnh đã kiểm tra tiến độ tuyến kè biển, yêu cầu nhà thầu tăng ca, bảo đảm an toàn.</p>"
                    + "<p>Theo kế hoạch, công trình dài hai cây số sẽ hoàn thành trước mùa mưa, phục vụ hơn ba nghìn hộ dân.</p>"
                    + "<p>Người dân mong tuyến kè sớm xong để yên tâm sản xuất, không còn lo sạt lở mỗi khi triều cường.</p>";

    @Test
    void an_index_gives_all_of_its_cards_and_neither_menu_nor_footer() {
        StringBuilder cards = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            cards.append("<li><a href='/t")
                    .append(i)
                    .append("'>Chủ đề thứ ")
                    .append(i)
                    .append("</a> 5 trả lời</li>");
        }
        Article index = read("<nav><a href='/x'>Trình đơn</a></nav><h1>Diễn đàn nhà nông</h1><main><ul>" + cards
                + "</ul></main><footer>Bản quyền 2026</footer>");
        assertThat(index.body())
                .contains("Chủ đề thứ 0", "Chủ đề thứ 11", "5 trả lời")
                .doesNotContain("Trình đơn", "Bản quyền");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='article'><img src='/a.jpg'><div class='image-caption'>Kè biển. Ảnh: T.L</div></div>",
                "<table><tr><td><img src='/a.jpg'></td></tr><tr><td class='pCaption'>Kè biển. Ảnh: T.L</td></tr></table>",
                "<figure><img src='/a.jpg'><span class='photo-credit'>Kè biển. Ảnh: T.L</span></figure>"
            })
    void a_caption_becomes_a_figcaption(String picture) {
        assertThat(read("<h1>" + TITLE + "</h1><div id=c>" + PROSE + picture + PROSE + "</div>")
                        .body())
                .contains("Kè biển. Ảnh: T.L</figcaption>")
                .contains("/a.jpg");
    }

    @Test
    void the_caption_of_a_picture_that_is_gone_goes_too() {
        assertThat(read("<h1>" + TITLE + "</h1><div id=c>" + PROSE
                                + "<div><div class='caption'>Ảnh minh họa của báo</div></div>" + PROSE + "</div>")
                        .body())
                .contains("tuyến kè biển")
                .doesNotContain("minh họa");
    }

    @Test
    void a_gallery_leaves_its_pictures() {
        assertThat(read("<h1>" + TITLE + "</h1><div id=c><div class='photo-gallery'><span>Ảnh 1 trên 2</span>"
                                + "<div><img src='/1.jpg'><p>Đóng</p></div><img src='/2.jpg'></div>" + PROSE + PROSE
                                + "</div>")
                        .body())
                .contains("/1.jpg", "/2.jpg")
                .doesNotContain("Ảnh 1 trên 2", "Đóng");
    }

    @Test
    void a_class_that_hides_a_label_does_not_hide_the_field() {
        assertThat(read("<h1>" + TITLE + "</h1><div class='field field--label-hidden'>" + PROSE + "</div>")
                        .body())
                .contains("triều cường");
    }

    @Test
    void a_word_whose_boxes_hold_most_of_the_text_means_something_else_here() {
        String boxes = PROSE.replace("<p>", "<div class='promo'><p>").replace("</p>", "</p></div>");
        assertThat(read("<h1>" + TITLE + "</h1><div>" + boxes + "</div>").body())
                .contains("Sáng nay", "triều cường");
    }

    @Test
    void comments_longer_than_the_article_are_no_part_of_it() {
        String comment = "<div class='comments'><p>Rất mong công trình sớm xong để bà con được nhờ, cảm ơn báo.</p>"
                .concat(
                        "<p>Tôi ở gần đó, thấy nhà thầu làm cả ban đêm, đường sá cũng được tưới nước đầy đủ.</p></div>");
        assertThat(read("<h1>" + TITLE + "</h1><div class=body>" + PROSE + PROSE + "</div>" + comment.repeat(9))
                        .body())
                .contains("triều cường")
                .doesNotContain("cảm ơn báo");
    }

    @Test
    void the_line_above_the_first_paragraph_that_is_a_date_or_a_byline_goes() {
        assertThat(read("<h1>" + TITLE + "</h1><div id=c><p>Cập nhật: 09/03/2026 08:15</p><p>By Hoàng Anh</p>" + PROSE
                                + "</div>")
                        .body())
                .startsWith("<p>Sáng nay");
    }

    @Test
    void a_lead_without_a_telling_class_is_found_by_the_description() {
        String lead = "(Báo tỉnh) - Tuyến kè dài hai cây số phải xong trước mùa mưa năm nay để giữ đất cho dân";
        Article article =
                read("<meta name=description content='Tuyến kè dài hai cây số phải xong trước mùa mưa năm nay'>"
                        + "<h1>" + TITLE + "</h1><h2 class=x9>" + lead + "</h2><div id=c>" + PROSE + PROSE + "</div>");
        assertThat(article.lead()).contains(lead);
    }

    @Test
    void a_line_of_links_above_the_title_names_the_section() {
        assertThat(read("<div><div><a href='/xay-dung'>Xây dựng</a></div><h1>" + TITLE + "</h1>" + PROSE + "</div>")
                        .labels())
                .containsExactly("Xây dựng");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Kè biển 2026: tiến độ mới nhất</title><meta property='og:title' content='" + TITLE + "'>"
                        + "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":"
                        + "\"Kè biển 2026: tiến độ mới nhất\"}</script><h1>" + TITLE + "</h1>",
                "<title>Cổng thông tin tỉnh - " + TITLE + "</title><h1>Tin hôm nay</h1><h2>" + TITLE + "</h2>",
                "<title>" + TITLE + " | Cổng thông tin điện tử của Ủy ban nhân dân tỉnh, nơi gặp gỡ của chính quyền"
                        + " với nhân dân</title><h1>" + TITLE + "</h1>",
                "<meta property='og:site_name' content='Báo Miền Biển và Hải Đảo'><h1>Báo Miền Biển và Hải Đảo</h1>"
                        + "<h1>" + TITLE + "</h1>"
            })
    void the_title_is_neither_for_search_engines_nor_the_name_or_motto_of_the_site(String head) {
        assertThat(read(head + "<div id=c>" + PROSE + PROSE + "</div>").title()).isEqualTo(TITLE);
    }

    @Test
    void the_title_is_worded_as_in_json_ld() {
        Article article = read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Kè biển: "
                + "xong trước mùa mưa\"}</script><h1>" + TITLE + "</h1>" + PROSE);
        assertThat(article.title()).isEqualTo("Kè biển: xong trước mùa mưa");
    }

    @ParameterizedTest
    @CsvSource({
        "29. Januar 2019, 2019-01-29",
        "'15 августа 2016, 13:43', 2016-08-15",
        "2020年07月03日, 2020-07-03",
        "2 de abril de 2020, 2020-04-02",
        "'5 Thermidor 2020', '5 Thermidor 2020'",
    })
    void reads_foreign_names_of_months(String written, String expected) {
        assertThat(MonthNames.numbered(written).strip()).startsWith(expected);
    }

    @Test
    @Timeout(30)
    void reads_an_article_of_twenty_megabytes_among_a_hundred_thousand_links_ten_thousand_levels_deep() {
        String links = "<li><a href='/tag/x'>thẻ</a></li>".repeat(100_000);
        String padding = ("<!-- " + "x".repeat(1000) + " -->").repeat(16_000);
        Article article = read("<h1>" + TITLE + "</h1>" + padding + "<ul>" + links + "</ul>" + "<div>".repeat(10_000)
                + PROSE + PROSE + "</div>".repeat(10_000));
        assertThat(article.title()).isEqualTo(TITLE);
        assertThat(article.body()).contains("triều cường");
    }

    @Test
    void reads_utf_16_without_a_mark_a_wrong_charset_in_meta_and_letters_in_parts() {
        String html = "<html><head><meta charset='iso-8859-1'><title>" + TITLE + "</title><title>Khác</title></head>"
                + "<body><h1>" + TITLE + "</h1>" + PROSE + "</body></html>";
        assertThat(read(html.getBytes(StandardCharsets.UTF_16LE)).title()).isEqualTo(TITLE);
        assertThat(read(html.getBytes(StandardCharsets.UTF_16BE)).title()).isEqualTo(TITLE);
        Article parted = read(Normalizer.normalize(html, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8));
        assertThat(parted.title()).isEqualTo(TITLE);
        assertThat(parted.body()).contains("yêu cầu nhà thầu tăng ca");
    }

    private static Article read(String html) {
        return read(html.getBytes(StandardCharsets.UTF_8));
    }

    private static Article read(byte[] html) {
        Document page = new Document(Optional.of(URI.create("https://tinh.vn/tin")), Map.of(), html);
        return new PageParser().article(page, PageRule.NONE, NOW, ZONE).fold(article -> article, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }
}
