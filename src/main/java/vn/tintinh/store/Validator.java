package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a publication was last served with.
 *
 * @param uri of the publication
 * @param tag entity tag of its plain bytes
 * @param lastModified when it last changed, to the second
 */
public record Validator(String uri, String tag, Instant lastModified) {
    public Validator {
        requireNonNull(uri);
        requireNonNull(tag);
        requireNonNull(lastModified);
    }
}
