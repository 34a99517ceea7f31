package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A selection of items that is published.
 *
 * @param path below {@code /feeds/}, without extension: {@code all}, {@code kinh-te}, {@code provinces/lam-dong},
 *     {@code sources/btg-binh-thuan}
 * @param title Vietnamese
 * @param description Vietnamese, one sentence
 * @param selection which items
 * @param limit the newest so many
 */
public record Channel(String path, String title, Optional<String> description, Selection selection, int limit) {
    public Channel {
        requireNonNull(path);
        requireNonNull(title);
        requireNonNull(selection);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("a channel's limit is 1 to 1000");
        }
    }
}
