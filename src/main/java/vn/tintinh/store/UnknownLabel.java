package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A label of a source that no category claims.
 *
 * @param sourceId whose label it is
 * @param label as published
 * @param items how many new items have borne it
 * @param lastSeen when the last of them was stored
 */
public record UnknownLabel(String sourceId, String label, long items, Instant lastSeen) {
    public UnknownLabel {
        requireNonNull(sourceId);
        requireNonNull(label);
        requireNonNull(lastSeen);
    }
}
