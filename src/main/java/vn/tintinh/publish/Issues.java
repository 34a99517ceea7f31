package vn.tintinh.publish;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Channel;
import vn.tintinh.model.StoredItem;

/**
 * Reads the items of a channel from the store.
 *
 * <p>Items that are still held back are asked for too, as if it were long from now: so one statement tells what is to be
 * shown and when the next item comes to be seen, and no timer has to survive a restart.
 */
final class Issues {
    private static final Duration LATER = Duration.ofDays(3650);
    private static final int HELD_BACK = 100;
    private static final Comparator<StoredItem> NEWEST_FIRST =
            Comparator.comparing(StoredItem::shownAt).reversed().thenComparing(StoredItem::id);

    private final Newest newest;
    private final InstantSource clock;

    Issues(Newest newest, InstantSource clock) {
        this.newest = newest;
        this.clock = clock;
    }

    /**
     * What a channel holds now.
     *
     * @param wake when the next item that is held back comes to be seen
     */
    record Read(Issue issue, Optional<Instant> wake) {}

    Future<Read> read(Channels channels, Channel channel) {
        return read(channels, channel, channel.limit() + HELD_BACK);
    }

    private Future<Read> read(Channels channels, Channel channel, int asked) {
        Instant now = clock.instant();
        return newest.newest(channels.stored(channel.selection()), asked, now.plus(LATER))
                .compose(found -> {
                    Read read = read(channels, channel, found, now);
                    boolean tooFew = read.issue().items().size() < channel.limit() && found.size() == asked;
                    boolean again = tooFew && asked < channel.limit() + 16 * HELD_BACK;
                    return again
                            ? read(channels, channel, channel.limit() + 16 * HELD_BACK)
                            : Future.succeededFuture(read);
                });
    }

    private static Read read(Channels channels, Channel channel, List<StoredItem> found, Instant now) {
        boolean excluded = channels.keepsExcluded(channel);
        List<StoredItem> wanted = found.stream()
                .filter(item -> excluded || item.categories().stream().noneMatch(channels::isExcluded))
                .toList();
        List<StoredItem> items = wanted.stream()
                .filter(item -> !item.visibleFrom().isAfter(now))
                .sorted(NEWEST_FIRST)
                .limit(channel.limit())
                .toList();
        Optional<Instant> wake = wanted.stream()
                .map(StoredItem::visibleFrom)
                .filter(from -> from.isAfter(now))
                .min(Comparator.naturalOrder());
        return new Read(new Issue(channels, channel, items), wake);
    }
}
