package vn.tintinh.parse.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.Text;

/**
 * Elements that hold text for people, told apart into plain text and HTML by what they say of themselves, by what
 * their format says, and in RSS, which says nothing, by what they look like. Spec: RFC 4287 §3.1, Atom 0.3 §3.1.
 */
final class TextConstruct {
    private static final int MAX_TITLE = 4_000;
    private static final String PLAIN = "text/plain";
    private static final String HTML = "text/html";
    private static final String XHTML = "application/xhtml+xml";
    private static final Pattern SIGN_OF_HTML =
            Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)(?:\\s[^<>]*)?/?>|&(#?\\w{1,32});");
    /** A parser of HTML would take what follows for a comment and drop it. */
    private static final Pattern NO_DECLARATION = Pattern.compile("<!(?![\\[a-zA-Z-])|<!(?=[a-zA-Z][^>]*\\z)");

    private static final Set<String> HTML_ELEMENTS = Set.of(
            "a",
            "abbr",
            "acronym",
            "address",
            "article",
            "aside",
            "audio",
            "b",
            "big",
            "blockquote",
            "br",
            "button",
            "caption",
            "center",
            "cite",
            "code",
            "dd",
            "del",
            "details",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "embed",
            "figcaption",
            "figure",
            "font",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "i",
            "iframe",
            "img",
            "input",
            "ins",
            "kbd",
            "label",
            "li",
            "main",
            "mark",
            "nav",
            "object",
            "ol",
            "p",
            "picture",
            "pre",
            "q",
            "s",
            "samp",
            "script",
            "section",
            "small",
            "source",
            "span",
            "strike",
            "strong",
            "style",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "tt",
            "u",
            "ul",
            "var",
            "video",
            "wbr");

    /** What a format means by a construct that does not say its type. */
    enum Unsaid {
        HTML,
        GUESSED
    }

    private TextConstruct() {}

    /** The construct; empty where it holds nothing. */
    static Optional<Text> of(Element element, Unsaid unsaid) {
        Optional<String> src = element.attribute("src").map(element::resolve).filter(Reference::isSafe);
        String type = mediaType(element);
        Text.Type kind = Text.Type.TEXT;
        String value;
        if (isBase64(element, type)) {
            value = decoded(element);
            kind = type.equals(HTML) || looksLikeHtml(value) ? Text.Type.HTML : Text.Type.TEXT;
        } else if (isHtml(type)) {
            kind = Text.Type.HTML;
            value = type.equals(HTML) ? html(element) : xhtml(element);
        } else if (type.equals(PLAIN)) {
            kind = element.hasElements() ? Text.Type.HTML : Text.Type.TEXT;
            value = element.hasElements()
                    ? Markup.ofXhtml(element)
                    : element.text().orElse("");
        } else if (type.isEmpty()) {
            value = html(element);
            kind = unsaid == Unsaid.HTML || element.hasElements() || looksLikeHtml(value)
                    ? Text.Type.HTML
                    : Text.Type.TEXT;
        } else {
            value = type.startsWith("text/") ? element.text().orElse("") : "";
        }
        if (value.isEmpty() && src.isEmpty()) {
            return Optional.empty();
        }
        String said = type.isEmpty() || isBase64(element, type) ? kind == Text.Type.HTML ? HTML : PLAIN : type;
        return Optional.of(
                new Text(kind, value, element.language(), Optional.of(said), src, Optional.ofNullable(element.base())));
    }

    /** A title: never of a length that no title has. */
    static Optional<Text> title(Element element) {
        return of(element, Unsaid.GUESSED).map(title -> title.value().length() <= MAX_TITLE ? title : cut(title));
    }

    private static Text cut(Text title) {
        int end = Character.isHighSurrogate(title.value().charAt(MAX_TITLE - 1)) ? MAX_TITLE - 1 : MAX_TITLE;
        return new Text(
                title.type(),
                title.value().substring(0, end),
                title.language(),
                title.mediaType(),
                title.src(),
                title.base());
    }

    /** The media type; empty where neither the element nor Atom says one. */
    private static String mediaType(Element element) {
        String said = element.attribute("type").orElse("").toLowerCase(Locale.ROOT);
        int parameters = said.indexOf(';');
        String type = parameters < 0 ? said : said.substring(0, parameters).strip();
        return switch (type) {
            case "" ->
                element.key().startsWith("xhtml:") ? XHTML : isAtom(element) && !isMode(element, "base64") ? PLAIN : "";
            case "text", "plain", PLAIN -> PLAIN;
            case "html", HTML -> HTML;
            case "xhtml", "application/xhtml", XHTML, "text/xhtml" -> XHTML;
            default -> type;
        };
    }

    private static boolean isAtom(Element element) {
        return element.isAtom()
                || (element.root().key().equals("feed")
                        && (element.namespace().isEmpty()
                                || element.namespace().equals(element.root().namespace())));
    }

    private static boolean isMode(Element element, String mode) {
        return element.attribute("mode").filter(mode::equalsIgnoreCase).isPresent();
    }

    private static boolean isHtml(String type) {
        return type.equals(HTML) || type.endsWith("xml");
    }

    private static boolean isBase64(Element element, String type) {
        return isMode(element, "base64") || type.equals("application/octet-stream");
    }

    private static String html(Element element) {
        String html =
                element.hasElements() ? Markup.ofHtml(element) : element.text().orElse("");
        return html.contains("<!") ? readable(html) : html;
    }

    /** What a parser of HTML would swallow up to the end is kept: a comment that nobody closed, a bare {@code <!}. */
    private static String readable(String html) {
        String readable = NO_DECLARATION.matcher(html).replaceAll("&lt;!");
        int open = readable.lastIndexOf("<!--");
        int close = open < 0 ? -1 : readable.indexOf('>', open);
        return close < 0 || readable.indexOf("-->", open) >= 0
                ? readable
                : readable.substring(0, open) + readable.substring(close + 1);
    }

    /** Many write {@code type="xhtml"} and then escape the markup nevertheless. */
    private static String xhtml(Element element) {
        String text = element.hasElements() ? "" : element.text().orElse("");
        return looksLikeHtml(text) && text.indexOf('<') >= 0 ? text : Markup.ofXhtml(element);
    }

    private static String decoded(Element element) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(element.text().orElse(""));
            return TextRepair.repaired(new String(bytes, StandardCharsets.UTF_8))
                    .strip();
        } catch (IllegalArgumentException notBase64) {
            return element.text().orElse("");
        }
    }

    /** Whether text that may be either is HTML: it has a tag or a reference that HTML knows. */
    static boolean looksLikeHtml(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return false;
        }
        Matcher sign = SIGN_OF_HTML.matcher(text);
        while (sign.find()) {
            String tag = sign.group(1);
            String reference = sign.group(2);
            if ((tag != null && HTML_ELEMENTS.contains(tag.toLowerCase(Locale.ROOT)))
                    || (reference != null && isReference(reference))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReference(String name) {
        return name.startsWith("#") || org.jsoup.nodes.Entities.isNamedEntity(name);
    }
}
