package vn.tintinh.normalise;

import java.util.regex.Pattern;

/** Markup before it is parsed. */
final class Markup {
    /**
     * jsoup numbers all nodes anew for each one that it moves out of a table: 200,000 tags made for it take 46 s, this
     * many 1 s.
     */
    private static final int MOST_TAGS_WITH_TABLES = 20_000;

    private static final Pattern TABLE = Pattern.compile("<(/?)table", Pattern.CASE_INSENSITIVE);

    private Markup() {}

    /** Whether parsing it would cost too much, for its tables. */
    static boolean isCostly(String html) {
        return !hasFewTags(html) && TABLE.matcher(html).find();
    }

    /** The markup without tables: their text, cell after cell. */
    static String withoutTables(String html) {
        return TABLE.matcher(html).replaceAll("<$1div");
    }

    private static boolean hasFewTags(String html) {
        if (html.length() < MOST_TAGS_WITH_TABLES) {
            return true;
        }
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            tags++;
        }
        return tags < MOST_TAGS_WITH_TABLES;
    }

    /**
     * The markup with {@code <!} that begins no comment, doctype or section as text: a parser would swallow what follows
     * up to the next {@code >}, where people meant a less-than sign.
     */
    static String readable(String html) {
        int at = html.indexOf("<!");
        if (at < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length() + 16);
        int from = 0;
        while (at >= 0) {
            char next = at + 2 < html.length() ? html.charAt(at + 2) : ' ';
            boolean declaration = next == '-' || next == '[' || Character.isLetter(next);
            out.append(html, from, at).append(declaration ? "<!" : "&lt;!");
            from = at + 2;
            at = html.indexOf("<!", from);
        }
        return out.append(html, from, html.length()).toString();
    }
}
