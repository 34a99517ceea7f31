package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.model.Story;

/** The items, to be read. What was removed, or may not be published yet, is never given out. */
public final class ItemStore {
    private static final Statement NEWEST = Statement.load("item/newest");
    private static final Statement LISTED = Statement.load("item/listed");
    private static final Statement WITH_WORDS = Statement.load("item/with_words");
    private static final Statement OTHERS = Statement.load("story/others");
    private static final Statement PAGE = Statement.load("item/page");
    private static final Statement FIND = Statement.load("item/find");
    private static final Statement PUBLISHED = Statement.load("item/published");
    private static final Statement BY_CATEGORY = Statement.load("item/count_categories");
    private static final Statement BY_PROVINCE = Statement.load("item/count_provinces");
    private static final Statement BY_SOURCE = Statement.load("item/count_sources");
    private static final Statement SHOWN_TIMES = Statement.load("item/shown_times");

    private final Database database;

    /** On a database. */
    public ItemStore(Database database) {
        this.database = database;
    }

    /**
     * The newest items of a selection: by {@link StoredItem#shownAt()}, then by id, both descending.
     *
     * @param selection provinces are slugs as stored; words are compared without marks, all of them must be there
     * @param limit at most so many
     * @param now items that may be published only later are left out
     */
    public Future<List<StoredItem>> newest(Selection selection, int limit, Instant now) {
        return newest(selection, limit, now, bound -> bound.on(database.pool()));
    }

    /**
     * The same for a selection that a reader has put together: read from a replica where one keeps up, so what was just
     * stored may be missing for some seconds.
     */
    public Future<List<StoredItem>> search(Selection selection, int limit, Instant now) {
        return newest(selection, limit, now, database.forReaders()::read);
    }

    private static Future<List<StoredItem>> newest(Selection selection, int limit, Instant now, Hits.Asked asked) {
        return selection.words().isPresent()
                ? new Hits(asked)
                        .newest(Search.of(selection, now), limit)
                        .compose(hits -> listed(hits.stream().map(Hits.Hit::id).toList(), now, asked))
                : told(asked.rows(bound(selection, limit, now)), now, asked);
    }

    /**
     * A stretch of a selection that a reader has put together, in the same order.
     *
     * @param limit at most so many
     */
    public Future<List<StoredItem>> page(Selection selection, Window window, int limit, Instant now) {
        Hits.Asked asked = database.forReaders()::read;
        return told(
                asked.rows(selected(PAGE, selection, limit, now)
                        .set("from", Rows.at(window.from()))
                        .set("to", Rows.at(window.to()))
                        .set("before_at", Rows.at(window.before().shownAt()))
                        .set("before_id", SafeText.of(window.before().id()))
                        .set("excluded", window.excluded().toArray(String[]::new))
                        .set(
                                "words",
                                selection
                                        .words()
                                        .map(words -> SearchWords.of(words).query())
                                        .orElse(null))),
                now,
                asked);
    }

    /** Those of some items that may be published by now, in the same order. */
    public Future<List<StoredItem>> listed(List<String> ids, Instant now) {
        return listed(ids, now, bound -> bound.on(database.pool()));
    }

    static Future<List<StoredItem>> listed(List<String> ids, Instant now, Hits.Asked asked) {
        return told(
                asked.rows(LISTED.bind().set("ids", ids.toArray(String[]::new)).set("now", Rows.at(now))), now, asked);
    }

    /** Items with the stories that they tell, as far as the others may be seen by now. */
    private static Future<List<StoredItem>> told(Future<RowSet<Row>> rows, Instant now, Hits.Asked asked) {
        return rows.map(ItemStore::items)
                .compose(items -> items.isEmpty()
                        ? Future.succeededFuture(items)
                        : asked.rows(OTHERS.bind()
                                        .set(
                                                "ids",
                                                items.stream()
                                                        .map(StoredItem::id)
                                                        .toArray(String[]::new))
                                        .set("now", Rows.at(now)))
                                .map(others -> told(items, others)));
    }

