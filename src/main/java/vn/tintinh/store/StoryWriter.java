package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tintinh.story.Fingerprint;

/**
 * Finds what story each new item tells, and keeps what later ones are compared with.
 *
 * <p>Fingerprints are made before the right to draw change numbers is taken, and compared while it is held: every item
 * whose number is lower is committed, whatever node has stored it, so of two items that come at the same time the second
 * finds the first. An item's story is decided once and for all: one that readers have seen does not disappear because it
 * was edited, or because what joins two stories came later.
 */
final class StoryWriter {
    /** For so long the same news goes from outlet to outlet. */
    static final Duration WINDOW = Duration.ofDays(3);

    private static final Statement ALIKE = Statement.load("story/alike");
    private static final Statement ADD = Statement.load("story/add");
    private static final int BATCH = 300;
    private static final int MOST_ALIKE = 1000;
    private static final int MOST_COMPARED = 16;

    private final Vertx vertx;
    private final SqlConnection connection;
    private final boolean telling;

    private StoryWriter(Vertx vertx, SqlConnection connection, boolean telling) {
        this.vertx = vertx;
        this.connection = connection;
        this.telling = telling;
    }

    /** Inside a transaction. */
    static StoryWriter on(Vertx vertx, SqlConnection connection) {
        return new StoryWriter(vertx, connection, true);
    }

    /** One that does nothing, where items are not to be lost for their stories. */
    static StoryWriter idle(Vertx vertx, SqlConnection connection) {
        return new StoryWriter(vertx, connection, false);
    }

    /**
     * An item that is compared.
     *
     * @param story id of the first item that told it
     */
    record Told(
            String itemId,
            String sourceId,
            String story,
            @Nullable OffsetDateTime published,
            Fingerprint fingerprint) {
        private static Told alone(Placed.Row row, Fingerprint fingerprint) {
            return new Told(
                    row.itemId(),
                    row.run().sourceId(),
                    row.itemId(),
                    row.draft().published(),
                    fingerprint);
        }

        private static Told of(Row row) {
            return new Told(
                    row.getString("item_id"),
                    row.getString("source_id"),
                    row.getString("story"),
                    row.getOffsetDateTime("published"),
                    Fingerprint.read(
                            List.of(row.getArrayOfLongs("bands")),
                            row.getBuffer("print").getBytes()));
        }

        private Told in(String other) {
            return new Told(itemId, sourceId, other, published, fingerprint);
        }

        /** What an outlet says twice is its own affair; last year's news is not today's. */
        private boolean mayTellWhat(Told other) {
            return !sourceId.equals(other.sourceId) && isNear(published, other.published);
        }

        private static boolean isNear(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
            return one == null
                    || other == null
                    || Duration.between(one, other).abs().compareTo(WINDOW) <= 0;
        }
    }

    /** The new items that are long enough to be compared. */
    Future<List<Told>> read(List<Placed.Row> added) {
        return added.isEmpty() || !telling
                ? Future.succeededFuture(List.of())
                : vertx.executeBlocking(
                        () -> added.stream()
                                .flatMap(
                                        row -> Fingerprint.of(row.draft().item())
                                                .map(fingerprint -> Told.alone(row, fingerprint))
                                                .stream())
                                .toList(),
                        false);
    }

    /** Compares them with what there is, in their order, and stores them. */
    Future<?> write(List<Told> added) {
        Future<?> written = Future.succeededFuture();
        for (int from = 0; from < added.size(); from += BATCH) {
            List<Told> batch = added.subList(from, Math.min(from + BATCH, added.size()));
            written = written.compose(before -> alike(batch)).compose(known -> add(joined(batch, known)));
        }
        return written;
    }

    private Future<List<Told>> alike(List<Told> batch) {
        return ALIKE.bind()
                .set(
                        "bands",
                        batch.stream()
                                .flatMap(told -> told.fingerprint().bands().stream())
                                .distinct()
                                .toArray(Long[]::new))
                .set("older_ms", WINDOW.toMillis())
                .set("limit", (long) MOST_ALIKE)
                .on(connection)
                .map(rows -> {
                    List<Told> oldestFirst =
                            Rows.stream(rows).map(Told::of).collect(Collectors.toCollection(ArrayList::new));
                    Collections.reverse(oldestFirst);
                    return oldestFirst;
                });
    }

    /** Each with the story of the first item that tells the same; an item of the batch may be that of a later one. */
    static List<Told> joined(List<Told> batch, List<Told> known) {
        Map<Long, List<Told>> byBand = new HashMap<>();
        known.forEach(told -> file(byBand, told));
        List<Told> joined = new ArrayList<>();
        for (Told told : batch) {
            Set<Told> alike = new LinkedHashSet<>();
            told.fingerprint().bands().forEach(band -> alike.addAll(byBand.getOrDefault(band, List.of())));
            Told decided = alike.stream()
                    .filter(told::mayTellWhat)
                    .limit(MOST_COMPARED)
                    .filter(other -> told.fingerprint().tellsWhat(other.fingerprint()))
                    .findFirst()
                    .map(first -> told.in(first.story()))
                    .orElse(told);
            joined.add(decided);
            file(byBand, decided);
        }
        return joined;
    }

    private static void file(Map<Long, List<Told>> byBand, Told told) {
        for (Long band : told.fingerprint().bands()) {
            byBand.computeIfAbsent(band, unused -> new ArrayList<>()).add(told);
        }
    }

    private Future<?> add(List<Told> batch) {
        Columns<Told> columns = new Columns<>(batch);
        return ADD.bind()
                .set("ids", columns.texts(Told::itemId))
                .set("source_ids", columns.texts(Told::sourceId))
                .set("stories", columns.texts(Told::story))
                .set("published", columns.times(Told::published))
                .set("bands", columns.texts(told -> literal(told.fingerprint().bands())))
                .set(
                        "prints",
                        batch.stream()
                                .map(told -> Buffer.buffer(told.fingerprint().bytes()))
                                .toArray(Buffer[]::new))
                .on(connection);
    }

    private static String literal(List<Long> bands) {
        return bands.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
