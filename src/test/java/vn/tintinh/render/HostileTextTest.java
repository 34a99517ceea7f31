package vn.tintinh.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Document;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Format;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.Person;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Republication;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.render.check.FeedCheck;
import vn.tintinh.render.check.JsonFeedCheck;
import vn.tintinh.render.check.Rule;

/** Whatever stands in a title, a name, a body or a link: each format is valid, shows the text and runs nothing of it. */
final class HostileTextTest {
    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");
    private static final Sanitiser SANITISER = new Sanitiser();
    private static final JsonFeedCheck JSON_CHECK = new JsonFeedCheck();

    static Stream<String> hostile() {
        Stream<String> known = Stream.of(
                "nul \0, bell \u0007, escape \u001b[31m, delete \u007f, next line \u0085, C1 \u009f",
                "lone high \ud83d, lone low \udc00, pair 📰, noncharacter \ufffe\uffff",
                "end of CDATA ]]> and again ]]]]><![CDATA[>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
                "<?xml version=\"1.0\"?><?php echo 1 ?>",
                "bidi \u202e.exe\u202c \u2066left\u2069 \u200f\u200e and \ufeffBOM",
                "Thẻ <b>đậm</b> & <script>alert(1)</script> trong HTML",
                "&amp; &lt;b&gt; &#60; &#x3c; &nbsp &copy2026 &Eacute; &notanentity; AT&T, R&D",
                "</title></channel></rss><script>alert(1)</script>",
                "</content></entry></feed>",
                "\" onmouseover=\"alert(1)\" x='",
                "<img src=x onerror=alert(1)><svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a><iframe srcdoc=\"<script>\">",
                "<!-- comment --><![CDATA[x]]><p title='a\">b'>",
                "a < b > c; 1 <2; x<y; a<!b; <3",
                "dòng\nmới\r\nvà\ttab\r",
                "x".repeat(900) + "<",
                "Nguyễn <nguyen@example.vn>",
                "đ\u0323\u0302\u0301" + "\u0301".repeat(200),
                "%00%0d%0aSet-Cookie: a=b");
        Random random = new Random(20260714);
        Stream<String> noise = Stream.generate(() -> noise(random)).limit(80);
        return Stream.concat(known, noise);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void is_valid_readable_and_inert(String text) throws Exception {
        Entry entry = Samples.entry("h1", item("t " + text, text), Republication.Mode.FULL);
        ChannelDocument document = Samples.document(List.of(entry));
        for (Format format : Format.values()) {
            byte[] bytes = Renderer.render(document, format);
            assertThat(faults(bytes, format)).as("%s", format).isEmpty();
            ParsedEntry read = read(bytes, format);
            assertThat(shown(read))
                    .as("%s", format)
                    .isEqualTo(oneLine(Xml.text(entry.item().title())));
            assertThat(read.link()).isEqualTo(entry.link());
            inert(
                    read.content().isEmpty()
                            ? read.summary().orElseThrow().value()
                            : read.content().get(0).value());
        }
    }

    private static List<String> faults(byte[] bytes, Format format) {
        return switch (format) {
            case JSON -> JSON_CHECK.of(bytes);
            case RSS, ATOM ->
                FeedCheck.of(bytes, NOW).stream()
                        .filter(finding -> finding.rule() != Rule.BAD_CHARACTERS || !holdsReplacements(bytes))
                        .map(Object::toString)
                        .toList();
        };
    }

    /** The mark of a character that was lost before we saw it, which is kept. */
    private static boolean holdsReplacements(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).contains("\ufffd");
    }

    private static String shown(ParsedEntry read) {
        String title = read.title().orElseThrow().value();
        boolean html = read.title().orElseThrow().type() == vn.tintinh.model.Text.Type.HTML;
        String plain = html ? Jsoup.parse(title).wholeText() : title;
        return oneLine(plain).replace("\u2060", "");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[ \\t\\r\\n\\f]+", " ").strip();
    }

    private static void inert(String html) {
        for (Element element : Jsoup.parseBodyFragment(html).body().select("*")) {
            assertThat(element.normalName())
                    .isNotIn("script", "iframe", "svg", "object", "embed", "style", "base", "meta");
            element.attributes().forEach(attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("srcdoc");
                assertThat(attribute.getValue()).doesNotStartWithIgnoringCase("javascript:");
            });
        }
    }

    private static ParsedEntry read(byte[] bytes, Format format) {
        Document document = new Document(
                Optional.of(URI.create(Samples.BASE + "/feed")), Map.of("Content-Type", format.mediaType()), bytes);
        return new FeedParser()
                .parse(document, NOW, ZoneOffset.UTC, Optional.empty())
                .fold(feed -> feed, (problem, feeds) -> {
                    throw new AssertionError(problem);
                })
                .entries()
                .get(0);
    }

    private static Item item(String title, String text) {
        SafeHtml body = SANITISER.clean("<p>Thân bài</p>" + text, Optional.of(Samples.BASE));
        return new Item(
                List.of(new ItemKey(ItemKey.Kind.GUID, "h1")),
                Optional.of("https://bao.example/" + text + "?q=" + text),
                title,
                body,
                body,
                List.of(Person.named("Tác giả " + text)),
                Optional.of(Instant.parse("2026-03-01T01:30:00Z")),
                Optional.empty(),
                DateBasis.PUBLISHED,
                Precision.MINUTE,
                List.of(text),
                List.of(new Enclosure(
                        "https://bao.example/" + text, Optional.of(text), OptionalLong.of(0), Optional.of(text))),
                Optional.of(new Image(
                        "https://bao.example/" + text,
                        Optional.of(text),
                        Optional.of(text),
                        OptionalInt.of(0),
                        OptionalInt.of(-1),
                        Optional.of(text))),
                Optional.of(text));
    }

    private static String noise(Random random) {
        String pieces = "<>&;\"'/!?-[]=#%\\ \0\u0001\u0085\u2028\u202e\ud800\udfff\ufeffabBđễ1";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        return text.toString();
    }
}
