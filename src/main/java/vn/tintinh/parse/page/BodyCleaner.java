package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Takes out of a found body what is not the article's own text: repeated title and lead, date and byline above the first
 * paragraph, other news. One walk decides by weights taken before, so texts are read only where they are short.
 */
final class BodyCleaner {
    private static final Pattern MORE = Pattern.compile(
            "(?iu)^\\W*(?:xem thêm|đọc thêm|>>+|read more|read also|also read|see also|see more|related|mời (?:bạn|quý độc giả)"
                    + "|lesen sie auch|mehr dazu|leggi anche|lire aussi|czytaj (?:więcej|także)|läs (?:mer|också)|baca juga"
                    + "|les også|lees ook|lea también|te puede interesar|leia (?:também|mais)|more:|watch:|video:)\\s*:?.*");
    private static final Pattern ABOVE = Pattern.compile(
            "(?iu)^(?:by|von|par|por|di|de|door|av|photo|text size|updated|published|close|share|listen|cập nhật|đăng lúc"
                    + "|@\\S+|.*\\b\\d+ ?(?:min(?:ute)?s? (?:read|lesezeit)|phút đọc)|image \\d+ of \\W*\\d+)\\b.*");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_ABOVE = 100;
    private static final int LONGEST_HEADING = 60;

    private final Element body;
    private final Weights weights;
    private final String title;
    private final String lead;
    private final Set<String> authors = new HashSet<>();
    private final Set<Element> gone = new HashSet<>();
    private final List<Element> captions = new ArrayList<>();
    private final List<Element> galleries = new ArrayList<>();
    private boolean hasTitle;
    private boolean hasLead;
    private int paragraphs;

    private BodyCleaner(Element body, String title, Optional<String> lead, List<String> authors) {
        this.body = body;
        this.weights = Weights.of(body, Set.of());
        this.title = Plain.key(title);
        this.lead = lead.map(Plain::key).orElse("");
        authors.forEach(name -> this.authors.add(Plain.key(name)));
    }

    /** Cleans the body in place. */
    static void clean(Element body, String title, Optional<String> lead, List<String> authors) {
        BodyCleaner cleaner = new BodyCleaner(body, title, lead, authors);
        body.filter(cleaner::judge);
        cleaner.gone.forEach(Node::remove);
        cleaner.captions.forEach(caption -> Captions.mark(caption, body, cleaner.weights));
        cleaner.galleries.forEach(Captions::reduce);
    }

