package vn.tintinh.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vn.tintinh.schedule.Rhythm;

/**
 * How long news wait for a poll, in the mean, when three rules spend the same number of requests on the same sources:
 * one interval for all, the entry-frequency rule (a week over the items of the last week, 5 min to 24 h), and ours. Each
 * rule is scaled until it spends the budget. The traces are those of real feeds where they lie beside the project, and
 * made ones of provincial newsrooms and offices: {@link Traces}.
 */
public final class FreshnessSimulation {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Duration MOST = Duration.ofHours(24);

    private FreshnessSimulation() {}

    /** When to poll next. */
    interface Rule {
        Instant next(List<Instant> seen, Instant now, double scale);
    }

    /** What polling came to. */
    record Spent(long requests, long items, double delaySeconds) {
        Spent and(Spent other) {
            return new Spent(requests + other.requests, items + other.items, delaySeconds + other.delaySeconds);
        }

        double mean() {
            return delaySeconds / Math.max(1, items);
        }
    }

    /** Prints a table. */
    public static void main(String[] arguments) throws IOException {
        for (Traces.Kind kind : Traces.all()) {
            if (kind.traces().isEmpty()) {
                System.out.println(kind.name() + ": none");
                continue;
            }
            long budget =
                    run(kind.traces(), FreshnessSimulation::byFrequency, 1).requests();
            Spent fixed = atBudget(kind.traces(), FreshnessSimulation::fixed, budget);
            Spent frequency = atBudget(kind.traces(), FreshnessSimulation::byFrequency, budget);
            Spent ours = atBudget(kind.traces(), FreshnessSimulation::byRhythm, budget);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %4d sources %7d items %8d requests; mean delay: fixed %6.1f min, entry frequency %6.1f min,"
                            + " ours %6.1f min: %.2f x fixed, %.2f x entry frequency%n",
                    kind.name(),
                    kind.traces().size(),
                    ours.items(),
                    ours.requests(),
                    fixed.mean() / 60,
                    frequency.mean() / 60,
                    ours.mean() / 60,
                    ours.mean() / fixed.mean(),
                    ours.mean() / frequency.mean());
        }
    }

    private static Instant fixed(List<Instant> seen, Instant now, double scale) {
        return now.plusMillis((long) (3_600_000 * scale));
    }

    private static Instant byFrequency(List<Instant> seen, Instant now, double scale) {
        Instant weekAgo = now.minus(Duration.ofDays(7));
        long items = 0;
        for (int i = seen.size() - 1; i >= 0 && seen.get(i).isAfter(weekAgo); i--) {
            items++;
        }
        Duration interval = items == 0 ? MOST : Duration.ofDays(7).dividedBy(items);
        Duration kept = interval.compareTo(LEAST) < 0 ? LEAST : interval.compareTo(MOST) > 0 ? MOST : interval;
        return now.plusMillis((long) (kept.toMillis() * scale));
    }

    private static Instant byRhythm(List<Instant> seen, Instant now, double scale) {
        List<Instant> newest = seen.subList(Math.max(0, seen.size() - 500), seen.size());
        Instant due = Rhythm.of(newest, now, ZONE).due(now, 1800 * scale, now.plus(MOST));
        Instant least = now.plus(LEAST);
        return due.isBefore(least) ? least : due;
    }

    private static Spent atBudget(List<List<Instant>> traces, Rule rule, long budget) {
        double low = 0.001;
        double high = 1000;
        for (int i = 0; i < 16; i++) {
            double middle = Math.sqrt(low * high);
            if (run(traces, rule, middle).requests() > budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return run(traces, rule, high);
    }

    private static Spent run(List<List<Instant>> traces, Rule rule, double scale) {
        Random random = new Random(7);
        return traces.parallelStream()
                .map(trace -> run(trace, rule, scale, random.nextLong(3600)))
                .reduce(new Spent(0, 0, 0), Spent::and);
    }

    /** The first third of a trace is known beforehand, as of a source that is polled for some time. */
    private static Spent run(List<Instant> trace, Rule rule, double scale, long phaseSeconds) {
        int known = trace.size() / 3;
        List<Instant> seen = new ArrayList<>(trace.subList(0, known));
        Instant now = trace.get(known).minusSeconds(phaseSeconds);
        Instant end = trace.get(trace.size() - 1).plus(Duration.ofHours(1));
        long requests = 0;
        long items = 0;
        double delay = 0;
        int next = known;
        while (now.isBefore(end)) {
            requests++;
            for (; next < trace.size() && !trace.get(next).isAfter(now); next++) {
                items++;
                delay += Duration.between(trace.get(next), now).toSeconds();
                seen.add(trace.get(next));
            }
            now = rule.next(seen, now, scale);
        }
        for (; next < trace.size(); next++) {
            items++;
            delay += Math.max(0, Duration.between(trace.get(next), now).toSeconds());
        }
        return new Spent(requests, items, delay);
    }
}
