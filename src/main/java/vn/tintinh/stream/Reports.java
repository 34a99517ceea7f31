package vn.tintinh.stream;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.model.Channel;
import vn.tintinh.model.StoredItem;
import vn.tintinh.model.Story;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.Change;
import vn.tintinh.store.ItemStore;

/** Reads the items of changes: once for all clients, and once more for each channel that asks for words. */
final class Reports {
    private final Publisher publisher;
    private final ItemStore items;
    private final InstantSource clock;

    Reports(Publisher publisher, ItemStore items, InstantSource clock) {
        this.publisher = publisher;
        this.items = items;
        this.clock = clock;
    }

    Future<Bulletin> of(List<Change> changes, Collection<Channel> channels) {
        Instant now = clock.instant();
        List<String> ids = changes.stream()
                .filter(change -> change.kind() != Change.Kind.REMOVED)
                .map(Change::itemId)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return Future.succeededFuture(new Bulletin(publisher.channels(), Map.of(), Map.of(), now));
        }
        return items.listed(ids, now).compose(found -> worded(withOthers(ids, found), channels)
                .map(worded -> new Bulletin(
                        publisher.channels(),
                        found.stream().collect(Collectors.toMap(StoredItem::id, Function.identity())),
                        worded,
                        now)));
    }

    /** Whether an item is news in a channel depends on those that tell the same. */
    private static List<String> withOthers(List<String> ids, List<StoredItem> found) {
        return Stream.concat(
                        ids.stream(),
                        found.stream()
                                .flatMap(item -> item.story().stream())
                                .flatMap(story -> story.members().stream())
                                .map(Story.Member::itemId))
                .distinct()
                .toList();
    }

    private Future<Map<String, Set<String>>> worded(List<String> ids, Collection<Channel> channels) {
        Map<String, Set<String>> worded = new HashMap<>();
        List<Future<Void>> asked = channels.stream()
                .filter(channel -> channel.selection().words().isPresent())
                .map(channel -> items.withWords(ids, channel.selection().words().orElseThrow())
                        .<Void>map(some -> {
                            worded.put(channel.path(), some);
                            return null;
                        }))
                .toList();
        return Future.all(asked).map(worded);
    }
}
