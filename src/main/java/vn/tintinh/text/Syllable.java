package vn.tintinh.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One written Vietnamese syllable as onset, rime and tone.
 *
 * <p>How it is read: lift the tone mark off every letter, take the longest onset whose rest is a known vowel cluster
 * with an optional coda. What does not parse is no ordinary Vietnamese syllable (Krông, COVID) and is left alone by all
 * who use this. Letters are looked up in one table, so nothing is normalised per character.
 */
final class Syllable {
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final List<String> ONSETS = List.of(
            "ngh", "gh", "gi", "qu", "ch", "kh", "ng", "nh", "ph", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l",
            "m", "n", "p", "r", "s", "t", "v", "x", "");
    private static final List<String> CODAS = List.of("ng", "nh", "ch", "c", "m", "n", "p", "t", "k", "");
    private static final Set<String> CLUSTERS = words("a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu iêu oa"
            + " oă oe oi oo oai oay oao oeo ôi ơi ua uâ uê ui uô uơ uy uya uyê uyu uây uôi ươ ưa ưi ưu ươi ươu yê yêu"
            + " uă ue uo uai uay uao uau ueo uêu uêch uoa");
    private static final Set<String> OPEN_ONLY =
            words("ai ao au ay eo iu oi ui ôi ơi ưi ưu êu âu ây iêu oai oay uôi" + " ươi ươu yêu uyu ia ua ưa uya");
    private static final Set<String> STYLED = Set.of("oa", "oe", "uy");
    private static final Set<String> STOPS = Set.of("c", "ch", "p", "t");
    private static final char SAC = '\u0301';
    private static final char NANG = '\u0323';
    private static final String VOWELS = "aeiouyăâêôơư";
    private static final String MARKED = "ăâêôơư";

    /** More letters than any onset, cluster and coda have together. */
    private static final int LONGEST = 10;

    private static final int FIRST_BLOCK = 0x250;
    private static final int SECOND_BLOCK = 0x1E00;
    private static final int SECOND_LENGTH = 0x100;
    private static final char[] BASE = new char[FIRST_BLOCK + SECOND_LENGTH];
    private static final char[] TONE = new char[FIRST_BLOCK + SECOND_LENGTH];

    static {
        for (int i = 0; i < BASE.length; i++) {
            char letter = (char) (i < FIRST_BLOCK ? i : SECOND_BLOCK + i - FIRST_BLOCK);
            lift(letter, i);
        }
    }

    private final String onset;
    private final String vowels;
    private final String coda;

    private Syllable(String onset, String vowels, String coda) {
        this.onset = onset;
        this.vowels = vowels;
        this.coda = coda;
    }

