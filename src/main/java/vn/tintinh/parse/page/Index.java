package vn.tintinh.parse.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/**
 * A page that is no article but an index: a front page, a section, a forum's list, a shop's shelf. Its text is that of
 * all its cards, links and all, without menus and footers.
 */
final class Index {
    private static final int LITTLE_PROSE = 400;
    private static final int HARDLY_PROSE = 250;
    private static final double HALF = 0.5;
    private static final Set<String> WORDS = Set.of(
            "nav",
            "navbar",
            "navigation",
            "menu",
            "submenu",
            "megamenu",
            "footer",
            "breadcrumb",
            "breadcrumbs",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "popup",
            "modal",
            "overlay",
            "drawer",
            "offcanvas",
            "login",
            "signin",
            "signup",
            "social",
            "socials",
            "share",
            "newsletter",
            "subscribe",
            "sidebar",
            "filter",
            "filters",
            "facets",
            "facet",
            "pagination",
            "pager",
            "paging",
            "pagenav",
            "cart",
            "minicart",
            "search",
            "topbar",
            "toolbar",
            "skip",
            "tooltip",
            "toast",
            "hidden",
            "announcement",
            "dropdown");
    private static final Pattern MAIN =
            Pattern.compile("(?i)^(?:main|content|main-?content|page-?content|maincontent)$");

    private Index() {}

    /**
     * Whether a page is an index.
     *
     * @param all of the page without clutter
     * @param body what would be the article
     * @param isSaid whether the page calls itself an article in JSON-LD
     * @param isHinted whether other things speak for an article: its type, its date, its address
     */
    static boolean isIndex(Weights.Weight all, Weights.Weight body, boolean isSaid, boolean isHinted) {
        if (isSaid || body.prose() > HALF * all.text() || all.links() < 2) {
            return false;
        }
        return body.prose() < HARDLY_PROSE
                || !isHinted
                || (body.prose() < LITTLE_PROSE && body.prose() < all.linked() / 4.0);
    }

    /** The part of the page that holds the cards; takes out of the page what is none. */
    static Element region(Element root) {
        Weights before = Weights.of(root, Set.of());
        Set<Node> clutter = clutter(root, before);
        Weights weights = Weights.of(root, clutter);
        int most = weights.of(root).text();
        Element region = root;
        for (Map.Entry<Element, Weights.Weight> entry : weights.all().entrySet()) {
            if (entry.getValue().text() >= HALF * most && isMain(entry.getKey())) {
                region = entry.getKey();
            }
        }
        clutter.forEach(Node::remove);
        return region;
    }

    private static boolean isMain(Element element) {
        return element.normalName().equals("main")
                || element.attr("role").equals("main")
                || MAIN.matcher(element.id()).matches();
    }

    private static Set<Node> clutter(Element root, Weights weights) {
        double most = weights.of(root).text() * HALF;
        Set<Node> clutter = new HashSet<>();
        Map<String, Boolean> known = new HashMap<>();
        root.filter((node, depth) -> {
            boolean isClutter = node instanceof Comment
                    || (depth > 0
                            && node instanceof Element element
                            && isClutter(element, weights.of(element).text() > most, known));
            if (isClutter) {
                clutter.add(node);
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            return NodeFilter.FilterResult.CONTINUE;
        });
        return clutter;
    }

    private static boolean isClutter(Element element, boolean isLarge, Map<String, Boolean> known) {
        if (Clutter.isByTag(element)) {
            return true;
        }
        return switch (element.normalName()) {
            case "body", "main", "h1", "p", "a", "li", "tr", "td", "article" -> false;
            case "footer", "header" -> element.closest("article, li, main, section") == null;
            default -> !isLarge && (Clutter.isHidden(element) || isNamed(Clutter.names(element), known));
        };
    }

    private static boolean isNamed(String names, Map<String, Boolean> known) {
        return !names.isEmpty() && known.computeIfAbsent(names, Index::isNamed);
    }

    private static boolean isNamed(String names) {
        return Clutter.words(names).stream().anyMatch(WORDS::contains);
    }
}
