package vn.tintinh.classify;

import static java.util.Objects.requireNonNull;

/**
 * Why an item is in a category.
 *
 * @param category slug
 * @param basis what said so
 * @param label the source's label, or the part of it, that means the category; the source's id where the configuration
 *     says so
 */
public record Reason(String category, Basis basis, String label) {
    /** What put an item into a category. */
    public enum Basis {
        /** The label is the category's name or one of its labels. */
        LABEL,
        /** The same with the two halves of the label the other way round. */
        LABEL_TURNED,
        /** The same without marks. */
        LABEL_WITHOUT_MARKS,
        /** The source's configuration names the category. */
        CONFIGURED
    }

    public Reason {
        requireNonNull(category);
        requireNonNull(basis);
        requireNonNull(label);
    }

    /** One sentence for a log or a page. */
    @Override
    public String toString() {
        return basis == Basis.CONFIGURED
                ? category + ": the configuration of source " + label + " says so"
                : category + ": the source labels it \"" + label + "\"";
    }
}
