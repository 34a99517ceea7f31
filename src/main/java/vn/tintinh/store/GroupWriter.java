package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Stores a group of runs, of different sources, in one transaction: one statement for each kind of row, whatever the
 * number of runs. A run whose lease is lost is left out.
 */
final class GroupWriter {
    private static final Statement LOCK = Statement.load("source_state/lock");
    private static final Statement KNOWN = Statement.load("item/known");
    private static final Statement COUNT_LABELS = Statement.load("label/count");
    private static final int LONGEST_LABEL = 200;
    private static final int ENOUGH_KNOWN = 3;

    private final SqlConnection connection;
    private final List<Ending> endings;
    private final StoryWriter stories;
    private final Map<String, Long> sequences = new HashMap<>();

    GroupWriter(SqlConnection connection, List<Ending> endings, StoryWriter stories) {
        this.connection = connection;
        this.endings = endings;
        this.stories = stories;
    }

    /** One answer for each run, in order; empty where the lease is lost. */
    Future<List<Optional<Saved>>> write() {
        return lock().compose(held -> known(held).map(known -> place(held, known)))
                .compose(runs -> write(runs)
                        .compose(done -> IncidentStore.note(connection, sightings(runs)))
                        .compose(opened -> StateWriter.write(connection, rows(runs, opened)))
                        .map(saved -> inOrder(runs, saved)));
    }

    /** A run whose lease holds: its place, and whether the source was read before. */
    private record Held(int place, Ending ending, boolean announced) {}

    private Future<List<Held>> lock() {
        Columns<Ending> columns = new Columns<>(endings);
        return LOCK.bind()
                .set("ids", columns.texts(Ending::sourceId))
                .set("nodes", columns.texts(ending -> ending.result().claim().node()))
                .set("tokens", columns.longs(ending -> ending.result().claim().token()))
                .on(connection)
                .map(rows -> {
                    List<Held> held = new ArrayList<>();
                    rows.forEach(row -> {
                        int place = row.getInteger("place") - 1;
                        held.add(new Held(place, endings.get(place), row.getBoolean("first_poll_done")));
                    });
                    return held;
                });
    }

    private Future<Map<UUID, Known>> known(List<Held> held) {
        Set<UUID> keys = new LinkedHashSet<>();
        held.forEach(run ->
                run.ending().drafts().forEach(draft -> keys.addAll(draft.keys().keySet())));
        if (keys.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return KNOWN.bind()
                .set("keys", keys.toArray(UUID[]::new))
                .on(connection)
                .map(rows -> {
                    Map<UUID, Known> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getUUID("key"), Known.of(row)));
                    return known;
                });
    }

    private static List<Placed> place(List<Held> held, Map<UUID, Known> known) {
        return held.stream()
                .map(run -> new Placed(
                        run.place(),
                        run.ending(),
                        run.announced(),
                        Matching.of(run.ending().sourceId(), run.ending().drafts(), known)))
                .toList();
    }

    private Future<?> write(List<Placed> runs) {
        ItemWriter items = new ItemWriter(connection, runs, stories);
        ListedWriter listed = new ListedWriter(connection, runs);
        return listed.list()
                .compose(done -> items.known())
                .compose(done -> items.changed())
                .onSuccess(sequences::putAll)
                .compose(done -> listed.done())
                .compose(done -> listed.missed())
                .compose(done -> labels(runs));
    }

    private List<StateWriter.Row> rows(List<Placed> runs, List<Incident> opened) {
        return runs.stream()
                .map(run -> new StateWriter.Row(run.result(), run.saved(sequence(run), opened)))
                .toList();
    }

    private OptionalLong sequence(Placed run) {
        Long sequence = sequences.get(run.sourceId());
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    private static Map<String, List<Sighting>> sightings(List<Placed> runs) {
        Map<String, List<Sighting>> seen = new LinkedHashMap<>();
        for (Placed run : runs) {
            List<Sighting> its = new ArrayList<>(run.result().incidents());
            changedIds(run.matches()).ifPresent(its::add);
            seen.put(run.sourceId(), its);
        }
        return seen;
    }

    /** Whether most of the known items have come with new ids; empty when too few are known to say. */
    private static Optional<Sighting> changedIds(List<Matching.Match> matches) {
        long known = matches.stream().filter(match -> match.known() != null).count();
        long changed = matches.stream().filter(Matching.Match::reidentified).count();
        if (known < ENOUGH_KNOWN) {
            return Optional.empty();
        }
        return Optional.of(
                changed * 2 > known
                        ? Sighting.of(
                                Incident.Kind.IDS_CHANGE,
                                changed + " of " + known
                                        + " known items have come with other ids: they are known again by their links"
                                        + " or titles")
                        : Sighting.none(Incident.Kind.IDS_CHANGE));
    }

    private Future<?> labels(List<Placed> runs) {
        Map<Label, Long> counts = new LinkedHashMap<>();
        for (Placed run : runs) {
            for (Placed.Row row : run.rows(Verdict.NEW)) {
                for (String label : row.draft().found().classified().unknownLabels()) {
                    counts.merge(
                            new Label(run.sourceId(), SafeText.of(SafeText.cut(label, LONGEST_LABEL))), 1L, Long::sum);
                }
            }
        }
        Columns<Map.Entry<Label, Long>> columns = new Columns<>(
                counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList());
        return counts.isEmpty()
                ? Future.succeededFuture()
                : COUNT_LABELS
                        .bind()
                        .set("source_ids", columns.texts(count -> count.getKey().sourceId()))
                        .set("labels", columns.texts(count -> count.getKey().text()))
                        .set("items", columns.longs(Map.Entry::getValue))
                        .on(connection);
    }

    /** A label of a source; in the order of locking. */
    private record Label(String sourceId, String text) implements Comparable<Label> {
        @Override
        public int compareTo(Label other) {
            int source = sourceId.compareTo(other.sourceId);
            return source != 0 ? source : text.compareTo(other.text);
        }
    }

    private List<Optional<Saved>> inOrder(List<Placed> runs, List<Optional<Saved>> saved) {
        List<Optional<Saved>> inOrder = new ArrayList<>(Collections.nCopies(endings.size(), Optional.empty()));
        for (int i = 0; i < runs.size(); i++) {
            inOrder.set(runs.get(i).place(), saved.get(i));
        }
        return inOrder;
    }
}
