package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a search finds, the newest first, without looking at more than is asked for.
 *
 * <p>A word may be in every third item. So time is gone through in stretches, back from now, until there is enough, each
 * some times as long as the one before. What is common is found in the first of them; what is not found there is rare,
 * and all of it is little to read. The stretch is part of the query of the index of words, by lexemes for its times: the
 * index goes along its rarest entry and looks up the others, so of a common word it reads only those places of its list
 * where such an entry is. That holds for few lexemes only (the index goes along all of those joined by "or", and looks at
 * each place with all of them: 31 weeks took 300 ms where two spans of 16 weeks take 5), so time is told in spans of
 * several lengths, and a stretch is at most three of them.
 */
final class Hits {
    private static final Statement HITS = Statement.load("item/hits");
    private static final Duration DAY = Duration.ofDays(1);

    /** Lengths of spans in days, those of {@code facets_of}. */
    private static final List<Integer> SPANS = List.of(1, 7, 28, 112, 448);

    /** Those that are gone through for words in titles, of which there are fewer. */
    private static final List<Integer> TITLE_SPANS = List.of(7, 112, 448);

    private final Asked asked;

    Hits(Asked asked) {
        this.asked = asked;
    }

    /** Where statements are put to. */
    @FunctionalInterface
    interface Asked {
        Future<RowSet<Row>> rows(Statement.Bound bound);
    }

    /** One item that is found. */
    record Hit(String id, String title, Instant shownAt) {}

    /** @param spans a {@code tsquery} of spans that cover it; empty for all that is older */
    private record Stretch(Instant from, Instant before, String spans) {
        private static Stretch of(int days, Instant from, Instant before) {
            long length = days * DAY.toSeconds();
            return new Stretch(
                    from,
                    before,
                    LongStream.rangeClosed(
                                    Math.floorDiv(from.getEpochSecond(), length),
                                    Math.floorDiv(before.getEpochSecond(), length))
                            .mapToObj(span -> "'t" + days + ":" + span + "'")
                            .collect(Collectors.joining(" | ", "(", ")")));
        }
    }

    /** The newest of what a search finds, at most so many. */
    Future<List<Hit>> newest(Search search, int limit) {
        return search.isVain()
                ? Future.succeededFuture(List.of())
                : read(new Reading(search, search.wanted(), limit), start(search), SPANS, List.of());
    }

    /** The newest of those that have all of the words in their titles. */
    Future<List<Hit>> inTitles(Search search, int limit) {
        if (search.isVain() || search.words().isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String wanted = search.wanted() + " & " + search.words().get().titleQuery();
        return read(new Reading(search, wanted, limit), start(search), TITLE_SPANS, List.of());
    }

    private record Reading(Search search, String wanted, int limit) {}

    /** Goes on where everything from some time on has been read. */
    private Future<List<Hit>> read(Reading reading, Instant before, List<Integer> spans, List<Hit> found) {
        Optional<Stretch> next = next(reading.search(), before, spans);
        if (next.isEmpty() || found.size() >= reading.limit()) {
            return Future.succeededFuture(found);
        }
        Stretch stretch = next.get();
        return asked.rows(HITS.bind()
                        .set("wanted", within(stretch, reading.wanted()))
                        .set("now", Rows.at(reading.search().now()))
                        .set("from", Rows.at(stretch.from()))
                        .set("before", Rows.at(stretch.before()))
                        .set("limit", (long) reading.limit() - found.size()))
                .compose(rows -> {
                    List<Hit> more = new ArrayList<>(found);
                    rows.forEach(row -> more.add(hit(row)));
                    return read(reading, stretch.from(), promising(reading, stretch, spans, more.size()), more);
                });
    }

    /** Leaves out spans in which, at the rate of those that were read, there will not be enough. */
    private static List<Integer> promising(Reading reading, Stretch stretch, List<Integer> spans, int found) {
        Duration read = Duration.between(stretch.from(), start(reading.search()));
        double daily = found / Math.max(1.0, read.toHours() / 24.0);
        List<Integer> longer = spans.stream()
                .filter(days -> days * DAY.toSeconds() > read.toSeconds() / 2)
                .toList();
        return longer.stream()
                .filter(days -> days * daily >= reading.limit() || days.equals(longer.get(longer.size() - 1)))
                .toList();
    }

    /** Where nothing is wanted and nothing is told of time: all items, none of which has that lexeme. */
    private static String within(Stretch stretch, String wanted) {
        return stretch.spans().isEmpty()
                ? wanted.isEmpty() ? "!'t'" : wanted
                : wanted.isEmpty() ? stretch.spans() : wanted + " & " + stretch.spans();
    }

    private static Instant start(Search search) {
        Instant end = search.before().orElse(Window.LATEST);
        Instant tomorrow = search.now().plus(DAY); // a clock may be behind
        return tomorrow.isBefore(end) ? tomorrow : end;
    }

    /** The next stretch back in time: from the beginning of the span before the newest; none before what is asked for. */
    private static Optional<Stretch> next(Search search, Instant before, List<Integer> spans) {
        Instant start = start(search);
        Instant newest = start.isBefore(search.now()) ? start : search.now();
        Instant oldest = search.from().orElse(Window.EARLIEST);
        if (!oldest.isBefore(before)) {
            return Optional.empty();
        }
        for (int days : spans) {
            long length = days * DAY.toSeconds();
            Instant begin = Instant.ofEpochSecond((Math.floorDiv(newest.getEpochSecond(), length) - 1) * length);
            Instant from = begin.isAfter(oldest) ? begin : oldest;
            if (from.isBefore(before)) {
                return Optional.of(Stretch.of(days, from, before));
            }
        }
        return Optional.of(new Stretch(oldest, before, ""));
    }

    private static Hit hit(Row row) {
        return new Hit(
                row.getString("id"),
                row.getString("title"),
                row.getOffsetDateTime("shown_at").toInstant());
    }
}
