package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the items of runs in batches, inside their transaction. What did not change is not written. */
final class ItemWriter {
    private static final Statement ADD = Statement.load("item/add");
    private static final Statement REVISE = Statement.load("item/revise");
    private static final Statement LOOK_AGAIN = Statement.load("revisit/again");
    private static final Statement TOUCH = Statement.load("item/touch");
    private static final Statement ADD_KEYS = Statement.load("item_key/add");
    private static final Statement LEARN_KEYS = Statement.load("item_key/learn");
    private static final int BATCH_ROWS = 300;
    private static final long BATCH_CHARACTERS = 8_000_000;
    /** What is older than this when it is first seen belongs in channels, but is no news to tell anybody. */
    private static final Duration LONGEST_NEWS = Duration.ofDays(7);
    /** So many new items without a date at once are an archive that was put online, not a newsroom's day. */
    private static final int FLOOD = 50;

    private final SqlConnection connection;
    private final List<Placed> runs;
    private final StoryWriter stories;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<String> flooded = new HashSet<>();

    ItemWriter(SqlConnection connection, List<Placed> runs, StoryWriter stories) {
        this.connection = connection;
        this.runs = runs;
        this.stories = stories;
    }

    /** What was learned of items that are known: further keys, and that they were seen. */
    Future<?> known() {
        return learn().compose(done -> touch()).compose(done -> lookAgain());
    }

