package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.Health;

/**
 * Whether what is published is up to date.
 *
 * @param sources how many of the sources that are polled are in each state; states that none is in are left out
 * @param unjudged sources that were not polled yet
 * @param lastPoll when a source last answered as it should
 * @param newest when the newest item came to be published
 */
public record StatusFigures(
        Map<Health.State, Long> sources, long unjudged, Optional<Instant> lastPoll, Optional<Instant> newest) {
    public StatusFigures {
        sources = Map.copyOf(sources);
        requireNonNull(lastPoll);
        requireNonNull(newest);
    }

    /** All sources that are polled. */
    public long total() {
        return unjudged + sources.values().stream().mapToLong(Long::longValue).sum();
    }
}
