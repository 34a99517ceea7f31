package vn.tintinh.parse.feed;

/** Character references in what is nearly XML: what is none stays as it is. */
final class References {
    private static final int MAX_NAME = 32;

    private References() {}

    /** The text with its references resolved and without what XML forbids. */
    static String resolved(String text, Entities entities) {
        StringBuilder resolved = new StringBuilder(text.length());
        appendResolved(text, 0, text.length(), entities, resolved);
        return resolved.toString();
    }

    /** The text without what XML forbids. */
    static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        appendAllowed(text, 0, text.length(), allowed);
        return allowed.toString();
    }

    /** Appends a part of the document with its references resolved and without what XML forbids. */
    static void appendResolved(String document, int start, int end, Entities entities, StringBuilder into) {
        int at = start;
        while (at < end) {
            int ampersand = document.indexOf('&', at);
            if (ampersand < 0 || ampersand >= end) {
                appendAllowed(document, at, end, into);
                return;
            }
            appendAllowed(document, at, ampersand, into);
            at = reference(document, ampersand, end, entities, into);
        }
    }

    /** Appends a part of the document without what XML forbids. */
    static void appendAllowed(String document, int start, int end, StringBuilder into) {
        int from = start;
        for (int i = start; i < end; i++) {
            if (!isAllowed(document, i)) {
                into.append(document, from, i);
                from = i + 1;
            }
        }
        into.append(document, from, Math.max(from, end));
    }

    /** Spec: XML 1.0 §2.2. */
    private static boolean isAllowed(String document, int index) {
        char c = document.charAt(index);
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        if (Character.isHighSurrogate(c)) {
            return index + 1 < document.length() && Character.isLowSurrogate(document.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(document.charAt(index - 1));
        }
        return c < 0xfffe;
    }

    private static int reference(String document, int ampersand, int end, Entities entities, StringBuilder into) {
        int semicolon = ampersand + 1;
        int limit = Math.min(end, ampersand + MAX_NAME);
        while (semicolon < limit && isReferenceCharacter(document.charAt(semicolon))) {
            semicolon++;
        }
        if (semicolon >= limit || document.charAt(semicolon) != ';' || semicolon == ampersand + 1) {
            into.append('&');
            return ampersand + 1;
        }
        String name = document.substring(ampersand + 1, semicolon);
        if (name.charAt(0) == '#') {
            into.append(numeric(name));
        } else {
            into.append(entities.resolve(name));
        }
        return semicolon + 1;
    }

    private static boolean isReferenceCharacter(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '#'
                || c == '_'
                || c == '-'
                || c == '.';
    }

    private static String numeric(String name) {
        boolean hexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        try {
            int point = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            boolean allowed = point == '\t'
                    || point == '\n'
                    || point == '\r'
                    || (point >= ' ' && point < 0xd800)
                    || (point > 0xdfff && point < 0xfffe)
                    || (point > 0xffff && point <= Character.MAX_CODE_POINT);
            return allowed ? Character.toString(point) : "";
        } catch (NumberFormatException notANumber) {
            return "&" + name + ";";
        }
    }
}
