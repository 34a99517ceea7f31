package vn.tintinh.parse.page;

import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

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

    private final Weights weights;
    private final Element root;

    /** Looks in {@code root}, which was weighed without the clutter in it. */
    Bodies(Element root, Weights weights) {
        this.root = root;
        this.weights = weights;
    }

    /** The body; the root itself when nothing on the page reads like an article. */
    Element find() {
        Element best = root;
        double most = weights.of(root).balance();
        for (Map.Entry<Element, Weights.Weight> entry : weights.all().entrySet()) {
            if (entry.getValue().balance() > most) {
                best = entry.getKey();
                most = entry.getValue().balance();
            }
        }
        best = deepest(best);
        return named(best);
    }

    /** Goes down while one child holds nearly all of it. */
    private Element deepest(Element from) {
        Element current = from;
        double enough = weights.of(from).balance() * 0.9;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Element child : current.children()) {
                if (!isParagraph(child) && weights.of(child).balance() >= enough) {
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
        double most = weights.of(found).prose() * 0.7;
        double tooMuch = weights.of(found).prose() * 1.5;
        for (Map.Entry<Element, Weights.Weight> entry : weights.all().entrySet()) {
            double prose = entry.getValue().prose();
            if (prose > most && entry.getValue().loose() < prose && prose <= tooMuch && isNamed(entry.getKey())) {
                best = entry.getKey();
                most = prose;
            }
        }
        return best;
    }

    private static boolean isNamed(Element element) {
        return element.attr("itemprop").equals("articleBody")
                || BODY_CLASS.matcher(element.className() + " " + element.id()).find();
    }
}
