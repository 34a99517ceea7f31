package vn.tintinh.admin;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.config.Configuration;
import vn.tintinh.ingest.Sorter;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;
import vn.tintinh.publish.Channels;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.Position;
import vn.tintinh.store.Window;

/**
 * Compares two configurations by the newest items of the store: which of them each channel holds under one and under the
 * other. Items are read in steps, so memory stays bounded; items of one source, province and categories are placed once.
 * May run beside a server: nothing is written.
 */
public final class Planner {
    private static final int STEP = 500;
    private static final int SHOWN = 5;

    private final ItemStore items;
    private final Side before;
    private final Side after;
    private final Instant now;
    private final LongConsumer progress;
    private final Map<String, Tally> atOnce = new LinkedHashMap<>();
    private final Map<String, Tally> later = new LinkedHashMap<>();
    private long compared;

    /**
     * Of two configurations.
     *
     * @param inForce empty: channels are as they will be, and items as they are stored
     * @param progress told how many items were compared, now and then
     */
    public Planner(
            ItemStore items, Optional<Configuration> inForce, Configuration next, Instant now, LongConsumer progress) {
        this.items = items;
        this.after = new Side(next, new Sorter(next)::again);
        this.before =
                inForce.map(old -> new Side(old, new Sorter(old)::again)).orElseGet(() -> new Side(next, Optional::of));
        this.now = now;
        this.progress = progress;
    }

    /** Channels of a configuration, and what it makes of an item that comes in. */
    private static final class Side {
        private final Channels channels;
        private final Function<StoredItem, Optional<StoredItem>> sorter;
        private final Map<List<Object>, Set<String>> placed = new HashMap<>();

        Side(Configuration configuration, Function<StoredItem, Optional<StoredItem>> sorter) {
            this.channels = new Channels(configuration);
            this.sorter = sorter;
        }

        /** Paths of the channels that hold an item, their words not asked. */
        Set<String> holding(StoredItem item) {
            return placed.computeIfAbsent(
                    List.of(item.sourceId(), item.province(), item.categories()), key -> channels.list().stream()
                            .filter(channel -> channels.holds(channel, item))
                            .map(Channel::path)
                            .collect(Collectors.toUnmodifiableSet()));
        }

        Set<String> holdingAnew(StoredItem item) {
            return sorter.apply(item).map(this::holding).orElse(Set.of());
        }

        Optional<String> words(String path) {
            return channels.find(path).flatMap(channel -> channel.selection().words());
        }
    }

    /** What comes and goes in a channel. */
    private static final class Tally {
        private final List<StoredItem> firstGained = new ArrayList<>();
        private final List<StoredItem> firstLost = new ArrayList<>();
        private long gained;
        private long lost;

        void gain(StoredItem item) {
            gained++;
            note(firstGained, item);
        }

        void lose(StoredItem item) {
            lost++;
            note(firstLost, item);
        }

        private static void note(List<StoredItem> first, StoredItem item) {
            if (first.size() < SHOWN) {
                first.add(item);
            }
        }

        Plan.Difference difference() {
            return new Plan.Difference(gained, lost, firstGained, firstLost);
        }
    }

    /**
     * Compares.
     *
     * @param since items that were shown before are not looked at
     * @param most no more than so many are, the newest
     */
    public Future<Plan> plan(Instant since, long most) {
        Window window = new Window(since, Window.LATEST, Position.NEWEST, List.of());
        return step(window, most).map(done -> new Plan(compared, sources(), channels()));
    }

    private Future<Void> step(Window window, long most) {
        int limit = (int) Math.min(STEP, most - compared);
        return items.page(Selection.ALL, window, limit, now)
                .compose(found -> words(found).map(worded -> {
                    found.forEach(item -> compare(item, worded));
                    compared += found.size();
                    progress.accept(compared);
                    return found;
                }))
                .compose(found -> found.size() < limit || compared >= most
                        ? Future.succeededFuture()
                        : step(window.after(Position.behind(found.get(found.size() - 1))), most));
    }

    /** Which of some items have the words of each channel that asks for words, by the words. */
    private Future<Map<String, Set<String>>> words(List<StoredItem> found) {
        Set<String> asked = Stream.of(before, after)
                .flatMap(side -> side.channels.list().stream())
                .flatMap(channel -> channel.selection().words().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> ids = found.stream().map(StoredItem::id).toList();
        Map<String, Set<String>> fitting = new HashMap<>();
        Future<Void> chain = Future.succeededFuture();
        for (String words : asked) {
            chain = chain.compose(earlier -> items.withWords(ids, words).<Void>map(fit -> {
                fitting.put(words, fit);
                return null;
            }));
        }
        return chain.map(done -> fitting);
    }

    private void compare(StoredItem item, Map<String, Set<String>> worded) {
        UnaryOperator<Set<String>> old = paths -> worded(paths, before, item, worded);
        UnaryOperator<Set<String>> next = paths -> worded(paths, after, item, worded);
        compare(item, old.apply(before.holding(item)), next.apply(after.holding(item)), atOnce);
        compare(item, old.apply(before.holdingAnew(item)), next.apply(after.holdingAnew(item)), later);
    }

    private static Set<String> worded(Set<String> paths, Side side, StoredItem item, Map<String, Set<String>> worded) {
        return paths.stream()
                .filter(path -> side.words(path)
                        .map(words -> worded.getOrDefault(words, Set.of()).contains(item.id()))
                        .orElse(true))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void compare(StoredItem item, Set<String> old, Set<String> next, Map<String, Tally> tallies) {
        for (String path : next) {
            if (!old.contains(path)) {
                tallies.computeIfAbsent(path, first -> new Tally()).gain(item);
            }
        }
        for (String path : old) {
            if (!next.contains(path)) {
                tallies.computeIfAbsent(path, first -> new Tally()).lose(item);
            }
        }
    }

    private Map<String, Plan.ChannelChange> channels() {
        Map<String, Plan.ChannelChange> changes = new LinkedHashMap<>();
        Stream.of(before, after)
                .flatMap(side -> side.channels.list().stream())
                .map(Channel::path)
                .distinct()
                .forEach(path -> {
                    Plan.ChannelChange change =
                            new Plan.ChannelChange(fate(path), difference(atOnce, path), difference(later, path));
                    if (!change.isNone()) {
                        changes.put(path, change);
                    }
                });
        return changes;
    }

    private Plan.Fate fate(String path) {
        boolean was = before.channels.find(path).isPresent();
        boolean is = after.channels.find(path).isPresent();
        return was && is ? Plan.Fate.STAYS : is ? Plan.Fate.BEGINS : Plan.Fate.ENDS;
    }

    private static Plan.Difference difference(Map<String, Tally> tallies, String path) {
        return tallies.getOrDefault(path, new Tally()).difference();
    }

    private Map<String, Plan.SourceChange> sources() {
        Map<String, Source> old = polled(before.channels.enabledSources());
        Map<String, Source> next = polled(after.channels.enabledSources());
        Map<String, Plan.SourceChange> changes = new LinkedHashMap<>();
        next.forEach((id, source) -> {
            Source was = old.get(id);
            if (was == null) {
                changes.put(id, Plan.SourceChange.BEGINS);
            } else if (!was.url().equals(source.url())) {
                changes.put(id, Plan.SourceChange.MOVES);
            }
        });
        old.keySet().stream()
                .filter(id -> !next.containsKey(id))
                .forEach(id -> changes.put(id, Plan.SourceChange.ENDS));
        return changes;
    }

    private static Map<String, Source> polled(Collection<Source> sources) {
        return sources.stream().collect(Collectors.toMap(Source::id, source -> source));
    }
}
