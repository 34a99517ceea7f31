package vn.tintinh.publish;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.ItemStore;

/**
 * Reads the items of a channel from the store: what may be seen now, without what is no news; so many that they make as
 * many entries as the channel is to have.
 */
final class Issues {
    private static final int FURTHER = 50;
    private static final int MOST = 1600;

    private final ItemStore items;
    private final Folding folding;
    private final Removals removals;
    private final InstantSource clock;

    Issues(ItemStore items, Folding folding, Removals removals, InstantSource clock) {
        this.items = items;
        this.folding = folding;
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

    /** Adverts and what tells a story again are asked for too and are no entries; should they be many, more is. */
    private Future<Issue> read(Channels channels, Channel channel, Shelf shelf) {
        boolean whole = channels.keepsExcluded(channel) && !channel.folds();
        return read(channels, channel, shelf, channel.limit() + (whole ? 0 : FURTHER))
                .map(found -> issue(channels, channel, found));
    }

    private Future<List<StoredItem>> read(Channels channels, Channel channel, Shelf shelf, int limit) {
        return shelf.newest(channels.stored(channel.selection()), limit, clock.instant())
                .compose(found -> entries(channels, channel, found)
                        .compose(taken -> taken.enough() || found.size() < limit || limit >= MOST
                                ? Future.succeededFuture(taken.items())
                                : read(channels, channel, shelf, Math.min(4 * limit, MOST))));
    }

    /** The newest items, and whether they make all the entries that the channel is to have. */
    private record Taken(List<StoredItem> items, boolean enough) {}

    private Future<Taken> entries(Channels channels, Channel channel, List<StoredItem> found) {
        List<StoredItem> news = channels.keepsExcluded(channel) ? found : news(channels, found);
        return folding.folded(channels, channel, news).map(folded -> {
            List<StoredItem> taken = new ArrayList<>();
            int entries = 0;
            for (StoredItem item : news) {
                if (entries == channel.limit()) {
                    break;
                }
                taken.add(item);
                entries += folded.test(item) ? 0 : 1;
            }
            return new Taken(taken, entries == channel.limit());
        });
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
