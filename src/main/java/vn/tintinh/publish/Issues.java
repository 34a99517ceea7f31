package vn.tintinh.publish;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.ItemStore;

/** Reads the items of a channel from the store: what may be seen now, without what is no news. */
final class Issues {
    private static final int EXCLUDED = 50;
    private static final int MANY_EXCLUDED = 1500;

    private final ItemStore items;
    private final InstantSource clock;

    Issues(ItemStore items, InstantSource clock) {
        this.items = items;
        this.clock = clock;
    }

    /** What a channel holds now. Adverts are asked for too and left out; should they fill the channel, more is asked for. */
    Future<Issue> read(Channels channels, Channel channel) {
        if (channels.keepsExcluded(channel)) {
            return newest(channels, channel, channel.limit()).map(found -> new Issue(channels, channel, found));
        }
        int asked = channel.limit() + EXCLUDED;
        return newest(channels, channel, asked)
                .compose(found -> {
                    boolean enough =
                            found.size() < asked || news(channels, found).size() >= channel.limit();
                    return enough ? Future.succeededFuture(found) : newest(channels, channel, asked + MANY_EXCLUDED);
                })
                .map(found -> new Issue(
                        channels,
                        channel,
                        news(channels, found).stream().limit(channel.limit()).toList()));
    }

    private Future<List<StoredItem>> newest(Channels channels, Channel channel, int limit) {
        Instant now = clock.instant();
        Selection selection = channels.stored(channel.selection());
        return Queries.isQuery(channel) ? items.search(selection, limit, now) : items.newest(selection, limit, now);
    }

    private static List<StoredItem> news(Channels channels, List<StoredItem> found) {
        return found.stream()
                .filter(item -> item.categories().stream().noneMatch(channels::isExcluded))
                .toList();
    }
}
