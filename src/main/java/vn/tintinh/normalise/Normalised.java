package vn.tintinh.normalise;

import java.util.List;
import vn.tintinh.model.Item;

/**
 * The items of a feed.
 *
 * @param items in the feed's order
 * @param degraded why the source's identity is degraded, in sentences
 */
public record Normalised(List<Item> items, List<String> degraded) {
    public Normalised {
        items = List.copyOf(items);
        degraded = List.copyOf(degraded);
    }
}
