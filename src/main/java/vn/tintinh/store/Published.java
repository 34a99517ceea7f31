package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import vn.tintinh.model.StoredItem;

/**
 * An item that was published.
 *
 * @param item as it was last seen
 * @param removed whether it was taken down, or has vanished at its publisher's: nothing of it may be shown any more
 */
public record Published(StoredItem item, boolean removed) {
    public Published {
        requireNonNull(item);
    }
}
