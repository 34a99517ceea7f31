package vn.tintinh.stream;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;
import vn.tintinh.store.Change;

/**
 * Changes, with what is known of their items, as events.
 *
 * @param channels of the configuration in force
 * @param items those that are there, by id
 * @param worded by path of each channel that asks for words: the items that have them
 * @param now what may be seen only later is not there
 */
record Bulletin(Channels channels, Map<String, StoredItem> items, Map<String, Set<String>> worded, Instant now) {
    Bulletin {
        requireNonNull(channels);
        items = Map.copyOf(items);
        worded = Map.copyOf(worded);
        requireNonNull(now);
    }

    /**
     * What a change is to a channel that it touches: news, the end of an item, or nothing, as where another item tells the
     * same there already. One that was revised may have been in the channel before.
     */
    Optional<Event> event(Channel channel, Change change, Mark mark) {
        Optional<StoredItem> item = Optional.ofNullable(items.get(change.itemId()))
                .filter(stored -> change.kind() != Change.Kind.REMOVED
                        && !stored.visibleFrom().isAfter(now));
        if (item.filter(stored -> holds(channel, stored)).isPresent()) {
            if (channels.isFolded(channel, item.get(), worded(channel)::contains)) {
                return Optional.empty();
            }
            return item.map(stored -> Event.of("item", mark, change.sequence(), json(stored, change)));
        }
        return change.kind() == Change.Kind.NEW
                ? Optional.empty()
                : Optional.of(Event.of("removed", mark, change.sequence(), new JsonObject().put("id", tag(change))));
    }

    private boolean holds(Channel channel, StoredItem item) {
        return channels.holds(channel, item)
                && (channel.selection().words().isEmpty() || worded(channel).contains(item.id()));
    }

    private Set<String> worded(Channel channel) {
        return worded.getOrDefault(channel.path(), Set.of());
    }

    private JsonObject json(StoredItem stored, Change change) {
        List<String> topics = new ArrayList<>(stored.categories());
        topics.removeIf(slug -> channels.category(slug).isEmpty());
        JsonObject json = new JsonObject()
                .put("id", tag(change))
                .put("title", stored.item().title());
        stored.item().link().ifPresent(link -> json.put("link", link));
        json.put("outlet", channels.source(stored.sourceId()).map(Source::name).orElse(stored.sourceId()))
                .put("time", stored.shownAt().toString())
                .put("categories", new JsonArray(topics));
        stored.province().ifPresent(province -> json.put("province", province));
        return change.kind() == Change.Kind.REVISED ? json.put("revised", true) : json;
    }

    private String tag(Change change) {
        return Addresses.tag(channels.configuration().settings().server(), "item/" + change.itemId());
    }
}
