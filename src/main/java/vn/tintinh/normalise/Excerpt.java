package vn.tintinh.normalise;

import java.util.Locale;
import java.util.Set;
import vn.tintinh.model.SafeHtml;

/**
 * The beginning of a text, cut where a sentence ends.
 *
 * <p>A full stop ends a sentence only where white space and something that begins one follow, and not after an
 * abbreviation ({@code TP.}, {@code PGS.TS.}), an initial or the number of a list. Where no sentence ends in the second
 * half of what fits, the cut is at a word's end (in Vietnamese: a syllable's), with an ellipsis.
 */
public final class Excerpt {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "tp", "tx", "tt", "ts", "ths", "pgs", "gs", "bs", "ks", "cn", "kts", "nsnd", "nsưt", "ngnd", "ngưt", "đ",
            "đ/c", "đc", "q", "p", "h", "x", "ttg", "nxb", "đh", "tr", "st", "mr", "mrs", "ms", "dr", "no", "vs", "lm",
            "ht", "tt.huế", "ô", "ông", "thượng", "ub", "vp", "cty", "tnhh", "ckii", "cki", "bsck", "ll", "tl", "kt",
            "tm", "q.", "vd", "vv", "jr", "inc");

    private Excerpt() {}

    /**
     * The text's beginning.
     *
     * @param text plain, paragraphs separated by newlines
     * @param most characters of the result, the ellipsis included; at least 2
     */
    public static String of(String text, int most) {
        String whole = text.strip();
        if (whole.length() <= most) {
            return whole;
        }
        int sentence = lastSentenceEnd(whole, most);
        if (sentence > most / 3) {
            return whole.substring(0, sentence).stripTrailing();
        }
        return whole.substring(0, wordEnd(whole, most - 1)).stripTrailing() + "…";
    }

    /** The text's beginning as paragraphs of HTML; empty for a blank text. */
    public static SafeHtml html(String text, int most) {
        return paragraphs(of(text, most));
    }

    /** Plain text as HTML: a paragraph for each line that is not blank. */
    static SafeHtml paragraphs(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        Characters.tidy(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    out.append("<p>");
                    Characters.escapeText(line, out);
                    out.append("</p>");
                });
        return SafeHtml.sanitised(out.toString());
    }

    private static int lastSentenceEnd(String text, int most) {
        for (int end = Math.min(most, text.length()); end > 0; end--) {
            if (isSentenceEnd(text, end)) {
                return end;
            }
        }
        return 0;
    }

    /** Whether a sentence ends before {@code end}. */
    private static boolean isSentenceEnd(String text, int end) {
        if (end < text.length() && text.charAt(end) == '\n') {
            return true;
        }
        if (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            return false;
        }
        int mark = end - 1;
        while (mark > 0 && "\"'”’»)]".indexOf(text.charAt(mark)) >= 0) {
            mark--;
        }
        char stop = text.charAt(mark);
        if (".!?…".indexOf(stop) < 0 || !beginsSentence(text, end)) {
            return false;
        }
        return stop != '.' || !isAbbreviation(text, mark);
    }

    private static boolean beginsSentence(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length()
                || (!Character.isLowerCase(text.codePointAt(at)) && ",;:.)".indexOf(text.charAt(at)) < 0);
    }

    /** Whether the full stop at {@code stop} belongs to the word before it. */
    private static boolean isAbbreviation(String text, int stop) {
        int start = stop;
        while (start > 0
                && !Character.isWhitespace(text.charAt(start - 1))
                && "(\"“".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        String word = text.substring(start, stop);
        if (word.isEmpty()) {
            return false;
        }
        String last = word.substring(word.lastIndexOf('.') + 1);
        boolean initial = last.length() == 1 && Character.isUpperCase(last.charAt(0));
        boolean listNumber =
                word.chars().allMatch(c -> Character.isDigit(c) || c == '.') && beginsAfterSentence(text, start);
        return initial || listNumber || ABBREVIATIONS.contains(last.toLowerCase(Locale.ROOT));
    }

    private static boolean beginsAfterSentence(String text, int start) {
        int at = start;
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at == 0 || "\n.!?:;".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** The last place up to {@code most} where a word ends; inside a word only where it has no end. */
    private static int wordEnd(String text, int most) {
        for (int end = most; end > most / 3; end--) {
            if (Character.isWhitespace(text.charAt(end)) && !Character.isWhitespace(text.charAt(end - 1))) {
                int bare = end;
                while (bare > 1 && ",;:-–(“\"".indexOf(text.charAt(bare - 1)) >= 0) {
                    bare--;
                }
                return bare;
            }
        }
        int end = most;
        while (end > 0
                && (Character.isLowSurrogate(text.charAt(end))
                        || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK)) {
            end--;
        }
        return end;
    }
}
