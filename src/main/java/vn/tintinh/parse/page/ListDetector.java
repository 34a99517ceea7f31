package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import vn.tintinh.model.ListedItem;

/**
 * Finds the links of a page that lead to articles.
 *
 * <p>A link counts when its text reads like a headline, it stays on the site, its address is no trap, and nothing around
 * it is navigation or belongs to another list ("most read"). Where most such addresses carry an id, those without one are
 * sections and go.
 */
final class ListDetector {
    private static final int FEW_WORDS = 4;
    private static final int SURE_WORDS = 5;
    private static final int MOST = 2000;

    private final Page page;
    private final Blocks blocks;

    /** A detector for one page. */
    ListDetector(Page page, Blocks blocks) {
        this.page = page;
        this.blocks = blocks;
    }

    /** The articles in page order, each once; empty when there is no list. */
    List<ListedItem> items() {
        List<ListedItem> items = items(true);
        return items.size() >= 2 ? items : items(false);
    }

    private List<ListedItem> items(boolean strict) {
        Map<Element, String> links = links(strict);
        Map<String, String> titles = new LinkedHashMap<>();
        links.forEach((link, url) -> titles.merge(url, titleOf(link), ListDetector::better));
        titles.values().removeIf(title -> Plain.words(title) < FEW_WORDS);
        titles.keySet().retainAll(titles.keySet().stream().limit(MOST).collect(Collectors.toSet()));
        links.values().removeIf(url -> !titles.containsKey(url));
        removeSections(titles, links);
        Map<Element, Element> around = Blocks.around(links);
        Map<String, Element> largest = new HashMap<>();
        Map<Element, Integer> lengths = new HashMap<>();
        links.forEach((link, url) -> {
            Element block = around.getOrDefault(link, link);
            lengths.computeIfAbsent(block, element -> element.text().length());
            largest.merge(
                    url,
                    block,
                    (one, other) -> lengths.getOrDefault(one, 0) >= lengths.getOrDefault(other, 0) ? one : other);
        });
        List<ListedItem> items = new ArrayList<>();
        titles.forEach((url, title) -> items.add(blocks.item(largest.getOrDefault(url, page.html()), url, title)));
        return items;
    }

    private Map<Element, String> links(boolean strict) {
        Map<Element, String> links = new LinkedHashMap<>();
        Map<String, String> first = new HashMap<>();
        String own = page.url().map(Object::toString).map(Addresses::key).orElse("");
        Regions regions = new Regions();
        for (Element link : page.html().body().select("a[href]")) {
            Optional<String> url = Page.link(link, "href").map(Addresses::page);
            if (url.isEmpty()
                    || !Addresses.isSameSite(url.get(), page.url())
                    || Addresses.isTrap(url.get())
                    || Addresses.key(url.get()).equals(own)
                    || (strict && regions.isExcluded(link))) {
                continue;
            }
            String key = Addresses.key(url.get());
            first.putIfAbsent(key, url.get());
            links.put(link, first.getOrDefault(key, url.get()));
        }
        return links;
    }

    /** Long menu entries have no id; where nearly all headlines lead to an id, what has none is a section. */
    private static void removeSections(Map<String, String> titles, Map<Element, String> links) {
        long identified =
                titles.keySet().stream().filter(Addresses::isIdentified).count();
        long like = titles.keySet().stream().filter(Addresses::isArticleLike).count();
        int all = titles.size();
        titles.keySet()
                .removeIf(url -> (identified * 10 >= all * 6L && !Addresses.isIdentified(url))
                        || (like * 2 >= all && !Addresses.isArticleLike(url)));
        titles.entrySet()
                .removeIf(entry ->
                        Plain.words(entry.getValue()) < SURE_WORDS && !Addresses.isArticleLike(entry.getKey()));
        links.values().removeIf(url -> !titles.containsKey(url));
    }

    /** The headline of a link: its heading, its text, its title or its image's description. */
    static String titleOf(Element link) {
        Element heading = link.selectFirst("h1, h2, h3, h4, h5, [class*=title]");
        String text = Plain.of(heading == null || heading.text().isBlank() ? link.text() : heading.text());
        if (Plain.words(text) >= 3) {
            return text;
        }
        String title = Plain.of(link.attr("title"));
        if (Plain.words(title) > Plain.words(text)) {
            return title;
        }
        Element image = link.selectFirst("img[alt]");
        String alt = image == null ? "" : Plain.of(image.attr("alt"));
        return Plain.words(alt) > Plain.words(text) ? alt : text;
    }

    /** Of two texts of links to one article the headline, not the summary: the first that has enough words. */
    private static String better(String one, String other) {
        return Plain.words(one) >= FEW_WORDS ? one : other;
    }
}
