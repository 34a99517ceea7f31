package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A picture. RSS 2.0: {@code image}, {@code media:thumbnail}; Atom: {@code logo}, {@code icon}; JSON Feed:
 * {@code image}; pages: {@code og:image}.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
public record Image(
        String url,
        Optional<String> title,
        Optional<String> link,
        OptionalInt width,
        OptionalInt height,
        Optional<String> alt) {
    public Image {
        requireNonNull(url);
    }

    /** A picture of which only the address is known. */
    public static Image at(String url) {
        return new Image(
                url, Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }
}
