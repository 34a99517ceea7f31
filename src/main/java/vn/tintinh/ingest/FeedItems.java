package vn.tintinh.ingest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Classified;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.schedule.Observation;

/**
 * What a feed's bytes came to.
 *
 * @param items that pass the source's filters, in feed order
 * @param order of day and month, where the feed's dates prove one
 * @param published when its items say that they were published, those filtered out among them
 * @param wishes what the feed asks of those who poll it
 * @param degraded why its ids or links are not trusted, in sentences
 * @param warnings what was repaired or passed over
 */
record FeedItems(
        List<Classified> items,
        Optional<DayMonthOrder> order,
        List<Instant> published,
        Observation.Wishes wishes,
        List<String> degraded,
        List<String> warnings) {
    FeedItems {
        items = List.copyOf(items);
        requireNonNull(order);
        published = List.copyOf(published);
        requireNonNull(wishes);
        degraded = List.copyOf(degraded);
        warnings = List.copyOf(warnings);
    }
}
