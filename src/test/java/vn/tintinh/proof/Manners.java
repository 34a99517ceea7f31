package vn.tintinh.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tintinh.proof.NewsOrigin.Asked;

/** How several nodes behaved, as an origin saw it. */
final class Manners {
    /** What a busy machine may shift the origin's own look at its clock. */
    private static final Duration BLUR = Duration.ofMillis(60);

    private final List<Asked> asked;
    private final List<Death> deaths;

    /**
     * A node's sudden end.
     *
     * @param nanos {@link System#nanoTime} when it was certainly dead
     */
    record Death(String node, long nanos) {}

    Manners(List<Asked> asked, List<Death> deaths) {
        this.asked = asked;
        this.deaths = List.copyOf(deaths);
    }

    /**
     * Polls of one source that came sooner after one another than its schedule allows, each as a sentence. One that
     * follows a poll whose node died before it could store it is no fault.
     */
    List<String> hasty(Duration least) {
        return pairs(
                asked.stream().filter(Asked::document).toList(),
                Asked::source,
                (one, next) -> next.nanos() - one.nanos() < least.minus(BLUR).toNanos() && !diedWith(one, next));
    }

    /** Requests to one host that came sooner after one another than the gap, each as a sentence. */
    List<String> crowding(Duration gap) {
        return pairs(
                asked,
                Asked::host,
                (one, next) -> next.nanos() - one.nanos() < gap.minus(BLUR).toNanos());
    }

    /** The longest that a source had to wait between two polls. */
    Duration longestWait() {
        long longest = 0;
        for (List<Asked> ofSource : grouped(
                        asked.stream().filter(Asked::document).toList(), Asked::source)
                .values()) {
            for (int i = 1; i < ofSource.size(); i++) {
                longest = Math.max(
                        longest, ofSource.get(i).nanos() - ofSource.get(i - 1).nanos());
            }
        }
        return Duration.ofNanos(longest);
    }

    private boolean diedWith(Asked one, Asked next) {
        return deaths.stream()
                .anyMatch(death ->
                        death.node().equals(one.node()) && death.nanos() > one.nanos() && death.nanos() < next.nanos());
    }

    /** Whether one request came too soon after the one before. */
    private interface TooSoon {
        boolean test(Asked one, Asked next);
    }

    private static List<String> pairs(List<Asked> asked, Function<Asked, String> by, TooSoon tooSoon) {
        List<String> found = new ArrayList<>();
        grouped(asked, by).forEach((key, requests) -> {
            for (int i = 1; i < requests.size(); i++) {
                Asked one = requests.get(i - 1);
                Asked next = requests.get(i);
                if (tooSoon.test(one, next)) {
                    found.add(String.format(
                            Locale.ROOT,
                            "%s: %s of %s %d ms after %s of %s",
                            key,
                            next.source(),
                            next.node(),
                            (next.nanos() - one.nanos()) / 1_000_000,
                            one.source(),
                            one.node()));
                }
            }
        });
        return found;
    }

    private static Map<String, List<Asked>> grouped(List<Asked> asked, Function<Asked, String> by) {
        return asked.stream().sorted(Comparator.comparingLong(Asked::nanos)).collect(Collectors.groupingBy(by));
    }
}
