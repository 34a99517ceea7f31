package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The title of an article: the heading that readers see, chosen by what the page says of itself for machines.
 */
final class Titles {
    private static final Pattern SUFFIX = Pattern.compile("\\s+(?:[|–—»·•]|-{1,2}|::?)\\s+");
    private static final List<String> NAMES = List.of("headline", "tieu-de", "tieude");
    private static final int LONGEST = 300;
    private static final int FEWEST_LETTERS = 8;

    private Titles() {}

    /**
     * A title and, where it is shown, its element.
     *
     * @param text plain
     */
    record Title(String text, Optional<Element> element) {}

    /**
     * The article's title; empty when the page names nothing. Its wording is that of the page's JSON-LD where there is
     * one: the headline that the newsroom hands on, with neither the site's name nor a label of the section. Words that
     * JSON-LD has from the window's title alone are meant for search engines: then the heading stays that
     * {@code og:title} repeats.
     */
    static Optional<Title> find(Document html, Outline outline, Metadata metadata) {
        Optional<Title> shown = shown(html, outline.within(html.body()), metadata);
        Optional<String> handedOn = metadata.json()
                .text("headline")
                .filter(text -> text.length() <= LONGEST && Plain.weight(text) >= FEWEST_LETTERS)
                .filter(text -> !text.endsWith("…") && !text.endsWith("..."))
                .filter(text -> !metadata.outlets().contains(Plain.key(text)))
                .filter(text ->
                        shown.isEmpty() || !isForEngines(text, shown.get().text(), html, metadata));
        return handedOn.map(text -> new Title(text, shown.flatMap(Title::element)))
                .or(() -> shown);
    }

    private static boolean isForEngines(String headline, String shown, Document html, Metadata metadata) {
        String window = Plain.key(html.title());
        String heading = Plain.key(shown);
        return window.startsWith(Plain.key(headline))
                && !window.startsWith(heading)
                && metadata.openGraphTitle()
                        .map(Plain::key)
                        .filter(heading::equals)
                        .isPresent();
    }

    private static Optional<Title> shown(Document html, List<Element> page, Metadata metadata) {
        List<String> said = new ArrayList<>(metadata.headlines());
        String windowTitle = Plain.of(html.title());
        if (!windowTitle.isEmpty()) {
            said.add(windowTitle);
        }
        List<Element> headings = headings(page, element -> element.normalName().equals("h1")).stream()
                .filter(heading -> !metadata.outlets().contains(Plain.key(heading.text())))
                .toList();
        Optional<Title> agreed = agreed(headings, said)
                .or(() -> agreed(headings(page, Titles::isTitleLike), said))
                .or(() -> onlyOne(headings, said));
        if (agreed.isPresent()) {
            return agreed;
        }
        if (!metadata.headlines().isEmpty()) {
            return Optional.of(new Title(withoutSite(metadata.headlines().get(0), metadata), Optional.empty()));
        }
        return headings(page, Titles::isTitleLike).stream()
                .filter(element -> !element.normalName().equals("h3") || isNamedTitle(element))
                .filter(Clutter::isNotOthers)
                .filter(element -> Plain.weight(element.text()) >= FEWEST_LETTERS * 2)
                .findFirst()
                .map(element -> new Title(Plain.of(element.text()), Optional.of(element)))
                .or(() -> Optional.of(windowTitle)
                        .filter(title -> !title.isEmpty())
                        .map(title -> new Title(withoutSite(title, metadata), Optional.empty())));
    }

    /** The heading that one of the page's own sayings repeats: whole or but for the site's name at its end. */
    private static Optional<Title> agreed(List<Element> headings, List<String> said) {
        for (String saying : said) {
            String key = Plain.key(saying);
            for (Element heading : headings) {
                String own = Plain.key(heading.text());
                if (own.endsWith(key) && key.length() >= 15 && !own.equals(key)) {
                    return Optional.of(new Title(saying, Optional.of(heading)));
                }
                if (own.length() >= FEWEST_LETTERS
                        && (key.equals(own) || isCut(key, own) || isCut(own, key) || isPart(saying, own))) {
                    return Optional.of(new Title(Plain.of(heading.text()), Optional.of(heading)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isCut(String whole, String part) {
        return part.length() * 2 >= whole.length() && part.length() >= 15 && whole.startsWith(part);
    }

    /** Whether one part of what is said is the heading, and the other the site's name or its motto. */
    private static boolean isPart(String saying, String heading) {
        String[] parts = SUFFIX.split(saying, -1);
        return parts.length > 1
                && heading.length() >= 15
                && (Plain.key(parts[0]).equals(heading)
                        || Plain.key(parts[parts.length - 1]).equals(heading));
    }

    /** A page's only {@code h1} with enough letters, where nothing else is a better guess. */
    private static Optional<Title> onlyOne(List<Element> headings, List<String> said) {
        List<Element> fit = headings.stream()
                .filter(heading -> Plain.weight(heading.text()) >= FEWEST_LETTERS)
                .filter(Clutter::isNotOthers)
                .toList();
        if (fit.isEmpty() || (fit.size() > 1 && said.size() > 1)) {
            return Optional.empty();
        }
        Element heading = fit.get(0);
        return Optional.of(new Title(Plain.of(heading.text()), Optional.of(heading)));
    }

    private static List<Element> headings(List<Element> page, Predicate<Element> kind) {
        List<Element> headings = new ArrayList<>();
        for (Element element : page) {
            String text = kind.test(element) ? element.text() : "";
            if (!text.isBlank() && text.length() <= LONGEST) {
                headings.add(element);
            }
        }
        return headings;
    }

    private static boolean isTitleLike(Element element) {
        return element.normalName().equals("h2") || element.normalName().equals("h3") || isNamedTitle(element);
    }

    private static boolean isNamedTitle(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        String names = element.attr("class").toLowerCase(Locale.ROOT);
        return (names.contains("title") && !element.normalName().equals("body"))
                || NAMES.stream().anyMatch(names::contains)
                || element.attr("id").toLowerCase(Locale.ROOT).contains("title")
                || element.attr("itemprop").strip().equalsIgnoreCase("headline");
    }

    /** A window title without the site's name at its end. */
    private static String withoutSite(String title, Metadata metadata) {
        String[] parts = SUFFIX.split(title, -1);
        String last = parts[parts.length - 1];
        boolean isSite = metadata.outlets().contains(Plain.key(last)) || Plain.words(last) <= 4;
        if (parts.length > 1 && isSite && parts[0].length() >= 15) {
            return title.substring(0, title.lastIndexOf(last)).replaceFirst("\\s+(?:[|–—»·•]|-{1,2}|::?)\\s*$", "");
        }
        return title;
    }
}
