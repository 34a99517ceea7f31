package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import vn.tintinh.model.ListedItem;

/**
 * Finds the links of a page that lead to articles.
 *
 * <p>A link counts when its text reads like a headline, it stays on the site, its address is no trap, and nothing around
 * it is navigation or belongs to another list ("most read"). Where most such addresses carry an id, those without one
 * are sections and go. A shorter text counts where it stands as three headlines do, or where the page itself marks it
 * as one. What the page says for machines (JSON-LD) fills in what it does not show. Cost is linear in the page.
 */
final class ListDetector {
    private static final int FEW_WORDS = 4;
    private static final int SURE_WORDS = 5;
    private static final int ALIKE = 3;
    private static final int MOST = 2000;
    private static final int MOST_LINKS = 20_000;
    /** From how many articles of one section a page proves to be that section's. */
    private static final int PROOF = 10;

    private static final String MARKED =
            "[itemtype*=Article] [itemprop=headline], [itemtype*=Posting] [itemprop=headline],"
                    + " .hentry .entry-title, article h2, article h3, .item-page h2, .views-row .views-field-title";

    private final Page page;
    private final Blocks blocks;
    private final Dates dates;
    private final Optional<ArticleUrls> urls;
    private final String section;

    /**
     * A detector for one page.
     *
     * @param urls what the addresses of articles look like, where the rule says so
     */
    ListDetector(Page page, Blocks blocks, Dates dates, Optional<ArticleUrls> urls) {
        this.page = page;
        this.blocks = blocks;
        this.dates = dates;
        this.urls = urls;
        this.section = Addresses.section(page.url().map(Object::toString).orElse(""));
    }

    /**
     * A link that may be one to an article.
     *
     * @param url without fragment; the first spelling of each address
     * @param words of the title
     * @param isMarked whether the page marks it as a headline
     */
    private record Candidate(Element link, String url, String title, int words, boolean isMarked) {}

    /** The articles in page order, each once; empty when there is no list. */
    List<ListedItem> items() {
        List<Candidate> candidates = candidates();
        List<Element> headlines = candidates.stream()
                .filter(candidate -> candidate.words() >= FEW_WORDS)
                .map(Candidate::link)
                .toList();
        Regions scoped = new Regions(page, headlines, true);
        Map<String, List<Candidate>> found = choose(candidates, scoped::of);
        if (!section.isEmpty()) {
            Map<String, List<Candidate>> unscoped = choose(candidates, new Regions(page, headlines, false)::of);
            // Where most boxes are headed by links to elsewhere, that is how the section is laid out.
            found = found.size() * 10 < unscoped.size() * 6 ? unscoped : found;
        }
        if (found.size() < 2 && urls.isEmpty()) {
            found = choose(candidates, link -> Regions.Part.LIST);
        }
        return withData(shown(found));
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, String> first = new HashMap<>();
        String own = page.url().map(Object::toString).map(Addresses::key).orElse("");
        Set<Element> marked = new HashSet<>(page.html().body().select(MARKED));
        for (Element link : page.html().body().select("a[href]")) {
            Optional<String> url = Page.link(link, "href").map(Addresses::page).filter(this::mayBeArticle);
            if (url.isEmpty() || Addresses.key(url.get()).equals(own)) {
                continue;
            }
            String spelt = first.computeIfAbsent(Addresses.key(url.get()), key -> url.get());
            String title = titleOf(link);
            candidates.add(new Candidate(link, spelt, title, Plain.words(title), isMarked(link, marked)));
            if (candidates.size() >= MOST_LINKS) {
                break;
            }
        }
        return candidates;
    }

    private boolean mayBeArticle(String url) {
        return urls.isPresent()
                ? urls.get().matches(url)
                : Addresses.isSameSite(url, page.url()) && !Addresses.isTrap(url);
    }

