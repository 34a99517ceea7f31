package vn.tintinh.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any markup: nothing dangerous is left, and cleaning twice is cleaning once. */
final class SanitiserPropertyTest {
    private static final long SEED = Long.getLong("tintinh.seed", 20251122L);
    private static final int ROUNDS = Integer.getInteger("tintinh.rounds", 20_000);

    private static final List<String> NAMES = List.of(
            "p",
            "div",
            "b",
            "i",
            "a",
            "table",
            "tbody",
            "tr",
            "td",
            "th",
            "caption",
            "colgroup",
            "col",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "pre",
            "listing",
            "xmp",
            "plaintext",
            "textarea",
            "title",
            "style",
            "script",
            "noscript",
            "template",
            "svg",
            "math",
            "mi",
            "mtext",
            "mglyph",
            "annotation-xml",
            "foreignObject",
            "desc",
            "select",
            "option",
            "optgroup",
            "button",
            "form",
            "fieldset",
            "object",
            "embed",
            "iframe",
            "img",
            "image",
            "br",
            "hr",
            "ruby",
            "rt",
            "rp",
            "rb",
            "nobr",
            "font",
            "span",
            "video",
            "audio",
            "source",
            "picture",
            "figure",
            "figcaption",
            "blockquote",
            "center",
            "marquee",
            "applet",
            "frameset",
            "body",
            "html",
            "head",
            "base",
            "link",
            "meta",
            "input",
            "isindex",
            "details",
            "summary",
            "o:p",
            "noembed",
            "noframes",
            "dialog",
            "mrow",
            "menu",
            "bdo",
            "small",
            "code",
            "strike",
            "big",
            "s",
            "u",
            "em",
            "strong",
            "sub",
            "address",
            "section",
            "q",
            "time",
            "wbr",
            "search",
            "param",
            "area",
            "map",
            "keygen",
            "malignmark",
            "mn",
            "semantics",
            "thead",
            "tfoot",
            "main",
            "nav");
    private static final List<String> ATTRIBUTES = List.of(
            " href=\"javascript:x\"",
            " href='/a?utm_source=x&b=1'",
            " href=\"//a.vn/ b\"",
            " src=x onerror=alert(1)",
            " src='data:text/html,x'",
            " src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"",
            " data-src=/lazy.jpg",
            " srcset='a.jpg 1x, b.jpg 2x'",
            " style=\"text-align:center;width:expression(1)\"",
            " title=\"<img src=x onerror=x>\"",
            " title='a\" onload=x'",
            " lang=vi",
            " id=x name=y class=z",
            " width=1 height=1",
            " width=9",
            " style='x",
            " encoding=text/html",
            " alt='javascript:x'",
            " xlink:href='javascript:x'",
            " definitionurl=x",
            " type=1 start=3",
            " colspan=2",
            " dir=rtl",
            " /",
            " href=\"http://\u0111.vn/\u0300\"",
            " title=\"e\u0301\u0000\"",
            " cite=x",
            " datetime=2020",
            " controls poster=p.jpg",
            " data=x.swf");
    private static final List<String> TEXTS = List.of(
            "tin",
            " ",
            "\n",
            "\n\n",
            "&lt;script&gt;",
            "&amp;lt;",
            "<",
            ">",
            "\"",
            "'",
            "&",
            "&#0;",
            "&#x80;",
            "\u0000",
            "\u0301",
            "e",
            "\u0338",
            "\uD83D\uDE00",
            "\uD83D",
            "\uFEFF",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "--!>",
            "<!",
            "<?x",
            "</",
            "&nbsp;",
            "\r\n",
            "<!DOCTYPE html>",
            "=",
            "`",
            "\u202E",
            "&NotEqualTilde;",
            "<a href=\"",
            "<p title='",
            "\u00A0",
            "\t",
            "đ",
            "a\u0323\u0302");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");
    private static final Pattern UNSAFE_NAME = Pattern.compile(
            "script|iframe|object|embed|applet|frame|frameset|meta|link|base|style|svg|form|input|button|textarea|select|template|noscript|title|xmp|plaintext|listing");
    private static final Pattern UNSAFE_VALUE =
            Pattern.compile("(?:feed:)?(?:javascript|vbscript|livescript|mocha):.*|data:[\\w.+-]+/.*", Pattern.DOTALL);

