package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A date as it was read.
 *
 * @param instant the start of what was written: a day is its midnight in the zone of reading
 * @param precision how exact it was written
 */
public record ReadDate(Instant instant, Precision precision) {
    public ReadDate {
        requireNonNull(instant);
        requireNonNull(precision);
    }
}
