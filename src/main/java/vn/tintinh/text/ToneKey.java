package vn.tintinh.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Keys by which Vietnamese text is compared, classified and searched. Never for show: published text stays verbatim.
 *
 * <p>Two spellings of one word have one key: hoà and hòa, uỷ and ủy, "qủa" and "quả", lý and lí, decomposed and composed
 * letters, eth written for đ, a no-break space for a space.
 */
public final class ToneKey {
    private static final String SHORT_ONSETS = "hklmst";
    private static final String WITH_Y = "yýỳỷỹỵ";
    private static final String WITH_I = "iíìỉĩị";

    private ToneKey() {}

    /** The match key: NFC, eth as đ, lower case, old-style tone marks, y as i after h k l m s t in open syllables. */
    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); i++) {
            char letter = composed.charAt(i);
            if (!isInvisible(letter)) {
                clean.append(plain(letter));
            }
        }
        return eachWord(clean.toString().toLowerCase(Locale.ROOT), word -> yAsI(Syllable.placed(word, ToneStyle.OLD)));
    }

    /** The text with every tone mark where the style has it; letters, case and all else as they were, in NFC. */
    public static String canonical(String text, ToneStyle style) {
        return eachWord(Normalizer.normalize(text, Normalizer.Form.NFC), word -> Syllable.placed(word, style));
    }

    /** The key without any marks, đ as d: what a search typed without accents meets. */
    public static String folded(String text) {
        return withoutMarks(of(text));
    }

    /** All marks dropped and đ as d; case and all else as they were. */
    static String withoutMarks(String text) {
        if (isAscii(text)) {
            return text;
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char letter = apart.charAt(i);
            if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                bare.append(dForStroke(plain(letter)));
            }
        }
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** One letter that only looks like another, as that other: eth and African D as Đ, odd spaces as a space. */
    static char plain(char letter) {
        return switch (letter) {
            case '\u00D0', '\u0189' -> 'Đ';
            case '\u00F0', '\u0256' -> 'đ';
            case '\u00A0', '\u202F', '\u2007' -> ' ';
            default -> letter;
        };
    }

    private static char dForStroke(char letter) {
        return letter == 'đ' ? 'd' : letter == 'Đ' ? 'D' : letter;
    }

    private static boolean isInvisible(char letter) {
        return (letter >= '\u200B' && letter <= '\u200F')
                || letter == '\u2060'
                || letter == '\uFEFF'
                || letter == '\u00AD';
    }

    private static String yAsI(String word) {
        if (word.length() != 2 || SHORT_ONSETS.indexOf(word.charAt(0)) < 0) {
            return word;
        }
        int which = WITH_Y.indexOf(word.charAt(1));
        return which < 0 ? word : word.substring(0, 1) + WITH_I.charAt(which);
    }

    private static String eachWord(String text, UnaryOperator<String> change) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            if (end > at) {
                out.append(change.apply(text.substring(at, end)));
                at = end;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (!isWordLetter(letter)) {
                return at;
            }
            at += Character.charCount(letter);
        }
        return at;
    }

    /** Letters, and numbers that are no decimal digits: "hoà²" is no syllable. */
    private static boolean isWordLetter(int letter) {
        if (Character.isLetter(letter)) {
            return true;
        }
        int type = Character.getType(letter);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
