package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Habits;

/** The last row of every run: what is remembered of its source from here on, its next due time, and its log. */
final class StateWriter {
    private static final Statement FINISH = Statement.load("source_state/finish");

    private StateWriter() {}

    /**
     * The end of a run.
     *
     * @param saved what became of its items
     */
    record Row(RunResult result, Saved saved) {
        /** Of a run without items. */
        static Row unchanged(Ending ending) {
            return new Row(ending.result(), new Saved(List.of(), OptionalLong.empty(), List.of()));
        }

        /** Whether nothing was learned: then nothing but the outcome and the next due time is sent. */
        boolean keeps() {
            return result.keepsState();
        }
    }

    /** Ends runs, and hands their sources back; empty where the lease is lost. */
    static Future<List<Optional<Saved>>> write(SqlClient client, List<Row> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Columns<Row> columns = new Columns<>(rows);
        return outcome(learned(FINISH.bind(), columns), columns)
                .set("volatile", rows.stream().allMatch(Row::keeps))
                .on(client)
                .map(ended -> {
                    Set<Integer> places = new HashSet<>();
                    ended.forEach(row -> places.add(row.getInteger("place")));
                    return java.util.stream.IntStream.range(0, rows.size())
                            .mapToObj(i -> Optional.of(rows.get(i).saved()).filter(saved -> places.contains(i + 1)))
                            .toList();
                });
    }

    private static Statement.Bound learned(Statement.Bound finish, Columns<Row> columns) {
        return finish.set("keeps", columns.booleans(Row::keeps))
                .set("found_types", columns.texts(row -> Rows.name(row.result().found())))
                .set("moved_to", columns.texts(row -> row.result()
                        .move()
                        .map(move -> SafeText.of(move.to().toString()))
                        .orElse(null)))
                .set("moved_by", columns.texts(row -> row.result()
                        .move()
                        .map(move -> Rows.name(move.by()))
                        .orElse(null)))
                .set(
                        "etags",
                        columns.texts(
                                row -> SafeText.orNull(row.result().lastBody().etag())))
                .set(
                        "last_modified",
                        columns.texts(
                                row -> SafeText.orNull(row.result().lastBody().lastModified())))
                .set(
                        "digests",
                        columns.texts(
                                row -> SafeText.orNull(row.result().lastBody().digest())))
                .set(
                        "day_month_orders",
                        columns.texts(row ->
                                row.result().dayMonthOrder().map(Rows::name).orElse(null)))
                .set(
                        "learned",
                        columns.texts(row -> row.keeps()
                                ? null
                                : Learned.json(row.result().page().learned())))
                .set(
                        "resumes",
                        columns.texts(row -> SafeText.orNull(row.result().page().resume())))
                .set("moments", columns.texts(row -> row.keeps() ? null : moments(habits(row))))
                .set("ttl_minutes", columns.integers(row -> ttl(habits(row))))
                .set("skip_hours", columns.texts(row -> literal(habits(row).skipHours())))
                .set("skip_days", columns.texts(row -> Draft.literal(habits(row).skipDays())));
    }

    private static Habits habits(Row row) {
        return row.result().habits();
    }

    private static String moments(Habits habits) {
        return literal(habits.moments().stream()
                .map(moment -> (int) (moment.getEpochSecond() / 60))
                .toList());
    }

    private static @Nullable Integer ttl(Habits habits) {
        return habits.ttl()
                .map(ttl -> (int) Math.min(ttl.toMinutes(), Integer.MAX_VALUE))
                .orElse(null);
    }

    /** Of {@code integer[]}. */
    private static String literal(Collection<Integer> numbers) {
        StringBuilder literal = new StringBuilder("{");
        numbers.forEach(
                number -> literal.append(literal.length() > 1 ? "," : "").append(number));
        return literal.append('}').toString();
    }

    private static Statement.Bound outcome(Statement.Bound finish, Columns<Row> columns) {
        return finish.set("ids", columns.texts(row -> row.result().claim().sourceId()))
                .set("nodes", columns.texts(row -> row.result().claim().node()))
                .set("tokens", columns.longs(row -> row.result().claim().token()))
                .set("successes", columns.booleans(row -> row.result().outcome().success()))
                .set("outcomes", columns.texts(row -> Rows.name(row.result().outcome())))
                .set(
                        "problems",
                        columns.texts(row -> SafeText.orNull(row.result().problem())))
                .set("full", columns.booleans(row -> row.result().full()))
                .set("due_in_ms", columns.longs(row -> row.result().dueIn().toMillis()))
                .set(
                        "due_reasons",
                        columns.texts(row -> DueReasons.json(row.result().dueReason())))
                .set("took_ms", columns.longs(row -> row.result().took().toMillis()))
                .set("bytes", columns.longs(row -> row.result().bytes()))
                .set("added", columns.counts(row -> row.saved().count(Verdict.NEW)))
                .set("revised", columns.counts(row -> row.saved().count(Verdict.REVISED)))
                .set("unchanged", columns.counts(row -> row.saved().count(Verdict.UNCHANGED)))
                .set("duplicate", columns.counts(row -> row.saved().count(Verdict.DUPLICATE)));
    }
}
