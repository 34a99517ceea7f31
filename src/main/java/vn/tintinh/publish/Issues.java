package vn.tintinh.publish;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntFunction;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.ItemStore;

/** Reads the items of a channel from the store: what may be seen now, without what is no news. */
final class Issues {
    private static final int EXCLUDED = 50;
    private static final int MANY_EXCLUDED = 1500;

    private final ItemStore items;
    private final Removals removals;
    private final InstantSource clock;

    Issues(ItemStore items, Removals removals, InstantSource clock) {
        this.items = items;
        this.removals = removals;
        this.clock = clock;
    }

    /** What a channel holds; a reader's own selection as of some seconds ago, where a replica is asked for it. */
    Future<Issue> read(Channels channels, Channel channel) {
        return read(channels, channel, Queries.isQuery(channel) ? items::search : items::newest);
    }

    /** What a channel holds now. */
    Future<Issue> current(Channels channels, Channel channel) {
        return read(channels, channel, items::newest);
    }

    /** A way to read the newest items. */
    @FunctionalInterface
    private interface Shelf {
        Future<List<StoredItem>> newest(Selection selection, int limit, Instant now);
    }

    /** Adverts are asked for too and left out; should they fill the channel, more is asked for. */
    private Future<Issue> read(Channels channels, Channel channel, Shelf shelf) {
        Selection selection = channels.stored(channel.selection());
        IntFunction<Future<List<StoredItem>>> newest = limit -> shelf.newest(selection, limit, clock.instant());
        if (channels.keepsExcluded(channel)) {
            return newest.apply(channel.limit()).map(found -> issue(channels, channel, found));
        }
        int asked = channel.limit() + EXCLUDED;
        return newest.apply(asked)
                .compose(found -> {
                    boolean enough =
                            found.size() < asked || news(channels, found).size() >= channel.limit();
                    return enough ? Future.succeededFuture(found) : newest.apply(asked + MANY_EXCLUDED);
                })
                .map(found -> issue(
                        channels,
                        channel,
                        news(channels, found).stream().limit(channel.limit()).toList()));
    }

    private Issue issue(Channels channels, Channel channel, List<StoredItem> found) {
        return new Issue(channels, channel, found, removals.of(channel), Place.NONE);
    }

    private static List<StoredItem> news(Channels channels, List<StoredItem> found) {
        return found.stream()
                .filter(item -> item.categories().stream().noneMatch(channels::isExcluded))
                .toList();
    }
}
