package vn.tintinh.parse.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * How much text, and of what kind, each element of a part of a page holds, as it was when weighed.
 *
 * <p>Every text counts for its nearest block, and every block for those around it: blocks that read like sentences count
 * as prose, links and fragments as loose. One walk, so linear in the page.
 */
final class Weights {
    private static final int SENTENCE = 60;
    private static final int SHORT_SENTENCE = 25;
    private static final int LINE = 40;
    private static final Weight NONE = new Weight();

    private final Map<Element, Weight> weights = new LinkedHashMap<>();

    private Weights() {}

    /** Weighs {@code root} without some of the nodes in it. */
    static Weights of(Element root, Set<Node> without) {
        Weights weights = new Weights();
        root.filter(weights.new Weigher(root, without));
        return weights;
    }

    /** The weight of an element; nothing for one that was not weighed. */
    Weight of(Element element) {
        return weights.getOrDefault(element, NONE);
    }

    /** All that was weighed, in document order. */
    Map<Element, Weight> all() {
        return weights;
    }

    /** What one element holds, in characters of visible text unless said otherwise. */
    static final class Weight {
        private int text;
        private int linked;
        private int links;
        private int media;
        private int paragraphs;
        private double prose;
        private double loose;
        private int own;
        private int ownLinked;
        private boolean endsSentence;

        private Weight() {}

        /** All text. */
        int text() {
            return text;
        }

        /** Text in links to other pages. */
        int linked() {
            return linked;
        }

        /** How many links to other pages. */
        int links() {
            return links;
        }

        /** How many pictures, videos and frames. */
        int media() {
            return media;
        }

        /** Text in paragraphs, and about what lines parted by {@code <br>} hold. */
        int paragraphs() {
            return paragraphs;
        }

        /** Text of sentences outside of links. */
        double prose() {
            return prose;
        }

        /** Links and fragments, as they count against an element. */
        double loose() {
            return loose;
        }

        /** What speaks for an element less what speaks against it. */
        double balance() {
            return prose - loose;
        }

        private void add(Weight child) {
            text += child.text;
            linked += child.linked;
            links += child.links;
            media += child.media;
            paragraphs += child.paragraphs;
            prose += child.prose;
            loose += child.loose;
        }

        private void settle(String tag) {
            if (own == 0) {
                return;
            }
            boolean isHeading = isHeading(tag);
            paragraphs += tag.equals("p") ? own : 0;
            boolean isSentence = own >= SENTENCE || (own >= SHORT_SENTENCE && (endsSentence || tag.equals("p")));
            if (isSentence && ownLinked < 0.4 * own && !isHeading) {
                prose += own - ownLinked;
            } else if (isHeading) {
                loose += ownLinked;
            } else {
                loose += ownLinked + (own - ownLinked) * 0.3;
            }
        }

        private static boolean isHeading(String tag) {
            return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
        }
    }

    /** One walk. */
    private final class Weigher implements NodeFilter {
        private final Element root;
        private final Set<Node> without;
        private final Deque<Weight> path = new ArrayDeque<>();
        private final Deque<Weight> blocks = new ArrayDeque<>();
        private int links;

        Weigher(Element root, Set<Node> without) {
            this.root = root;
            this.without = without;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (!without.isEmpty() && without.contains(node)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (node instanceof Element element) {
                enter(element);
            } else if (node instanceof TextNode text && !blocks.isEmpty()) {
                count(text.getWholeText());
            }
            return FilterResult.CONTINUE;
        }

        private void enter(Element element) {
            Weight weight = new Weight();
            weights.put(element, weight);
            path.push(weight);
            if (element.isBlock() || element.equals(root)) {
                blocks.push(weight);
            }
            switch (element.normalName()) {
                case "a" -> {
                    if (isElsewhere(element)) {
                        links++;
                        weight.links++;
                    }
                }
                case "br" -> weight.paragraphs += LINE;
                case "img", "picture", "video", "iframe", "audio", "embed" -> weight.media++;
                default -> {}
            }
        }

        private static boolean isElsewhere(Element link) {
            String address = link.attr("href");
            return !address.isEmpty() && address.charAt(0) != '#';
        }

        private void count(String text) {
            int length = 0;
            boolean gap = false;
            char last = ' ';
            for (int i = 0; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (Plain.isBlank(letter)) {
                    gap = length > 0;
                } else {
                    length += gap ? 2 : 1;
                    gap = false;
                    last = letter;
                }
            }
            if (length == 0) {
                return;
            }
            Weight inner = path.element();
            inner.text += length;
            Weight block = blocks.element();
            block.own += length;
            if (links > 0) {
                inner.linked += length;
                block.ownLinked += length;
            }
            block.endsSentence |= ".!?…:;”\"。！？".indexOf(last) >= 0;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                Weight weight = path.pop();
                if (weight.equals(blocks.element())) {
                    blocks.pop();
                }
                weight.settle(element.normalName());
                if (element.normalName().equals("a") && isElsewhere(element)) {
                    links--;
                }
                if (!path.isEmpty()) {
                    path.element().add(weight);
                }
            }
            return FilterResult.CONTINUE;
        }
    }
}
