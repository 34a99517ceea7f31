package vn.tintinh.parse.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;

/**
 * Turns what detection found on a page into selectors for the next page of the source, and tells whether a new reading
 * agrees with what is known. A selector is kept only if reading the same page by it gives what detection gave.
 *
 * <p>Pure and without state. Costs some readings of the page, so it is asked when a source is new or has changed.
 */
public final class Learner {
    private static final double SURE = 0.9;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int FEWEST_ITEMS = 3;
    private static final int MOST_DATES = 20;
    private static final int SHORTEST_BODY = 200;

    private final PageParser parser;
    private final Instant now;
    private final ZoneId zone;

    /**
     * A learner that reads with a parser.
     *
     * @param now the instant of fetching, for relative and year-less dates
     * @param zone of dates that name none
     */
    public Learner(PageParser parser, Instant now, ZoneId zone) {
        this.parser = parser;
        this.now = now;
        this.zone = zone;
    }

    /**
     * A list's selector.
     *
     * @param selector of the blocks
     * @param confidence 0.9 to 1: how much of what detection found it finds, and nothing else
     */
    public record ListRule(String selector, double confidence) {}

    /** How a listing fits what was known before. */
    public static LearnAgreement agreement(List<ListedItem> listed, List<ListedItem> known) {
        return LearnAgreement.of(listed, known);
    }

    /** Where the list is; empty when no selector tells it from the rest of the page, or for a handful of articles. */
    public Optional<ListRule> list(Document document, Listing listing, PageRule below) {
        if (listing.items().size() < FEWEST_ITEMS || document.body().length > MOST_BYTES) {
            return Optional.empty();
        }
        Page page = HtmlReader.read(document);
        Optional<ListRule> best = Optional.empty();
        for (String selector : listSelectors(page, listing)) {
            PageRule rule = below.toBuilder().list(selector).build();
            double likeness = parser.listing(document, rule, now, zone)
                    .fold(read -> likeness(listing, read), (problem, feeds) -> 0.0);
            if (likeness >= SURE
                    && best.filter(one -> one.confidence() >= likeness).isEmpty()) {
                best = Optional.of(new ListRule(selector, likeness));
            }
            if (likeness == 1) {
                break;
            }
        }
        return best;
    }

    private static Set<String> listSelectors(Page page, Listing listing) {
        Map<String, String> urls = new HashMap<>();
        listing.items().forEach(item -> urls.put(Addresses.key(item.url()), item.url()));
        Map<Element, String> links = new LinkedHashMap<>();
        for (Element link : page.html().body().select("a[href]")) {
            Page.link(link, "href").map(url -> urls.get(Addresses.key(url))).ifPresent(url -> links.put(link, url));
        }
        Map<String, Element> blocks = new LinkedHashMap<>();
        Blocks.around(links)
                .forEach((link, block) -> blocks.merge(
                        links.getOrDefault(link, ""), block, (one, other) -> size(one) >= size(other) ? one : other));
        Set<String> selectors = new LinkedHashSet<>();
        Optional<Element> holder = holder(List.copyOf(blocks.values()));
        Map<String, Integer> kinds = new LinkedHashMap<>();
        Map<String, Integer> tags = new LinkedHashMap<>();
        for (Element block : blocks.values()) {
            kinds.merge(LearnSelectors.ownOrTag(block), 1, Integer::sum);
            tags.merge(block.normalName(), 1, Integer::sum);
        }
        List<String> inside = new ArrayList<>();
        inside.add(String.join(", ", most(kinds, 1)));
        inside.add(String.join(", ", most(tags, 1)));
        inside.add(String.join(", ", most(kinds, 3)));
        Optional<String> place = holder.flatMap(LearnSelectors::unique);
        for (String kind : inside) {
            if (place.isPresent()) {
                selectors.add(prefixed(place.get() + " > ", kind));
                selectors.add(prefixed(place.get() + " ", kind));
            }
            if (kind.contains(".")) {
                selectors.add(kind);
            }
        }
        return selectors;
    }

    private static String prefixed(String place, String kinds) {
        return place + kinds.replace(", ", ", " + place);
    }

