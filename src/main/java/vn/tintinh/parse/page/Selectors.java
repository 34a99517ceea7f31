package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/**
 * Selectors of a rule: CSS in jsoup's dialect, with {@code @attribute} at the end to take an attribute in place of the
 * text, e.g. {@code meta[name=author]@content}.
 */
public final class Selectors {
    private static final Pattern WITH_ATTRIBUTE = Pattern.compile("(.*[^\\s@]?)\\s*@([A-Za-z_][\\w:.-]*)\\s*");

    private Selectors() {}

    /** What is wrong with a selector, as one sentence; empty when it can be used. */
    public static Optional<String> problem(String selector) {
        if (selector.isBlank()) {
            return Optional.of("a selector must not be empty");
        }
        try {
            String css = css(selector);
            if (!css.isEmpty()) {
                QueryParser.parse(css);
            }
            return Optional.empty();
        } catch (Selector.SelectorParseException | IllegalArgumentException wrong) {
            return Optional.of(
                    "“" + selector + "” is no CSS selector: " + firstLine(String.valueOf(wrong.getMessage())));
        }
    }

    /** The elements that match below {@code root}, in document order; the root itself for a bare {@code @attribute}. */
    static List<Element> elements(Element root, String selector) {
        String css = css(selector);
        return css.isEmpty() ? List.of(root) : root.select(css);
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

    private static String css(String selector) {
        return split(selector).map(matcher -> matcher.group(1)).orElse(selector).strip();
    }

    private static Optional<Matcher> split(String selector) {
        Matcher matcher = WITH_ATTRIBUTE.matcher(selector);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("it cannot be read");
    }
}
