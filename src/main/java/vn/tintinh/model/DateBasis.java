package vn.tintinh.model;

/** Where an item's date was found. Nobody writes "now" for an unknown date. */
public enum DateBasis {
    /** The source said when it published the item. */
    PUBLISHED,
    /** The source said only when it last changed the item. */
    UPDATED,
    /** The digits of the item's URL. */
    URL,
    /** Unknown: the instant at which Tin Tỉnh saw the item for the first time. */
    FIRST_SEEN
}
