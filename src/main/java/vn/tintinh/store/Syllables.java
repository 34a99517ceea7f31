package vn.tintinh.store;

import java.text.Normalizer;

/**
 * Text cut into the words by which items are searched: runs of letters and digits, without marks, đ as d, lower case, y as
 * i where both are written (kỹ, kĩ). Vietnamese words are written a syllable at a time, so these are syllables.
 */
final class Syllables {
    private static final int LONGEST = 40;
    private static final String BEFORE_Y = "hklmst";

    /** Up to the end of Latin Extended Additional, where Vietnamese letters are. */
    private static final int TABLED = 0x1F00;

    private static final char END = 0;
    private static final char MARK = 1;
    private static final char UNKNOWN = 2;
    private static final char[] PLAIN = plain();

    private final Taker taker;
    private final StringBuilder word = new StringBuilder();
    private int start;
    private int end;

    private Syllables(Taker taker) {
        this.taker = taker;
    }

    /** Is given each word, with where it stands in the text. */
    @FunctionalInterface
    interface Taker {
        void take(String word, int start, int end);
    }

    /** Hands over the words of a text, in order. Runs longer than any word are left out. */
    static void read(String text, Taker taker) {
        new Syllables(taker).read(text);
    }

    /** Marks fall away with what {@link Normalizer.Form#NFD} makes of each letter; nearly all letters are in the table. */
    private void read(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = at + 1;
            if (c < PLAIN.length && PLAIN[c] != UNKNOWN) {
                addPlain(PLAIN[c], at);
            } else {
                int letter = text.codePointAt(at);
                next = at + Character.charCount(letter);
                int place = at;
                Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .codePoints()
                        .forEach(part -> add(part, place));
            }
            end = word.length() > 0 ? next : end;
            at = next;
        }
        end();
    }

    private void addPlain(char letter, int at) {
        if (letter == END) {
            end();
        } else if (letter != MARK) {
            begin(at);
            word.append(letter);
        }
    }

    private void add(int c, int at) {
        if (Character.getType(c) == Character.NON_SPACING_MARK) {
            return;
        }
        if (!Character.isLetterOrDigit(c)) {
            end();
            return;
        }
        begin(at);
        if ("đĐðÐ".indexOf(c) >= 0) {
            word.append('d');
        } else {
            word.appendCodePoint(Character.toLowerCase(c));
        }
    }

    private void begin(int at) {
        if (word.length() == 0) {
            start = at;
        }
    }

    private void end() {
        if (word.length() > 0 && word.length() <= LONGEST) {
            int last = word.length() - 1;
            boolean openY =
                    last >= 1 && last <= 2 && word.charAt(last) == 'y' && BEFORE_Y.indexOf(word.charAt(last - 1)) >= 0;
            if (openY) {
                word.setCharAt(last, 'i');
            }
            taker.take(word.toString(), start, end);
        }
        word.setLength(0);
    }

    /** For every character, what {@link #add} makes of it. */
    private static char[] plain() {
        char[] plain = new char[TABLED];
        for (char c = 0; c < plain.length; c++) {
            Syllables alone = new Syllables((word, start, end) -> {});
            boolean[] parted = {false};
            Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                    .codePoints()
                    .forEach(part -> {
                        parted[0] |= alone.word.length() > 0
                                && !Character.isLetterOrDigit(part)
                                && Character.getType(part) != Character.NON_SPACING_MARK;
                        alone.add(part, 0);
                    });
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            boolean single = alone.word.length() == 1 && Character.isLetterOrDigit(c);
            plain[c] = single
                    ? alone.word.charAt(0)
                    : mark ? MARK : alone.word.length() == 0 && !parted[0] ? END : UNKNOWN;
        }
        return plain;
    }
}
