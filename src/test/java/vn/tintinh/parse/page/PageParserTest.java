package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;

/** Listings and articles on small pages, each with one trap. */
final class PageParserTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");
    private static final String PROSE =
            "<p>Sáng nay, lãnh đạo tỉnh đã kiểm tra tiến độ tuyến kè biển, yêu cầu nhà thầu tăng ca, bảo đảm an toàn.</p>"
                    + "<p>Theo kế hoạch, công trình dài hai cây số sẽ hoàn thành trước mùa mưa, phục vụ hơn ba nghìn hộ dân.</p>"
                    + "<p>Người dân mong tuyến kè sớm xong để yên tâm sản xuất, không còn lo sạt lở mỗi khi triều cường.</p>";

    private final PageParser parser = new PageParser();

    @Test
    void lists_articles_in_page_order_without_menus_pagers_and_most_read() {
        Listing listing = read(listing("""
                <nav><a href="/kinh-te">Kinh tế và đầu tư trong tỉnh hôm nay</a></nav>
                <div class="list">
                <div class="item"><h3><a href="/a-1001.html">Khởi công cầu mới qua sông Lũy</a></h3>
                <span class="date">09/03/2026 08:15</span><p>Cây cầu dài 300 mét nối hai bờ, vốn từ ngân sách của tỉnh.</p></div>
                <div class="item"><a href="/b-1002.html"><img src="/b.jpg"></a>
                <h3><a href="/b-1002.html">Nông dân trúng mùa thanh long</a></h3></div>
                <div class="item"><h3><a href="/c-1003.html#top">Học sinh vùng cao đến trường</a></h3></div></div>
                <div class="mostread"><a href="/z-900.html">Bài được đọc nhiều nhất trong tuần</a></div>
                <div class="tags"><a href="/tag/thanh-long">thanh long ruột đỏ Bình Thuận xuất khẩu</a></div>
                <div class="pager"><span>1</span> <a href="/tin?page=2">2</a> <a href="/tin?page=3">3</a></div>
                """));
        assertThat(listing.items())
                .extracting(ListedItem::url)
                .containsExactly(
                        "https://tinh.vn/a-1001.html", "https://tinh.vn/b-1002.html", "https://tinh.vn/c-1003.html");
        assertThat(listing.items())
                .extracting(ListedItem::title)
                .containsExactly(
                        "Khởi công cầu mới qua sông Lũy",
                        "Nông dân trúng mùa thanh long",
                        "Học sinh vùng cao đến trường");
        ListedItem first = listing.items().get(0);
        assertThat(first.published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2026-03-09T01:15:00Z"));
        assertThat(first.summary()).hasValueSatisfying(text -> assertThat(text).startsWith("Cây cầu dài"));
        assertThat(listing.items().get(1).image()).contains("https://tinh.vn/b.jpg");
        assertThat(listing.next()).contains("https://tinh.vn/tin?page=2");
    }

    @Test
    void an_error_an_empty_list_and_no_list_are_three_answers() {
        String error = refused(listing("<title>404 Not Found</title><h1>404 - Không tìm thấy trang</h1>"));
        String missing = refused(listing("<h1>Giới thiệu</h1>" + PROSE));
        Listing empty = read(listing("<h1>Tin hoạt động</h1><div class=list><p>Chưa có bài viết nào.</p></div>"));
        assertThat(error).contains("error page");
        assertThat(missing).contains("no list of articles");
        assertThat(empty.items()).isEmpty();
    }

    @Test
    void a_list_that_the_rule_names_and_that_is_empty_is_no_error() {
        PageRule rule = list("ul.news li");
        assertThat(read(parser.listing(page("<h1>Tin</h1><ul class='news'></ul>" + PROSE), rule, NOW, ZONE))
                        .items())
                .isEmpty();
    }

    @Test
    void detection_stands_in_for_a_list_selector_that_matches_nothing_and_says_so() {
        String html = "<div><h3><a href='/a-1001.html'>Khởi công cầu mới qua sông Lũy</a></h3></div>"
                + "<div><h3><a href='/b-1002.html'>Nông dân trúng mùa thanh long</a></h3></div>";
        Listing listing = read(parser.listing(page(html), list(".gone li"), NOW, ZONE));
        assertThat(listing.items()).hasSize(2);
        assertThat(listing.warnings()).singleElement().asString().contains(".gone li");
    }

    @Test
    void a_rule_takes_an_attribute_with_the_at_sign() {
        PageRule rule = PageRule.builder()
                .list(".row")
                .link("b@data-href")
                .next("i@data-next")
                .build();
        String html = "<div class=row><b data-href='/x/1'>Tin một hai ba</b></div><i data-next='/trang-2'></i>";
        Listing listing = read(parser.listing(page(html), rule, NOW, ZONE));
        assertThat(listing.items()).singleElement().satisfies(item -> {
            assertThat(item.url()).isEqualTo("https://tinh.vn/x/1");
            assertThat(item.title()).isEqualTo("Tin một hai ba");
        });
        assertThat(listing.next()).contains("https://tinh.vn/trang-2");
    }

    @Test
    void an_article_selector_that_matches_nothing_leaves_a_warning_and_the_detected_field() {
        PageRule rule = PageRule.builder().title("h1.gone").date(".no-date").build();
        Article article = read(parser.article(
                page("<h1>Kiểm tra tiến độ kè biển</h1><span class=date>09/03/2026 08:15</span><div>" + PROSE
                        + "</div>"),
                rule,
                NOW,
                ZONE));
        assertThat(article.title()).isEqualTo("Kiểm tra tiến độ kè biển");
        assertThat(article.published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2026-03-09T01:15:00Z"));
        assertThat(article.warnings()).hasSize(2).anySatisfy(warning -> assertThat(warning)
                .contains("h1.gone"));
    }

    @Test
    void prefers_json_ld_for_date_and_author() {
        Article article = read(article("""
                <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
                "headline":"Kiểm tra tiến độ kè biển","datePublished":"2026-03-09T08:15:00+07:00",
                "author":[{"@type":"Person","name":"Lê Vân"},{"@type":"Person","name":"Hà An"}]}]}</script>
                <h1>Kiểm tra tiến độ kè biển</h1><div class="content">""" + PROSE + "</div>"));
        assertThat(article.authors()).containsExactly("Lê Vân", "Hà An");
        assertThat(article.published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2026-03-09T01:15:00Z"));
        assertThat(article.dateBasis()).contains("json-ld");
    }

    @Test
    void a_date_beside_other_news_is_never_the_article_s() {
        Article article = read(article("<h1>Kiểm tra tiến độ kè biển</h1><div>" + PROSE + "</div><h3>Các tin khác</h3>"
                + "<ul><li><a href='/x-99.html'>Hội nghị báo cáo viên tháng hai</a> (Ngày 27/2/2026)</li></ul>"));
        assertThat(article.published()).isEmpty();
        assertThat(article.body()).doesNotContain("Hội nghị báo cáo viên");
    }

    @Test
    void a_paragraph_of_wide_blanks_is_no_text() {
        Article article = read(article("<h1>Kiểm tra tiến độ kè biển</h1><div><p>\u3000\u2003</p>" + PROSE + "</div>"));
        assertThat(article.body()).startsWith("<p>Sáng nay");
    }

    @Test
    void the_outlet_signs_only_where_nobody_else_does() {
        String json =
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Kiểm tra tiến độ kè biển\","
                        + "\"author\":{\"name\":\"Báo Tỉnh\"},\"publisher\":{\"name\":\"Báo Tỉnh\"}}</script><h1>Kiểm tra tiến độ kè"
                        + " biển</h1><div class=content>" + PROSE;
        assertThat(read(article(json + "<p align=right><b>Hà An</b></p></div>")).authors())
                .containsExactly("Hà An");
        assertThat(read(article(json + "</div>")).authors()).containsExactly("Báo Tỉnh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8", "windows-1258"})
    void reads_text_whatever_its_charset(String charset) {
        String html = "<html><head><meta charset='" + (charset.startsWith("UTF") ? "iso-8859-1" : charset)
                + "'><title>x</title></head><body><h1>Ki\u00EA\u0309m tra \u0111\u00EA bi\u00EA\u0309n</h1><div><p>"
                + "T\u00F4i, anh, ch\u00FAng ta c\u00F9ng \u0111i, r\u00F4\u0300i v\u00EA\u0300 nh\u00E0, ".repeat(5)
                + "</p></div></body></html>";
        Document document = new Document(
                Optional.of(URI.create("https://tinh.vn/tin")), Map.of(), html.getBytes(Charset.forName(charset)));
        Article article = read(parser.article(document, PageRule.NONE, NOW, ZONE));
        assertThat(article.title()).isEqualTo("Kiểm tra đê biển");
        assertThat(article.body()).contains("rồi về nhà");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "%PDF-1.4",
                "{\"a\":1}",
                "<rss version='2.0'><channel/></rss>",
                "<frameset><frame src='/a.html'></frameset>",
                "<title>Just a moment...</title><p>Checking your browser</p>",
                "<title>Bảo trì</title><h1>Website đang bảo trì</h1>",
                "<h1>Đăng nhập</h1><form><input name=user><input type=password></form>"
            })
    void what_is_no_page_of_news_is_refused_with_a_reason(String html) {
        assertThat(refused(article(html))).isNotBlank();
        assertThat(refused(parser.listing(page(html), PageRule.NONE, NOW, ZONE)))
                .isNotBlank();
    }

    @Test
    @Timeout(20)
    void survives_nesting_and_many_links() {
        String deep = "<div>".repeat(10_000) + PROSE;
        String wide = "<a href='/x-12345.html'>Một hai ba bốn năm sáu</a>".repeat(20_000);
        assertThat(parser.article(page("<h1>Kiểm tra kè</h1>" + deep), PageRule.NONE, NOW, ZONE))
                .isNotNull();
        assertThat(parser.listing(page(deep + wide), PageRule.NONE, NOW, ZONE)).isNotNull();
    }

    @Test
    void says_what_is_wrong_with_a_selector() {
        assertThat(Selectors.problem("div > a@href")).isEmpty();
        assertThat(Selectors.problem("h1.title")).isEmpty();
        assertThat(Selectors.problem("div["))
                .hasValueSatisfying(text -> assertThat(text).contains("div["));
        assertThat(Selectors.problem(" ")).isPresent();
    }

    private static PageRule list(String selector) {
        return PageRule.builder().list(selector).build();
    }

    private Parsed<Listing> listing(String html) {
        return parser.listing(page(html), PageRule.NONE, NOW, ZONE);
    }

    private Parsed<Article> article(String html) {
        return parser.article(page(html), PageRule.NONE, NOW, ZONE);
    }

    private static Document page(String html) {
        return new Document(
                Optional.of(URI.create("https://tinh.vn/tin")), Map.of(), html.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T read(Parsed<T> parsed) {
        return parsed.fold(value -> value, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private static String refused(Parsed<?> parsed) {
        return parsed.fold(
                value -> {
                    throw new AssertionError("not refused: " + value);
                },
                (problem, feeds) -> problem);
    }
}
