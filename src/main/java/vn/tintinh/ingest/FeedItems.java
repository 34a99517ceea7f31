package vn.tintinh.ingest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Classified;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.FeedHead;

/**
 * What a feed's bytes came to.
 *
 * @param items that pass the source's filters, in feed order
 * @param order of day and month, where the feed's dates prove one
 * @param published when its items say to the hour or finer that they were published, those filtered out among them
 * @param head of the feed
 * @param degraded why its ids or links are not trusted, in sentences
 * @param warnings what was repaired or passed over
 */
record FeedItems(
        List<Classified> items,
        Optional<DayMonthOrder> order,
        List<Instant> published,
        FeedHead head,
        List<String> degraded,
        List<String> warnings) {
    FeedItems {
        items = List.copyOf(items);
        requireNonNull(order);
        published = List.copyOf(published);
        requireNonNull(head);
        degraded = List.copyOf(degraded);
        warnings = List.copyOf(warnings);
    }
}
