package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An item with what it is about.
 *
 * @param item the item
 * @param categories slugs, the most telling first, each once
 * @param province the unit that was valid at the item's day of publication; empty for news of the whole country
 * @param unknownLabels labels that no category claims, kept for the admin
 */
public record Classified(Item item, List<String> categories, Optional<Province> province, List<String> unknownLabels) {
    public Classified {
        requireNonNull(item);
        categories = List.copyOf(categories);
        unknownLabels = List.copyOf(unknownLabels);
    }
}
