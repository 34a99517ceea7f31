package vn.tintinh.normalise;

import java.text.Normalizer;

/**
 * The characters that may stand in text that we publish: what XML 1.0 and HTML allow, less what only steers terminals
 * and writing direction, in NFC.
 */
final class Characters {
    /** What windows-1252 means by 0x80–0x9F; browsers read such numeric references so. Spec: HTML §13.2.5.80. */
    private static final String WINDOWS_1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /** Up to the last of the usual signs: what stays as it is and forms nothing with what stands before it. */
    private static final boolean[] AS_IS = new boolean[0x2045];

    static {
        for (char c = 0; c < AS_IS.length; c++) {
            AS_IS[c] = c == '\n' || c == '\t' || (!isSuspect(c) && (c < 0x300 || isComposedForSure(c)));
        }
    }

    private Characters() {}

    /** The text in NFC, without what no document may hold; the same instance where nothing is to be done. */
    static String tidy(String text) {
        boolean composed = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < AS_IS.length && AS_IS[c]) {
                continue;
            }
            if (isSuspect(c)) {
                return composed(replaced(text));
            }
            composed = false;
        }
        return composed ? text : composed(text);
    }

    /** The text on one line: {@link #tidy}, runs of white space one space, none at the ends. */
    static String line(String text) {
        String tidy = tidy(text);
        StringBuilder line = new StringBuilder(tidy.length());
        for (int i = 0; i < tidy.length(); i++) {
            char c = tidy.charAt(i);
            if (!isSpace(c)) {
                line.append(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        int end = line.length();
        return line.substring(0, end > 0 && line.charAt(end - 1) == ' ' ? end - 1 : end);
    }

    /** Whether a character is in a range, both ends included. */
    static boolean within(int c, int first, int last) {
        return c >= first && c <= last;
    }

    /** White space to a reader: also what keeps words together, and what has no width. */
    static boolean isSpace(char c) {
        return c <= ' ' || c == 0xA0 || c == 0x200B || c == 0xFEFF || (c > 0x7F && Character.isWhitespace(c));
    }

    /** Appends text as HTML text. */
    static void escapeText(String text, StringBuilder out) {
        int from = 0;
        if (text.startsWith("\u0338")) { // would join the '>' of the tag before it to '≯' where somebody applies NFC
            out.append("&#x338;");
            from = 1;
        }
        escape(text, from, out);
    }

    /** Appends text as the value of an attribute in double quotes. */
    static void escapeAttribute(String text, StringBuilder out) {
        escape(text, 0, out);
    }

    private static void escape(String text, int from, StringBuilder out) {
        int start = from;
        for (int i = from; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (!entity.isEmpty()) {
                out.append(text, start, i).append(entity);
                start = i + 1;
            }
        }
        out.append(text, start, text.length());
    }

    private static String entity(char c) {
        if (c > '>') {
            return "";
        }
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            default -> "";
        };
    }

    private static boolean isComposedForSure(char c) {
        return within(c, 0x1EA0, 0x1EF9) || within(c, 0x2010, 0x2044);
    }

    private static boolean isSuspect(char c) {
        return c < ' '
                || within(c, 0x7F, 0x9F)
                || Character.isSurrogate(c)
                || isDropped(c)
                || c == 0x2028
                || c == 0x2029;
    }

    /** Marks of writing direction, byte order marks and noncharacters. */
    private static boolean isDropped(char c) {
        return within(c, 0x202A, 0x202E)
                || within(c, 0x2066, 0x2069)
                || c == 0xFEFF
                || within(c, 0xFDD0, 0xFDEF)
                || c >= 0xFFFE;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                int code = text.codePointAt(i++);
                if ((code & 0xFFFE) != 0xFFFE) {
                    out.appendCodePoint(code);
                }
            } else {
                replace(text, i, out);
            }
        }
        return out.toString();
    }

    private static void replace(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        if (c == '\r') {
            if (at + 1 == text.length() || text.charAt(at + 1) != '\n') {
                out.append('\n');
            }
        } else if (c == 0x0B || c == 0x0C) {
            out.append(' ');
        } else if (c == 0x2028 || c == 0x2029) {
            out.append('\n');
        } else if (c >= 0x80 && c < 0xA0) {
            char meant = WINDOWS_1252.charAt(c - 0x80);
            if (meant != 0) {
                out.append(meant);
            }
        } else if (c == '\n' || c == '\t' || (c >= ' ' && c != 0x7F && !Character.isSurrogate(c) && !isDropped(c))) {
            out.append(c);
        }
    }

    private static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
