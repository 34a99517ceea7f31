package vn.tintinh.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Habits;
import vn.tintinh.model.Health;

/**
 * What is known of a source right after a poll, as far as its health shows in it.
 *
 * @param now when the poll ended
 * @param answer how it went
 * @param problem of this poll, one sentence; empty when there was none
 * @param failures polls in a row that were not answered, this one included; 0 when it was
 * @param habits how the source publishes
 * @param lastNew when a poll last brought a new item
 * @param drifts what is amiss with what it sends, one sentence each
 * @param before what was said of it last; empty when nothing was yet
 */
public record Signs(
        Instant now,
        Answer answer,
        Optional<String> problem,
        int failures,
        Habits habits,
        Optional<Instant> lastNew,
        List<String> drifts,
        Optional<Health> before) {
    /** How the poll went, as far as it matters for health. */
    public enum Answer {
        /** With news, without, or that nothing has changed. */
        GIVEN,
        /** It was not to be had or not to be read. */
        FAILED,
        /** The host's name has no address. */
        NAMELESS,
        /** The server or robots.txt does not let us in. */
        REFUSED,
        /** It asked for fewer requests. */
        THROTTLED,
        /** It was taken away for good. */
        GONE
    }

    public Signs {
        requireNonNull(now);
        requireNonNull(answer);
        requireNonNull(problem);
        requireNonNull(habits);
        requireNonNull(lastNew);
        drifts = List.copyOf(drifts);
        requireNonNull(before);
    }
}
