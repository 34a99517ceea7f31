package vn.tintinh.render.check;

import static java.util.Objects.requireNonNull;

/**
 * A rule that a document breaks.
 *
 * @param rule which
 * @param where path of the element, and what stands there
 */
public record Finding(Rule rule, String where) {
    public Finding {
        requireNonNull(rule);
        requireNonNull(where);
    }

    /** Whether the document is invalid by it. */
    public boolean isError() {
        return rule.level() == Rule.Level.ERROR;
    }
}
