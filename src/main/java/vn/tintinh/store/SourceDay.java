package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;

/**
 * What the runs of a source came to on a day of Việt Nam.
 *
 * @param items that were new
 * @param runs all of them
 * @param failed runs that were not answered as they should be
 * @param took mean length of a run
 */
public record SourceDay(String sourceId, LocalDate day, long items, long runs, long failed, Duration took) {
    public SourceDay {
        requireNonNull(sourceId);
        requireNonNull(day);
        requireNonNull(took);
    }
}
