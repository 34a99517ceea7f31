package vn.tintinh.parse.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/**
 * Marks what is certainly no part of an article. What holds most of the page's sentences is never marked, and a word
 * whose elements hold most of them together means something else on this page, and marks nothing.
 */
final class Pruner {
    private static final double MOST = 0.4;
    private static final int ENOUGH = 500;
    private static final int MOST_ROUNDS = 4;
    /** Words that mean what they say however much they hold. */
    private static final Set<String> SURE = Set.of(
            "comment", "comments", "disqus", "binhluan", "related", "tinlienquan", "cookie", "consent", "footer");

    private final Element root;
    private final Weights weights;
    private final double all;
    private final double most;
    private final Map<String, String> reasons = new HashMap<>();
    private final Set<String> mistaken = new HashSet<>();

    private Pruner(Element root) {
        this.root = root;
        this.weights = Weights.of(root, Set.of());
        this.all = weights.of(root).paragraphs();
        this.most = all * MOST;
    }

    /** The topmost nodes below {@code root} that are clutter. */
    static Set<Node> clutter(Element root) {
        Pruner pruner = new Pruner(root);
        Set<Node> clutter = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            clutter.clear();
            Map<String, Integer> prose = pruner.collect(clutter);
            prose.values().removeIf(sum -> sum <= pruner.most);
            prose.keySet().removeAll(SURE);
            prose.remove("hidden");
            if (!pruner.mistaken.addAll(prose.keySet())) {
                break;
            }
        }
        return clutter;
    }

    /** Fills {@code clutter}; the result is how much prose each reason takes away. */
    private Map<String, Integer> collect(Set<Node> clutter) {
        Map<String, Integer> prose = new HashMap<>();
        root.filter((node, depth) -> {
            if (node instanceof Comment) {
                clutter.add(node);
            } else if (node instanceof Element element && depth > 0) {
                if (Clutter.isByTag(element)) {
                    clutter.add(element);
                    return NodeFilter.FilterResult.SKIP_ENTIRELY;
                }
                String reason = reason(element);
                if (!reason.isEmpty() && isLittle(element, reason)) {
                    prose.merge(reason, weights.of(element).paragraphs(), Integer::sum);
                    clutter.add(element);
                    return NodeFilter.FilterResult.SKIP_ENTIRELY;
                }
            }
            return NodeFilter.FilterResult.CONTINUE;
        });
        return prose;
    }

    private boolean isLittle(Element element, String reason) {
        int prose = weights.of(element).paragraphs();
        return prose <= most || (SURE.contains(reason) && all - prose > ENOUGH && element.selectFirst("h1") == null);
    }

    private String reason(Element element) {
        String reason =
                switch (element.normalName()) {
                    case "article", "main", "body", "html", "p", "h1", "figure", "img", "picture", "a" -> "";
                    case "header" -> element.selectFirst("h1, h2, p") == null ? "header" : "";
                    case "aside", "footer" -> Clutter.reason(element);
                    default -> byName(element);
                };
        return mistaken.contains(reason) ? "" : reason;
    }

    private String byName(Element element) {
        String names = Clutter.names(element);
        if (names.isEmpty() || element.hasAttr("style") || element.hasAttr("hidden")) {
            return Clutter.reason(element);
        }
        return reasons.computeIfAbsent(names, Clutter::reason);
    }
}
