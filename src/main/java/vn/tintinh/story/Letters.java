package vn.tintinh.story;

import vn.tintinh.text.ToneKey;

/**
 * Letters as they are compared: those of {@link ToneKey#folded}, and i for every y. From a table, as keys cost ten times
 * what all else of a fingerprint does, and three syllables in a row are told apart without their marks as well.
 */
final class Letters {
    /** What is nothing by itself: a mark that stands apart from its letter, a character that is not to be seen. */
    static final char MARK = 1;

    /** What stands between syllables. */
    static final char GAP = 0;

    /** Up to the end of Latin Extended Additional, where Vietnamese letters are. */
    private static final char[] TABLE = new char[0x1F00];

    static {
        for (char c = 0; c < TABLE.length; c++) {
            TABLE[c] = read(c);
        }
    }

    private Letters() {}

    /** A letter or digit as it is compared, {@link #MARK} or {@link #GAP}. */
    static char plain(char c) {
        return c < TABLE.length ? TABLE[c] : read(c);
    }

    private static char read(char c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return MARK;
        }
        if (!Character.isLetterOrDigit(c)) {
            return GAP;
        }
        String folded = ToneKey.folded(String.valueOf(c));
        char plain = folded.isEmpty() ? c : folded.charAt(0);
        return plain == 'y' ? 'i' : plain;
    }
}
