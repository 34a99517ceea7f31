package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the audit of removals.
 *
 * @param itemId of the item, which may be pruned by now
 * @param sourceId whose item it is
 * @param title as it was
 * @param link its page
 * @param reason {@code takedown}, by hand; {@code vanished}, at its publisher's
 * @param evidence why, in words; for a takedown also who asked
 * @param at when
 * @param restored when it was put back
 */
public record Removal(
        String itemId,
        String sourceId,
        String title,
        Optional<String> link,
        String reason,
        String evidence,
        Instant at,
        Optional<Instant> restored) {
    public Removal {
        requireNonNull(itemId);
        requireNonNull(sourceId);
        requireNonNull(title);
        requireNonNull(link);
        requireNonNull(reason);
        requireNonNull(evidence);
        requireNonNull(at);
        requireNonNull(restored);
    }
}
