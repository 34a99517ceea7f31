package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A feed as published: decoded, repaired, its references resolved; not yet normalised and not yet safe.
 *
 * @param format e.g. {@code rss-2.0}, {@code atom-1.0}, {@code json-1.1}; {@code unknown} when it names none
 * @param encoding of the bytes as decoded in fact, lower case
 * @param wellFormed false where repair was needed
 * @param warnings sentences about what was repaired or passed over
 * @param head what is said of the feed as a whole
 * @param entries in document order
 */
public record ParsedFeed(
        String format,
        String encoding,
        boolean wellFormed,
        List<String> warnings,
        FeedHead head,
        List<ParsedEntry> entries) {
    public ParsedFeed {
        requireNonNull(format);
        requireNonNull(encoding);
        requireNonNull(head);
        warnings = List.copyOf(warnings);
        entries = List.copyOf(entries);
    }
}
