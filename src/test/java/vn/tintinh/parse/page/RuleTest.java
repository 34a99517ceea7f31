package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;

/** What a rule says goes before what is detected; what it promises and the page lacks is told. */
final class RuleTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");
    private static final String NEWS =
            "<body><table><tr><td><a href='/a-1001.html'>Khởi công cầu mới qua sông Lũy</a></td></tr>"
                    + "<tr><td><a href='/a-1002.html'>Nông dân trúng mùa thanh long</a></td></tr></table>"
                    + "<div class=ad><a href='/qc-9999.html'>Mua một tặng một ngay hôm nay</a></div>"
                    + "<p data-next='/tin?p=2'>tiếp</p></body>";
    private static final String ARTICLE =
            "<body><h1>Kiểm tra tiến độ kè biển</h1><div class=info>Lượt xem 12 | Cập nhật 08g15 - ngày 03-09-2026</div>"
                    + "<div class=tools>In bài này</div><div class=content><p>Sáng nay, lãnh đạo tỉnh đã kiểm tra tiến độ tuyến kè biển, yêu cầu bảo đảm an toàn.</p>"
                    + "<p>Theo kế hoạch, công trình dài hai cây số sẽ hoàn thành trước mùa mưa.</p></div></body>";

    private final PageParser parser = new PageParser();

    @ParameterizedTest
    @CsvSource({
        "//table//tr, ./td/a, //p/@data-next",
        "(//table)[1]//tr, .//a[@href], xpath: //p[@data-next]@data-next",
        "'//tr[td/a[contains(@href,''a-'')]]', //a/@href, p@data-next"
    })
    void xpath_names_blocks_links_and_attributes(String list, String link, String next) {
        Listing listing =
                listing(PageRule.builder().list(list).link(link).next(next).build(), NEWS);
        assertThat(listing.items())
                .extracting(ListedItem::url)
                .containsExactly("https://tinh.vn/a-1001.html", "https://tinh.vn/a-1002.html");
        assertThat(listing.next()).contains("https://tinh.vn/tin?p=2");
        assertThat(listing.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a-*.html", "a-100", "/\\/a-\\d+\\.html$/"})
    void article_url_keeps_other_links_out(String pattern) {
        Listing listing = listing(PageRule.builder().articleUrl(pattern).build(), NEWS);
        assertThat(listing.items())
                .extracting(ListedItem::url)
                .containsExactly("https://tinh.vn/a-1001.html", "https://tinh.vn/a-1002.html");
    }

    @Test
    void article_url_chooses_among_the_links_of_a_block() {
        PageRule rule = PageRule.builder().list("li").articleUrl("/tin-").build();
        Listing listing =
                listing(rule, "<ul><li><a href='/muc/xa-hoi'>Xã hội</a> <a href='/tin-1.html'>Cầu mới</a></li></ul>");
        assertThat(listing.items()).singleElement().satisfies(item -> {
            assertThat(item.url()).isEqualTo("https://tinh.vn/tin-1.html");
            assertThat(item.title()).isEqualTo("Cầu mới");
        });
    }

    @Test
    void each_selector_that_matches_nothing_is_told() {
        PageRule rule = PageRule.builder()
                .list(".gone")
                .next("a.gone-next")
                .remove("//div[@class='gone-too']")
                .remove(".ad")
                .build();
        Listing listing = listing(rule, NEWS);
        assertThat(listing.warnings())
                .hasSize(3)
                .anyMatch(warning -> warning.contains(".gone”") && warning.contains("list"))
                .anyMatch(warning -> warning.contains("a.gone-next") && warning.contains("next"))
                .anyMatch(warning -> warning.contains("gone-too") && warning.contains("remove"));
        assertThat(listing.items()).hasSize(2);
        Article article = article(PageRule.builder().remove(".gone").build());
        assertThat(article.warnings()).singleElement().asString().contains(".gone");
    }

    @Test
    void an_article_url_that_no_link_fits_is_told() {
        String refused = parse(PageRule.builder().articleUrl("/bai-viet/").build(), NEWS)
                .fold(Object::toString, (problem, feeds) -> problem);
        assertThat(refused).contains("no list of articles");
        Listing empty = listing(
                PageRule.builder().articleUrl("/bai-viet/").build(),
                "<p>Chưa có bài viết nào.</p><a href='/x'>Về đầu trang</a>");
        assertThat(empty.warnings()).singleElement().asString().contains("article-url");
    }

    @Test
    void a_date_is_read_as_the_rule_writes_it() {
        PageRule rule = PageRule.builder()
                .date(".info")
                .dateFormat("HH'g'mm - 'ngày' MM-dd-yyyy")
                .build();
        assertThat(article(rule).published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2026-03-09T01:15:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "div[, CSS selector",
        "//div[, XPath",
        "count(//a), CSS selector",
        "xpath:count(//a), XPath",
        "' ', must not be empty"
    })
    void what_is_wrong_with_a_selector_is_said_in_one_line(String selector, String reason) {
        assertThat(Selectors.problem(selector))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains(reason).hasLineCount(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//div[@class='x']",
                "(//a)[1]/@href",
                "./td",
                "xpath:id('x')",
                "//a//@href",
                "a@href",
                "@datetime",
                ".//time"
            })
    void what_can_be_used_has_no_problem(String selector) {
        assertThat(Selectors.problem(selector)).isEmpty();
    }

    private Article article(PageRule rule) {
        return parser.article(page(ARTICLE), rule, NOW, ZONE).fold(article -> article, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private Listing listing(PageRule rule, String html) {
        return parse(rule, html).fold(listing -> listing, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private Parsed<Listing> parse(PageRule rule, String html) {
        return parser.listing(page(html), rule, NOW, ZONE);
    }

    private static Document page(String html) {
        return new Document(
                Optional.of(URI.create("https://tinh.vn/tin")), Map.of(), html.getBytes(StandardCharsets.UTF_8));
    }
}
