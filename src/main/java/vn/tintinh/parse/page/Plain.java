package vn.tintinh.parse.page;

import java.text.Normalizer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Plain text as a person reads it: NFC, one space where the page has any white space, no invisible characters. */
final class Plain {
    private Plain() {}

    /** The text without needless white space; {@code ""} when nothing is left. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean isAscii = true;
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isSpace(letter)) {
                gap = plain.length() > 0;
            } else if (!isInvisible(letter)) {
                if (gap) {
                    plain.append(' ');
                    gap = false;
                }
                plain.append(letter);
                isAscii &= letter <= 0x7F;
            }
        }
        return isAscii ? plain.toString() : Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean isSpace(char letter) {
        return letter == ' '
                || (letter >= '\t' && letter <= '\r')
                || letter == '\u00A0'
                || (letter >= '\u2000' && letter <= '\u200A')
                || letter == '\u202F'
                || letter == '\u3000';
    }

    private static boolean isInvisible(char letter) {
        return letter < ' '
                || (letter >= '\u007F' && letter <= '\u009F')
                || letter == '\u00AD'
                || (letter >= '\u200B' && letter <= '\u200F')
                || letter == '\u2060'
                || letter == '\uFEFF';
    }

    /** Whether a character is white space or shows nothing. */
    static boolean isBlank(char letter) {
        return (letter <= ' ' || letter >= '\u007F') && (isSpace(letter) || isInvisible(letter));
    }

    /** The beginning of an element's text: all of it when it is shorter than {@code most}, else a little more. */
    static String start(Element element, int most) {
        StringBuilder text = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof TextNode part) {
                text.append(part.getWholeText());
            } else if (node instanceof Element inner && inner.isBlock()) {
                text.append(' ');
            }
            return text.length() > 2 * most + 20 ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return of(text.toString());
    }

    /** Whether an element's text has at least so many letters and digits; reads no further. */
    static boolean holds(Element element, int letters) {
        int[] seen = {0};
        element.filter((node, depth) -> {
            if (node instanceof TextNode part) {
                seen[0] += weight(part.getWholeText());
            }
            return seen[0] >= letters ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return seen[0] >= letters;
    }

    /** How many characters are letters or digits. */
    static int weight(String text) {
        int weight = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                weight++;
            }
        }
        return weight;
    }

    /** How many words, that is runs between white space. */
    static int words(String text) {
        String plain = text.strip();
        int words = plain.isEmpty() ? 0 : 1;
        for (int i = 1; i < plain.length(); i++) {
            words += isSpace(plain.charAt(i)) && !isSpace(plain.charAt(i - 1)) ? 1 : 0;
        }
        return words;
    }

    /** For comparing two texts: letters and digits only, lower case. */
    static String key(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder key = new StringBuilder(text.length());
        int letter;
        for (int i = 0; i < composed.length(); i += Character.charCount(letter)) {
            letter = composed.codePointAt(i);
            if (Character.isLetterOrDigit(letter)) {
                key.appendCodePoint(Character.toLowerCase(letter));
            }
        }
        return key.toString();
    }
}
