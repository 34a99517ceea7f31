package vn.tintinh.parse.feed;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import vn.tintinh.model.DayMonthOrder;

/**
 * One document to be read and what is known beside it.
 *
 * @param base of relative references, as far as the document itself says nothing
 * @param language that the server says the document is in
 * @param maxItems read at most, the first so many
 * @param known the order of day and month that the source was found to write
 */
record Reading(
        Optional<String> base,
        Optional<String> language,
        Decoded decoded,
        Instant now,
        ZoneId zone,
        int maxItems,
        Optional<DayMonthOrder> known) {
    Reading {
        requireNonNull(decoded);
        requireNonNull(now);
        requireNonNull(zone);
    }

    FeedDates dates(Collection<String> texts) {
        return FeedDates.of(texts, now, zone, known);
    }
}
