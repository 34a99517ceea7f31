package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One article as a listing page shows it.
 *
 * @param url absolute
 * @param title plain text; empty when the listing shows none
 * @param summary plain text
 * @param image absolute URL
 */
public record ListedItem(
        String url, String title, Optional<ReadDate> published, Optional<String> summary, Optional<String> image) {
    public ListedItem {
        requireNonNull(url);
        requireNonNull(title);
    }
}
