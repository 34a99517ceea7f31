package vn.tintinh.normalise;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stays of a {@code style}: what carries meaning in a text, and nothing that fights the page it is shown on. */
final class Style {
    private static final Set<String> KEPT =
            Set.of("text-align", "vertical-align", "font-style", "font-weight", "text-decoration", "list-style-type");
    private static final Pattern VALUE = Pattern.compile("[a-z0-9 -]{1,40}");
    private static final int MOST_DECLARATIONS = 50;

    private Style() {}

    /** The declarations that stay, in their order; null: none. */
    static @Nullable String kept(String style) {
        if (style.indexOf('-') < 0) { // every name in the list has a hyphen
            return null;
        }
        StringBuilder kept = new StringBuilder();
        String[] declarations = style.split(";", MOST_DECLARATIONS);
        for (String declaration : declarations) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String name = declaration.substring(0, colon).trim().toLowerCase(Locale.ROOT);
                String value = declaration.substring(colon + 1).trim().toLowerCase(Locale.ROOT);
                if (KEPT.contains(name) && VALUE.matcher(value).matches() && !isDefault(name, value)) {
                    kept.append(kept.length() == 0 ? "" : "; ")
                            .append(name)
                            .append(": ")
                            .append(value);
                }
            }
        }
        return kept.length() == 0 ? null : kept.toString();
    }

    /** What Word writes on everything says nothing. */
    private static boolean isDefault(String name, String value) {
        return value.equals("normal")
                || value.equals("inherit")
                || value.equals("initial")
                || value.equals("baseline")
                || (name.equals("text-decoration") && value.equals("none"))
                || (name.equals("text-align") && (value.equals("start") || value.equals("left")))
                || (name.equals("font-weight") && value.equals("400"));
    }
}
