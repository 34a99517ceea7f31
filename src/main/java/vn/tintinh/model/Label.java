package vn.tintinh.model;

import java.util.Optional;

/**
 * A category as the source itself names it. Atom: {@code category}; RSS 2.0: {@code category}, {@code dc:subject};
 * JSON Feed: {@code tags}; pages: a part of the breadcrumb. Spec: RFC 4287 §4.2.2.
 */
public record Label(Optional<String> term, Optional<String> scheme, Optional<String> label) {
    /** A label that is only a text. */
    public static Label of(String term) {
        return new Label(Optional.of(term), Optional.empty(), Optional.empty());
    }
}
