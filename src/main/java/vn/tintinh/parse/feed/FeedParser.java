package vn.tintinh.parse.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Document;
import vn.tintinh.model.Limits;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedFeed;

/**
 * Bytes to parsed feed: RSS 0.90 to 2.0, RSS 1.1, Atom 0.3 and 1.0, CDF, JSON Feed 1.0 and 1.1.
 *
 * <p>Characters first ({@link CharsetDecoding}), then a strict reading, and only where that fails a lenient one. ROME
 * is not on this way: its model has no room for the type of a text, for an Atom person, a base URI or a language, and it
 * costs four times as much. A differential test holds this reader against it. Thread-safe; nothing is thrown for what a
 * document holds.
 */
public final class FeedParser {
    private static final Pattern FEED_ROOT =
            Pattern.compile("<(?:[\\w.-]{1,40}:)?(?:rss|rdf|feed|channel)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML_ROOT = Pattern.compile("<(?:!doctype\\s+)?html[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*(?:\"1\\.0\"|'1\\.0')"
            + "(?:\\s+encoding\\s*=\\s*(?:\"[A-Za-z][\\w.-]*\"|'[A-Za-z][\\w.-]*'))?"
            + "(?:\\s+standalone\\s*=\\s*[\"'](?:yes|no)[\"'])?\\s*\\?>");

    private final int maxItems;

    /** A parser with the usual limit. */
    public FeedParser() {
        this(Limits.DEFAULT.maxItems());
    }

    /**
     * A parser that reads at most so many items of a feed, the first ones.
     */
    public FeedParser(int maxItems) {
        this.maxItems = maxItems;
    }

    /**
     * Reads a document as a feed.
     *
     * @param now the instant of fetching, for relative dates
     * @param zone of dates that name none
     * @param known the order of day and month that the source was found to write, which its dates may overrule
     */
    public Parsed<ParsedFeed> parse(Document document, Instant now, ZoneId zone, Optional<DayMonthOrder> known) {
        Decoded decoded = CharsetDecoding.decode(
                document.body(), document.header("content-type").orElse(""));
        Reading reading = new Reading(base(document), language(document), decoded, now, zone, maxItems, known);
        String text = decoded.text().strip();
        if (text.isEmpty()) {
            return Refusal.empty();
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return JsonFeedReader.read(text, reading);
        }
        return xml(reading);
    }

    private static Parsed<ParsedFeed> xml(Reading reading) {
        List<String> warnings = new ArrayList<>(reading.decoded().warnings());
        String text = reading.decoded().text();
        Entities entities = Entities.of(text);
        Optional<Element> root = StrictReader.read(withoutDeclaration(text), entities);
        boolean wellFormed =
                root.isPresent() && !entities.metUnknown() && reading.decoded().faultless();
        if (root.isEmpty()) {
            warnings.add("the document is not well-formed XML and was repaired");
            root = LenientReader.read(withoutJunk(text), Entities.of(text), warnings::add);
        } else if (entities.metUnknown()) {
            warnings.add("the document uses entities that XML does not know");
        }
        return root.flatMap(XmlFeed::of)
                .<Parsed<ParsedFeed>>map(feed -> new Parsed.Read<>(feed.read(reading, wellFormed, warnings)))
                .orElseGet(() -> Refusal.of(text, reading.base()));
    }

    /** The declaration has told its charset; a false one would trouble the XML reader, which gets characters. */
    private static String withoutDeclaration(String text) {
        Matcher declaration = DECLARATION.matcher(text);
        return declaration.lookingAt() ? text.substring(declaration.end()) : text;
    }

    /** Without what a server's fault put before the feed; an HTML page stays as it is. */
    private static String withoutJunk(String text) {
        Matcher root = FEED_ROOT.matcher(text);
        if (!root.find()) {
            return text;
        }
        Matcher html = HTML_ROOT.matcher(text).region(0, root.start());
        return html.find() && !text.substring(html.start(), html.end()).startsWith("<!")
                ? text
                : text.substring(root.start());
    }

    /** One language; a header that lists several says nothing of a text. */
    private static Optional<String> language(Document document) {
        return document.header("content-language")
                .map(String::strip)
                .filter(language -> language.matches("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"));
    }

    private static Optional<String> base(Document document) {
        Optional<String> url = document.url().map(Object::toString);
        return document.header("content-location")
                .filter(location -> !location.isBlank())
                .map(location -> Reference.resolve(url.orElse(null), location))
                .filter(Reference::isAbsolute)
                .or(() -> url);
    }
}
