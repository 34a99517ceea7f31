package vn.tintinh.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * When a source is polled next.
 *
 * @param at not before
 * @param reason why then, in words for an operator, e.g. {@code every 21 min: publishes about every 42 min}
 */
public record NextDue(Instant at, String reason) {
    public NextDue {
        requireNonNull(at);
        requireNonNull(reason);
    }
}