    /** The same letters with the tone mark where the style has it; what is no syllable with one tone comes back unchanged. */
    static String placed(String token, ToneStyle style) {
        Lifted lifted = lifted(token);
        if (lifted == null || lifted.tone() == 0) {
            return token;
        }
        Optional<Syllable> parsed = parse(lifted);
        if (parsed.isEmpty()) {
            return token;
        }
        StringBuilder out = new StringBuilder(token.length() + 1).append(lifted.bases());
        out.insert(parsed.get().seat(style) + 1, lifted.tone());
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /**
     * Whether a token, in any case, is spelt as Vietnamese is: a syllable with at most one tone, in its place, which is
     * sắc or nặng before c, ch, p, t, and c, g, ng or k, gh, ngh as the vowel asks. Stricter than what tone marks are
     * placed on.
     */
    static boolean isSpelt(String token) {
        Lifted lifted = lifted(token);
        return lifted != null
                && parse(lifted).filter(parsed -> parsed.isSpelt(lifted)).isPresent();
    }

    private boolean isSpelt(Lifted lifted) {
        char tone = lifted.tone();
        if (tone != 0 && lifted.at() != seat(ToneStyle.OLD) && lifted.at() != seat(ToneStyle.NEW)) {
            return false;
        }
        if (STOPS.contains(coda) && tone != SAC && tone != NANG) {
            return false;
        }
        boolean front = "ieêy".indexOf(vowels.charAt(0)) >= 0;
        return switch (onset) {
            case "k", "gh", "ngh" -> front;
            case "c", "ng" -> !front;
            case "g" -> !front || vowels.charAt(0) == 'i';
            default -> true;
        };
    }

    /** A token without its tone; null where it cannot be a syllable. */
    private static @Nullable Lifted lifted(String token) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return null;
        }
        StringBuilder bases = new StringBuilder(token.length());
        int at = -1;
        char tone = 0;
        for (int i = 0; i < token.length(); i++) {
            int cell = cell(token.charAt(i));
            if (cell < 0 || (TONE[cell] != 0 && at >= 0)) {
                return null;
            }
            bases.append(BASE[cell]);
            if (TONE[cell] != 0) {
                at = i;
                tone = TONE[cell];
            }
        }
        return new Lifted(bases.toString(), at, tone);
    }

    private static Optional<Syllable> parse(Lifted lifted) {
        return parse(lower(lifted.bases()), lifted.at(), lifted.tone());
    }

    /**
     * A token without its tone.
     *
     * @param bases its letters, in their case
     * @param at which letter bore the tone, or -1
     * @param tone the combining mark, or 0
     */
    private record Lifted(String bases, int at, char tone) {}

    private static Optional<Syllable> parse(String low, int toneAt, char tone) {
        for (String onset : ONSETS) {
            if (!low.startsWith(onset) || !fits(onset, low, toneAt, tone)) {
                continue;
            }
            String rest = low.substring(onset.length());
            for (String coda : CODAS) {
                if (!rest.endsWith(coda)) {
                    continue;
                }
                String vowels = rest.substring(0, rest.length() - coda.length());
                if (CLUSTERS.contains(vowels) && (coda.isEmpty() || !OPEN_ONLY.contains(vowels))) {
                    return Optional.of(new Syllable(onset, vowels, coda));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code qu} and {@code gi} need a vowel after them (gì, gìn: i is the nucleus), and gịa keeps g + ia. */
    private static boolean fits(String onset, String low, int toneAt, char tone) {
        if (!onset.equals("qu") && !onset.equals("gi")) {
            return true;
        }
        if (low.length() == 2 || VOWELS.indexOf(low.charAt(2)) < 0) {
            return false;
        }
        return !(low.equals("gia") && toneAt == 1 && tone == NANG);
    }

    private int seat(ToneStyle style) {
        return onset.length() + seatInVowels(style);
    }

    private int seatInVowels(ToneStyle style) {
        if (vowels.equals("ue") || vowels.equals("uo")) {
            return 1;
        }
        for (int i = vowels.length() - 1; i >= 0; i--) {
            if (MARKED.indexOf(vowels.charAt(i)) >= 0) {
                return i;
            }
        }
        if (vowels.length() == 1) {
            return 0;
        }
        if (!coda.isEmpty()) {
            return vowels.length() - 1;
        }
        if (vowels.length() == 3) {
            return 1;
        }
        return STYLED.contains(vowels) && style == ToneStyle.NEW ? 1 : 0;
    }

    private static int cell(char letter) {
        if (letter < FIRST_BLOCK) {
            return letter == '\u0130' ? -1 : letter; // its lower case is two characters
        }
        int second = letter - SECOND_BLOCK;
        return second >= 0 && second < SECOND_LENGTH ? FIRST_BLOCK + second : -1;
    }

    private static String lower(String letters) {
        char[] low = new char[letters.length()];
        for (int i = 0; i < low.length; i++) {
            low[i] = Character.toLowerCase(letters.charAt(i));
        }
        return new String(low);
    }

    private static void lift(char letter, int cell) {
        String apart = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        StringBuilder rest = new StringBuilder();
        int tones = 0;
        for (int i = 0; i < apart.length(); i++) {
            if (TONES.indexOf(apart.charAt(i)) >= 0) {
                TONE[cell] = apart.charAt(i);
                tones++;
            } else {
                rest.append(apart.charAt(i));
            }
        }
        String base = Normalizer.normalize(rest, Normalizer.Form.NFC);
        boolean whole = tones <= 1 && base.length() == 1;
        BASE[cell] = whole ? base.charAt(0) : letter;
        if (!whole) {
            TONE[cell] = 0;
        }
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" ", -1));
    }
}