    private Future<?> learn() {
        List<UUID> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Placed run : runs) {
            for (Matching.Match match : run.matches()) {
                if (match.known() != null) {
                    match.learned().forEach((key, name) -> {
                        keys.add(key);
                        names.add(name);
                        ids.add(match.itemId());
                    });
                }
            }
        }
        return keys.isEmpty()
                ? Future.succeededFuture()
                : LEARN_KEYS
                        .bind()
                        .set("keys", keys.toArray(UUID[]::new))
                        .set("names", names.toArray(String[]::new))
                        .set("ids", ids.toArray(String[]::new))
                        .on(connection);
    }

    /** Last sight, for retention: a day is exact enough, so an item is written for it once a day at most. */
    private Future<?> touch() {
        String[] stale = runs.stream()
                .flatMap(run -> run.rows(Verdict.UNCHANGED).stream())
                .filter(row -> known(row).stale())
                .map(Placed.Row::itemId)
                .toArray(String[]::new);
        return stale.length == 0
                ? Future.succeededFuture()
                : TOUCH.bind().set("ids", stale).on(connection);
    }

    /** An item whose page was gone and that is shown again: soon its page is looked at. */
    private Future<?> lookAgain() {
        String[] vanished = runs.stream()
                .flatMap(run -> run.matches().stream())
                .filter(match -> match.known() != null && match.known().vanished())
                .map(Matching.Match::itemId)
                .toArray(String[]::new);
        return vanished.length == 0
                ? Future.succeededFuture()
                : LOOK_AGAIN.bind().set("item_ids", vanished).on(connection);
    }

    /** Writes what is new or revised; the highest change number of each source that has any. */
    Future<Map<String, Long>> changed() {
        List<Placed.Row> added = new ArrayList<>();
        List<Placed.Row> revised = new ArrayList<>();
        for (Placed run : runs) {
            List<Placed.Row> oldestFirst = new ArrayList<>(run.rows(Verdict.NEW));
            Collections.reverse(oldestFirst);
            added.addAll(oldestFirst);
            long undated = oldestFirst.stream()
                    .filter(row -> row.draft().published() == null)
                    .count();
            if (undated > FLOOD) {
                flooded.add(run.sourceId());
            }
            revised.addAll(run.rows(Verdict.REVISED));
        }
        return added.isEmpty() && revised.isEmpty()
                ? Future.succeededFuture(sequences)
                : stories.read(added)
                        .compose(prints -> ChangeStore.numbered(connection, () -> write(added, revised)
                                .compose(rows -> stories.write(prints).map(rows))))
                        .map(sequences);
    }

    /** The rows of the last batch, which hold the highest numbers. */
    private Future<RowSet<Row>> write(List<Placed.Row> added, List<Placed.Row> revised) {
        Future<@Nullable RowSet<Row>> last = Future.succeededFuture(null);
        for (List<Placed.Row> batch : batches(added)) {
            last = last.compose(done -> add(batch)).map(this::noted);
        }
        for (List<Placed.Row> batch : batches(revised)) {
            last = last.compose(done -> revise(batch)).map(this::noted);
        }
        return last.map(Objects::requireNonNull);
    }

    private RowSet<Row> noted(RowSet<Row> rows) {
        rows.forEach(row -> sequences.merge(row.getString("source_id"), row.getLong("sequence"), Math::max));
        return rows;
    }

    private static List<List<Placed.Row>> batches(List<Placed.Row> rows) {
        List<List<Placed.Row>> batches = new ArrayList<>();
        List<Placed.Row> batch = new ArrayList<>();
        long characters = 0;
        for (Placed.Row row : rows) {
            if (batch.size() == BATCH_ROWS || characters > BATCH_CHARACTERS) {
                batches.add(batch);
                batch = new ArrayList<>();
                characters = 0;
            }
            batch.add(row);
            characters += row.draft().content().length();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private Future<RowSet<Row>> add(List<Placed.Row> batch) {
        Map<UUID, String> keys = new LinkedHashMap<>();
        batch.forEach(row -> row.match().learned().keySet().forEach(key -> keys.put(key, row.itemId())));
        Columns<Placed.Row> columns = new Columns<>(batch);
        Statement.Bound add = content(ADD.bind(), columns)
                .set("source_ids", columns.texts(row -> row.run().sourceId()))
                .set(
                        "keys",
                        columns.texts(row -> Draft.literal(row.match().learned().values())))
                .set("published", columns.times(row -> row.draft().published()))
                .set(
                        "date_bases",
                        columns.texts(row -> Rows.name(row.draft().item().dateBasis())))
                .set(
                        "precisions",
                        columns.texts(row -> Rows.name(row.draft().item().precision())))
                .set("listed_keys", columns.uuids(row -> row.draft().listedKey()))
                .set(
                        "delays_ms",
                        columns.longs(row -> row.run().result().delay().toMillis()))
                .set("announced", columns.booleans(this::isAnnounced))
                .set("news_ms", LONGEST_NEWS.toMillis());
        return ADD_KEYS.bind()
                .set("keys", keys.keySet().toArray(UUID[]::new))
                .set("ids", keys.values().toArray(String[]::new))
                .on(connection)
                .compose(done -> add.on(connection));
    }

    /** Whether it is news as far as its run tells; in a flood, what says nothing of its age is not. */
    private boolean isAnnounced(Placed.Row row) {
        boolean flood =
                row.draft().published() == null && flooded.contains(row.run().sourceId());
        return row.run().announced() && !flood;
    }

    private Future<RowSet<Row>> revise(List<Placed.Row> batch) {
        Columns<Placed.Row> columns = new Columns<>(batch);
        return content(REVISE.bind(), columns)
                .set("published", columns.times(ItemWriter::published))
                .set(
                        "date_bases",
                        columns.texts(row -> Rows.name(
                                better(row)
                                        ? row.draft().item().dateBasis()
                                        : known(row).basis())))
                .set(
                        "precisions",
                        columns.texts(row -> Rows.name(
                                better(row)
                                        ? row.draft().item().precision()
                                        : known(row).precision())))
                .on(connection);
    }

    private static Known known(Placed.Row row) {
        return Objects.requireNonNull(row.match().known());
    }

    private static boolean better(Placed.Row row) {
        return known(row).datedBetterBy(row.draft());
    }

    private static @Nullable OffsetDateTime published(Placed.Row row) {
        return better(row) ? row.draft().published() : known(row).published();
    }

    private static Statement.Bound content(Statement.Bound bound, Columns<Placed.Row> columns) {
        return bound.set("ids", columns.texts(Placed.Row::itemId))
                .set("links", columns.texts(row -> row.draft().link()))
                .set("titles", columns.texts(row -> row.draft().title()))
                .set("summaries", columns.texts(row -> row.draft().summary()))
                .set("contents", columns.texts(row -> row.draft().content()))
                .set("authors", columns.texts(row -> row.draft().authors()))
                .set("updated", columns.times(row -> row.draft().updated()))
                .set("labels", columns.texts(row -> row.draft().labels()))
                .set("enclosures", columns.texts(row -> row.draft().enclosures()))
                .set("images", columns.texts(row -> row.draft().image()))
                .set("languages", columns.texts(row -> row.draft().language()))
                .set("categories", columns.texts(row -> row.draft().categories()))
                .set("provinces", columns.texts(row -> row.draft().province()))
                .set("province_codes", columns.texts(row -> row.draft().provinceCode()))
                .set("words", columns.texts(row -> row.draft().words()))
                .set("partials", columns.booleans(row -> row.draft().found().partial()))
                .set("fingerprints", columns.uuids(row -> row.draft().fingerprint()));
    }
}
