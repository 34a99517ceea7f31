package vn.tintinh.parse.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.ReadDate;

/** What a listing shows of one article in the block around its link: title, date, summary, image. */
final class Blocks {
    private static final Pattern DATE_CLASS = Pattern.compile("(?i).*(?:date|time|ngay|pub|posted|meta).*");
    private static final List<String> IMAGE_ATTRIBUTES =
            List.of("data-src", "data-original", "data-lazy-src", "data-image", "src");
    private static final int SHORTEST_SUMMARY = 40;
    private static final int LONGEST_SUMMARY = 1500;
    private static final int MOST_LEVELS = 8;

    private final Dates dates;

    /** Reads dates with {@code dates}. */
    Blocks(Dates dates) {
        this.dates = dates;
    }

    /** The largest element around each link that holds links to no other article. */
    static Map<Element, Element> around(Map<Element, String> links) {
        Map<Element, String> sole = new HashMap<>();
        links.forEach((link, url) -> {
            for (Element above = link; above != null; above = above.parent()) {
                sole.merge(above, url, (one, other) -> one.equals(other) ? one : "");
            }
        });
        Map<Element, Element> blocks = new HashMap<>();
        links.forEach((link, url) -> {
            Element block = link;
            Element parent = link.parent();
            for (int up = 0;
                    parent != null && up < MOST_LEVELS && url.equals(sole.get(parent)) && !isRoot(parent);
                    up++) {
                block = parent;
                parent = block.parent();
            }
            blocks.put(link, block);
        });
        return blocks;
    }

    private static boolean isRoot(Element element) {
        return switch (element.normalName()) {
            case "body", "html", "main", "form" -> true;
            default -> false;
        };
    }

    /** What the block shows; {@code title} as found before. */
    ListedItem item(Element block, String url, String title) {
        return new ListedItem(url, title, date(block, title), summary(block, title), image(block));
    }

    private Optional<ReadDate> date(Element block, String title) {
        for (Element time : block.select("time")) {
            Optional<ReadDate> date = dates.read(time.attr("datetime").isBlank() ? time.text() : time.attr("datetime"));
            if (date.isPresent()) {
                return date;
            }
        }
        for (Element element : block.select("*")) {
            String own = Plain.of(element.ownText());
            if (own.length() < 6 || own.length() > 120 || own.equals(title)) {
                continue;
            }
            boolean isNamed =
                    DATE_CLASS.matcher(element.className() + element.id()).matches();
            Optional<String> span = DateSpans.first(own);
            if (span.isPresent() && (isNamed || Plain.weight(own) <= Plain.weight(span.get()) + 20)) {
                Optional<ReadDate> date = dates.read(own);
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> summary(Element block, String title) {
        String best = "";
        for (Element element : block.select("p, div, span, td, dd, h3, h4, a, i, em")) {
            String own = Plain.of(element.is("p, a") ? element.text() : element.ownText());
            boolean isText = own.length() >= SHORTEST_SUMMARY
                    && own.length() <= LONGEST_SUMMARY
                    && !Plain.key(own).equals(Plain.key(title))
                    && !Plain.key(own).startsWith(Plain.key(title));
            if (isText && own.length() > best.length()) {
                best = own;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static Optional<String> image(Element block) {
        for (Element image : block.select("img")) {
            for (String attribute : IMAGE_ATTRIBUTES) {
                Optional<String> link =
                        image.attr(attribute).startsWith("data:") ? Optional.empty() : Page.link(image, attribute);
                if (link.isPresent()) {
                    return link;
                }
            }
        }
        return Optional.empty();
    }
}
