package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An item as the store holds it.
 *
 * @param id stable over edits, restarts, re-imports and formats; {@code [a-z0-9]+}
 * @param sourceId whose item it is
 * @param item the newest revision; its {@code keys} are not read back: only the first is there
 * @param categories slugs
 * @param province slug of the unit that was valid at the day of publication
 * @param firstSeen when Tin Tỉnh saw it for the first time
 * @param changed when its newest revision was stored
 * @param visibleFrom from when on it may be published
 * @param sequence number of its newest change
 * @param partial whether it is no more than a listing told: the article's page could not be read, or not as a whole
 * @param story that it tells with other items which may be seen too; empty where it is the only one
 */
public record StoredItem(
        String id,
        String sourceId,
        Item item,
        List<String> categories,
        Optional<String> province,
        Instant firstSeen,
        Instant changed,
        Instant visibleFrom,
        long sequence,
        boolean partial,
        Optional<Story> story) {
    public StoredItem {
        requireNonNull(id);
        requireNonNull(sourceId);
        requireNonNull(item);
        requireNonNull(story);
        categories = List.copyOf(categories);
    }

    /** The same as one that tells a story. */
    public StoredItem telling(Story told) {
        return new StoredItem(
                id,
                sourceId,
                item,
                categories,
                province,
                firstSeen,
                changed,
                visibleFrom,
                sequence,
                partial,
                Optional.of(told));
    }

    /** When what is shown of it last changed or came to be seen. */
    public Instant seenAt() {
        return visibleFrom.isAfter(changed) ? visibleFrom : changed;
    }

    /** What feeds sort and show: the published date, never later than first sight; first sight where unknown. */
    public Instant shownAt() {
        return item.published()
                .filter(published -> !published.isAfter(firstSeen))
                .orElse(firstSeen);
    }
}