    private NodeFilter.FilterResult judge(Node node, int depth) {
        if (node instanceof TextNode text) {
            trim(text);
            return NodeFilter.FilterResult.CONTINUE;
        }
        if (depth == 0 || !(node instanceof Element element)) {
            return NodeFilter.FilterResult.CONTINUE;
        }
        Weights.Weight weight = weights.of(element);
        if (gone.contains(element) || isGone(element, weight)) {
            gone.add(element);
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (Captions.isCaption(element, weight)) {
            captions.add(element);
            return NodeFilter.FilterResult.SKIP_CHILDREN;
        }
        if (Captions.isGallery(element, weight, weights.of(body))) {
            galleries.add(element);
            return NodeFilter.FilterResult.SKIP_CHILDREN;
        }
        if (element.normalName().equals("p") && weight.text() > LONGEST_HEADING) {
            paragraphs++;
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    /** White space at the beginning of a paragraph. */
    private static void trim(TextNode text) {
        Element parent = text.parent();
        if (text.previousSibling() == null && parent != null && parent.isBlock()) {
            String whole = text.getWholeText();
            int start = 0;
            while (start < whole.length() && Plain.isBlank(whole.charAt(start))) {
                start++;
            }
            if (start > 0 && !parent.normalName().equals("pre")) {
                text.text(whole.substring(start));
            }
        }
    }

    private boolean isGone(Element element, Weights.Weight weight) {
        String tag = element.normalName();
        if (weight.text() == 0) {
            return isEmpty(element, tag, weight);
        }
        if (isRepeated(element, weight) || isOfLinks(tag, weight)) {
            return true;
        }
        if (weight.text() > LONGEST_LINE) {
            return false;
        }
        String text = Plain.of(element.text());
        return isHeadingOfOthers(element, weight, text) || isLeading(tag, weight, text) || isAbove(element, tag, text);
    }

    private static boolean isEmpty(Element element, String tag, Weights.Weight weight) {
        return switch (tag) {
            case "p",
                    "div",
                    "span",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "section",
                    "center",
                    "strong",
                    "b",
                    "em" -> weight.media() == 0 && element.selectFirst("hr, table") == null;
            case "iframe", "embed", "video", "audio" ->
                element.attr("src").isBlank() && element.attr("data-src").isBlank() && element.childrenSize() == 0;
            default -> false;
        };
    }

    /** The title or the lead shown again inside of the body. */
    private boolean isRepeated(Element element, Weights.Weight weight) {
        if (!hasTitle
                && isAbout(weight, title)
                && isTitleLike(element)
                && Plain.key(element.text()).equals(title)) {
            hasTitle = true;
            return true;
        }
        if (!hasLead && isAbout(weight, lead) && Plain.key(element.text()).equals(lead)) {
            hasLead = true;
            return true;
        }
        return false;
    }

    private static boolean isAbout(Weights.Weight weight, String key) {
        return !key.isEmpty() && weight.text() >= key.length() && weight.text() <= key.length() * 2 + 20;
    }

    private static boolean isTitleLike(Element element) {
        return element.normalName().equals("h1")
                || element.normalName().equals("h2")
                || element.attr("class").contains("title")
                || element.attr("itemprop").equals("headline");
    }

    /** Lists and boxes that are mostly links, and lines that are one. */
    private static boolean isOfLinks(String tag, Weights.Weight weight) {
        return switch (tag) {
            case "ul", "ol", "div", "section", "table", "dl", "center", "figure", "article" ->
                weight.linked() * 10 > weight.text() * 7 && (weight.media() == 0 || weight.links() > 1);
            case "p", "h2", "h3", "h4" ->
                weight.linked() * 20 > weight.text() * 19 && weight.text() > 20 && weight.media() == 0;
            default -> false;
        };
    }

    /** A heading over other news goes with the lists and links that follow it. */
    private boolean isHeadingOfOthers(Element element, Weights.Weight weight, String text) {
        if (weight.text() > LONGEST_HEADING || !isHeading(element) || !Clutter.isHeadingOfOthers(text)) {
            return false;
        }
        Element heading = element;
        Element parent = heading.parent();
        while (parent != null && !parent.equals(body) && weights.of(parent).text() == weight.text()) {
            heading = parent;
            parent = heading.parent();
        }
        for (Element next = heading.nextElementSibling(); next != null; next = next.nextElementSibling()) {
            Weights.Weight of = weights.of(next);
            boolean isLinks = of.text() == 0 ? of.media() == 0 : of.linked() * 2 > of.text();
            if (!isLinks) {
                break;
            }
            gone.add(next);
        }
        return true;
    }

    private static boolean isHeading(Element element) {
        return switch (element.normalName()) {
            case "h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b", "span", "em" -> true;
            default -> false;
        };
    }

    /** A line that leads elsewhere: "Xem thêm: …". */
    private static boolean isLeading(String tag, Weights.Weight weight, String text) {
        return switch (tag) {
            case "p", "div", "li", "h2", "h3", "h4", "section", "center", "strong", "b", "em" ->
                weight.linked() * 3 > weight.text() && MORE.matcher(text).matches();
            default -> false;
        };
    }

    /** A line above the first paragraph that is a date, a byline or a reading time. */
    private boolean isAbove(Element element, String tag, String text) {
        if (paragraphs > 1 || text.length() > LONGEST_ABOVE) {
            return false;
        }
        switch (tag) {
            case "time", "span", "p", "div", "em", "small", "li", "ul", "address", "a" -> {}
            default -> {
                return false;
            }
        }
        Optional<String> span = DateSpans.first(text);
        if (span.isPresent() && Plain.weight(text) <= Plain.weight(span.get()) + 40 && element.childrenSize() <= 3) {
            return true;
        }
        return paragraphs == 0
                && element.isBlock()
                && !text.endsWith(".")
                && (ABOVE.matcher(text).matches() || authors.contains(Plain.key(Bylines.bare(text))));
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
}
