package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that belongs to an item. RSS 2.0: {@code enclosure}, {@code media:content}; Atom:
 * {@code link rel="enclosure"}; JSON Feed: {@code attachments}.
 *
 * @param length in bytes; empty when not said or not a number
 */
public record Enclosure(String url, Optional<String> type, OptionalLong length, Optional<String> title) {
    public Enclosure {
        requireNonNull(url);
    }
}
