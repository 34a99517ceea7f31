package vn.tintinh.publish;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tintinh.model.Channel;
import vn.tintinh.store.Change;
import vn.tintinh.store.RemovalStore;

/**
 * What was removed lately, by channel: whoever still shows it is told so for a month. Removals are few, so all are kept
 * in memory, and a channel that is made anew asks the store nothing more.
 */
final class Removals {
    private static final Duration TOLD_FOR = Duration.ofDays(30);

    private final RemovalStore store;
    private volatile List<Change> recent = List.of();
    private volatile Set<String> items = Set.of();
    private volatile Map<String, List<Change>> byChannel = Map.of();

    Removals(RemovalStore store) {
        this.store = store;
    }

    /** Whether what is known here is out of date after changes: something was removed, or put back. */
    boolean isTouchedBy(List<Change> changes) {
        return changes.stream()
                .anyMatch(change -> items.contains(change.itemId())
                        || (change.kind() == Change.Kind.REMOVED && change.announced()));
    }

    /** Reads what was removed lately. */
    Future<Void> load() {
        return store.tombstones(TOLD_FOR).map(found -> {
            recent = found;
            items = found.stream().map(Change::itemId).collect(Collectors.toUnmodifiableSet());
            return null;
        });
    }

    /** Files what was read under the channels that it touched. */
    void file(Reach reach) {
        Map<String, List<Change>> filed = new HashMap<>();
        for (Change removal : recent) {
            for (Channel channel : reach.touchedBy(removal)) {
                filed.computeIfAbsent(channel.path(), path -> new ArrayList<>()).add(removal);
            }
        }
        byChannel = filed;
    }

    /** What was removed from a channel, newest first. */
    List<Change> of(Channel channel) {
        return byChannel.getOrDefault(channel.path(), List.of());
    }

    /** What was removed among some items, newest first. */
    List<Change> among(Set<String> ids) {
        return recent.stream().filter(removal -> ids.contains(removal.itemId())).toList();
    }
}
