package vn.tintinh.parse.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a named character reference stands for in one document: what XML and HTML define, and plain short strings that
 * the document's own DOCTYPE declares. An entity made of entities or of markup is never expanded, so nothing grows, and
 * an external one is never fetched; what is not known stays as written.
 */
final class Entities {
    private static final Pattern DECLARATION =
            Pattern.compile("<!ENTITY\\s+([\\w:.-]{1,64})\\s+(?:\"([^\"&<%]{0,200})\"|'([^'&<%]{0,200})')\\s*>");
    private static final Pattern ROOT = Pattern.compile("<[A-Za-z_]");
    private static final int MAX_EXPANDED = 100_000;

    private final Map<String, String> declared = new HashMap<>();
    private int expanded;
    private boolean metUnknown;

    /** The entities of a document. */
    static Entities of(String document) {
        Entities entities = new Entities();
        int doctype = document.indexOf("<!DOCTYPE");
        if (doctype >= 0) {
            Matcher root = ROOT.matcher(document);
            int end = root.find() ? root.start() : document.length();
            Matcher declaration = DECLARATION.matcher(document).region(Math.min(doctype, end), end);
            while (declaration.find()) {
                String value = declaration.group(2) == null ? declaration.group(3) : declaration.group(2);
                entities.declared.putIfAbsent(declaration.group(1), value);
            }
        }
        return entities;
    }

    /** What the reference stands for; the reference itself where that is unknown. */
    String resolve(String name) {
        String own = declared.get(name);
        if (own != null && expanded + own.length() <= MAX_EXPANDED) {
            expanded += own.length();
            return own;
        }
        metUnknown = true;
        String html = html(name);
        return html.isEmpty() ? "&" + name + ";" : html;
    }

    /** Whether a reference was met that XML does not know. */
    boolean metUnknown() {
        return metUnknown;
    }

    private static String html(String name) {
        return switch (name) {
            case "amp", "AMP" -> "&";
            case "lt", "LT" -> "<";
            case "gt", "GT" -> ">";
            case "quot", "QUOT" -> "\"";
            case "apos" -> "'";
            default -> org.jsoup.nodes.Entities.getByName(name);
        };
    }
}
