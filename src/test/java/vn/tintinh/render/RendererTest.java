package vn.tintinh.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Format;
import vn.tintinh.model.Item;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Republication;

/** What is written, to the byte, and what readers make of it. */
final class RendererTest {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    @ParameterizedTest
    @EnumSource(Format.class)
    void writes_the_golden_file(Format format) throws Exception {
        golden("channel." + format.extension(), Renderer.render(Samples.document(Samples.entries()), format));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void writes_a_channel_without_items(Format format) throws Exception {
        golden("empty." + format.extension(), Renderer.render(Samples.document(List.of()), format));
    }

    @Test
    void writes_a_subscription_list() throws Exception {
        Outline outline = new Outline(
                "Chuyên mục",
                List.of(
                        new Outline.Subscription(
                                "A & B", Optional.of("https://a.vn/rss?x=1&y=2"), Optional.of("https://a.vn/")),
                        new Outline.Subscription("Trang", Optional.empty(), Optional.of("https://b.vn/"))));
        golden("list.opml", Renderer.opml("Tin Tỉnh", "https://tintinh.example/feed.css", List.of(outline)));
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void reads_back_with_rome(Format format) throws Exception {
        SyndFeed feed = rome(Renderer.render(Samples.document(Samples.entries()), format));
        assertThat(feed.getLanguage() == null ? "vi" : feed.getLanguage()).isEqualTo("vi");
        assertThat(feed.getEntries()).hasSize(3);
        SyndEntry first = feed.getEntries().get(0);
        assertThat(first.getUri()).isEqualTo("tag:tintinh.example,2026:item/a1");
        assertThat(first.getTitle()).isEqualTo("Lễ hội Katê “lớn nhất” năm – 10.000 người dự");
        assertThat(first.getPublishedDate()).isEqualTo(Date.from(Instant.parse("2017-08-04T04:20:00Z")));
        assertThat(first.getContents().get(0).getValue())
                .contains("Thân bài &lt;có&gt;")
                .endsWith(
                        "<p>Theo <a href=\"https://baolamdong.vn/kinh-te/123.html\">Báo Lâm Đồng</a>, Tô Long, K’Brếu,"
                                + " 11:20, 04/08/2017</p>");
        assertThat(feed.getEntries().get(1).getTitle()).isEqualTo("Giá cà phê < 100.000 đồng/kg & còn giảm");
        assertThat(feed.getEntries().get(1).getLink())
                .isEqualTo("https://baolamdong.vn/kinh-te/gia-c%C3%A0-ph%C3%AA-123.html?x=1&y=2");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void shows_no_more_than_the_outlet_allows(Format format) {
        List<Entry> entries = List.of(
                Samples.entry("b1", Samples.plain("Một"), Republication.Mode.EXCERPT),
                Samples.entry("b2", Samples.plain("Hai"), Republication.Mode.LINK));
        String text = new String(Renderer.render(Samples.document(entries), format), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("Toàn văn").containsOnlyOnce("Tóm tắt");
        assertThat(text.split("Theo ", -1).length - 1).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_only_a_listing_told_is_never_published_as_the_whole_text(Format format) {
        String text = new String(
                Renderer.render(Samples.document(List.of(Samples.partial("d1"))), format), StandardCharsets.UTF_8);
        assertThat(text).contains("Tóm tắt").doesNotContain("Toàn văn", "content:encoded", "<content");
    }

    @Test
    void json_feed_says_what_is_partial_and_only_that() throws Exception {
        Entry whole = Samples.entry("d2", Samples.plain("Cả bài"), Republication.Mode.FULL);
        JsonNode items = new ObjectMapper()
                .readTree(Renderer.render(Samples.document(List.of(Samples.partial("d1"), whole)), Format.JSON))
                .get("items");
        assertThat(items.get(0).at("/_tintinh/partial").isBoolean()).isTrue();
        assertThat(items.get(0).at("/_tintinh/partial").booleanValue()).isTrue();
        assertThat(items.get(1).at("/_tintinh/partial").isMissingNode()).isTrue();
        assertThat(items.get(1).path("content_html").asText()).contains("Toàn văn");
    }

    @Test
    void tells_no_time_that_was_not_published() {
        Entry known = Samples.entries().get(1);
        assertThat(Attribution.text(known)).isEqualTo("Theo Báo Lâm Đồng, 08:30, 01/03/2026");
        var item = known.item();
        var unknown = new Item(
                item.keys(),
                item.link(),
                item.title(),
                item.summary(),
                item.content(),
                item.authors(),
                Optional.empty(),
                Optional.empty(),
                DateBasis.FIRST_SEEN,
                Precision.SECOND,
                item.labels(),
                item.enclosures(),
                item.image(),
                item.language());
        assertThat(Attribution.text(Samples.entry("c", unknown, Republication.Mode.LINK)))
                .isEqualTo("Theo Báo Lâm Đồng");
    }

    @Test
    void every_entry_of_a_feed_is_credited_and_permanent() throws Exception {
        Document atom = xml(Renderer.render(Samples.document(Samples.entries()), Format.ATOM));
        for (Element entry : atom.getRootElement().getChildren("entry", ATOM)) {
            assertThat(entry.getChildText("id", ATOM)).startsWith("tag:tintinh.example,2026:item/");
            assertThat(entry.getChildren("author", ATOM))
                    .extracting(author -> author.getChildText("name", ATOM))
                    .contains("Báo Lâm Đồng");
            assertThat(entry.getChild("source", ATOM).getChildText("title", ATOM))
                    .isEqualTo("Báo Lâm Đồng");
            assertThat(entry.getChild("title", ATOM).getAttributeValue("type")).isEqualTo("text");
        }
        Document rss = xml(Renderer.render(Samples.document(Samples.entries()), Format.RSS));
        for (Element item : rss.getRootElement().getChild("channel").getChildren("item")) {
            assertThat(item.getChild("guid").getAttributeValue("isPermaLink")).isEqualTo("false");
            assertThat(item.getChildText("source")).isEqualTo("Báo Lâm Đồng");
            assertThat(item.getChildText("creator", Namespace.getNamespace("http://purl.org/dc/elements/1.1/")))
                    .contains("Báo Lâm Đồng");
            assertThat(item.getChildText("pubDate")).matches("\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
        }
    }

    @Test
    void any_text_makes_well_formed_documents_that_read_back() throws Exception {
        Random random = new Random(20250701);
        for (int round = 0; round < 60; round++) {
            String title = "t" + noise(random);
            List<Entry> entries = List.of(Samples.entry("r" + round, Samples.plain(title), Republication.Mode.EXCERPT));
            ChannelDocument document = Samples.document(entries);
            for (Format format : List.of(Format.RSS, Format.ATOM)) {
                byte[] bytes = Renderer.render(document, format);
                assertThat(bytes).isEqualTo(Renderer.render(document, format));
                Document xml = xml(bytes);
                Element entry = format == Format.RSS
                        ? xml.getRootElement().getChild("channel").getChild("item")
                        : xml.getRootElement().getChild("entry", ATOM);
                assertThat(entry.getChildText("title", format == Format.RSS ? Namespace.NO_NAMESPACE : ATOM))
                        .isEqualTo(Xml.text(title));
            }
            JsonNode json = new ObjectMapper().readTree(Renderer.render(document, Format.JSON));
            assertThat(json.at("/items/0/title").asText()).isEqualTo(Xml.text(title));
        }
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(0x180) : random.nextInt(0x10000)));
        }
        return text.toString();
    }

    private static SyndFeed rome(byte[] bytes) throws Exception {
        return new SyndFeedInput()
                .build(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
    }

    private static Document xml(byte[] bytes) throws Exception {
        return new SAXBuilder().build(new ByteArrayInputStream(bytes));
    }

    /** Compares with a file; {@code -Dgolden=write} writes it, and the diff is to be read. */
    private static void golden(String name, byte[] bytes) throws IOException {
        Path file = Path.of("src/test/resources/render", name);
        if (System.getProperty("golden", "").equals("write")) {
            Files.write(file, bytes);
        }
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
    }
}
