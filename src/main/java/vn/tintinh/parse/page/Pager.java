package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The link to the following page of a listing. */
final class Pager {
    private static final Pattern NEXT = Pattern.compile(
            "(?iu)^\\W*(?:sau|tiếp|tiếp theo|trang (?:sau|tiếp|kế)(?: theo)?|kế tiếp|xem trang sau|next(?: page)?|older(?: posts| entries)?|weiter)\\W*$");
    private static final Pattern ARROW = Pattern.compile("^\\s*(?:›|»|>|>>|→)\\s*$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final String PAGER =
            "[class*=pag], [id*=pag], [class*=phan-trang], [class*=phantrang], [class*=trang],"
                    + " [class*=next], [class*=Pag]";

    private Pager() {}

    /** The absolute URL of the next page; empty on the last one. */
    static Optional<String> next(Page page) {
        Element html = page.html();
        for (Element link : html.select("link[rel=next][href], a[rel~=next][href]")) {
            Optional<String> url = other(link, page);
            if (url.isPresent()) {
                return url;
            }
        }
        return worded(html, page).or(() -> numbered(html, page));
    }

    private static Optional<String> worded(Element html, Page page) {
        List<Element> arrows = new ArrayList<>();
        for (Element link : html.select("a[href]")) {
            String text = Plain.of(link.text().isBlank() ? link.attr("title") + link.attr("aria-label") : link.text());
            if (text.length() > 20) {
                continue;
            }
            boolean isPager = link.closest(PAGER) != null;
            if (NEXT.matcher(text).matches() && (isPager || isAmongNumbers(link))) {
                Optional<String> url = other(link, page);
                if (url.isPresent()) {
                    return url;
                }
            }
            if ((ARROW.matcher(text).matches() && isAmongNumbers(link))
                    || (isPager && link.className().matches("(?i).*\\bnext.*"))) {
                arrows.add(link);
            }
        }
        return arrows.isEmpty() || numbered(html, page).isPresent() ? Optional.empty() : other(arrows.get(0), page);
    }

    /** In a row of page numbers, the one after the number that is no link, or after the page's own. */
    private static Optional<String> numbered(Element html, Page page) {
        for (Element link : html.select("a[href]")) {
            String text = Plain.of(link.text());
            if (!NUMBER.matcher(text).matches() || !isAmongNumbers(link)) {
                continue;
            }
            int number = Integer.parseInt(text);
            if (number == current(row(link), page) + 1) {
                return other(link, page);
            }
        }
        return Optional.empty();
    }

    private static int current(Element row, Page page) {
        for (Element element : row.select("a, span, strong, b, li, em, div")) {
            String text = Plain.of(element.text());
            if (NUMBER.matcher(text).matches()) {
                boolean isLink = element.is("a[href]") || element.selectFirst("a[href]") != null;
                boolean isOwn = element.is("a") && other(element, page).isEmpty();
                boolean isMarked = (element.className() + " " + parentClass(element))
                        .matches("(?i).*(?:active|current|selected).*");
                if (!isLink || isOwn || isMarked) {
                    return Integer.parseInt(text);
                }
            }
        }
        return 1;
    }

    private static String parentClass(Element element) {
        Element parent = element.parent();
        return parent == null || parent.children().size() > 1 ? "" : parent.className();
    }

    private static Element row(Element link) {
        Element row = link;
        for (int up = 0; up < 3; up++) {
            Element parent = row.parent();
            if (parent == null) {
                return row;
            }
            row = parent;
            if (numbers(row) >= 2) {
                return row;
            }
        }
        return row;
    }

    private static boolean isAmongNumbers(Element link) {
        return numbers(row(link)) >= 2 && row(link).text().length() < 200;
    }

    private static int numbers(Element row) {
        int numbers = 0;
        for (Element element : row.select("a, span, strong, b, em")) {
            numbers += NUMBER.matcher(Plain.of(element.ownText())).matches() ? 1 : 0;
        }
        return numbers;
    }

    private static Optional<String> other(Element link, Page page) {
        String own = page.url().map(Object::toString).map(Addresses::key).orElse("");
        return Page.link(link, "href").filter(url -> !Addresses.key(url).equals(own));
    }
}
