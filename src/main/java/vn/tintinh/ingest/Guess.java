package vn.tintinh.ingest;

import java.util.List;

/**
 * What a {@link Preview} makes of a page source that has no rule: selectors that found what detection found, and the
 * fields of which detection alone is unsure.
 *
 * @param selectors verified on all pages that were looked at
 * @param doubts why somebody should look
 */
public record Guess(List<Selector> selectors, List<Doubt> doubts) {
    /** Nothing was looked at, or nothing is to be guessed. */
    public static final Guess NONE = new Guess(List.of(), List.of());

    public Guess {
        selectors = List.copyOf(selectors);
        doubts = List.copyOf(doubts);
    }

    /**
     * A selector.
     *
     * @param field of {@code page}, such as {@code body}
     * @param css of the element
     * @param found on how much it was verified, in words
     */
    public record Selector(String field, String css, String found) {}

    /**
     * A field that is not sure.
     *
     * @param field of {@code page}
     * @param why one sentence
     */
    public record Doubt(String field, String why) {
        /** Field and reason in one sentence. */
        public String sentence() {
            return "page." + field + ": " + why;
        }
    }
}
