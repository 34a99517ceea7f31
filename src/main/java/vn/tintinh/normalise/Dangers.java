package vn.tintinh.normalise;

import java.util.Locale;
import java.util.Set;

/** Values that run something when a browser meets them in the wrong place. */
final class Dangers {
    private static final Set<String> CODE = Set.of("javascript", "vbscript", "livescript", "mocha", "jscript");
    private static final Set<String> WRAPPERS = Set.of("data", "feed", "view-source", "blob", "filesystem");

    private Dangers() {}

    /** Whether following it may run something, white space and control characters aside. */
    static boolean isDangerousUrl(String value) {
        String scheme = scheme(value);
        return CODE.contains(scheme) || WRAPPERS.contains(scheme);
    }

    /** Whether a text, say a picture's description, would be code if it stood in a link. */
    static boolean isDangerousText(String value) {
        return isDangerousUrl(value);
    }

    private static String scheme(String value) {
        int colon = value.indexOf(':');
        if (colon < 4) {
            return "";
        }
        StringBuilder scheme = new StringBuilder();
        for (int i = 0; i < colon; i++) {
            char c = value.charAt(i);
            boolean skipped =
                    c <= ' ' || Characters.within(c, 0x7F, 0xA0) || Characters.within(c, 0x200B, 0x200F) || c == 0xFEFF;
            if (!skipped && !Character.isWhitespace(c)) {
                scheme.append(c);
            }
            if (scheme.length() > 12) {
                return "";
            }
        }
        return scheme.toString().toLowerCase(Locale.ROOT);
    }
}
