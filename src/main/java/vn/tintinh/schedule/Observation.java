package vn.tintinh.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tintinh.model.Habits;
import vn.tintinh.model.PollPolicy;

/**
 * What is known of a source right after a poll.
 *
 * @param now when the poll ended
 * @param poll the bounds
 * @param ending of this poll
 * @param failures polls in a row that failed or were throttled, this one included; 0 when it was answered
 * @param habits how the source publishes, and what it asks of those who poll it
 * @param maxAge {@code Cache-Control: max-age} or {@code Expires}: how long the answer stays fresh
 * @param retryAt {@code Retry-After}: not before
 * @param pushed whether a hub delivers the source's news, so that polls are only a backup
 * @param pressure how many times as dear as usual a request is, to keep to the {@link Budget}; at least 1
 */
public record Observation(
        Instant now,
        PollPolicy poll,
        Ending ending,
        int failures,
        Habits habits,
        Optional<Duration> maxAge,
        Optional<Instant> retryAt,
        boolean pushed,
        double pressure) {
    public Observation {
        requireNonNull(now);
        requireNonNull(poll);
        requireNonNull(ending);
        requireNonNull(habits);
        requireNonNull(maxAge);
        requireNonNull(retryAt);
        if (failures < 0 || !(pressure >= 1)) {
            throw new IllegalArgumentException("failures are counted from 0, pressure from 1");
        }
    }
}
