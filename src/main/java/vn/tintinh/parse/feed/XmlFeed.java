package vn.tintinh.parse.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;

/** A feed in a tree of elements: where its head and its items stand, whatever its format. */
final class XmlFeed {
    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final Set<String> CONTAINERS = Set.of("rss", "rdf:rdf", "rdf", "feed", "channel", "items");
    private static final Set<String> DATES = Set.of(
            "published",
            "pubdate",
            "issued",
            "dcterms:issued",
            "dc:date",
            "date",
            "updated",
            "lastbuilddate",
            "modified",
            "dcterms:modified",
            "created",
            "dcterms:created",
            "expirationdate",
            "lastmod",
            "dcterms:date");
    private static final int SEARCH_DEPTH = 3;

    private final Element root;
    private final List<Element> items = new ArrayList<>();
    private final List<Element> head = new ArrayList<>();
    private Element channel;

    private XmlFeed(Element root) {
        this.root = root;
        this.channel = root;
        collect(root);
        if (items.isEmpty()) {
            head.forEach(this::collectHidden);
        }
    }

    /** The feed of a tree; empty where the tree is no feed. */
    static Optional<XmlFeed> of(Element root) {
        return feedRoot(root, 0).map(XmlFeed::new);
    }

    private static Optional<Element> feedRoot(Element element, int depth) {
        String key = element.key();
        if (key.equals("rss") || key.equals("feed") || (key.equals("entry") && element.isAtom())) {
            return Optional.of(element);
        }
        if (key.equals("rdf:rdf") || key.equals("channel")) {
            return isNewsInRdf(element) ? Optional.of(element) : Optional.empty();
        }
        if (depth < SEARCH_DEPTH && !key.equals("html") && !key.equals("xhtml:html") && !key.equals("opml")) {
            return element.elements().stream()
                    .flatMap(child -> feedRoot(child, depth + 1).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    /** RDF is much besides RSS. */
    private static boolean isNewsInRdf(Element element) {
        return element.key().equals("channel")
                || element.elements().isEmpty()
                || element.elements().stream()
                        .anyMatch(child -> child.key().equals("channel")
                                || child.key().equals("item")
                                || Vocabulary.isRss(child.namespace()));
    }

    private void collect(Element element) {
        if (ITEMS.contains(element.key())) {
            items.add(element);
            return;
        }
        if (element.key().equals("channel") && !channel.key().equals("channel")) {
            channel = element;
        }
        for (Element child : element.elements()) {
            if (ITEMS.contains(child.key())) {
                addItem(child);
            } else if (CONTAINERS.contains(child.key())) {
                collect(child);
            } else {
                head.add(child);
            }
        }
    }

    /** Where no item is in its place, those in a wrapper of the publisher's own are the feed's. */
    private void collectHidden(Element wrapper) {
        for (Element child : wrapper.elements()) {
            if (ITEMS.contains(child.key())) {
                addItem(child);
            } else {
                collectHidden(child);
            }
        }
    }

    /** Items that were put into one another are items all the same. */
    private void addItem(Element item) {
        items.add(item);
        for (Element child : item.elements()) {
            if (ITEMS.contains(child.key())) {
                addItem(child);
            }
        }
    }

    ParsedFeed read(Reading reading, boolean wellFormed, List<String> warnings) {
        root.root()
                .standAt(
                        reading.base().or(this::ownPage).orElse(null),
                        reading.language().orElse(null));
        int count = Math.min(items.size(), reading.maxItems());
        if (count < items.size()) {
            warnings.add("the feed has " + items.size() + " items; the first " + count + " were read");
        }
        FeedDates dates = reading.dates(dateTexts());
        if (dates.liesAboutUtc()) {
            warnings.add("the dates are said to be UTC but are local time");
        }
        FeedHead feedHead = HeadReader.read(channel, head, dates);
        List<ParsedEntry> entries = new ArrayList<>(count);
        for (Element item : items.subList(0, count)) {
            entries.add(EntryReader.read(item, dates));
        }
        return new ParsedFeed(
                format(), reading.decoded().encoding(), wellFormed, warnings, feedHead, entries, dates.proven());
    }

    /** Where nobody knows the feed's address, the page that it belongs to stands in. */
    private Optional<String> ownPage() {
        return head.stream()
                .filter(element -> element.key().equals("link"))
                .flatMap(element -> element.attribute("href").or(element::text).stream())
                .filter(link -> link.startsWith("http://") || link.startsWith("https://"))
                .findFirst();
    }

    private List<String> dateTexts() {
        List<String> texts = new ArrayList<>();
        head.forEach(element -> addDate(element, texts));
        items.forEach(item -> item.elements().forEach(element -> addDate(element, texts)));
        return texts;
    }

    private static void addDate(Element element, List<String> into) {
        if (DATES.contains(element.key())) {
            element.text().ifPresent(into::add);
        }
    }

    private String format() {
        return switch (root.key()) {
            case "rss" -> rssVersion(root.attribute("version").orElse("2.0"));
            case "rdf:rdf" -> isNetscape() ? "rss-0.90" : "rss-1.0";
            case "channel" -> Vocabulary.isRss11(root.namespace()) ? "rss-1.1" : isCdf() ? "cdf" : "unknown";
            default -> isAtom03() ? "atom-0.3" : "atom-1.0";
        };
    }

    private static String rssVersion(String version) {
        return switch (version) {
            case "0.9", "0.90" -> "rss-0.90";
            case "0.91", "0.92", "0.93", "0.94" -> "rss-" + version;
            case "1.0", "1.1" -> "rss-" + version;
            default -> "rss-2.0";
        };
    }

    private boolean isNetscape() {
        return root.elements().stream().anyMatch(child -> child.namespace().contains("netscape.com"));
    }

    private boolean isCdf() {
        return root.attribute("href").isPresent()
                || root.attribute("base").isPresent()
                || items.stream().anyMatch(item -> item.attribute("href").isPresent());
    }

    private boolean isAtom03() {
        return root.namespace().equals(Vocabulary.ATOM_03)
                || root.attribute("version")
                        .filter(version -> version.startsWith("0."))
                        .isPresent();
    }
}
