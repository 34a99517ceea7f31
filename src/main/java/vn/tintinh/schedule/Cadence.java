package vn.tintinh.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.DueReason.Fact;
import vn.tintinh.model.DueReason.Why;
import vn.tintinh.model.Habits;
import vn.tintinh.model.PollPolicy;

/**
 * How often a source is polled.
 *
 * <p>After an answer, when the delay that its readers are expected to suffer by then is worth a request, going by the
 * source's {@link Rhythm}: often in the hours in which it publishes, seldom in others and when it has fallen silent. A
 * request is worth three quarters of the shortest interval, and more while more is asked of all sources together than
 * the {@link Budget} allows. The wait stays between the source's bounds, and is no
 * shorter than the source asks for; where a hub delivers the news, it is four times as long. Failures double it from the shortest on. All of it is jittered by a twentieth, so
 * that sources which began together drift apart. The random source is used by one thread at a time.
 */
public final class Cadence {
    /** Intervals that a source of unknown rhythm waits, in shortest ones. */
    private static final int UNKNOWN = 4;

    /** Times that polls of a source whose news are delivered are longer apart. */
    private static final int BACKUP = 4;

    private static final double PRICE = 0.75;
    /** From here on it is told that the budget makes requests dearer. */
    private static final double TOLD_PRESSURE = 1.1;

    private static final int JITTER_SHARE = 20;
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AFTER_GONE = Duration.ofDays(365);

    private final RandomGenerator random;
    private final ZoneId zone;

    /**
     * A cadence whose jitter comes from {@code random}.
     *
     * @param zone in which sources have their office hours and weekends
     */
    public Cadence(RandomGenerator random, ZoneId zone) {
        this.random = random;
        this.zone = zone;
    }

    /** When to poll next, and why then. */
    public NextDue next(Observation seen) {
        return switch (seen.ending()) {
            case ANSWERED -> afterAnswer(seen);
            case FAILED -> afterFailure(seen, Why.FAILED, seen.failures());
            case THROTTLED -> afterThrottling(seen);
            case GONE -> new NextDue(seen.now().plus(AFTER_GONE), DueReason.of(Why.GONE));
        };
    }

    private NextDue afterAnswer(Observation seen) {
        PollPolicy poll = seen.poll();
        Rhythm rhythm = Rhythm.of(seen.habits().moments(), seen.now(), zone);
        Duration least = clamp(asked(seen), poll);
        Duration learned = clamp(learned(seen, rhythm).multipliedBy(seen.pushed() ? BACKUP : 1), poll);
        Duration interval = longer(learned, least);
        DueReason reason = (least.compareTo(learned) > 0 ? DueReason.of(Why.SOURCE_ASKS) : rhythm.reason(seen.now()))
                .with(Fact.WAIT, interval.toSeconds());
        if (seen.pushed()) {
            reason = reason.with(Fact.PUSHED, 1);
        }
        if (seen.pressure() >= TOLD_PRESSURE) {
            reason = reason.with(Fact.PRESSURE, Math.round(seen.pressure() * 100));
        }
        Instant at = seen.now().plus(jittered(interval, longer(least, poll.min()), poll.max()));
        return outsideSkipped(at, seen.habits(), reason);
    }

    private static Duration learned(Observation seen, Rhythm rhythm) {
        Duration min = seen.poll().min();
        if (rhythm.isUnknown()) {
            return min.multipliedBy(UNKNOWN);
        }
        double price = PRICE * seen.pressure() * min.toMillis() / 1000;
        return Duration.between(
                seen.now(),
                rhythm.due(seen.now(), price, seen.now().plus(seen.poll().max())));
    }

    private static Duration asked(Observation seen) {
        return longer(seen.maxAge().orElse(Duration.ZERO), seen.habits().ttl().orElse(Duration.ZERO));
    }

    private NextDue afterFailure(Observation seen, Why why, int doublings) {
        PollPolicy poll = seen.poll();
        Duration interval = backoff(poll, doublings);
        return new NextDue(
                seen.now().plus(jittered(interval, poll.min(), poll.max())),
                DueReason.of(why).with(Fact.WAIT, interval.toSeconds()).with(Fact.FAILURES, seen.failures()));
    }

    private static Duration backoff(PollPolicy poll, int doublings) {
        Duration interval = poll.min();
        for (int i = 1; i < Math.min(doublings, MOST_DOUBLINGS) && interval.compareTo(poll.max()) < 0; i++) {
            interval = interval.multipliedBy(2);
        }
        return shorter(interval, poll.max());
    }

    private NextDue afterThrottling(Observation seen) {
        Optional<Instant> stated = seen.retryAt();
        if (stated.isEmpty()) {
            return afterFailure(seen, Why.THROTTLED, seen.failures() + 1);
        }
        PollPolicy poll = seen.poll();
        Duration most = longer(poll.max(), A_DAY);
        Duration wait = shorter(longer(Duration.between(seen.now(), stated.get()), poll.min()), most);
        Duration later = wait.plus(wait.dividedBy(JITTER_SHARE));
        return new NextDue(
                seen.now().plus(between(wait, later)),
                DueReason.of(Why.RETRY_AFTER).with(Fact.WAIT, wait.toSeconds()));
    }

    private NextDue outsideSkipped(Instant at, Habits habits, DueReason reason) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        for (int hour = 0; hour < 7 * 24; hour++) {
            ZonedDateTime tried = hour == 0 ? time : time.plusHours(hour).truncatedTo(ChronoUnit.HOURS);
            if (!isSkipped(tried, habits)) {
                return hour == 0
                        ? new NextDue(at, reason)
                        : new NextDue(tried.toInstant(), reason.with(Fact.SKIPPED, 1));
            }
        }
        return new NextDue(at, reason);
    }

    private static boolean isSkipped(ZonedDateTime time, Habits habits) {
        DayOfWeek day = time.getDayOfWeek();
        String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return habits.skipHours().contains(time.getHour())
                || habits.skipDays().stream()
                        .anyMatch(skipped -> skipped.strip().equalsIgnoreCase(name));
    }

    /** A twentieth to either side, and never out of the bounds. */
    private Duration jittered(Duration interval, Duration least, Duration most) {
        Duration sway = interval.dividedBy(JITTER_SHARE);
        return between(
                longer(interval.minus(sway), shorter(least, interval)),
                shorter(interval.plus(sway), longer(most, interval)));
    }

    private Duration between(Duration least, Duration most) {
        long room = most.minus(least).toMillis();
        return room <= 0 ? least : least.plusMillis(random.nextLong(room + 1));
    }

    private static Duration clamp(Duration duration, PollPolicy poll) {
        return longer(poll.min(), shorter(duration, poll.max()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
