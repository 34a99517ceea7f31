package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.QueryParser;

/**
 * Selectors of a rule: CSS in jsoup's dialect, or XPath 1.0 where one begins with {@code /}, {@code (/}, {@code ./},
 * {@code (./} or {@code xpath:}. With {@code @attribute} at the end it takes an attribute in place of the text, e.g.
 * {@code meta[name=author]@content} or {@code //time/@datetime}.
 */
public final class Selectors {
    private static final Pattern WITH_ATTRIBUTE = Pattern.compile("(.*[^\\s@]?)\\s*@([A-Za-z_][\\w:.-]*)\\s*");
    private static final Pattern XPATH = Pattern.compile("\\s*(?:xpath:.*|\\(*\\.{0,2}/.*)", Pattern.DOTALL);
    private static final Pattern FROM_TOP = Pattern.compile("^(\\(*)/");
    private static final String PREFIX = "xpath:";

    private Selectors() {}

    /** What is wrong with a selector, as one sentence; empty when it can be used. */
    public static Optional<String> problem(String selector) {
        if (selector.isBlank()) {
            return Optional.of("a selector must not be empty");
        }
        boolean isXpath = isXpath(selector);
        try {
            String path = path(selector);
            if (isXpath) {
                Jsoup.parse("").selectXpath(path);
            } else if (!path.isEmpty()) {
                QueryParser.parse(path);
            }
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            return Optional.of(
                    "“" + selector + "” is no " + (isXpath ? "XPath to elements: " : "CSS selector: ") + reason(wrong));
        }
    }

    /**
     * The elements that match below {@code root}, in document order; the root itself for a bare {@code @attribute}.
     * An XPath sees nothing above {@code root}.
     */
    static List<Element> elements(Element root, String selector) {
        String path = path(selector);
        if (path.isEmpty()) {
            return List.of(root);
        }
        return isXpath(selector) ? byXpath(root, path) : root.select(path);
    }

    /**
     * jsoup makes a W3C tree of the whole page for each question, which is quadratic over a page's blocks: a block is
     * asked as a small page of its own. A path that begins at the top begins at the block.
     */
    private static List<Element> byXpath(Element root, String path) {
        if (root instanceof Document) {
            return root.selectXpath(path);
        }
        Element copy = root.clone();
        new Document("").appendChild(copy);
        IdentityHashMap<Element, Element> originals = new IdentityHashMap<>();
        List<Element> own = root.getAllElements();
        List<Element> copied = copy.getAllElements();
        for (int i = 0; i < copied.size(); i++) {
            originals.put(copied.get(i), own.get(i));
        }
        return copy.selectXpath(FROM_TOP.matcher(path).replaceFirst("$1./")).stream()
                .flatMap(found -> Optional.ofNullable(originals.get(found)).stream())
                .toList();
    }

    /** Takes out what matches; tells of each selector that matches nothing. */
    static void remove(Element root, List<String> selectors, List<String> warnings) {
        for (String selector : selectors) {
            List<Element> found = elements(root, selector);
            if (found.isEmpty()) {
                warnings.add(unmatched(selector, "remove") + "; nothing was taken out for it");
            }
            found.stream()
                    .filter(element -> element.parent() != null)
                    .filter(element -> !element.normalName().matches("html|body"))
                    .forEach(Element::remove);
        }
    }

    /** The beginning of what is said of a selector that matches nothing. */
    static String unmatched(String selector, String field) {
        return "the rule's selector “" + selector + "” for " + field + " matches nothing";
    }

    /** The text or attribute of each match, without the empty ones. */
    static List<String> values(Element root, String selector) {
        List<String> values = new ArrayList<>();
        for (Element element : elements(root, selector)) {
            String value = value(element, selector);
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return values;
    }

    /** The text or attribute that a selector takes of one of its matches. */
    static String value(Element element, String selector) {
        return Plain.of(attribute(selector).map(element::attr).orElseGet(element::text));
    }

    /** The attribute that a selector takes. */
    static Optional<String> attribute(String selector) {
        return split(selector).map(matcher -> matcher.group(2));
    }

    /** Whether a selector is XPath and not CSS. */
    static boolean isXpath(String selector) {
        return XPATH.matcher(selector).matches();
    }

    /** The selector without its prefix and its attribute. */
    private static String path(String selector) {
        String path = split(selector)
                .map(matcher -> matcher.group(1))
                .orElse(selector)
                .strip();
        if (!isXpath(selector)) {
            return path;
        }
        String bare = path.startsWith(PREFIX) ? path.substring(PREFIX.length()).strip() : path;
        if (split(selector).isEmpty()) {
            return bare;
        }
        // XPath writes its own slash before an attribute; two mean every element below as well.
        return bare.endsWith("//")
                ? bare.substring(0, bare.length() - 2) + "/descendant-or-self::*"
                : bare.replaceFirst("/$", "");
    }

    private static Optional<Matcher> split(String selector) {
        Matcher matcher = WITH_ATTRIBUTE.matcher(selector);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** Java's XPath wraps its reason in several exceptions. */
    private static String reason(Throwable wrong) {
        Throwable deepest = wrong;
        while (deepest.getCause() != null && deepest.getCause().getMessage() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage())
                .lines()
                .findFirst()
                .orElse("it cannot be read")
                .replaceFirst("^[\\w.]+Exception: ", "");
    }
}
