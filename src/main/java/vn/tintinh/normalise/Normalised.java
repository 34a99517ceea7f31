package vn.tintinh.normalise;

import java.util.List;
import vn.tintinh.model.Item;

/**
 * The items of a feed.
 *
 * @param items in the feed's order
 * @param warnings why the source's identity is degraded, in sentences
 */
public record Normalised(List<Item> items, List<String> warnings) {
    public Normalised {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }
}
