package vn.tintinh.push;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How quickly hubs are asked and asked again.
 *
 * @param tick how often is looked for what is to be done
 * @param refresh how often what the store knows is read again
 * @param asking how long one request may take, with its redirects, until another node may send it
 * @param again first wait after a request that came to nothing, also for one that is not verified; doubles with each
 * @param longest wait of these
 * @param denied wait after a hub has said no
 * @param lease asked for
 * @param storing how long a delivery may take to be stored, before a poll is to bring it
 */
public record Pace(
        Duration tick,
        Duration refresh,
        Duration asking,
        Duration again,
        Duration longest,
        Duration denied,
        Duration lease,
        Duration storing) {
    /** What is right for the open web. */
    public static final Pace USUAL = new Pace(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(10),
            Duration.ofSeconds(20));

    private static final int MOST_DOUBLINGS = 20;
    private static final Duration LONGEST_LEASE = Duration.ofDays(3650);

    public Pace {
        requireNonNull(tick);
        requireNonNull(refresh);
        requireNonNull(asking);
        requireNonNull(again);
        requireNonNull(longest);
        requireNonNull(denied);
        requireNonNull(lease);
        requireNonNull(storing);
    }

    /** Until the next request, after so many that came to nothing. */
    Duration afterTries(int tries) {
        Duration wait = again.multipliedBy(1L << Math.min(Math.max(0, tries - 1), MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** The lease that a hub grants by so many seconds; what was asked for, where it says nothing that makes sense. */
    Duration granted(String seconds) {
        if (!seconds.matches("[1-9]\\d{0,17}")) {
            return lease;
        }
        return Duration.ofSeconds(Math.min(Long.parseLong(seconds), LONGEST_LEASE.toSeconds()));
    }

    /** When to renew a lease: at four fifths of it, and not at every turn where a hub grants next to nothing. */
    Duration renewal(Duration granted) {
        Duration usual = granted.multipliedBy(4).dividedBy(5);
        return usual.compareTo(again.dividedBy(5)) > 0 ? usual : again.dividedBy(5);
    }
}
