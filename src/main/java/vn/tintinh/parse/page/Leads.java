package vn.tintinh.parse.page;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The sapô: the paragraph between title and body that Vietnamese newsrooms set apart. */
final class Leads {
    private static final String LIKELY =
            "[class~=(?i)sapo], [class~=(?i)^(?:lead|chapeau|standfirst|dek|intro|excerpt)$],"
                    + " [class*=article-summary], [class*=article__sapo], [class*=article__summary], [class*=news-summary],"
                    + " [class*=singular-sapo], [class*=detail-sapo], p.description, h2.description, [class*=article-lead],"
                    + " [class*=tomtat], [class*=tom-tat], [class~=(?i)^summary$], [class*=standfirst], [class*=subheadline],"
                    + " [class*=sub-title], [class*=article-intro], [class*=article__intro], [class*=article-dek]";
    private static final Pattern OUTLET = Pattern.compile("^\\s*(?:\\([^)]{2,30}\\)|[A-ZĐ]{2,6})\\s*[-–—:]\\s*");
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
    static Optional<String> find(
            Element root, Outline outline, Optional<Element> title, Element body, Optional<String> description) {
        int after = title.map(outline::position).orElse(-1);
        int bodyAt = outline.position(body);
        for (Element element : root.select(LIKELY)) {
            int at = outline.position(element);
            boolean isAhead =
                    (at > after && at < bodyAt) || (element.parents().contains(body) && isFirst(element, body));
            if (isAhead
                    && !element.parents().contains(title.orElse(body))
                    && !element.is("h1, a, img, body")
                    && isLead(element, body)) {
                return Optional.of(Plain.of(element.text()));
            }
        }
        return title.flatMap(heading -> ahead(root, outline, heading, body, description));
    }

    /** What stands between title and body and is a second heading, or the page's description. */
    private static Optional<String> ahead(
            Element root, Outline outline, Element title, Element body, Optional<String> description) {
        int after = outline.position(title);
        int bodyAt = outline.position(body);
        String said = description.map(Leads::beginning).orElse("");
        for (Element element : root.select("h2, h3, p, div, strong")) {
            int at = outline.position(element);
            if (at <= after || at >= bodyAt || at - after > NEAR || !isLead(element, body)) {
                continue;
            }
            boolean isSaid = !said.isEmpty()
                    && beginning(Plain.start(element, 4 * BEGINNING)).equals(said);
            boolean isSecondHeading =
                    element.normalName().equals("h2") && element.text().endsWith(".");
            if ((isSaid || isSecondHeading) && Clutter.isNotOthers(element)) {
                return Optional.of(Plain.of(element.text()));
            }
        }
        return Optional.empty();
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
