package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How many complaints wait for an answer.
 *
 * @param open all of them
 * @param overdue those that should have one by now
 * @param nextDue when the first of them is due, or was
 */
public record ComplaintFigures(long open, long overdue, Optional<Instant> nextDue) {
    public ComplaintFigures {
        requireNonNull(nextDue);
    }
}
