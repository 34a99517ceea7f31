package vn.tintinh.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;
import vn.tintinh.store.Change;

/**
 * Which channels a change touches.
 *
 * <p>Each channel is filed under every value of the part of its selection that lets the least through (sources, else
 * provinces, else categories, else everything), so a change is compared with few channels and not with all.
 */
public final class Reach {
    private static final String EVERYTHING = "";

    private final Map<String, List<Filed>> filed = new HashMap<>();

    /**
     * Of some channels.
     *
     * @param channels of the configuration in force
     * @param watched which of them, or others made like them
     */
    public Reach(Channels channels, Collection<Channel> watched) {
        watched.forEach(channel -> file(new Filed(channel, channels.stored(channel.selection()))));
    }

    /** A channel with its provinces as items were stored under them. */
    private record Filed(Channel channel, Selection selection) {}

    /** The channels whose items it may have changed: all of those, and some that it did not. */
    public Set<Channel> touchedBy(Change change) {
        Set<Channel> touched = new LinkedHashSet<>();
        add(touched, EVERYTHING, change);
        add(touched, "source " + change.sourceId(), change);
        change.provinces().forEach(slug -> add(touched, "province " + slug, change));
        change.categories().forEach(slug -> add(touched, "category " + slug, change));
        return touched;
    }

    private void add(Set<Channel> touched, String key, Change change) {
        for (Filed candidate : filed.getOrDefault(key, List.of())) {
            if (candidate.selection().fits(change.sourceId(), change.provinces(), change.categories())) {
                touched.add(candidate.channel());
            }
        }
    }

    private void file(Filed channel) {
        keys(channel.selection()).forEach(key -> filed.computeIfAbsent(key, unused -> new ArrayList<>())
                .add(channel));
    }

    private static List<String> keys(Selection selection) {
        if (!selection.sources().isEmpty()) {
            return selection.sources().stream().map(id -> "source " + id).toList();
        }
        if (!selection.provinces().isEmpty()) {
            return selection.provinces().stream()
                    .map(slug -> "province " + slug)
                    .toList();
        }
        if (!selection.categories().isEmpty()) {
            return selection.categories().stream()
                    .map(slug -> "category " + slug)
                    .toList();
        }
        return List.of(EVERYTHING);
    }
}
