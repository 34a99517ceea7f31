package vn.tintinh.parse.feed;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Elements that stand inside a text construct, written as HTML. What is dangerous in it is for the sanitiser. */
final class Markup {
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");
    private static final Set<String> URL_ATTRIBUTES = Set.of("href", "src", "cite", "poster", "longdesc");

    private final boolean textIsMarkup;
    private final Element construct;
    private final StringBuilder html = new StringBuilder();

    private Markup(Element construct, boolean textIsMarkup) {
        this.construct = construct;
        this.textIsMarkup = textIsMarkup;
    }

    /** The construct's content where text is text; without the one {@code div} that XHTML constructs wrap it in. */
    static String ofXhtml(Element construct) {
        Element content = construct;
        if (construct.elements().size() == 1
                && construct.elements().get(0).name().equalsIgnoreCase("div")
                && construct.children().stream().noneMatch(child -> child instanceof String text && !text.isBlank())) {
            content = construct.elements().get(0);
        }
        return new Markup(construct, false).inside(content);
    }

    /** The construct's content where text is HTML itself, with elements among it. */
    static String ofHtml(Element construct) {
        return new Markup(construct, true).inside(construct);
    }

    private String inside(Element element) {
        children(element);
        return html.toString().strip();
    }

    private void children(Element element) {
        for (Object child : element.children()) {
            if (child instanceof Element inner) {
                element(inner);
            } else if (textIsMarkup) {
                html.append(child);
            } else {
                escape((String) child, false);
            }
        }
    }

    private void element(Element element) {
        String name = element.name();
        html.append('<').append(name);
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            if (attribute.getKey().indexOf(':') < 0) {
                html.append(' ').append(attribute.getKey()).append("=\"");
                escape(value(element, attribute), true);
                html.append('"');
            }
        }
        html.append('>');
        if (!VOID.contains(name)) {
            children(element);
            html.append("</").append(name).append('>');
        }
    }

    /** A reference is resolved here where its base is not the construct's, which the sanitiser will be told. */
    private String value(Element element, Map.Entry<String, String> attribute) {
        boolean foreign =
                URL_ATTRIBUTES.contains(attribute.getKey()) && !Objects.equals(element.base(), construct.base());
        return foreign ? element.resolve(attribute.getValue()) : attribute.getValue();
    }

    private void escape(String text, boolean inAttribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append(inAttribute ? "&quot;" : "\"");
                default -> html.append(c);
            }
        }
    }
}
