package vn.tintinh.text;

import java.util.Locale;

/** The name of a thing in a URL: lower-case ASCII letters and digits, joined by single hyphens. */
public final class Slug {
    private Slug() {}

    /** The slug of a text; empty where it has neither letters nor digits that Latin script knows. */
    public static String of(String text) {
        String bare = ToneKey.withoutMarks(text).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char letter = bare.charAt(i);
            if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                slug.append(letter);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        int end = slug.length();
        return !slug.isEmpty() && slug.charAt(end - 1) == '-' ? slug.substring(0, end - 1) : slug.toString();
    }
}
