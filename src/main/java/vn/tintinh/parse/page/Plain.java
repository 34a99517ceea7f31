package vn.tintinh.parse.page;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Plain text as a person reads it: NFC, one space where the page has any white space, no invisible characters. */
final class Plain {
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF\\p{Cc}&&[^\\s]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u3000]+");

    private Plain() {}

    /** The text without needless white space; {@code ""} when nothing is left. */
    static String of(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        return Normalizer.normalize(SPACES.matcher(visible).replaceAll(" "), Normalizer.Form.NFC)
                .strip();
    }

    /** Whether a character is white space or shows nothing. */
    static boolean isBlank(char letter) {
        return letter <= ' '
                || letter == '\u00A0'
                || letter == '\u00AD'
                || (letter >= '\u2000' && letter <= '\u200F')
                || letter == '\u202F'
                || letter == '\u2060'
                || letter == '\u3000'
                || letter == '\uFEFF';
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
        return plain.isEmpty() ? 0 : SPACES.split(plain, -1).length;
    }

    /** For comparing two texts: letters and digits only, lower case. */
    static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
