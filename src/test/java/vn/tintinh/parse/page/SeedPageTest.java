package vn.tintinh.parse.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Article;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Document;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Text;
import vn.tintinh.parse.feed.FeedParser;

/** The page of the founding document in its dressings: every field exact, by detection and by rule. */
final class SeedPageTest {
    private static final Path PAGES =
            Path.of(System.getProperty("tintinh.shared", "../shared")).resolve("domain/pages");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The day that the page's header clock shows. */
    private static final Instant NOW = Instant.parse("2018-07-21T03:00:00Z");

    private static final PageRule RULE = PageRule.builder()
            .list(".other_News li")
            .link("a")
            .title("h1.title")
            .date("span.date")
            .body("#detail .content")
            .author(".content > p:last-child > b")
            .remove(".tools")
            .remove(".other_News")
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synthetic_seed_article.html",
                "synthetic_seed_article_nfd.html",
                "synthetic_seed_article_entities.html"
            })
    void comes_out_whole_by_detection_alone(String file) throws IOException {
        verify(article(file, PageRule.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synthetic_seed_article.html",
                "synthetic_seed_article_nfd.html",
                "synthetic_seed_article_entities.html"
            })
    void comes_out_whole_by_its_rule(String file) throws IOException {
        verify(article(file, RULE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"synthetic_tcvn3.html", "synthetic_vni.html"})
    void font_encodings_come_out_in_unicode(String file) throws IOException {
        Path path = PAGES.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), "the shared pages are not beside the project");
        Document document = new Document(Optional.empty(), Map.of(), Files.readAllBytes(path));
        Article article = new PageParser()
                .article(document, PageRule.NONE, NOW, ZONE)
                .fold(read -> read, (problem, feeds) -> {
                    throw new AssertionError(problem);
                });
        assertThat(article.title()).isEqualTo("TỈNH ỦY BÌNH THUẬN");
        assertThat(article.published().map(date -> date.instant().toString()))
                .isEqualTo(
                        file.contains("tcvn3")
                                ? Optional.of("2017-08-04T04:20:00Z")
                                : Optional.empty()); // the other has none
        assertThat(article.authors()).isEmpty();
        assertThat(article.labels()).isEmpty();
        assertThat(article.warnings()).isEmpty();
        assertThat(Jsoup.parse(article.body()).text())
                .isEqualTo(
                        "Khối Thi đua 6 gồm 11 thành viên. Kết quả nổi bật là đã tham mưu Thường trực Tỉnh ủy 3 Đề án.");
    }

    @Test
    void every_page_there_is_read_by_a_test() throws IOException {
        Assumptions.assumeTrue(Files.exists(PAGES), "the shared pages are not beside the project");
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.matches(".*[.](html|xml)")))
                    .containsExactlyInAnyOrder(
                            "synthetic_seed_article.html",
                            "synthetic_seed_article_nfd.html",
                            "synthetic_seed_article_entities.html",
                            "synthetic_tcvn3.html",
                            "synthetic_vni.html",
                            "synthetic_dotnet_feed.xml");
        }
    }

    @Test
    void the_feed_of_such_a_portal_comes_out_with_its_dates_in_american_order() throws IOException {
        Path path = PAGES.resolve("synthetic_dotnet_feed.xml");
        Assumptions.assumeTrue(Files.exists(path), "the shared pages are not beside the project");
        Document document = new Document(Optional.empty(), Map.of(), Files.readAllBytes(path));
        ParsedFeed feed = new FeedParser()
                .parse(document, NOW, ZONE, Optional.empty())
                .fold(read -> read, (problem, feeds) -> {
                    throw new AssertionError(problem);
                });
        assertThat(feed.head().title().map(Text::value)).contains("Tin hoạt động");
        assertThat(feed.dayMonthOrder()).contains(DayMonthOrder.MDY);
        assertThat(feed.entries())
                .extracting(
                        entry -> entry.title().map(Text::value).orElse(""),
                        entry -> entry.published().orElseThrow().instant().toString())
                .containsExactly(
                        tuple("Hội nghị trực tuyến", "2017-07-28T10:35:59Z"),
                        tuple("Kết qủa thi đua", "2017-08-04T04:20:00Z"));
    }

    private static void verify(Article article) {
        assertThat(article.title()).isEqualTo("Ban Tuyên giáo Tỉnh ủy với các hoạt động trong Khối thi đua 6");
        assertThat(article.published())
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo("2017-08-04T04:20:00Z"));
        assertThat(article.authors()).containsExactly("Tô Long");
        assertThat(article.labels()).containsExactly("BAN TUYÊN GIÁO TỈNH UỶ", "TIN HOẠT ĐỘNG");
        assertThat(article.lead()).isEmpty();
        assertThat(article.warnings()).isEmpty();
        String text = Jsoup.parse(article.body()).text();
        assertThat(text)
                .startsWith("Khối Thi đua 6 gồm 11 thành viên")
                .endsWith("thiết thực, hiệu quả, tiết kiệm./.")
                .contains("Kết qủa nổi bật là")
                .doesNotContain("Tô Long", "In tin bài", "CÁC TIN KHÁC", "Cỡ chữ", "Hôm nay", "4.8.2017");
        assertThat(Jsoup.parse(article.body()).select("p")).hasSize(11);
    }

    private static Article article(String file, PageRule rule) throws IOException {
        Path path = PAGES.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), "the shared pages are not beside the project");
        Document document = new Document(
                Optional.of(URI.create("http://example.gov.vn/btg/tin-hoat-dong/102")),
                Map.of("Content-Type", "text/html; charset=utf-8"),
                Files.readAllBytes(path));
        return new PageParser().article(document, rule, NOW, ZONE).fold(read -> read, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }
}
