package vn.tintinh.model;

import java.time.Duration;

/**
 * Between which intervals a source is polled.
 *
 * @param min never more often than this
 * @param max never less often than this, errors aside
 */
public record PollPolicy(Duration min, Duration max) {
    public PollPolicy {
        if (min.isNegative() || min.isZero() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException("min must be positive and at most max");
        }
    }
}
