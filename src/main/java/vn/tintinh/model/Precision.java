package vn.tintinh.model;

/** How exact a date was written: what is finer than this was not said by anybody. */
public enum Precision {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
}
