package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A link. Atom: {@code link}; RSS 2.0: {@code link}, {@code atom:link}. Spec: RFC 4287 §4.2.7.
 *
 * @param rel the relation; {@code alternate} where none was written
 * @param href absolute where it could be made so
 */
public record Link(
        String rel,
        String href,
        Optional<String> type,
        Optional<String> title,
        Optional<String> hreflang,
        Optional<String> length) {
    public Link {
        requireNonNull(rel);
        requireNonNull(href);
    }
}
