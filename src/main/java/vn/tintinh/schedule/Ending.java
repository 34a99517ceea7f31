package vn.tintinh.schedule;

/** How the poll went, as far as it matters for the next one. */
public enum Ending {
    /** The source answered: with news, without, or that nothing has changed. */
    ANSWERED,
    /** It asked for fewer requests. */
    THROTTLED,
    /** It was not to be had or not to be read. */
    FAILED,
    /** It was taken away for good. */
    GONE
}
