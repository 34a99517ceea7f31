package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * By what a source's body is known to be the same as last time.
 *
 * @param etag to the letter, with quotes and {@code W/}
 * @param lastModified to the letter
 * @param digest of the body, or of a page's list region
 */
public record LastBody(Optional<String> etag, Optional<String> lastModified, Optional<String> digest) {
    /** Nothing known: the next poll fetches unconditionally. */
    public static final LastBody NONE = new LastBody(Optional.empty(), Optional.empty(), Optional.empty());

    public LastBody {
        requireNonNull(etag);
        requireNonNull(lastModified);
        requireNonNull(digest);
    }
}
