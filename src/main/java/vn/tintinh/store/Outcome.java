package vn.tintinh.store;

/** How a run ended. */
public enum Outcome {
    /** A body was read; its items are in the run. */
    READ,
    /** 304, or the same body as last time. */
    UNCHANGED,
    /** 429 or 503: asked to come later. */
    THROTTLED,
    /** 410. */
    GONE,
    /** robots.txt forbids the page: no failure, but nothing to be read either. */
    FORBIDDEN,
    /** 401, 403, 407, 451, or a login or a script in place of the document. */
    REFUSED,
    /** The host's name has no address. */
    NAMELESS,
    /** Anything else. */
    FAILED;

    /** Whether the source answered as it should. */
    public boolean success() {
        return this == READ || this == UNCHANGED;
    }
}
