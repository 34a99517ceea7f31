package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source is.
 *
 * @param state in one word
 * @param since when this state began
 * @param evidence one sentence with figures, for an operator
 * @param advice what to do, one sentence
 * @param failingSince when the present row of polls without success began; empty when the last poll was answered
 */
public record Health(State state, Instant since, String evidence, String advice, Optional<Instant> failingSince) {
    /** What can be said of a source. */
    public enum State {
        /** It answers, and publishes as its rhythm leads to expect. */
        OK,
        /** It answers, and has published nothing for longer than its rhythm explains. */
        QUIET,
        /** Its last polls have failed; it is asked again. */
        FAILING,
        /** It has failed for a week, its name has been gone for days, or it says that it is gone for good. */
        DEAD,
        /** It does not let us in: a status, robots.txt, a login or a script in place of its pages. */
        BLOCKED,
        /** It asks for fewer requests. */
        THROTTLED,
        /** It answers, and what it sends is no longer made as it was. */
        DRIFTING
    }

    public Health {
        requireNonNull(state);
        requireNonNull(since);
        requireNonNull(evidence);
        requireNonNull(advice);
        requireNonNull(failingSince);
    }
}
