package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.model.StoredItem;
import vn.tintinh.model.Story;
import vn.tintinh.render.ChannelDocument;
import vn.tintinh.store.Change;

/**
 * A channel with its items at one moment, from which all of its publications are written.
 *
 * @param channels of the configuration in force
 * @param channel the one
 * @param items newest first
 * @param removed what was removed from it lately, newest first
 * @param place in the channel's archive
 */
record Issue(Channels channels, Channel channel, List<StoredItem> items, List<Change> removed, Place place) {
    private static final Duration YEAR = Duration.ofDays(365);

    Issue {
        requireNonNull(channels);
        requireNonNull(channel);
        requireNonNull(place);
        items = List.copyOf(items);
        removed = List.copyOf(removed);
    }

    /** The same with items of the archive. */
    Issue at(Place found, List<StoredItem> with) {
        return new Issue(channels, channel, with, removed, found);
    }

    /** The same with some of its items and removals only: those whose version has a number that fits. */
    Issue only(LongPredicate fitting) {
        return new Issue(
                channels,
                channel,
                items.stream().filter(item -> fitting.test(version(item))).toList(),
                removed.stream()
                        .filter(removal -> fitting.test(removal.sequence()))
                        .toList(),
                place.ofPart());
    }

    /** The same with some of its items. */
    Issue with(List<StoredItem> some) {
        return new Issue(channels, channel, some, removed, place);
    }

    /** A number for all that it shows: another version of an item has another number. */
    Set<Long> versions() {
        return Stream.concat(
                        items.stream().map(Issue::version), removed.stream().map(Change::sequence))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The number of its last change; mixed with whom it names, which changes without it. */
    private static long version(StoredItem item) {
        return item.story()
                .map(story -> item.sequence() ^ ((long) story.hashCode() << Integer.SIZE))
                .orElse(item.sequence());
    }

    /** For feeds. */
    ChannelDocument document(Format format) {
        return new Documents(channels).document(this, format);
    }

    /** For pages: no more than the newest. */
    Edition edition() {
        return new Edition(
                channels,
                channel,
                new Headlines(channels).of(items.stream().limit(channel.limit()).toList()));
    }

    /** When any of the items, or of those that they name, changed, came to be seen or was removed; empty when there is none. */
    Optional<Instant> lastModified() {
        return Stream.of(
                        items.stream().map(StoredItem::seenAt),
                        items.stream()
                                .flatMap(item -> item.story().stream())
                                .flatMap(story -> story.members().stream())
                                .map(Story.Member::visibleFrom),
                        removed.stream().map(Change::at))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder());
    }

    /** For how long a reader may keep it. */
    Duration maxAge() {
        if (place.page().isPresent()) {
            return YEAR;
        }
        return Rhythm.maxAge(items.stream().map(StoredItem::shownAt).toList());
    }
}
