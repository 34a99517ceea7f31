package vn.tintinh.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.model.StoredItem;

/**
 * Searches that readers make, read from a replica where one keeps up.
 *
 * <p>The most telling come first: an item counts as so many days newer for each way in which its title answers. Looked at
 * for that are the newest {@link #RANKED} items found, and as many of those with all words in their titles; what else
 * was found follows by date. So the order is the same on every page, and its cost does not grow with what is stored.
 */
public final class SearchStore {
    /** So many items of one search can be looked through. */
    public static final int MOST = 400;

    private static final int RANKED = 100;
    private static final Duration IN_TITLE = Duration.ofDays(60);
    private static final Duration SIDE_BY_SIDE = Duration.ofDays(60);
    private static final Duration WITH_MARKS = Duration.ofDays(30);

    private final Database database;

    /** On a database. */
    public SearchStore(Database database) {
        this.database = database;
    }

    /** How what is found is ordered. */
    public enum Order {
        RELEVANCE,
        NEWEST
    }

    /** The items of one page: so many, from the one of an index on. */
    public Future<SearchResult> search(Search search, Order order, int from, int size) {
        Hits.Asked asked = database.forReaders()::read;
        Hits hits = new Hits(asked);
        Future<List<Hits.Hit>> newest = hits.newest(search, MOST + 1);
        Future<List<Hits.Hit>> titled = order == Order.NEWEST || search.words().isEmpty()
                ? Future.succeededFuture(List.of())
                : hits.inTitles(search, RANKED);
        return Future.all(newest, titled).compose(both -> {
            List<Hits.Hit> found = newest.result().stream().limit(MOST).toList();
            List<String> page = ordered(search, found, titled.result()).stream()
                    .skip(from)
                    .limit(size)
                    .map(Hits.Hit::id)
                    .toList();
            return ItemStore.listed(page, search.now(), asked)
                    .map(items -> new SearchResult(
                            inOrder(page, items), found.size(), newest.result().size() > MOST));
        });
    }

    /** As many as were found, be some of them older than all that were found newest. */
    private static List<Hits.Hit> ordered(Search search, List<Hits.Hit> found, List<Hits.Hit> titled) {
        if (titled.isEmpty()) {
            return found;
        }
        SearchWords words = search.words().orElseThrow();
        Set<String> inTitle = titled.stream().map(Hits.Hit::id).collect(Collectors.toSet());
        Map<String, Hits.Hit> ranked = new LinkedHashMap<>();
        Map<String, Instant> places = new LinkedHashMap<>();
        Stream.concat(titled.stream(), found.stream().limit(RANKED)).forEach(hit -> {
            ranked.put(hit.id(), hit);
            places.computeIfAbsent(
                    hit.id(), id -> inTitle.contains(id) ? hit.shownAt().plus(worth(words, hit)) : hit.shownAt());
        });
        Comparator<Hits.Hit> best = Comparator.comparing((Hits.Hit hit) -> places.get(hit.id()))
                .thenComparing(Hits.Hit::id)
                .reversed();
        return Stream.concat(
                        ranked.values().stream().sorted(best),
                        found.stream().filter(hit -> !ranked.containsKey(hit.id())))
                .limit(found.size())
                .toList();
    }

    private static Duration worth(SearchWords words, Hits.Hit hit) {
        Duration worth = IN_TITLE;
        if (words.standsIn(hit.title())) {
            worth = worth.plus(SIDE_BY_SIDE);
        }
        return words.standsWithMarksIn(hit.title()) ? worth.plus(WITH_MARKS) : worth;
    }

    /** What was removed meanwhile is not there any more. */
    private static List<StoredItem> inOrder(List<String> ids, List<StoredItem> items) {
        Map<String, StoredItem> byId = items.stream().collect(Collectors.toMap(StoredItem::id, Function.identity()));
        return ids.stream().filter(byId::containsKey).map(byId::get).toList();
    }
}
