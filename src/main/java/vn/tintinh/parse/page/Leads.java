package vn.tintinh.parse.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The sapô: the paragraph between title and body that Vietnamese newsrooms set apart. */
final class Leads {
    private static final Pattern LIKELY = Pattern.compile(
            "(?i)(?:^|\\s)(?:lead|chapeau|standfirst|dek|intro|excerpt|summary)(?:\\s|$)|sapo|article-summary"
                    + "|article__s(?:apo|ummary)|news-summary|article-lead|tomtat|tom-tat|standfirst|subheadline|sub-title"
                    + "|article-intro|article__intro|article-dek");
    private static final Pattern DESCRIPTION = Pattern.compile("(?:^|\\s)description(?:\\s|$)");
    private static final Pattern OUTLET = Pattern.compile("^\\s*(?:\\([^)]{2,30}\\)|[A-ZĐ]{2,6})\\s*[-–—:]\\s*");
    private static final List<String> PIECES = List.of(
            "lead", "chapeau", "standf", "dek", "intro", "excerpt", "summary", "sapo", "tomtat", "tom-tat", "subh",
            "sub-t");
    private static final int BEGINNING = 30;
    private static final int NEAR = 150;
    private static final int SHORTEST = 40;
    private static final int LONGEST = 1200;

    private Leads() {}

    /**
     * The lead as shown, between title and the end of the body.
     *
     * @param description what the page says for machines; a text ahead of the body that says the same is the lead
     */
    static Optional<String> find(Outline outline, Optional<Element> title, Element body, Optional<String> description) {
        int after = title.map(outline::position).orElse(-1);
        int bodyAt = outline.position(body);
        Map<String, Boolean> known = new HashMap<>();
        for (Element element : outline.between(after, outline.end(body))) {
            if (isLikely(element, known)
                    && (outline.position(element) < bodyAt || (outline.isIn(element, body) && isFirst(element, body)))
                    && title.filter(heading -> outline.isIn(element, heading)).isEmpty()
                    && isLead(element, body)) {
                return Optional.of(Plain.of(element.text()));
            }
        }
        return title.flatMap(heading -> ahead(outline, heading, body, description));
    }

    /** By class, which is judged once: the names of a page are few. */
    private static boolean isLikely(Element element, Map<String, Boolean> known) {
        String names = element.attr("class");
        if (names.isEmpty()) {
            return false;
        }
        return switch (element.normalName()) {
            case "h1", "a", "img", "body", "html" -> false;
            case "p", "h2" ->
                isLikely(names, known) || DESCRIPTION.matcher(names).find();
            default -> isLikely(names, known);
        };
    }

    private static boolean isLikely(String names, Map<String, Boolean> known) {
        return known.computeIfAbsent(names, Leads::isLikely);
    }

    /** The pattern is slow: only what has a piece of it is tried. */
    private static boolean isLikely(String names) {
        String lower = names.toLowerCase(Locale.ROOT);
        return PIECES.stream().anyMatch(lower::contains)
                && LIKELY.matcher(names).find();
    }

    /** What stands between title and body and is a second heading, or the page's description. */
    private static Optional<String> ahead(Outline outline, Element title, Element body, Optional<String> description) {
        int after = outline.position(title) + 1;
        int before = Math.min(outline.position(body), after + NEAR);
        String said = description.map(Leads::beginning).orElse("");
        for (Element element : outline.between(after, before)) {
            boolean isHeading = element.normalName().equals("h2");
            if ((!isHeading && said.isEmpty()) || !isText(element) || !isLead(element, body)) {
                continue;
            }
            boolean isSaid = !said.isEmpty()
                    && beginning(Plain.start(element, 4 * BEGINNING)).equals(said);
            boolean isSecondHeading = isHeading && element.text().endsWith(".");
            if ((isSaid || isSecondHeading) && Clutter.isNotOthers(element)) {
                return Optional.of(Plain.of(element.text()));
            }
        }
        return Optional.empty();
    }

    private static boolean isText(Element element) {
        return switch (element.normalName()) {
            case "h2", "h3", "p", "div", "strong" -> true;
            default -> false;
        };
    }

    private static boolean isLead(Element element, Element body) {
        int length = element.text().length();
        return length >= SHORTEST
                && length <= LONGEST
                && !body.parents().contains(element)
                && BodyCleaner.linked(element) * 2 < length;
    }

    /** The first letters for comparing, without the outlet's name in brackets: "(Dân trí) - …". */
    private static String beginning(String text) {
        String key = Plain.key(OUTLET.matcher(text).replaceFirst(""));
        return key.length() < BEGINNING ? "" : key.substring(0, BEGINNING);
    }

    private static boolean isFirst(Element element, Element body) {
        String start = Plain.key(body.text());
        String own = Plain.key(element.text());
        return start.indexOf(own) >= 0 && start.indexOf(own) < 200;
    }
}
