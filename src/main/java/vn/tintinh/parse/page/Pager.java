package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The link to the following page of a listing. None where the pager runs only in a browser ({@code __doPostBack}), and
 * never one that leads back: to the page itself or to one with a smaller number. Cost is linear in the page.
 */
final class Pager {
    private static final Pattern NEXT = Pattern.compile(
            "(?iu)^\\W*(?:sau|tiếp|tiếp theo|trang (?:sau|tiếp|kế)(?: theo)?|kế tiếp|xem trang sau|next(?: page)?|older(?: posts| entries)?"
                    + "|cũ hơn|bài (?:viết )?cũ hơn|weiter)\\W*$");
    private static final Pattern MORE =
            Pattern.compile("(?iu)^\\W*(?:(?:xem|đọc|tải) (?:thêm|tiếp)(?: tin| bài)?|(?:load|view|show) more)\\W*$");
    private static final Pattern ARROW = Pattern.compile("^\\s*(?:›|»|>|>>|→)\\s*$");
    private static final Pattern NAMED = Pattern.compile("(?i)\\bnext");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern MARKED = Pattern.compile("(?i)(?:active|current|selected|cur\\b|on\\b)");
    private static final String PAGER =
            "[class*=pag], [id*=pag], [class*=phan-trang], [class*=phantrang], [class*=trang],"
                    + " [class*=next], [class*=Pag], [id*=Pag]";
    private static final int LONGEST_WORD = 24;
    private static final int LONGEST_ROW = 200;
    private static final int LEVELS = 3;

    private final Page page;
    private final String own;
    private final int ownNumber;
    private final List<Worded> links = new ArrayList<>();
    /** How many page numbers stand in an element. */
    private final Map<Element, Integer> numbers = new HashMap<>();

    private final Map<Element, Boolean> shortRows = new HashMap<>();

    /** A link whose text is short enough for a pager. */
    private record Worded(Element link, String text) {}

    private Pager(Page page) {
        this.page = page;
        String url = page.url().map(Object::toString).orElse("");
        this.own = Addresses.key(url);
        this.ownNumber = Addresses.pageNumber(url).orElse(-1);
        for (Element link : page.html().select("a[href]")) {
            String text = start(link);
            String said = text.isBlank() ? Plain.of(link.attr("title") + link.attr("aria-label")) : text;
            if (said.length() <= LONGEST_WORD) {
                links.add(new Worded(link, said));
            }
        }
        for (Element element : page.html().select("a, span, strong, b, em, li")) {
            if (NUMBER.matcher(element.ownText().strip()).matches()) {
                Element above = element.parent();
                for (int up = 0; above != null && up < LEVELS; up++, above = above.parent()) {
                    numbers.merge(above, 1, Integer::sum);
                }
            }
        }
    }

    /** The absolute URL of the next page; empty on the last one. */
    static Optional<String> next(Page page) {
        return new Pager(page).find();
    }

    private Optional<String> find() {
        for (Element link : page.html().select("link[rel=next][href], a[rel~=next][href]")) {
            Optional<String> url = onward(link);
            if (url.isPresent()) {
                return url;
            }
        }
        return worded().or(this::numbered).or(this::arrow).or(this::more);
    }

    private Optional<String> worded() {
        for (Worded worded : links) {
            Element link = worded.link();
            if (NEXT.matcher(worded.text()).matches() && (isAmongNumbers(link) || isPager(link))) {
                Optional<String> url = onward(link);
                if (url.isPresent()) {
                    return url;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> arrow() {
        for (Worded worded : links) {
            Element link = worded.link();
            boolean isArrow = ARROW.matcher(worded.text()).matches() && isAmongNumbers(link);
            boolean isNamed = NAMED.matcher(link.className()).find() && isPager(link);
            if (isArrow || isNamed) {
                return onward(link);
            }
        }
        return Optional.empty();
    }

    /** In a row of page numbers, the one after the number that is no link, or after the page's own. */
    private Optional<String> numbered() {
        Map<Element, Integer> current = new HashMap<>();
        for (Worded worded : links) {
            Element link = worded.link();
            if (!NUMBER.matcher(worded.text()).matches() || !isAmongNumbers(link)) {
                continue;
            }
            if (Integer.parseInt(worded.text()) == current.computeIfAbsent(row(link), this::current) + 1) {
                return onward(link);
            }
        }
        return Optional.empty();
    }

    /** "More", where its address is the page after this one. */
    private Optional<String> more() {
        int following = Math.max(ownNumber, 1) + 1;
        for (Worded worded : links) {
            if (MORE.matcher(worded.text()).matches()) {
                Optional<String> url = onward(worded.link()).filter(found -> {
                    OptionalInt number = Addresses.pageNumber(found);
                    return number.isPresent() && number.getAsInt() == following;
                });
                if (url.isPresent()) {
                    return url;
                }
            }
        }
        return Optional.empty();
    }

    private int current(Element row) {
        for (Element element : row.select("a, span, strong, b, li, em, div")) {
            String text = element.ownText().isBlank() ? start(element) : Plain.of(element.ownText());
            if (NUMBER.matcher(text).matches()) {
                boolean isLink = element.is("a[href]") || element.selectFirst("a[href]") != null;
                boolean isOwn = element.is("a[href]") && isSelf(element);
                if (!isLink
                        || isOwn
                        || MARKED.matcher(element.className() + " " + parentClass(element))
                                .find()) {
                    return Integer.parseInt(text);
                }
            }
        }
        return Math.max(ownNumber, 1);
    }

    private static String parentClass(Element element) {
        Element parent = element.parent();
        return parent == null || parent.childrenSize() > 1 ? "" : parent.className();
    }

    private Element row(Element link) {
        Element row = link;
        for (int up = 0; up < LEVELS; up++) {
            Element parent = row.parent();
            if (parent == null) {
                return row;
            }
            row = parent;
            if (numbers.getOrDefault(row, 0) >= 2) {
                return row;
            }
        }
        return row;
    }

    private boolean isAmongNumbers(Element link) {
        Element row = row(link);
        return numbers.getOrDefault(row, 0) >= 2
                && shortRows.computeIfAbsent(
                        row, element -> Plain.start(element, LONGEST_ROW).length() < LONGEST_ROW);
    }

    private static boolean isPager(Element link) {
        return link.closest(PAGER) != null;
    }

    private static String start(Element element) {
        return Plain.start(element, LONGEST_WORD);
    }

    private boolean isSelf(Element link) {
        return Page.link(link, "href")
                .filter(url -> !Addresses.key(url).equals(own))
                .isEmpty();
    }

    private Optional<String> onward(Element link) {
        return Page.link(link, "href")
                .map(Addresses::page)
                .filter(url -> !Addresses.key(url).equals(own))
                .filter(url -> Addresses.isSameSite(url, page.url()))
                .filter(url -> Addresses.pageNumber(url).orElse(Integer.MAX_VALUE) > ownNumber);
    }
}
