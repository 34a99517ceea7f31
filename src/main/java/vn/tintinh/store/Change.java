package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * One change of one item. Numbers rise in the order of commits: a reader that has seen number n has seen all below n.
 *
 * @param sequence its number
 * @param kind what happened
 * @param itemId to whom
 * @param sourceId whose item it is
 * @param categories slugs of before and after the change, each once: every channel that may be touched
 * @param provinces slugs of before and after the change, each once
 * @param visibleFrom from when on the item may be published
 * @param announced false for a new source's stock: it belongs in channels, but nobody is to be told of it
 * @param at when it was stored
 */
public record Change(
        long sequence,
        Kind kind,
        String itemId,
        String sourceId,
        List<String> categories,
        List<String> provinces,
        Instant visibleFrom,
        boolean announced,
        Instant at) {
    /** What can happen to an item. */
    public enum Kind {
        NEW,
        REVISED,
        /** Taken down, or dropped after its time. */
        REMOVED
    }

    public Change {
        requireNonNull(kind);
        requireNonNull(itemId);
        requireNonNull(sourceId);
        requireNonNull(visibleFrom);
        requireNonNull(at);
        categories = List.copyOf(categories);
        provinces = List.copyOf(provinces);
    }
}
