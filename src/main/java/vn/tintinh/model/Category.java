package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A topic of the canonical list.
 *
 * @param slug in feed URLs, e.g. {@code kinh-te}
 * @param name Vietnamese, e.g. {@code Kinh tế}
 * @param english for pages in English
 * @param labels what sources write and mean this topic by
 * @param mediaTopics IPTC Media Topic codes, e.g. {@code 20000210}
 * @param excluded true for what is no news (adverts): its items are stored and not published in combined channels
 */
public record Category(
        String slug,
        String name,
        Optional<String> english,
        List<String> labels,
        List<String> mediaTopics,
        boolean excluded) {
    public Category {
        requireNonNull(slug);
        requireNonNull(name);
        labels = List.copyOf(labels);
        mediaTopics = List.copyOf(mediaTopics);
    }
}
