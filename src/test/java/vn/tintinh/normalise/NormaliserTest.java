package vn.tintinh.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.Article;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Person;
import vn.tintinh.model.Precision;

final class NormaliserTest {
    private final Normaliser normaliser = new Normaliser(new Sanitiser());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` Lễ hội\n hoa `|Lễ hội hoa",
                "Đa\u0300 La\u0323t|Đà Lạt",
                "A &amp; B &#039;C&#039;|A & B 'C'",
                "x\u0000y\uD800\u0007|xy",
            })
    void a_title_is_one_line_of_text(String raw, String expected) {
        assertThat(item(Samples.entry().title(raw)).title()).isEqualTo(expected);
    }

    @Test
    void a_title_may_be_html() {
        assertThat(item(Samples.entry().htmlTitle("<b>Lễ</b> h&#7897;i &lt;3<script>x</script>"))
                        .title())
                .isEqualTo("Lễ hội <3");
    }

    @Test
    void a_blank_title_becomes_the_first_words_or_the_address() {
        assertThat(item(Samples.entry()
                                .title(" ")
                                .content("<p>Sáng nay, mưa to ở nhiều nơi trong tỉnh.</p><p>" + "Dài ".repeat(50)
                                        + "</p>"))
                        .title())
                .isEqualTo("Sáng nay, mưa to ở nhiều nơi trong tỉnh.");
        assertThat(item(Samples.entry().link("https://a.vn/x-1.html")).title()).isEqualTo("a.vn/x-1.html");
        assertThat(normaliser.item(Samples.entry().id("g").build(), Samples.HEAD, Samples.SOURCE, Samples.NOW))
                .isEmpty();
    }

    @Test
    void a_title_has_at_most_a_thousand_characters() {
        assertThat(item(Samples.entry().title("dài ".repeat(1000))).title())
                .hasSizeLessThanOrEqualTo(1000)
                .endsWith("…");
    }

    @Test
    void a_link_is_absolute_and_followed_by_nobody() {
        assertThat(item(Samples.entry().title("t").link("/x.html?utm_source=rss"))
                        .link())
                .contains("https://baolamdong.vn/x.html");
        assertThat(item(Samples.entry().title("t").id("https://a.vn/p")).link()).contains("https://a.vn/p");
        assertThat(item(Samples.entry().title("t").link("javascript:x").id("urn:x"))
                        .link())
                .isEmpty();
    }

    @Test
    void authors_are_names_without_ornament() {
        assertThat(authors("Theo TTXVN")).containsExactly("TTXVN");
        assertThat(authors("Báo Lâm Đồng", "admin", "")).isEmpty();
        assertThat(authors("(Bài, ảnh: Nguyễn Hoàng - Trần Thị Bé)")).containsExactly("Nguyễn Hoàng", "Trần Thị Bé");
        assertThat(authors("toasoan@a.vn", "NGUYỄN AN", "Nguyễn An")).containsExactly("NGUYỄN AN");
        assertThat(authors("Nguyễn An, Lê Bình")).containsExactly("Nguyễn An", "Lê Bình");
        assertThat(authors("Sở Văn hóa, Thể thao")).containsExactly("Sở Văn hóa", "Thể thao");
        assertThat(authors("Theo: Nguồn")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.vn/x-20251224183630500.htm, 2025-12-24T11:36:30Z, SECOND",
        "https://a.vn/2017/08/04/x.html, 2017-08-03T17:00:00Z, DAY",
        "https://a.vn/tin/20170804/x, 2017-08-03T17:00:00Z, DAY",
        "https://a.vn/x-20171341999999.htm, , ",
        "https://a.vn/2017/13/45/x, , ",
        "https://a.vn/x-2017.htm, , ",
    })
    void reads_the_date_in_a_url(String url, Instant instant, Precision precision) {
        var date = ItemDates.inUrl(url);
        assertThat(date.map(read -> read.instant())).isEqualTo(Optional.ofNullable(instant));
        assertThat(date.map(read -> read.precision())).isEqualTo(Optional.ofNullable(precision));
    }

    @Test
    void says_where_the_date_is_from() {
        Item both = item(
                Samples.entry().title("t").published("2025-07-14T01:00:00Z").updated("2025-07-14T02:00:00Z"));
        assertThat(both.dateBasis()).isEqualTo(DateBasis.PUBLISHED);
        assertThat(both.updated()).contains(Instant.parse("2025-07-14T02:00:00Z"));
        Item changed = item(Samples.entry().title("t").updated("2025-07-14T02:00:00Z"));
        assertThat(changed.dateBasis()).isEqualTo(DateBasis.UPDATED);
        assertThat(changed.published()).contains(Instant.parse("2025-07-14T02:00:00Z"));
        Item url = item(
                Samples.entry().title("t").link("https://a.vn/2017/08/04/x").updated("2025-07-14T02:00:00Z"));
        assertThat(url.dateBasis()).isEqualTo(DateBasis.URL);
        Item unknown = item(Samples.entry().title("t"));
        assertThat(unknown.dateBasis()).isEqualTo(DateBasis.FIRST_SEEN);
        assertThat(unknown.published()).isEmpty();
    }

    @Test
    void a_date_that_cannot_be_is_no_date() {
        for (String nonsense : List.of("1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2025-07-17T00:00:00Z")) {
            assertThat(item(Samples.entry().title("t").published(nonsense)).published())
                    .isEmpty();
        }
        assertThat(item(Samples.entry().title("t").published("2025-07-15T20:00:00Z"))
                        .published())
                .isPresent();
    }

    @Test
    void labels_are_names_each_once() {
        assertThat(item(Samples.entry().title("t").labels("Văn hoá", " Văn  hóa ", "Trang chủ", "http://x", "12", ""))
                        .labels())
                .containsExactly("Văn hoá");
    }

    @Test
    void a_long_description_is_the_content_and_its_beginning_the_summary() {
        String text = "Đây là một câu khá dài để thử. ".repeat(40);
        Item item = item(Samples.entry().title("t").summary("<p><img src='/1.jpg'>" + text + "</p>"));
        assertThat(item.content().value()).contains(text.strip()).contains("<img src=\"https://baolamdong.vn/1.jpg\">");
        assertThat(item.summary().value())
                .startsWith("<p>Đây")
                .endsWith("thử.</p>")
                .hasSizeBetween(200, 510)
                .doesNotContain("<img");
        assertThat(item.image()).contains(Image.at("https://baolamdong.vn/1.jpg"));
    }

    @Test
    void a_summary_beside_a_content_stays_the_summary() {
        Item item = item(Samples.entry().title("t").summary("Tóm <b>tắt</b>").content("<p>Toàn văn dài hơn</p>"));
        assertThat(item.summary().value()).isEqualTo("<p>Tóm tắt</p>");
        assertThat(item.content().value()).isEqualTo("<p>Toàn văn dài hơn</p>");
        assertThat(item.language()).contains("vi-VN");
    }

    @Test
    void an_article_of_a_page_becomes_an_item() {
        Article article = article("Lễ hội", Optional.of("https://a.vn/le-hoi-12345.html"));
        ListedItem listed = new ListedItem(
                "http://a.vn/tin/le-hoi-12345.html?utm_medium=x",
                "Lễ hội…",
                Samples.at("2025-07-14T01:00:00Z"),
                Optional.empty(),
                Optional.empty());
        Item item =
                normaliser.item(article, listed, Samples.SOURCE, Samples.NOW).orElseThrow();
        assertThat(item.title()).isEqualTo("Lễ hội");
        assertThat(item.link()).contains("https://a.vn/le-hoi-12345.html");
        assertThat(item.summary().value()).isEqualTo("<p>Sapô</p>");
        assertThat(item.content().value()).isEqualTo("<p>Thân <a href=\"https://a.vn/x\">bài</a></p>");
        assertThat(item.published()).contains(Instant.parse("2025-07-14T01:00:00Z"));
        assertThat(item.authors()).containsExactly(Person.named("Hoàng Anh"));
        assertThat(item.keys())
                .extracting(Object::toString)
                .contains("url:a.vn/le-hoi-12345.html", "url:a.vn/tin/le-hoi-12345.html");
    }

    @Test
    void a_canonical_url_that_all_pages_share_is_not_believed() {
        ListedItem listed = new ListedItem(
                "https://a.vn/le-hoi-12345.html", "", Optional.empty(), Optional.empty(), Optional.empty());
        for (String false_one : List.of("https://a.vn/", "https://a.vn/tin-tuc", "https://a.vn/khac-12346.html")) {
            Item item = normaliser
                    .item(article("Lễ hội", Optional.of(false_one)), listed, Samples.SOURCE, Samples.NOW)
                    .orElseThrow();
            assertThat(item.link()).contains("https://a.vn/le-hoi-12345.html");
            assertThat(item.keys())
                    .noneMatch(key ->
                            key.value().contains("tin-tuc") || key.value().contains("khac"));
        }
    }

    private static Article article(String title, Optional<String> canonical) {
        return new Article(
                title,
                Optional.of("Sapô"),
                "<p>Thân <a href='/x' onclick=y>bài</a></p>",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("Hoàng Anh"),
                List.of("Trang chủ", "Văn hóa"),
                Optional.empty(),
                Optional.of("vi"),
                canonical,
                Optional.empty(),
                List.of());
    }

    private List<String> authors(String... names) {
        return item(Samples.entry().title("t").authors(names)).authors().stream()
                .map(person -> person.name().orElse(""))
                .toList();
    }

    private Item item(Samples.EntryBuilder entry) {
        return normaliser
                .item(entry.build(), Samples.HEAD, Samples.SOURCE, Samples.NOW)
                .orElseThrow();
    }
}
