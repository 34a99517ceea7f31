package vn.tintinh.hub;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How quick and how patient the hub is.
 *
 * @param tick how often is looked for what is due
 * @param refresh how often is read what other nodes have taken
 * @param lease how long a delivery is left to a node that does not renew it
 * @param whole time for one request to a callback
 * @param slow a subscriber that takes longer is served apart from the others
 * @param gap between two verifications at one host
 * @param again first wait after a delivery that failed; doubles with each
 * @param longest of these waits
 * @param patience how long a subscriber may fail until the next delivery that fails is its last
 */
public record Timing(
        Duration tick,
        Duration refresh,
        Duration lease,
        Duration whole,
        Duration slow,
        Duration gap,
        Duration again,
        Duration longest,
        Duration patience) {
    /** What is right for the open web. */
    public static final Timing USUAL = new Timing(
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofDays(4));

    private static final int MOST_DOUBLINGS = 20;

    public Timing {
        requireNonNull(tick);
        requireNonNull(refresh);
        requireNonNull(lease);
        requireNonNull(whole);
        requireNonNull(slow);
        requireNonNull(gap);
        requireNonNull(again);
        requireNonNull(longest);
        requireNonNull(patience);
    }

    /** Until the next attempt, after so many failures: a quarter more or less, so that those of an outage spread. */
    Duration after(int failures) {
        Duration doubled = again.multipliedBy(1L << Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS));
        long millis = Math.min(doubled.toMillis(), longest.toMillis());
        return Duration.ofMillis(millis * ThreadLocalRandom.current().nextLong(75, 126) / 100);
    }
}