    private static List<String> most(Map<String, Integer> counts, int limit) {
        return counts.entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int size(Element element) {
        return element.childNodeSize() + element.childrenSize();
    }

    /** The innermost element that holds nearly all of the blocks. */
    private static Optional<Element> holder(List<Element> blocks) {
        Map<Element, Integer> held = new LinkedHashMap<>();
        blocks.forEach(block -> block.parents().forEach(above -> held.merge(above, 1, Integer::sum)));
        return held.entrySet().stream()
                .filter(entry -> entry.getValue() * 10 >= blocks.size() * 9)
                .map(Map.Entry::getKey)
                .filter(element -> !element.normalName().matches("html|body"))
                .max(java.util.Comparator.comparingInt(
                        element -> element.parents().size()));
    }

    /** How much two readings of a page have in common: articles by URL and title, of all that either shows. */
    private static double likeness(Listing one, Listing other) {
        if (!other.warnings().isEmpty()) {
            return 0;
        }
        Set<String> articles = new LinkedHashSet<>();
        one.items().forEach(item -> articles.add(Addresses.key(item.url()) + " " + Plain.key(item.title())));
        long common = other.items().stream()
                .filter(item -> articles.contains(Addresses.key(item.url()) + " " + Plain.key(item.title())))
                .count();
        return (double) common / Math.max(one.items().size(), other.items().size());
    }

    /**
     * Where title, date and body are on an article's page.
     *
     * @param below the admin's rule, which the article was read with
     * @return fields that gave the same as detection; {@link PageRule#NONE} when none did
     */
    public PageRule article(Document document, Article article, PageRule below) {
        if (document.body().length > MOST_BYTES) {
            return PageRule.NONE;
        }
        Page page = HtmlReader.read(document);
        PageRule.Builder found = PageRule.builder();
        if (below.title().isEmpty()) {
            title(page, article).ifPresent(found::title);
        }
        if (below.date().isEmpty() && article.dateBasis().filter("text"::equals).isPresent()) {
            date(page, document, article, below).ifPresent(found::date);
        }
        if (below.body().isEmpty()) {
            body(page, article)
                    .filter(css -> gives(document, below.toBuilder().body(css).build(), article))
                    .ifPresent(found::body);
        }
        return found.build();
    }

    private static Optional<String> title(Page page, Article article) {
        String key = Plain.key(article.title());
        for (Element element :
                page.html().body().select("h1, h2, h3, [class*=title], [id*=title], [itemprop=headline]")) {
            if (Plain.key(element.text()).equals(key)
                    && Plain.of(element.text()).equals(article.title())) {
                Optional<String> selector = LearnSelectors.unique(element);
                if (selector.isPresent()) {
                    return selector;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> date(Page page, Document document, Article article, PageRule below) {
        int tried = 0;
        for (Element element : page.html().body().select("*")) {
            String own = element.ownText();
            if (own.length() < 6
                    || own.length() > 160
                    || DateSpans.first(Plain.of(own)).isEmpty()) {
                continue;
            }
            if (++tried > MOST_DATES) {
                break; // a calendar
            }
            Optional<String> selector = LearnSelectors.unique(element);
            if (selector.isPresent()) {
                PageRule rule = below.toBuilder().date(selector.get()).build();
                boolean same = parser.article(document, rule, now, zone)
                        .fold(
                                read -> read.warnings().equals(article.warnings())
                                        && read.published().equals(article.published()),
                                (problem, feeds) -> false);
                if (same) {
                    return selector;
                }
            }
        }
        return Optional.empty();
    }

    /** The innermost element with a name whose text is the body's, or little more. */
    private static Optional<String> body(Page page, Article article) {
        int length = textOf(article).length();
        if (length < SHORTEST_BODY) {
            return Optional.empty();
        }
        Map<Element, Integer> lengths = new HashMap<>();
        page.html().body().nodeStream(org.jsoup.nodes.TextNode.class).forEach(text -> {
            int own = text.text().strip().length();
            for (org.jsoup.nodes.Node above = text.parent(); above instanceof Element element; above = above.parent()) {
                lengths.merge(element, own, Integer::sum);
            }
        });
        return lengths.entrySet().stream()
                .filter(entry -> entry.getValue() >= length * 0.9 && entry.getValue() <= length * 1.5 + 200)
                .map(Map.Entry::getKey)
                .filter(element -> !element.normalName().matches("html|body"))
                .sorted((one, other) -> other.parents().size() - one.parents().size())
                .flatMap(element -> LearnSelectors.unique(element).stream())
                .findFirst();
    }

    private boolean gives(Document document, PageRule rule, Article article) {
        return parser.article(document, rule, now, zone)
                .fold(read -> isSameBody(read, article), (problem, feeds) -> false);
    }

    /** Whether two readings of one page have the same body, but for a few characters. */
    public static boolean isSameBody(Article one, Article other) {
        String text = textOf(one);
        String others = textOf(other);
        return text.equals(others)
                || (Math.abs(text.length() - others.length()) * 100 <= Math.max(text.length(), others.length())
                        && beginning(text).equals(beginning(others)));
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(60, text.length()));
    }

    /** The text of an article's body, on one line. */
    public static String textOf(Article article) {
        return Plain.of(Jsoup.parseBodyFragment(article.body()).text());
    }

    /** Whether an article is the one that a listing announced: its title is the listing's, or has most of its words. */
    public static boolean isAnnounced(Article article, ListedItem listed) {
        String announced = Plain.key(listed.title());
        String own = Plain.key(article.title());
        if (announced.isEmpty() || own.equals(announced) || own.contains(announced) || announced.contains(own)) {
            return true;
        }
        Set<String> words = words(article.title());
        Set<String> wanted = words(listed.title());
        long common = wanted.stream().filter(words::contains).count();
        return common * 2 >= wanted.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.split("[\\s\\p{Punct}“”‘’…]+", -1)) {
            words.add(Plain.key(word));
        }
        words.remove("");
        return words;
    }

    /** The admin's rule, and where it has no selector what was learned. */
    public static PageRule over(PageRule admin, PageRule learned) {
        PageRule.Builder rule = admin.toBuilder();
        if (admin.list().isEmpty() && admin.link().isEmpty()) {
            learned.list().ifPresent(rule::list);
            learned.link().ifPresent(rule::link);
        }
        if (admin.title().isEmpty()) {
            learned.title().ifPresent(rule::title);
        }
        if (admin.date().isEmpty()) {
            learned.date().ifPresent(rule::date);
        }
        if (admin.body().isEmpty()) {
            learned.body().ifPresent(rule::body);
        }
        return rule.build();
    }
}
