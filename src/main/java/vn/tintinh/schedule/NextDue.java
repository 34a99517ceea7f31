package vn.tintinh.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import vn.tintinh.model.DueReason;

/**
 * When a source is polled next.
 *
 * @param at not before
 * @param reason why then
 */
public record NextDue(Instant at, DueReason reason) {
    public NextDue {
        requireNonNull(at);
        requireNonNull(reason);
    }
}
