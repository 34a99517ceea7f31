package vn.tintinh.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Document;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Person;
import vn.tintinh.model.Text;

final class FeedParserTest {
    static final Instant NOW = Instant.parse("2026-03-01T05:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    static Parsed<ParsedFeed> parse(byte[] body, String contentType) {
        Document document = new Document(
                Optional.of(URI.create("https://bao.example/rss/tin.rss")), Map.of("Content-Type", contentType), body);
        return new FeedParser().parse(document, NOW, ZONE, Optional.empty());
    }

    static ParsedFeed read(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8), "text/xml").fold(feed -> feed, (problem, feeds) -> {
            throw new AssertionError(problem);
        });
    }

    private static ParsedEntry item(String inside) {
        return read("<rss version='2.0'><channel><item>" + inside + "</item></channel></rss>")
                .entries()
                .get(0);
    }

    @Test
    void reads_an_item_of_rss_2() {
        ParsedFeed feed = read("""
                <rss version="2.0"><channel><title>Báo Mẫu</title><link>/</link><ttl>30</ttl>
                <item><title>Khánh thành cầu &amp; đường</title><link>/tin/1.html</link><guid>tin-1</guid>
                <description>&lt;p&gt;Sáng nay&lt;/p&gt;</description><author>toasoan@bao.example (Tòa soạn)</author>
                <enclosure url="/a.mp3" length="12" type="audio/mpeg"/></item></channel></rss>""");
        assertThat(feed.format()).isEqualTo("rss-2.0");
        assertThat(feed.wellFormed()).isTrue();
        assertThat(feed.head().ttlMinutes()).hasValue(30);
        ParsedEntry entry = feed.entries().get(0);
        assertThat(entry.title().orElseThrow().value()).isEqualTo("Khánh thành cầu & đường");
        assertThat(entry.link()).contains("https://bao.example/tin/1.html");
        assertThat(entry.id()).contains("tin-1");
        assertThat(entry.summary().orElseThrow().type()).isEqualTo(Text.Type.HTML);
        assertThat(entry.authors())
                .containsExactly(
                        new Person(Optional.of("Tòa soạn"), Optional.of("toasoan@bao.example"), Optional.empty()));
        assertThat(entry.enclosures().get(0).url()).isEqualTo("https://bao.example/a.mp3");
    }

    @Test
    void keeps_the_whole_items_before_a_cut() {
        ParsedFeed feed = read("<rss version='2.0'><channel><item><title>Một</title></item>"
                + "<item><title>Hai</title></item><item><title>Ba bị cắt gi");
        assertThat(feed.wellFormed()).isFalse();
        assertThat(feed.entries())
                .extracting(entry -> entry.title().orElseThrow().value())
                .containsExactly("Một", "Hai");
    }

    @Test
    void expands_no_entity_that_is_made_of_entities() {
        ParsedFeed feed = read("""
                <!DOCTYPE rss [<!ENTITY a "hahaha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
                <rss version="2.0"><channel><item><title>&a; &b; &x;</title></item></channel></rss>""");
        assertThat(feed.entries().get(0).title().orElseThrow().value()).isEqualTo("hahaha &b; &x;");
    }

    @Test
    void a_bare_guid_is_no_link() {
        assertThat(item("<guid>12345</guid>").link()).isEmpty();
        assertThat(item("<guid>https://bao.example/12345</guid>").link()).contains("https://bao.example/12345");
    }

    @Test
    void no_link_runs_a_script() {
        assertThat(item("<link> java\nscript:alert(1)</link>").link()).isEmpty();
    }

    @Test
    void names_an_html_page_and_the_feeds_it_advertises() {
        Parsed<ParsedFeed> answer = parse("""
                <!doctype html><html><head><title>Trang chủ</title>
                <link rel="alternate" type="application/rss+xml" href="/rss/home.rss"></head><body></body></html>""".getBytes(StandardCharsets.UTF_8), "text/html");
        String problem = answer.fold(feed -> "", (sentence, feeds) -> sentence);
        List<String> advertised = answer.fold(feed -> List.of(), (sentence, feeds) -> feeds);
        assertThat(problem).contains("HTML page", "Trang chủ");
        assertThat(advertised).containsExactly("https://bao.example/rss/home.rss");
    }

    @Test
    void reads_rss_1_1_and_cdf_and_atom_0_3() {
        ParsedFeed rss11 = read("<Channel xmlns='http://purl.org/net/rss1.1#'><title>T</title><items>"
                + "<item><title>A</title><link>http://h/a</link></item></items></Channel>");
        assertThat(rss11.format()).isEqualTo("rss-1.1");
        assertThat(rss11.entries().get(0).link()).contains("http://h/a");
        ParsedFeed cdf = read(
                "<Channel HREF='http://h/'><title>T</title>"
                        + "<item HREF='http://h/a' lastmod='2003-12-31T10:14:55Z'><title>A</title><abstract>B</abstract></item></Channel>");
        assertThat(cdf.format()).isEqualTo("cdf");
        assertThat(cdf.entries().get(0).link()).contains("http://h/a");
        assertThat(cdf.entries().get(0).updated().orElseThrow().instant())
                .isEqualTo(Instant.parse("2003-12-31T10:14:55Z"));
        ParsedFeed atom = read(
                "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='base64' type='text/html'>"
                        + "PGI+QTwvYj4=</title></entry></feed>");
        assertThat(atom.format()).isEqualTo("atom-0.3");
        assertThat(atom.entries().get(0).title().orElseThrow().value()).isEqualTo("<b>A</b>");
    }

    @Test
    void reads_json_feed() {
        ParsedFeed feed = read("""
                {"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":7,"url":"/a","content_html":"<p>x</p>",
                "date_published":"2026-01-02T03:04:05+07:00","authors":[{"name":"An"}],"tags":["Thời sự"],
                "attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg","size_in_bytes":9}]}]}""");
        assertThat(feed.format()).isEqualTo("json-1.1");
        ParsedEntry entry = feed.entries().get(0);
        assertThat(entry.id()).contains("7");
        assertThat(entry.link()).contains("https://bao.example/a");
        assertThat(entry.published().orElseThrow().instant()).isEqualTo(Instant.parse("2026-01-01T20:04:05Z"));
        assertThat(entry.authors()).containsExactly(Person.named("An"));
        assertThat(entry.enclosures().get(0).length()).hasValue(9);
    }

    @Test
    void resolves_references_against_the_nearest_base() {
        ParsedFeed feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/x/" xml:lang="vi"><entry xml:base="y/">
                <title>T</title><link href="z.html"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
                <p xml:base="http://b.example/"><a href="c">&lt;</a></p></div></content></entry></feed>""");
        ParsedEntry entry = feed.entries().get(0);
        assertThat(entry.link()).contains("http://a.example/x/y/z.html");
        assertThat(entry.language()).contains("vi");
        assertThat(entry.content().get(0).value()).isEqualTo("<p><a href=\"http://b.example/c\">&lt;</a></p>");
    }

    @Test
    void reads_what_is_nearly_xml() {
        ParsedFeed feed = read("""
                <br />Warning: mysql is gone
                <?xml version="1.0"?><rss version="2.0"><channel><title>A & B &copy; <![CDATA[C & D]]></title>
                <item><title>Một<link>http://h/1?a=1&b=2</link><dc:creator>An</dc:creator></channel>
                <item><title>Hai\u0000</title></item><!-- never closed
                <item><title>Ba</title></item></rss""".replace("\\u0000", "\u0000"));
        assertThat(feed.wellFormed()).isFalse();
        assertThat(feed.head().title().orElseThrow().value()).isEqualTo("A & B © C & D");
        assertThat(feed.entries()).hasSize(3);
        assertThat(feed.entries().get(2).title().orElseThrow().value()).isEqualTo("Ba");
    }

    @Test
    void finds_items_in_a_wrapper_of_the_publishers_own() {
        ParsedFeed feed = read("<rss><channel><list><item><title>A</title></item></list></channel></rss>");
        assertThat(feed.entries()).hasSize(1);
    }

    @Test
    void repairs_vietnamese_of_before_unicode_in_each_text() {
        ParsedEntry entry = item("<title>Thµnh phè Hå ChÝ Minh</title><description>Trung tâm hành chính</description>");
        assertThat(entry.title().orElseThrow().value()).isEqualTo("Thành phố Hồ Chí Minh");
        assertThat(entry.summary().orElseThrow().value()).isEqualTo("Trung tâm hành chính");
    }
}
