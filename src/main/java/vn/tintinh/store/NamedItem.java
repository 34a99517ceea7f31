package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * An item as a person names it, whether it is published or not.
 *
 * @param id of the item
 * @param sourceId whose item it is
 * @param title plain text
 * @param link its page
 * @param removed when it was removed; empty for one that is there
 */
public record NamedItem(String id, String sourceId, String title, Optional<String> link, Optional<Instant> removed) {
    public NamedItem {
        requireNonNull(id);
        requireNonNull(sourceId);
        requireNonNull(title);
        requireNonNull(link);
        requireNonNull(removed);
    }
}