    private static List<StoredItem> told(List<StoredItem> items, RowSet<Row> others) {
        Map<String, String> stories = new HashMap<>();
        Map<String, List<Story.Member>> members = new HashMap<>();
        others.forEach(row -> {
            stories.put(row.getString("of_item"), row.getString("story"));
            members.computeIfAbsent(row.getString("of_item"), item -> new ArrayList<>())
                    .add(Rows.member(row));
        });
        return items.stream()
                .map(item -> Optional.ofNullable(stories.get(item.id()))
                        .map(story -> item.telling(new Story(story, members.getOrDefault(item.id(), List.of()))))
                        .orElse(item))
                .toList();
    }

    private static Statement.Bound bound(Selection selection, int limit, Instant now) {
        return selected(NEWEST, selection, limit, now);
    }

    private static Statement.Bound selected(Statement statement, Selection selection, int limit, Instant now) {
        return statement
                .bind()
                .set("now", Rows.at(now))
                .set("categories", selection.categories().toArray(String[]::new))
                .set("provinces", selection.provinces().toArray(String[]::new))
                .set("sources", selection.sources().toArray(String[]::new))
                .set("limit", (long) limit);
    }

    private static List<StoredItem> items(RowSet<Row> rows) {
        return Rows.stream(rows).map(Rows::storedItem).toList();
    }

    /** Which of some items have all of these words, compared without marks. */
    public Future<Set<String>> withWords(List<String> ids, String words) {
        return WITH_WORDS
                .bind()
                .set("ids", ids.toArray(String[]::new))
                .set("words", SearchWords.of(words).query())
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(row -> row.getString("id")).collect(Collectors.toUnmodifiableSet()));
    }

    /** One item, whether it may be published yet or not; empty when there is none or it was removed. */
    public Future<Optional<StoredItem>> byId(String id) {
        return database.forReaders()
                .find(FIND.bind().set("id", SafeText.of(id)))
                .map(rows -> items(rows).stream().findFirst());
    }

    /** One item that was published by now, be it removed since; empty when there is none. */
    public Future<Optional<Published>> published(String id, Instant now) {
        Future<RowSet<Row>> found = database.forReaders()
                .find(PUBLISHED.bind().set("id", SafeText.of(id)).set("now", Rows.at(now)));
        return told(found, now, database.forReaders()::read).map(items -> items.stream()
                .map(item ->
                        new Published(item, found.result().iterator().next().getBoolean("removed")))
                .findFirst());
    }

    /** When the newest items of a source were published, as shown, newest first; those held back among them. */
    public Future<List<Instant>> shownTimes(String sourceId, int limit) {
        return SHOWN_TIMES
                .bind()
                .set("source_id", sourceId)
                .set("limit", (long) limit)
                .on(database.pool())
                .map(rows -> Rows.stream(rows)
                        .map(row -> row.getOffsetDateTime("shown_at").toInstant())
                        .toList());
    }

    /** How many published items each category has, by slug; an item counts in each of its categories. */
    public Future<Map<String, Long>> countsByCategory(Instant now) {
        return counts(BY_CATEGORY, now);
    }

    /** How many published items each province has, by slug as stored. */
    public Future<Map<String, Long>> countsByProvince(Instant now) {
        return counts(BY_PROVINCE, now);
    }

    /** How many published items each source has, by id. */
    public Future<Map<String, Long>> countsBySource(Instant now) {
        return counts(BY_SOURCE, now);
    }

    private Future<Map<String, Long>> counts(Statement statement, Instant now) {
        return database.forReaders()
                .read(statement.bind().set("now", Rows.at(now)))
                .map(rows -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    rows.forEach(row -> counts.put(row.getString("name"), row.getLong("items")));
                    return counts;
                });
    }
}