    private static boolean isMarked(Element link, Set<Element> marked) {
        Element parent = link.parent();
        return !marked.isEmpty()
                && (marked.contains(link)
                        || (parent != null && marked.contains(parent))
                        || (parent != null && parent.parent() != null && marked.contains(parent.parent())));
    }

    /** The links to each article, the articles in page order. */
    private Map<String, List<Candidate>> choose(List<Candidate> candidates, Function<Element, Regions.Part> parts) {
        List<Candidate> inList = new ArrayList<>();
        List<Candidate> aside = new ArrayList<>();
        for (Candidate candidate : candidates) {
            switch (parts.apply(candidate.link())) {
                case LIST -> inList.add(candidate);
                case SIDE -> aside.add(candidate);
                case OTHER -> {}
            }
        }
        Set<String> chosen = headlines(inList);
        addAlike(chosen, inList);
        boolean isOwnSection = keepToSection(chosen);
        Set<String> besides = new HashSet<>();
        if (isOwnSection) {
            aside.stream()
                    .filter(candidate -> candidate.words() >= FEW_WORDS
                            && Addresses.isArticleLike(candidate.url())
                            && Addresses.isWithin(candidate.url(), section))
                    .forEach(candidate -> besides.add(candidate.url()));
        }
        Map<String, List<Candidate>> links = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Regions.Part part = parts.apply(candidate.link());
            boolean isChosen = (part == Regions.Part.LIST && chosen.contains(candidate.url()))
                    || (part == Regions.Part.SIDE && besides.contains(candidate.url()));
            if (isChosen && (links.size() < MOST || links.containsKey(candidate.url()))) {
                links.computeIfAbsent(candidate.url(), url -> new ArrayList<>()).add(candidate);
            }
        }
        return links;
    }

    /** Addresses whose links read like headlines, less those that are sections. */
    private Set<String> headlines(List<Candidate> inList) {
        Map<String, Integer> words = new LinkedHashMap<>();
        Set<String> marked = new HashSet<>();
        for (Candidate candidate : inList) {
            if (candidate.words() >= FEW_WORDS || candidate.isMarked() || urls.isPresent()) {
                words.merge(candidate.url(), candidate.words(), Math::max);
            }
            if (candidate.isMarked()) {
                marked.add(candidate.url());
            }
        }
        words.values().removeIf(number -> number == 0);
        if (urls.isEmpty()) {
            removeSections(words, marked);
        }
        return new LinkedHashSet<>(words.keySet());
    }

    /** Long menu entries have no id; where nearly all headlines lead to an id, what has none is a section. */
    private static void removeSections(Map<String, Integer> words, Set<String> marked) {
        Set<String> identified =
                words.keySet().stream().filter(Addresses::isIdentified).collect(Collectors.toSet());
        Set<String> like =
                words.keySet().stream().filter(Addresses::isArticleLike).collect(Collectors.toSet());
        int all = words.size();
        if (identified.size() * 10L >= all * 6L) {
            words.keySet().retainAll(identified);
        }
        if (like.size() * 2L >= all) {
            words.keySet().retainAll(like);
        }
        words.entrySet()
                .removeIf(entry -> entry.getValue() < SURE_WORDS
                        && !marked.contains(entry.getKey())
                        && !like.contains(entry.getKey()));
    }

    /** Adds short headlines that stand as the long ones do. */
    private static void addAlike(Set<String> chosen, List<Candidate> inList) {
        Map<String, Set<String>> places = new HashMap<>();
        for (Candidate candidate : inList) {
            if (candidate.words() >= FEW_WORDS && chosen.contains(candidate.url())) {
                places.computeIfAbsent(place(candidate.link()), place -> new HashSet<>())
                        .add(candidate.url());
            }
        }
        Map<String, Integer> folders = new HashMap<>();
        chosen.forEach(url -> folders.merge(Addresses.folder(url), 1, Integer::sum));
        for (Candidate candidate : inList) {
            if (!chosen.contains(candidate.url())
                    && !candidate.title().isEmpty()
                    && (Addresses.isArticleLike(candidate.url())
                            || folders.getOrDefault(Addresses.folder(candidate.url()), 0) >= ALIKE)
                    && places.getOrDefault(place(candidate.link()), Set.of()).size() >= ALIKE) {
                chosen.add(candidate.url());
            }
        }
    }

    /** Where a link stands, as tags and first classes of what is around it. */
    private static String place(Element link) {
        StringBuilder place = new StringBuilder();
        Element above = link;
        for (int up = 0; above != null && up < 4; up++, above = above.parent()) {
            String names = above.className().strip();
            place.append(above.normalName())
                    .append('.')
                    .append(names.split("\\s+", 2)[0])
                    .append('<');
        }
        return place.toString();
    }

    /** On a page whose articles lie below its own path, the few that do not are of other sections. */
    private boolean keepToSection(Set<String> chosen) {
        if (section.isEmpty() || chosen.size() < PROOF || urls.isPresent()) {
            return false;
        }
        long own =
                chosen.stream().filter(url -> Addresses.isWithin(url, section)).count();
        if (own * 10 < chosen.size() * 9L) {
            return false;
        }
        chosen.removeIf(url -> !Addresses.isWithin(url, section));
        return true;
    }

    private List<ListedItem> shown(Map<String, List<Candidate>> found) {
        Map<Element, String> links = new LinkedHashMap<>();
        found.forEach((url, ofUrl) -> ofUrl.forEach(candidate -> links.put(candidate.link(), url)));
        Map<Element, Element> around = Blocks.around(links);
        Map<Element, Integer> lengths = new HashMap<>();
        List<ListedItem> items = new ArrayList<>();
        found.forEach((url, ofUrl) -> {
            Element largest = ofUrl.get(0).link();
            int length = -1;
            for (Candidate candidate : ofUrl) {
                Element block = around.getOrDefault(candidate.link(), candidate.link());
                int own =
                        lengths.computeIfAbsent(block, element -> element.text().length());
                largest = own > length ? block : largest;
                length = Math.max(own, length);
            }
            items.add(blocks.item(largest, url, headline(ofUrl)));
        });
        return items;
    }

    /** Of the texts of all links to one article the headline, not the summary: the first that has enough words. */
    private static String headline(List<Candidate> links) {
        String best = "";
        for (Candidate candidate : links) {
            if (candidate.words() >= FEW_WORDS || (candidate.isMarked() && candidate.words() > 0)) {
                return candidate.title();
            }
            best = candidate.words() > Plain.words(best) ? candidate.title() : best;
        }
        return best;
    }

    /** Fills in what the page tells machines, and adds what only they are told where it is the same list. */
    private List<ListedItem> withData(List<ListedItem> shown) {
        Map<String, ListedItem> data = ListedData.of(page, dates);
        if (data.isEmpty()) {
            return shown;
        }
        List<ListedItem> items = new ArrayList<>();
        int known = data.size();
        for (ListedItem item : shown) {
            Optional<ListedItem> same = Optional.ofNullable(data.remove(Addresses.key(item.url())));
            items.add(new ListedItem(
                    item.url(),
                    item.title().isBlank() ? same.map(ListedItem::title).orElse("") : item.title(),
                    item.published().or(() -> same.flatMap(ListedItem::published)),
                    item.summary().or(() -> same.flatMap(ListedItem::summary)),
                    item.image().or(() -> same.flatMap(ListedItem::image))));
        }
        if (shown.isEmpty() || (known - data.size()) * 2 >= known) {
            data.values().stream()
                    .filter(item -> !item.title().isBlank() && mayBeArticle(item.url()))
                    .filter(item -> Addresses.isArticleLike(item.url()) || Plain.words(item.title()) >= FEW_WORDS)
                    .forEach(items::add);
        }
        return items;
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
}
