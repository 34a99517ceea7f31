package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source's subscription at its hub is, for operators.
 *
 * @param state {@code wanted}, {@code asked} (not verified yet), {@code active}, {@code expired} or {@code denied}
 * @param leaseUntil as the hub granted it
 * @param pushes deliveries that were signed as they should be
 * @param news items that came by them first
 * @param silentPolls in a row that found what was not delivered
 */
public record HubState(
        String sourceId,
        String state,
        String hub,
        String topic,
        Optional<Instant> leaseUntil,
        Optional<Instant> lastPush,
        long pushes,
        long news,
        int silentPolls,
        Optional<String> problem) {
    public HubState {
        requireNonNull(sourceId);
        requireNonNull(state);
        requireNonNull(hub);
        requireNonNull(topic);
    }
}
