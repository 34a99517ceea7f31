package vn.tintinh.fetch;

import java.util.Optional;

/**
 * What a server wants to be asked with, word for word as it said it. Spec: RFC 9110 §8.8.
 *
 * @param etag {@code ETag}, weak or strong, with its quotes
 * @param lastModified {@code Last-Modified}
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    private static final int LONGEST = 1000;

    /** Nothing to ask with: the body comes in any case. */
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    public Validators {
        etag = etag.filter(Validators::isSendable);
        lastModified = lastModified.filter(Validators::isSendable);
    }

    /** Whether there is nothing to ask with. */
    public boolean isEmpty() {
        return etag.isEmpty() && lastModified.isEmpty();
    }

    /** These, and where one is missing the other's. */
    Validators or(Validators other) {
        return new Validators(etag.or(other::etag), lastModified.or(other::lastModified));
    }

    private static boolean isSendable(String value) {
        return !value.isBlank()
                && value.length() <= LONGEST
                && value.chars().allMatch(c -> c >= ' ' && c <= 0xff && c != 0x7f);
    }
}
