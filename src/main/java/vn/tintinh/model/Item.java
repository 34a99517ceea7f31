package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One piece of news from one source, normalised: text in NFC and otherwise as published, HTML safe, URLs absolute.
 *
 * @param keys by which the item is known again, the strongest first; never empty
 * @param link the item's page; empty when the source gives none
 * @param title plain text; never blank, at most 1,000 characters
 * @param summary the lead or teaser
 * @param content the whole text as far as the source gives it
 * @param authors names of people or outlets, as published
 * @param published when the source published it, as far as {@code dateBasis} goes; empty when only first sight is known
 * @param updated when the source says it was last changed
 * @param dateBasis where {@code published} was found
 * @param precision how exact {@code published} is
 * @param labels the source's own categories, NFC, each once
 * @param enclosures files that belong to the item
 * @param image the lead image
 * @param language BCP 47 tag
 */
public record Item(
        List<ItemKey> keys,
        Optional<String> link,
        String title,
        SafeHtml summary,
        SafeHtml content,
        List<Person> authors,
        Optional<Instant> published,
        Optional<Instant> updated,
        DateBasis dateBasis,
        Precision precision,
        List<String> labels,
        List<Enclosure> enclosures,
        Optional<Image> image,
        Optional<String> language) {
    public Item {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an item without a key cannot be known again");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("an item without a title cannot be shown");
        }
        requireNonNull(summary);
        requireNonNull(content);
        requireNonNull(dateBasis);
        requireNonNull(precision);
        authors = List.copyOf(authors);
        labels = List.copyOf(labels);
        enclosures = List.copyOf(enclosures);
    }
}
