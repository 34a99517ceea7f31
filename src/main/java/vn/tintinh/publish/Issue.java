package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Channel;
import vn.tintinh.model.StoredItem;
import vn.tintinh.render.ChannelDocument;

/**
 * A channel with its items at one moment, from which all of its publications are written.
 *
 * @param channels of the configuration in force
 * @param channel the one
 * @param items newest first
 */
record Issue(Channels channels, Channel channel, List<StoredItem> items) {
    Issue {
        requireNonNull(channels);
        requireNonNull(channel);
        items = List.copyOf(items);
    }

    /** For feeds. */
    ChannelDocument document() {
        return new Documents(channels).document(channel, items);
    }

    /** For pages. */
    Edition edition() {
        return new Edition(channels, channel, new Headlines(channels).of(items));
    }

    /** When any of the items changed or came to be seen; empty when there is none. */
    Optional<Instant> lastModified() {
        return items.stream()
                .map(item -> item.visibleFrom().isAfter(item.changed()) ? item.visibleFrom() : item.changed())
                .max(Comparator.naturalOrder());
    }

    /** For how long a reader may keep it. */
    Duration maxAge() {
        return Rhythm.maxAge(items.stream().map(StoredItem::shownAt).toList());
    }
}
