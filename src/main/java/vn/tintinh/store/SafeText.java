package vn.tintinh.store;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The door for text: what PostgreSQL cannot store is taken out, so that no odd string fails a run. */
final class SafeText {
    private SafeText() {}

    /** NFC, without NUL and lone surrogates. */
    static String of(String text) {
        String clean = isStorable(text) ? text : stripped(text);
        return Normalizer.isNormalized(clean, Normalizer.Form.NFC)
                ? clean
                : Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    static @Nullable String orNull(java.util.Optional<String> text) {
        return text.map(SafeText::of).orElse(null);
    }

    /** The first so many characters, no pair of surrogates cut in two. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String stripped(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
