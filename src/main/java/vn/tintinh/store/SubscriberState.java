package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A subscriber that a delivery is under way to, or that fails, for operators.
 *
 * @param topic what is subscribed to, below {@code public-url}
 * @param callback may hold secrets of the subscriber's
 * @param failures in a row
 * @param problem of the last attempt
 * @param waitingSince when the edition that is to be delivered came out
 * @param nextAttempt when it is tried next
 * @param failingSince when the present row of failures began
 */
public record SubscriberState(
        String topic,
        String callback,
        int failures,
        Optional<String> problem,
        Optional<Instant> waitingSince,
        Optional<Instant> nextAttempt,
        Optional<Instant> failingSince) {
    public SubscriberState {
        requireNonNull(topic);
        requireNonNull(callback);
        requireNonNull(problem);
        requireNonNull(waitingSince);
        requireNonNull(nextAttempt);
        requireNonNull(failingSince);
    }
}
