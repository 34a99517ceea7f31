package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a search finds, the newest first, without looking at more than is asked for.
 *
 * <p>A word may be in every third item. So time is gone through in stretches, back from now, until there is enough: the
 * newest two days, then two weeks, eight, thirty-two, all the rest. What is common is found in the first of them; what is
 * not found there is rare, and all of it is little to read. The stretch is part of the query of the index of words, by a
 * lexeme for each day or week: the index goes from one of its rarest entries to the next, so of a common word it reads
 * only those places of its list where such an entry is. What costs time is fetching the rows that are found.
 */
final class Hits {
    private static final Statement HITS = Statement.load("item/hits");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    /** How far back stretches go. */
    private static final List<Duration> STRETCHES =
            List.of(DAY.multipliedBy(2), WEEK.multipliedBy(2), WEEK.multipliedBy(8), WEEK.multipliedBy(32));

    /** The same for words in titles, of which there are fewer. */
    private static final List<Duration> TITLE_STRETCHES = List.of(WEEK.multipliedBy(2), WEEK.multipliedBy(32));

    /** So many days or weeks can be told one by one. */
    private static final int MOST_TOLD = 40;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

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

    private record Stretch(Instant from, Instant before) {}

    /** The newest of what a search finds, at most so many. */
    Future<List<Hit>> newest(Search search, int limit) {
        return search.isVain()
                ? Future.succeededFuture(List.of())
                : read(search, search.wanted(), stretches(search, STRETCHES), List.of(), limit);
    }

    /** The newest of those that have all of the words in their titles. */
    Future<List<Hit>> inTitles(Search search, int limit) {
        if (search.isVain() || search.words().isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String wanted = search.wanted() + " & " + search.words().get().titleQuery();
        return read(search, wanted, stretches(search, TITLE_STRETCHES), List.of(), limit);
    }

    private Future<List<Hit>> read(Search search, String wanted, List<Stretch> stretches, List<Hit> found, int limit) {
        if (stretches.isEmpty() || found.size() >= limit) {
            return Future.succeededFuture(found);
        }
        Stretch stretch = stretches.get(0);
        return asked.rows(HITS.bind()
                        .set("wanted", within(stretch, wanted))
                        .set("now", Rows.at(search.now()))
                        .set("from", Rows.at(stretch.from()))
                        .set("before", Rows.at(stretch.before()))
                        .set("limit", (long) limit - found.size()))
                .compose(rows -> {
                    List<Hit> more = new ArrayList<>(found);
                    rows.forEach(row -> more.add(hit(row)));
                    return read(search, wanted, stretches.subList(1, stretches.size()), more, limit);
                });
    }

    /** The lexemes are those of {@code facets_of}; the edges are cut by the times themselves. */
    private static String within(Stretch stretch, String wanted) {
        Duration length = Duration.between(stretch.from(), stretch.before());
        String told = length.compareTo(WEEK.multipliedBy(2)) <= 0
                ? told("d:", DAY, stretch)
                : length.compareTo(WEEK.multipliedBy(MOST_TOLD)) <= 0 ? told("w:", WEEK, stretch) : "!'d:'";
        return wanted.isEmpty() ? told : wanted + " & " + told;
    }

    private static String told(String facet, Duration unit, Stretch stretch) {
        long first = Math.floorDiv(stretch.from().getEpochSecond(), unit.toSeconds());
        long last = Math.floorDiv(stretch.before().getEpochSecond(), unit.toSeconds());
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> "'" + facet + number + "'")
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    /** The newest first; none before the earliest time that is asked for. */
    private static List<Stretch> stretches(Search search, List<Duration> lengths) {
        Instant end = search.before().orElse(LATEST);
        Instant newest = end.isBefore(search.now()) ? end : search.now();
        Instant oldest = search.from().orElse(EARLIEST);
        List<Stretch> stretches = new ArrayList<>();
        Instant before = newest.plus(DAY).isBefore(end) ? newest.plus(DAY) : end; // a clock may be behind
        for (Duration length : lengths) {
            Instant from = newest.minus(length);
            if (from.isAfter(oldest)) {
                stretches.add(new Stretch(from, before));
                before = from;
            }
        }
        if (oldest.isBefore(before)) {
            stretches.add(new Stretch(oldest, before));
        }
        return stretches;
    }

    private static Hit hit(Row row) {
        return new Hit(
                row.getString("id"),
                row.getString("title"),
                row.getOffsetDateTime("shown_at").toInstant());
    }
}
