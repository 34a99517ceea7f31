package vn.tintinh.parse.feed;

import java.util.function.BiConsumer;

/** Reads the attributes of one tag the way browsers do: unquoted, unseparated and valueless ones too. */
final class AttributeScanner {
    private AttributeScanner() {}

    /**
     * Gives every attribute of the tag as written, in order.
     *
     * @param start where the tag's name ended
     * @return where the tag's {@code >} stands; -1 where the document ends before
     */
    static int scan(String document, int start, BiConsumer<String, String> attribute) {
        int at = start;
        while (at < document.length()) {
            char c = document.charAt(at);
            if (c == '>') {
                return at;
            }
            if (c == '<') {
                return at - 1 > start ? at - 1 : -1; // a new tag begins: this one was never closed
            }
            if (Character.isWhitespace(c) || c == '/' || c == '=' || c == '"' || c == '\'') {
                at++;
            } else {
                at = one(document, at, attribute);
            }
        }
        return -1;
    }

    private static int one(String document, int start, BiConsumer<String, String> attribute) {
        int nameEnd = start;
        while (nameEnd < document.length()
                && "=>/<\"'".indexOf(document.charAt(nameEnd)) < 0
                && !Character.isWhitespace(document.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = document.substring(start, nameEnd);
        int at = pastSpace(document, nameEnd);
        if (at >= document.length() || document.charAt(at) != '=') {
            attribute.accept(name, "");
            return nameEnd;
        }
        at = pastSpace(document, at + 1);
        if (at >= document.length()) {
            return at;
        }
        char quote = document.charAt(at);
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? at + 1 : at;
        int to = quoted ? document.indexOf(quote, from) : unquotedEnd(document, from);
        if (to < 0) {
            return document.length();
        }
        attribute.accept(name, document.substring(from, to));
        return quoted ? to + 1 : to;
    }

    private static int unquotedEnd(String document, int from) {
        int end = from;
        while (end < document.length()
                && document.charAt(end) != '>'
                && !Character.isWhitespace(document.charAt(end))
                && !(document.charAt(end) == '/' && end + 1 < document.length() && document.charAt(end + 1) == '>')) {
            end++;
        }
        return end;
    }

    private static int pastSpace(String document, int from) {
        int at = from;
        while (at < document.length() && Character.isWhitespace(document.charAt(at))) {
            at++;
        }
        return at;
    }
}
