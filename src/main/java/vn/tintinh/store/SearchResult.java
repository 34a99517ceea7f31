package vn.tintinh.store;

import java.util.List;
import vn.tintinh.model.StoredItem;

/**
 * One page of what a search found.
 *
 * @param items of the page, in order
 * @param found items of all pages together
 * @param more whether there are more of them than can be looked through
 */
public record SearchResult(List<StoredItem> items, int found, boolean more) {
    public SearchResult {
        items = List.copyOf(items);
    }
}
