package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

/**
 * Where things are on the pages of one source, as found out from what detection read there.
 *
 * @param rule selectors that gave what detection gave
 * @param confidence 0 to 1: how much of the last listing the list's selector found as detection did; 0 while no list is
 *     learned
 * @param listed articles that the listing showed when it was last read as a whole
 * @param articles that were read by the rule in agreement with their listing, counted up to a thousand
 * @param bodyLength characters of text that an article of the source usually has; 0 while unknown
 */
public record LearnedRule(PageRule rule, double confidence, int listed, int articles, int bodyLength) {
    /** Nothing is learned yet. */
    public static final LearnedRule NONE = new LearnedRule(PageRule.NONE, 0, 0, 0, 0);

    public LearnedRule {
        requireNonNull(rule);
        if (confidence < 0 || confidence > 1 || listed < 0 || articles < 0 || bodyLength < 0) {
            throw new IllegalArgumentException("no count is negative, and confidence is 0 to 1");
        }
    }

    /** The same with another rule. */
    public LearnedRule with(PageRule other) {
        return new LearnedRule(other, confidence, listed, articles, bodyLength);
    }
}
