package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A text construct as published, not yet made safe.
 *
 * <p>Atom: {@code title}, {@code summary}, {@code content}, {@code rights}; RSS 2.0: {@code title}, {@code description},
 * {@code content:encoded}; JSON Feed: {@code content_html}, {@code content_text}. Spec: RFC 4287 §3.1.
 *
 * @param type what {@code value} is
 * @param value plain text (entities resolved) or an HTML fragment; empty only where {@code src} is there
 * @param language BCP 47 tag that is in force at the construct
 * @param mediaType the media type that was said or follows from the format, e.g. {@code text/html}
 * @param src where the content is, if elsewhere; absolute where it could be made so
 * @param base base URI in force at the construct, for relative references inside its HTML
 */
public record Text(
        Type type,
        String value,
        Optional<String> language,
        Optional<String> mediaType,
        Optional<String> src,
        Optional<String> base) {

    /** What a text construct's value is. */
    public enum Type {
        TEXT,
        HTML
    }

    public Text {
        requireNonNull(type);
        requireNonNull(value);
    }

    /** Plain text in no known language. */
    public static Text plain(String value) {
        return new Text(Type.TEXT, value, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An HTML fragment in no known language, its references resolved already. */
    public static Text html(String value) {
        return new Text(Type.HTML, value, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
