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
}
