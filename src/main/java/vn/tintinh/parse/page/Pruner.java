package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/** Marks what is certainly no part of an article; what holds most of the page's sentences is never marked. */
final class Pruner {
    private static final double MOST = 0.4;

    private Pruner() {}

    /** The topmost nodes below {@code root} that are clutter. */
    static Set<Node> clutter(Element root) {
        int most = (int) (sentences(root) * MOST);
        Set<Node> clutter = new HashSet<>();
        collect(root, most, clutter);
        return clutter;
    }

    private static void collect(Element root, int most, Set<Node> clutter) {
        List<Element> kept = new ArrayList<>();
        root.filter((node, depth) -> {
            if (node instanceof Comment) {
                clutter.add(node);
            } else if (node instanceof Element element && !node.equals(root) && isClutter(element)) {
                if (Clutter.isByTag(element) || sentences(element) <= most) {
                    clutter.add(node);
                } else {
                    kept.add(element);
                }
                return NodeFilter.FilterResult.SKIP_CHILDREN;
            }
            return NodeFilter.FilterResult.CONTINUE;
        });
        kept.forEach(element -> collect(element, most, clutter));
    }

    private static boolean isClutter(Element element) {
        if (Clutter.isByTag(element)) {
            return true;
        }
        return switch (element.normalName()) {
            case "article", "main", "body", "html", "p", "h1", "figure", "img", "picture", "a" -> false;
            case "header" -> element.selectFirst("h1, h2, p") == null;
            default -> Clutter.isByName(element);
        };
    }

    /** Characters in paragraphs, or in lines parted by {@code <br>}. */
    private static int sentences(Element element) {
        int length = 0;
        for (Element paragraph : element.select("p, br")) {
            length +=
                    paragraph.normalName().equals("br") ? 40 : paragraph.text().length();
        }
        return length;
    }
}
