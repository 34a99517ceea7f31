package vn.tintinh.admin;

import static java.util.Objects.requireNonNull;

/**
 * Whether a load balancer should send readers here.
 *
 * @param state what the answer's status says
 * @param detail one sentence
 */
public record Readiness(State state, String detail) {
    /** How well readers are served. */
    public enum State {
        /** Feeds are served and grow. */
        READY,
        /** Feeds are served as they last were: readers must still be sent here, an operator must look. */
        DEGRADED,
        /** No feed can be served. */
        UNREADY
    }

    public Readiness {
        requireNonNull(state);
        requireNonNull(detail);
    }

    /** Everything is as it should be. */
    public static Readiness ready() {
        return new Readiness(State.READY, "feeds are served, the database answers");
    }

    /** Readers get the last good bytes, and why no newer ones. */
    public static Readiness degraded(String detail) {
        return new Readiness(State.DEGRADED, detail);
    }

    /** Nothing can be served, and why. */
    public static Readiness unready(String detail) {
        return new Readiness(State.UNREADY, detail);
    }
}
