package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as the log keeps it.
 *
 * @param sourceId what was polled
 * @param node by whom
 * @param at when it was stored
 * @param took its length
 * @param outcome how it ended
 * @param problem one sentence
 * @param bytes received
 * @param added new items
 * @param revised items that were different
 * @param unchanged items that were the same
 * @param duplicate items that stood twice in the run
 */
public record LoggedRun(
        String sourceId,
        String node,
        Instant at,
        Duration took,
        Outcome outcome,
        Optional<String> problem,
        long bytes,
        int added,
        int revised,
        int unchanged,
        int duplicate) {
    public LoggedRun {
        requireNonNull(sourceId);
        requireNonNull(node);
        requireNonNull(at);
        requireNonNull(took);
        requireNonNull(outcome);
        requireNonNull(problem);
    }
}