    private final Sanitiser sanitiser = new Sanitiser();

    @Test
    void cleaning_twice_is_cleaning_once_and_leaves_nothing_dangerous() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String html = markup(random);
            Optional<URI> base = random.nextBoolean() ? Optional.of(URI.create("http://a.vn/b/c?d")) : Optional.empty();
            check(html, base);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
                "<select><template><style></select><img src=x onerror=alert(1)>",
                "<p><table><p>a</table>b</p>",
                "<table><td>a<table>b<tr>c<td>d",
                "<a href=x><table><a href=y>z</table>",
                "<b><p></b><i>x</p>y",
                "<li><div><li><p><ul><li>x",
                "<pre>\n\n\nx</pre>",
                "<pre><b></b>\n\nx</pre>",
                "<h1><h2><span><h3>x",
                "<ruby>a<rt>b<rt>c<rp>d<p><rt>e",
                "<b><b><b><b><b><p>x</b></b></b></b>y",
                "<p><button><p>a</button>b<object><p>c</object>",
                "<textarea><img src=x onerror=alert(1)></textarea>",
                "<img alt=\"`><script>alert(1)</script>\">",
                "<a href=\"https://a.vn/\u0338\">x</a>\u0338y",
                "<xmp><b onclick=x></xmp><plaintext><script>",
            })
    void known_attacks_and_traps(String html) {
        check(html, Optional.of(URI.create("https://a.vn/")));
    }

    private void check(String html, Optional<URI> base) {
        String once = sanitiser.clean(html, base).value();
        String twice = sanitiser.clean(once, base).value();
        assertThat(twice).as("of %s", html).isEqualTo(once);
        assertThat(danger(once)).as("in %s from %s", once, html).isEmpty();
    }

    /** What is not as it should be, read by another reader than the sanitiser's. */
    private static String danger(String html) {
        var tags = TAG.matcher(html);
        int at = 0;
        java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();
        while (tags.find()) {
            if (html.substring(at, tags.start()).matches("(?s).*[<>\u0000-\u0008].*")) {
                return "stray bracket before " + tags.group();
            }
            at = tags.end();
            if (UNSAFE_NAME.matcher(tags.group(2)).matches()) {
                return tags.group();
            }
            var attributes = ATTRIBUTE.matcher(tags.group(3));
            while (attributes.find()) {
                String flat = attributes.group(2).replaceAll("[\\s\\x00-\\x20\\x7f-\\xa0\\u200b-\\u200f\\ufeff]", "");
                if (attributes.group(1).startsWith("on")
                        || UNSAFE_VALUE.matcher(flat.toLowerCase(Locale.ROOT)).matches()) {
                    return tags.group();
                }
            }
            if (!tags.group(1).isEmpty()) {
                if (open.isEmpty() || !open.pop().equals(tags.group(2))) {
                    return "misnested " + tags.group();
                }
            } else if (!tags.group(2).matches("br|hr|img|wbr|col")) {
                open.push(tags.group(2));
            }
        }
        return html.substring(at).matches("(?s).*[<>].*") ? "stray bracket" : open.isEmpty() ? "" : "open " + open;
    }

    private static String markup(Random random) {
        StringBuilder html = new StringBuilder();
        int parts = 1 + random.nextInt(30);
        for (int i = 0; i < parts; i++) {
            int what = random.nextInt(10);
            if (what < 5) {
                html.append('<').append(one(random, NAMES));
                for (int j = random.nextInt(3); j > 0; j--) {
                    html.append(one(random, ATTRIBUTES));
                }
                html.append(random.nextInt(12) == 0 ? "" : ">");
            } else if (what < 7) {
                html.append("</").append(one(random, NAMES)).append('>');
            } else {
                html.append(one(random, TEXTS));
            }
        }
        return html.toString();
    }

    private static String one(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
