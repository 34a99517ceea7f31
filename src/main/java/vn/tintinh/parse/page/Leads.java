package vn.tintinh.parse.page;

import java.util.Optional;
import org.jsoup.nodes.Element;

/** The sapô: the paragraph between title and body that Vietnamese newsrooms set apart. */
final class Leads {
    private static final String LIKELY =
            "[class~=(?i)sapo], [class~=(?i)^(?:lead|chapeau|standfirst|dek|intro|excerpt)$],"
                    + " [class*=article-summary], [class*=article__sapo], [class*=article__summary], [class*=news-summary],"
                    + " [class*=singular-sapo], [class*=detail-sapo], p.description, h2.description, [class*=article-lead],"
                    + " [class*=tomtat], [class*=tom-tat], [class~=(?i)^summary$], [class*=standfirst], [class*=subheadline],"
                    + " [class*=sub-title], [class*=article-intro], [class*=article__intro], [class*=article-dek]";
    private static final int SHORTEST = 40;
    private static final int LONGEST = 1200;

    private Leads() {}

    /** The element that shows the lead, between title and the end of the body. */
    static Optional<Element> find(Element root, Outline outline, Optional<Element> title, Element body) {
        int after = title.map(outline::position).orElse(-1);
        int bodyAt = outline.position(body);
        for (Element element : root.select(LIKELY)) {
            int at = outline.position(element);
            int length = element.text().length();
            boolean isAhead =
                    (at > after && at < bodyAt) || (element.parents().contains(body) && isFirst(element, body));
            if (isAhead
                    && !element.parents().contains(title.orElse(body))
                    && !element.is("h1, a, img, body")
                    && !body.parents().contains(element)
                    && length >= SHORTEST
                    && length <= LONGEST
                    && BodyCleaner.linked(element) * 2 < length) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static boolean isFirst(Element element, Element body) {
        String start = Plain.key(body.text());
        String own = Plain.key(element.text());
        return start.indexOf(own) >= 0 && start.indexOf(own) < 200;
    }
}
