package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Finds the element that holds an article's text.
 *
 * <p>Idea: every block of text counts for or against the elements around it. Sentences count for (their length less
 * their links), links and fragments count against. The element with the greatest balance is the smallest one that
 * holds nearly all sentences and little else: a sum over the subtree, so one walk finds it. Elements that say by class or
 * microdata that they are the article's body win when they hold most of what the walk found.
 *
 * <p>Cost: one walk to mark what is certainly clutter, one to count; linear in the page.
 */
final class Bodies {
    private static final Pattern BODY_CLASS = Pattern.compile(
            "(?i)(?:^|[ _-])(?:article_{0,2}-?(?:body|content|text)|articlebody|articlecontent|entry-content|post-content"
                    + "|post-?body|story-?body|story-?content|fck_detail|detail-?content|content-?detail|news-?content"
                    + "|noidung|noi-dung|maincontent|zce-content-body|journal-content-article|singular-content|td-post-content"
                    + "|cms-body|news-?detail|rte|richtext|body-content|content-?body)(?:$|[ _-])");
    private static final int SENTENCE = 60;
    private static final int SHORT_SENTENCE = 25;

    private final Map<Element, Balance> balances = new HashMap<>();
    private final Element root;

    /** Weighs {@code root} without the clutter in it. */
    Bodies(Element root, Set<Node> clutter) {
        this.root = root;
        root.filter(new Weigher(clutter));
    }

    /** The body; the root itself when nothing on the page reads like an article. */
    Element find() {
        Element best = root;
        for (Map.Entry<Element, Balance> entry : balances.entrySet()) {
            if (entry.getValue().value() > balance(best).value()) {
                best = entry.getKey();
            }
        }
        best = deepest(best);
        return named(best);
    }

    /** Characters of sentences in an element. */
    int sentences(Element element) {
        return (int) balance(element).good;
    }

    /** Goes down while one child holds nearly all of it. */
    private Element deepest(Element from) {
        Element current = from;
        double enough = balance(from).value() * 0.9;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Element child : current.children()) {
                if (!isParagraph(child) && balance(child).value() >= enough) {
                    current = child;
                    moved = true;
                    break;
                }
            }
        }
        return current;
    }

    private static boolean isParagraph(Element element) {
        return switch (element.normalName()) {
            case "p", "h1", "h2", "h3", "h4", "blockquote", "pre", "span", "a", "b", "strong", "font", "em", "i" ->
                true;
            default -> false;
        };
    }

    /** An element that calls itself the body, if it holds most of what was found. */
    private Element named(Element found) {
        Element best = found;
        double bestGood = balance(found).good * 0.7;
        List<Element> candidates = new ArrayList<>(root.select("[itemprop=articleBody]"));
        for (Element element : root.select("[class], [id]")) {
            if (BODY_CLASS.matcher(element.className() + " " + element.id()).find()) {
                candidates.add(element);
            }
        }
        for (Element candidate : candidates) {
            double good = balance(candidate).good;
            if (good > bestGood && balance(candidate).bad < good && good <= balance(found).good * 1.5) {
                best = candidate;
                bestGood = good;
            }
        }
        return best;
    }

    private Balance balance(Element element) {
        return balances.getOrDefault(element, Balance.NONE);
    }

    /** What counts for and against an element. */
    private static final class Balance {
        static final Balance NONE = new Balance();
        private double good;
        private double bad;
        private int own;
        private int linked;
        private boolean endsSentence;

        double value() {
            return good - bad;
        }

        void add(Balance child) {
            good += child.good;
            bad += child.bad;
        }

        void settle(Element element) {
            if (own == 0) {
                return;
            }
            boolean isParagraph = element.normalName().equals("p");
            boolean isHeading = element.normalName().matches("h[1-6]");
            double share = (double) linked / own;
            boolean isSentence = own >= SENTENCE || (own >= SHORT_SENTENCE && (endsSentence || isParagraph));
            if (isSentence && share < 0.4 && !isHeading) {
                good += own - linked;
            } else if (isHeading) {
                bad += linked;
            } else {
                bad += linked + (own - linked) * 0.3;
            }
        }
    }

    /** One walk in which every text counts for its nearest block, and every block for those around it. */
    private final class Weigher implements NodeFilter {
        private final Set<Node> clutter;
        private int links;

        Weigher(Set<Node> clutter) {
            this.clutter = clutter;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (clutter.contains(node)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (node instanceof Element element) {
                balances.put(element, new Balance());
                links += element.normalName().equals("a") ? 1 : 0;
            } else if (node instanceof TextNode text && !text.getWholeText().isBlank()) {
                Element block = blockOf(node);
                Balance balance = balance(block);
                String plain = text.getWholeText().strip();
                balance.own += plain.length();
                balance.linked += links > 0 ? plain.length() : 0;
                balance.endsSentence |= ".!?…:;”\"".indexOf(plain.charAt(plain.length() - 1)) >= 0;
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                links -= element.normalName().equals("a") ? 1 : 0;
                Balance balance = balance(element);
                balance.settle(element);
                Element parent = element.parent();
                if (parent != null && balances.containsKey(parent)) {
                    balance(parent).add(balance);
                }
            }
            return FilterResult.CONTINUE;
        }

        private Element blockOf(Node node) {
            Element element = root;
            for (Node up = node.parent(); up instanceof Element above; up = up.parent()) {
                element = above;
                if (above.isBlock() || above.equals(root)) {
                    break;
                }
            }
            return balances.containsKey(element) ? element : root;
        }
    }
}
