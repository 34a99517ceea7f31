package vn.tintinh.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tintinh.parse.feed.OpmlReader.Subscription;

/** Subscription lists as readers write them, and as attackers do. */
final class OpmlReaderTest {
    private static List<Subscription> read(String document) throws OpmlReader.Unreadable {
        return OpmlReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void feeds_have_their_titles_groups_and_lines() throws Exception {
        List<Subscription> feeds = read("""
                <?xml version="1.0"?>
                <opml version="2.0"><head><title>Của tôi</title></head><body>
                <outline text="Báo"><outline text="Lâm Đồng">
                <outline type="rss" text="Báo &lt;b&gt; Lâm Đồng" xmlUrl=" https://baolamdong.vn/rss "/>
                </outline></outline>
                <outline XMLURL="https://khac.example/rss"/>
                <outline text="no feed" htmlUrl="https://khac.example/"/>
                </body></opml>""");
        assertThat(feeds)
                .containsExactly(
                        new Subscription(
                                "https://baolamdong.vn/rss",
                                Optional.of("Báo <b> Lâm Đồng"),
                                List.of("Báo", "Lâm Đồng"),
                                4),
                        new Subscription("https://khac.example/rss", Optional.empty(), List.of(), 6));
    }

    @Test
    void encodings_are_as_declared() throws Exception {
        byte[] latin =
                "<?xml version=\"1.0\" encoding=\"windows-1258\"?><opml><body><outline text=\"B\u00e1o\" xmlUrl=\"http://a.example/\"/></body></opml>"
                        .getBytes(Charset.forName("windows-1258"));
        assertThat(OpmlReader.read(latin).get(0).title()).contains("B\u00e1o");
    }

    @TestFactory
    Stream<DynamicTest> what_is_hostile_or_no_opml_is_refused_in_one_sentence() {
        String deep = "<outline text='x'>".repeat(5000);
        return Stream.of(
                        "<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><opml><body><outline xmlUrl=\"http://a.example/&x;\"/></body></opml>",
                        "<!DOCTYPE opml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><opml><body>&b;</body></opml>",
                        "<!DOCTYPE opml SYSTEM \"http://127.0.0.1:1/x.dtd\"><opml/>",
                        "<opml><body>" + deep,
                        "<opml><body>" + "<outline xmlUrl='http://a.example/'/>".repeat(2001) + "</body></opml>",
                        "<rss version=\"2.0\"><channel/></rss>",
                        "<opml><body><outline xmlUrl='http://a.example/'>",
                        "<opml><body></outline></body></opml>",
                        "not xml",
                        "",
                        "\0\0\0\0",
                        " ".repeat((10 << 20) + 1))
                .map(document -> DynamicTest.dynamicTest(
                        "“" + document.substring(0, Math.min(60, document.length())) + "”",
                        () -> assertThatThrownBy(() -> read(document))
                                .isInstanceOf(OpmlReader.Unreadable.class)
                                .message()
                                .hasSizeBetween(10, 120)
                                .doesNotContain("\n", "Exception")));
    }

    @Test
    void an_entity_that_is_declared_nowhere_is_nothing() throws Exception {
        assertThat(read("<opml><body><outline xmlUrl=\"http://a.example/&undefined;\"/></body></opml>")
                        .get(0)
                        .url())
                .isEqualTo("http://a.example/");
    }

    @TestFactory
    Stream<DynamicTest> lists_of_other_programs_are_read_as_a_look_at_their_text_tells() throws IOException {
        Path suite = Path.of("../shared/suites/opml");
        assumeTrue(Files.isDirectory(suite), "there are no third-party lists here");
        Pattern feed = Pattern.compile("xmlUrl\\s*=\\s*[\"']\\s*[^\"'\\s]", Pattern.CASE_INSENSITIVE);
        try (Stream<Path> files = Files.list(suite)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        byte[] bytes = Files.readAllBytes(file);
                        String text = new String(bytes, StandardCharsets.ISO_8859_1);
                        List<Subscription> feeds = OpmlReader.read(bytes);
                        assertThat(feeds)
                                .hasSize((int) feed.matcher(text).results().count());
                        assertThat(feeds).allSatisfy(one -> assertThat(text.toLowerCase(Locale.ROOT)
                                        .lines()
                                        .toList()
                                        .get(one.line() - 1))
                                .isNotEmpty());
                    }));
        }
    }
}
