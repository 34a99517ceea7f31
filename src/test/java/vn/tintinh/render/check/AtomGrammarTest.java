package vn.tintinh.render.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar lets a valid feed through and none that is spoilt at one place. */
final class AtomGrammarTest {
    private static final String FEED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"
                xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="vi">
              <id>tag:tintinh.example,2026:feed/all</id>
              <title type="html">Tin &amp;lt;mới&amp;gt;</title>
              <updated>2026-03-01T08:00:00Z</updated>
              <author><name>Tin Tỉnh</name><uri>https://tintinh.example</uri></author>
              <link rel="self" href="https://tintinh.example/feeds/all.atom" type="application/atom+xml"/>
              <fh:archive/>
              <at:deleted-entry ref="tag:tintinh.example,2026:item/x" when="2026-03-01T07:00:00Z"/>
              <entry xml:lang="en">
                <id>tag:tintinh.example,2026:item/1</id>
                <title>Một</title>
                <published>2026-03-01T08:00:00+07:00</published>
                <updated>2026-03-01T08:00:00Z</updated>
                <category term="kinh-te" scheme="https://tintinh.example/categories/" label="Kinh tế"/>
                <link rel="enclosure" href="https://bao.example/a.mp3" type="audio/mpeg" length="12"/>
                <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Ngắn <b>gọn</b></div></summary>
                <content type="html">&lt;p&gt;Dài&lt;/p&gt;</content>
                <source><id>https://bao.example/rss</id><title>Báo</title></source>
                <media:content url="https://bao.example/a.jpg" medium="image" width="640">
                  <media:thumbnail url="https://bao.example/a.jpg"/>
                </media:content>
              </entry>
            </feed>
            """;

    private final AtomGrammar grammar = new AtomGrammar();

    @Test
    void a_valid_feed_is_valid() {
        assertThat(grammar.of(bytes(FEED))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<id>tag:tintinh.example,2026:item/1</id> | ``",
                "<id>tag:tintinh.example,2026:item/1</id> | <id>1</id>",
                "<title>Một</title> | <title>Một</title><title>Hai</title>",
                "<title>Một</title> | <title type=\"text/html\">Một</title>",
                "<title>Một</title> | <title><b>Một</b></title>",
                "<author><name>Tin Tỉnh</name><uri>https://tintinh.example</uri></author> | ``",
                "<name>Tin Tỉnh</name> | <name/>",
                "T08:00:00+07:00 | T08:00:00",
                "2026-03-01T07:00:00Z | hôm qua",
                "ref=\"tag:tintinh.example,2026:item/x\" | ``",
                "<fh:archive/> | <fh:archive/><fh:complete/>",
                "<fh:archive/> | <fh:archives/>",
                "term=\"kinh-te\" | ``",
                "length=\"12\" | length=\"12 MB\"",
                "type=\"audio/mpeg\" | type=\"mp3\"",
                "href=\"https://bao.example/a.mp3\" | ``",
                "<media:thumbnail url=\"https://bao.example/a.jpg\"/> | ``",
                "medium=\"image\" | medium=\"photo\"",
                "xml:lang=\"en\" | xml:lang=\"tiếng Anh\"",
                "<source> | <source><entry/>",
                "<content type=\"html\"> | <content type=\"html\" src=\"https://bao.example/\">",
                "<b>gọn</b> | <b xmlns=\"http://www.w3.org/2005/Atom\">gọn</b>",
            })
    void a_spoilt_feed_is_not(String good, String bad) {
        assertThat(FEED).containsOnlyOnce(good);
        assertThat(grammar.of(bytes(FEED.replace(good, bad)))).isNotEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
