package vn.tintinh.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One text tried in one {@link LegacyCharset}: what it would read, and the evidence for and against.
 *
 * <p>Idea: Vietnamese is syllables, and nearly every legacy word, decoded, parses as one, while as it stands it does
 * not. French, English or Vietnamese in Unicode decode to what is no syllable. Words without legacy letters must
 * mostly parse too, so that one sign in an English sentence proves nothing, nor does a sign that stands alone.
 */
final class LegacyTrial {
    private static final double RIGHT = 0.9;
    private static final double WRONG = 0.6;
    private static final double AROUND = 0.6;
    private static final int MANY = 4;
    private static final int STRONG = 3;

    private final LegacyCharset charset;
    private final StringBuilder out;
    /** Words without legacy letters; whether they are syllables is asked last, as it costs the most. */
    private final List<String> around = new ArrayList<>();

    private int words;
    private int syllables;
    private int changed;
    private int changedFromSyllable;
    private int changedToSyllable;
    private int weight;
    private boolean foreign;

    private LegacyTrial(LegacyCharset charset, int length) {
        this.charset = charset;
        this.out = new StringBuilder(length);
    }

    static LegacyTrial of(String text, LegacyCharset charset) {
        LegacyTrial trial = new LegacyTrial(charset, text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && trial.isInWord(text, end)) {
                end++;
            }
            if (end > at) {
                trial.word(text.substring(at, end));
                at = end;
            } else {
                trial.out.append(text.charAt(at++));
            }
        }
        return trial;
    }

    LegacyCharset charset() {
        return charset;
    }

    String text() {
        return out.toString();
    }

    /** How well it reads, to compare trials: words that became syllables, less those that had been some already. */
    int gain() {
        return 2 * changedToSyllable - 3 * changedFromSyllable;
    }

    /** Whether the text alone proves the encoding. */
    boolean convinces() {
        boolean reads = changedToSyllable >= RIGHT * changed || (changed >= MANY && changedToSyllable == changed - 1);
        if (foreign
                || changed == 0
                || !reads
                || weight < STRONG - 1
                || changedFromSyllable > WRONG * changed
                || changedToSyllable <= changedFromSyllable) {
            return false;
        }
        around.forEach(this::count);
        around.clear();
        boolean enough = weight >= STRONG || (words > 1 && syllables == words);
        return enough && syllables >= AROUND * words;
    }

    /** Whether the text does not speak against an encoding that its font names. */
    boolean allows() {
        return changed > 0 && changedToSyllable >= changedFromSyllable && changedToSyllable * 2 >= changed;
    }

    private boolean isInWord(String text, int at) {
        char letter = text.charAt(at);
        if (Character.isLetter(letter)) {
            return true;
        }
        // quotes and dashes are VISCII's capitals: between other capitals only
        boolean quote = letter >= 0x100;
        return charset.hasLetter(letter) && !(quote && !(isCapital(text, at - 1) && isCapital(text, at + 1)));
    }

    private static boolean isCapital(String text, int at) {
        return at >= 0 && at < text.length() && Character.isUpperCase(text.charAt(at));
    }

    private void word(String word) {
        boolean legacy = false;
        for (int i = 0; i < word.length(); i++) {
            boolean known = charset.hasLetter(word.charAt(i));
            legacy |= known;
            foreign |= !known && !charset.shares(word.charAt(i));
        }
        if (!legacy) {
            out.append(word);
            around.add(word);
            return;
        }
        String decoded = charset.decode(word);
        out.append(decoded);
        if (isNoWord(word)) {
            return;
        }
        boolean syllable = count(decoded);
        if (decoded.equals(word) || !hasAsciiLetter(word)) {
            return;
        }
        changed++;
        changedFromSyllable += Syllable.isSpelt(word) && !isMixedCase(word) ? 1 : 0;
        changedToSyllable += syllable ? 1 : 0;
        weight += syllable ? weight(word) : 0;
    }

    /** A sign that stands alone (©), a unit (µm, m²), an ordinal (Nº): none is evidence, however it may read. */
    private boolean isNoWord(String word) {
        boolean sign = word.length() == 1 && charset.tells(word.charAt(0), ' ');
        boolean pair = word.length() == 2 && (word.charAt(0) == 'µ' || "ºª²³".indexOf(word.charAt(1)) >= 0);
        return sign || pair;
    }

    private static boolean hasAsciiLetter(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 0x80) {
                return true;
            }
        }
        return false;
    }

    /** Counts a word; abbreviations and single consonants prove nothing. */
    private boolean count(String word) {
        boolean syllable = Syllable.isSpelt(word) && !isMixedCase(word);
        if (syllable || !isAbbreviation(word)) {
            words++;
        }
        syllables += syllable ? 1 : 0;
        return syllable;
    }

    private static boolean isAbbreviation(String word) {
        if (word.length() > MANY) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isUpperCase(word.charAt(i))) {
                return word.length() == 1;
            }
        }
        return true;
    }

    /** "tÕ" is no word of anybody's. */
    private static boolean isMixedCase(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i)) && Character.isLowerCase(word.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private int weight(String word) {
        int sum = 0;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (charset.hasLetter(letter)) {
                sum += charset.tells(letter, i == 0 ? ' ' : word.charAt(i - 1)) ? 2 : 1;
            }
        }
        return sum;
    }
}
