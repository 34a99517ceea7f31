package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Takes out of a found body what is not the article's own text: repeated title, date, tools, other news. */
final class BodyCleaner {
    private static final Pattern MORE = Pattern.compile(
            "(?iu)^\\W*(?:xem thêm|đọc thêm|>>+|read more|read also|also read|see also|related|mời (?:bạn|quý độc giả)"
                    + "|lesen sie auch|mehr dazu|leggi anche|lire aussi|more:|watch:|video:)\\s*:?.*");
    private static final int LONGEST_LINE = 200;

    private BodyCleaner() {}

    /** Cleans the body in place. */
    static void clean(Element body, String title, Optional<String> lead) {
        for (Element element : body.select("iframe, embed, video, audio")) {
            if (element.attr("src").isBlank()
                    && element.attr("data-src").isBlank()
                    && element.children().isEmpty()) {
                element.remove();
            }
        }
        removeRepeated(body, title);
        lead.ifPresent(text -> removeFirst(body, text));
        removeOthers(body);
        removeLinkBlocks(body);
        removeDates(body);
        removeEmpty(body);
    }

    /** The title shown again inside of the body, and heading tags that repeat it. */
    private static void removeRepeated(Element body, String title) {
        String key = Plain.key(title);
        for (Element heading : body.select("h1, h2, [class*=title], [itemprop=headline]")) {
            if (Plain.key(heading.text()).equals(key)) {
                heading.remove();
                return;
            }
        }
    }

    private static void removeFirst(Element body, String text) {
        String key = Plain.key(text);
        for (Element element : body.select("p, h2, h3, div, strong")) {
            if (Plain.key(element.text()).equals(key)) {
                element.remove();
                return;
            }
        }
    }

    /** A heading over other news goes with the lists and links that follow it. */
    private static void removeOthers(Element body) {
        for (Element element : body.select("h2, h3, h4, h5, h6, p, div, strong, b, span, em")) {
            if (!element.root().equals(body.root()) || !Clutter.isHeadingOfOthers(Plain.of(element.text()))) {
                continue;
            }
            Element heading = element;
            while (heading.parent() != null && !body.equals(heading.parent()) && onlyChild(heading)) {
                heading = heading.parent();
            }
            Element next = heading.nextElementSibling();
            while (next != null && isOfLinks(next)) {
                Element after = next.nextElementSibling();
                next.remove();
                next = after;
            }
            heading.remove();
        }
    }

    private static boolean onlyChild(Element element) {
        Element parent = element.parent();
        return parent != null && Plain.key(parent.text()).equals(Plain.key(element.text()));
    }

    private static boolean isOfLinks(Element element) {
        int all = element.text().length();
        return all == 0 ? element.selectFirst("img, iframe") == null : linked(element) * 2 > all;
    }

    /** Lists and boxes that are mostly links, and lines that lead elsewhere ("Xem thêm: …"). */
    private static void removeLinkBlocks(Element body) {
        for (Element element :
                body.select("ul, ol, div, section, table, p, dl, center, li, h2, h3, h4, figure, article")) {
            if (element.equals(body) || !element.root().equals(body.root())) {
                continue;
            }
            String text = element.text();
            int length = text.length();
            int linked = linked(element);
            boolean isMedia = element.selectFirst("img, iframe, video, picture") != null;
            if (length == 0 || linked == 0) {
                continue;
            }
            boolean isLeading = length <= LONGEST_LINE && MORE.matcher(text).matches() && linked * 3 > length;
            boolean isLinks = !element.is("p, li, h2, h3, h4")
                    && linked * 10 > length * 7
                    && (!isMedia || countLinks(element) > 1);
            boolean isLine = element.is("p, h2, h3, h4") && linked * 20 > length * 19 && length > 20 && !isMedia;
            if (isLeading || isLinks || isLine) {
                element.remove();
            }
        }
    }

    private static int countLinks(Element element) {
        return element.select("a[href]").size();
    }

    /** Characters of an element that stand in links to other pages. */
    static int linked(Element element) {
        int linked = 0;
        for (Element link : element.select("a[href]")) {
            if (!link.attr("href").startsWith("#")) {
                linked += link.text().length();
            }
        }
        return linked;
    }

    /** A line at the top that is a date and nothing else. */
    private static void removeDates(Element body) {
        int seen = 0;
        for (Element element : body.select("time, span, p, div, em, small")) {
            String text = Plain.of(element.text());
            if (text.isEmpty()) {
                continue;
            }
            if (text.length() <= 60) {
                Optional<String> span = DateSpans.first(text);
                if (span.isPresent()
                        && Plain.weight(text) <= Plain.weight(span.get()) + 16
                        && element.children().size() <= 2) {
                    element.remove();
                }
            } else if (element.is("p") && ++seen > 1) {
                return;
            }
        }
    }

    private static void removeEmpty(Element body) {
        List<Node> empty = new ArrayList<>();
        for (Element element : body.select("p, div, span, h2, h3, h4, ul, li, section, center, strong, b, em")) {
            if (!element.equals(body)
                    && element.text().isBlank()
                    && element.selectFirst("img, iframe, video, audio, picture, embed, hr, table") == null) {
                empty.add(element);
            }
        }
        empty.forEach(Node::remove);
        for (Element paragraph : body.select("p, div")) {
            if (paragraph.childNodeSize() > 0 && paragraph.childNode(0) instanceof TextNode first) {
                first.text(first.getWholeText().replaceFirst("^[\\s\\u00A0]+", ""));
            }
        }
    }
}
