package vn.tintinh.model;

import java.util.List;
import java.util.Optional;

/**
 * The articles that a listing page links to.
 *
 * @param items in page order, each URL once
 * @param next URL of the following page
 * @param warnings sentences about what a rule promised and the page lacks
 */
public record Listing(List<ListedItem> items, Optional<String> next, List<String> warnings) {
    public Listing {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }
}
