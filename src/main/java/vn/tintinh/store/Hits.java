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
import java.util.stream.StreamSupport;

/**
 * What a search finds, the newest first, without looking at more than is asked for.
 *
 * <p>A word may be in every third item. So time is gone through in stretches, back from now, until there is enough: the
 * newest two weeks, six weeks before them, twenty-four before those, all the rest. What is common is found in the first;
 * what is not found there is rare, and all of it is little to read. The stretch is part of the query of the index of
 * words, by a lexeme for each week: the index goes from one of its rarest entries to the next, so of a common word it
 * reads only those places of its list where such an entry is.
 */
final class Hits {
    private static final Statement HITS = Statement.load("item/hits");
    private static final long WEEK_SECONDS = Duration.ofDays(7).toSeconds();
    private static final int[] STRETCHES = {2, 8, 32};

    /** So many weeks can be told one by one. */
    private static final int MOST_WEEKS = 60;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

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

    /** Weeks, counted since 1970, from one until before another. */
    private record Stretch(long first, long end) {}

    /** The newest of what a search finds, at most so many. */
    Future<List<Hit>> newest(Search search, int limit) {
        return search.isVain()
                ? Future.succeededFuture(List.of())
                : read(search, search.wanted(), stretches(search), List.of(), limit);
    }

    /** The newest of those that have all of the words in their titles. */
    Future<List<Hit>> inTitles(Search search, int limit) {
        return search.isVain() || search.words().isEmpty()
                ? Future.succeededFuture(List.of())
                : read(
                        search,
                        search.wanted() + " & " + search.words().get().titleQuery(),
                        stretches(search),
                        List.of(),
                        limit);
    }

    private Future<List<Hit>> read(
            Search search, String wanted, List<Stretch> stretches, List<Hit> found, int limit) {
        if (stretches.isEmpty() || found.size() >= limit) {
            return Future.succeededFuture(found);
        }
        return asked.rows(bound(search, wanted, stretches.get(0), limit - found.size()))
                .compose(rows -> {
                    List<Hit> more = new ArrayList<>(found);
                    StreamSupport.stream(rows.spliterator(), false)
                            .map(Hits::hit)
                            .forEach(more::add);
                    return read(search, wanted, stretches.subList(1, stretches.size()), more, limit);
                });
    }

    private static Statement.Bound bound(Search search, String wanted, Stretch stretch, int limit) {
        Instant from = search.from().orElse(EARLIEST);
        Instant begin = stretch.first() == Long.MIN_VALUE ? EARLIEST : start(stretch.first());
        Instant end = start(stretch.end());
        return HITS.bind()
                .set("wanted", within(stretch, wanted))
                .set("now", Rows.at(search.now()))
                .set("from", Rows.at(from.isAfter(begin) ? from : begin))
                .set("before", Rows.at(search.before().filter(end::isAfter).orElse(end)))
                .set("limit", (long) limit);
    }

    private static String within(Stretch stretch, String wanted) {
        boolean told = stretch.first() > stretch.end() - MOST_WEEKS;
        if (!told) {
            return wanted.isEmpty() ? "!'@'" : wanted;
        }
        String weeks = LongStream.range(stretch.first(), stretch.end())
                .mapToObj(week -> "'@" + week + "'")
                .collect(Collectors.joining(" | ", "(", ")"));
        return wanted.isEmpty() ? weeks : wanted + " & " + weeks;
    }

    /** The newest first; none before the earliest time that is asked for. */
    private static List<Stretch> stretches(Search search) {
        long newest = week(search.before().filter(search.now()::isAfter).orElse(search.now())) + 1;
        long oldest = search.from().map(Hits::week).orElse(Long.MIN_VALUE);
        List<Stretch> stretches = new ArrayList<>();
        long end = newest;
        for (int weeks : STRETCHES) {
            long first = Math.max(newest - weeks, oldest);
            if (first < end) {
                stretches.add(new Stretch(first, end));
            }
            end = Math.min(end, first);
        }
        if (oldest < end) {
            stretches.add(new Stretch(oldest, end));
        }
        return stretches;
    }

    private static long week(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), WEEK_SECONDS);
    }

    private static Instant start(long week) {
        return Instant.ofEpochSecond(week * WEEK_SECONDS);
    }

    private static Hit hit(Row row) {
        return new Hit(
                row.getString("id"),
                row.getString("title"),
                row.getOffsetDateTime("shown_at").toInstant());
    }
}
