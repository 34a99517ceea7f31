package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import vn.tintinh.model.StoredItem;

/**
 * A place in the order of items, newest first: what follows it is older. It stays right while items come and go.
 *
 * @param shownAt of the item before it
 * @param id of the item before it
 */
public record Position(Instant shownAt, String id) {
    /** Before the newest item. */
    public static final Position NEWEST = new Position(Window.LATEST, "");

    public Position {
        requireNonNull(shownAt);
        requireNonNull(id);
    }

    /** Right behind an item. */
    public static Position behind(StoredItem item) {
        return new Position(item.shownAt(), item.id());
    }
}
