package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A feed as published: decoded, repaired, its references resolved; not yet normalised and not yet safe.
 *
 * @param format e.g. {@code rss-2.0}, {@code atom-1.0}, {@code json-1.1}; {@code unknown} when it names none
 * @param encoding of the bytes as decoded in fact, lower case
 * @param wellFormed false where repair was needed
 * @param warnings sentences about what was repaired or passed over
 * @param head what is said of the feed as a whole
 * @param entries in document order
 * @param dayMonthOrder that the dates prove, now or at an earlier reading; empty where all could be either
 */
public record ParsedFeed(
        String format,
        String encoding,
        boolean wellFormed,
        List<String> warnings,
        FeedHead head,
        List<ParsedEntry> entries,
        Optional<DayMonthOrder> dayMonthOrder) {
    public ParsedFeed {
        requireNonNull(format);
        requireNonNull(encoding);
        requireNonNull(head);
        requireNonNull(dayMonthOrder);
        warnings = List.copyOf(warnings);
        entries = List.copyOf(entries);
    }
}
