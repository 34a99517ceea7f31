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
 * @param duplicates what becomes of items that tell one story
 */
public record Channel(
        String path,
        String title,
        Optional<String> description,
        Selection selection,
        int limit,
        Duplicates duplicates) {
    /** What becomes of items that tell one story. */
    public enum Duplicates {
        /** The first is an entry, and names the others. */
        FOLD,
        /** Each is an entry. */
        KEEP
    }

    public Channel {
        requireNonNull(path);
        requireNonNull(title);
        requireNonNull(selection);
        requireNonNull(duplicates);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("a channel's limit is 1 to 1000");
        }
    }

    /** Whether items that tell what another tells are left out. An outlet's own channel has all that it has. */
    public boolean folds() {
        return duplicates == Duplicates.FOLD && selection.sources().size() != 1;
    }
}
