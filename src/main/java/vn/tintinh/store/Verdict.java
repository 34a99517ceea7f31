package vn.tintinh.store;

/** What an item of a run turned out to be. */
public enum Verdict {
    /** Never seen before. */
    NEW,
    /** Known, and now different. */
    REVISED,
    /** Known and the same: nothing was written. */
    UNCHANGED,
    /** The same item twice in one run: the first of the two counts. */
    DUPLICATE
}
