package vn.tintinh.parse.feed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedFeed;

/** What a document is that is no feed, and which feeds it advertises as the way out. */
final class Refusal {
    private static final int MAX_TITLE = 100;
    private static final int MAX_PAGE = 500_000;
    private static final int MAX_FEEDS = 20;
    private static final int BINARY_SAMPLE = 2000;
    private static final Pattern FEED_TYPE = Pattern.compile(
            "(?:application|text)/(?:(?:rss|atom|rdf)\\+xml|feed\\+json|json)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML = Pattern.compile(
            "<(?:!doctype\\s+html|html|head|body|div|p|title|meta|script|table)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile("^\\s*(?:<\\?xml|<[\\w:.-]+[\\s/>]|<!)");
    private static final Pattern ROOT = Pattern.compile("<([\\w:.-]{1,80})[\\s/>]");

    private Refusal() {}

    /** The answer to no document at all. */
    static Parsed<ParsedFeed> empty() {
        return new Parsed.Refused<>("The document is empty: there is nothing to read.", List.of());
    }

    /** The answer to JSON that is no JSON Feed. */
    static Parsed<ParsedFeed> json(String what) {
        return new Parsed.Refused<>("This is JSON but no JSON Feed: " + what + ".", List.of());
    }

    /** The answer to any other text. */
    static Parsed<ParsedFeed> of(String text, Optional<String> base) {
        String start = text.length() > MAX_PAGE ? text.substring(0, MAX_PAGE) : text;
        if (!isBinary(start) && HTML.matcher(start).find() && !start.contains("<opml")) {
            return page(Jsoup.parse(start, base.orElse("")), base);
        }
        if (XML.matcher(start).find()) {
            var root = ROOT.matcher(start);
            String name = root.find() ? "its root is <" + root.group(1) + ">" : "it has no root element";
            return new Parsed.Refused<>("This is XML but no feed: " + name + ".", List.of());
        }
        return new Parsed.Refused<>("This is plain text or binary data, not a feed.", List.of());
    }

    /** Whether the beginning is full of what no text holds; a long enough noise has every short tag in it somewhere. */
    private static boolean isBinary(String text) {
        int length = Math.min(text.length(), BINARY_SAMPLE);
        long odd = text.substring(0, length)
                .chars()
                .filter(c -> c == 0xFFFD || (Character.isISOControl(c) && !Character.isWhitespace(c)))
                .count();
        return odd * 20 > length;
    }

    private static Parsed<ParsedFeed> page(Document page, Optional<String> base) {
        String pageBase =
                Reference.resolve(base.orElse(null), page.select("base[href]").attr("href"));
        List<String> feeds = page.select("link[rel~=(?i)\\balternate\\b][href], a[type][href]").stream()
                .filter(link -> FEED_TYPE.matcher(link.attr("type").strip()).lookingAt())
                .map(link -> Reference.resolve(pageBase.isEmpty() ? base.orElse(null) : pageBase, link.attr("href")))
                .filter(Reference::isSafe)
                .distinct()
                .limit(MAX_FEEDS)
                .collect(Collectors.toList());
        String title = page.title().length() > MAX_TITLE ? page.title().substring(0, MAX_TITLE) + "…" : page.title();
        String what = "This is an HTML page" + (title.isEmpty() ? "" : " (“" + title + "”)") + ", not a feed";
        String wayOut = feeds.isEmpty() ? "; it advertises none." : "; it advertises " + String.join(", ", feeds) + ".";
        return new Parsed.Refused<>(what + wayOut, feeds);
    }
}
