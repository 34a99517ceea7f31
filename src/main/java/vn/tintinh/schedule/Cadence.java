package vn.tintinh.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.tintinh.model.PollPolicy;

/**
 * How often a source is polled.
 *
 * <p>The interval is half of the usual gap between two moments of publishing (the median, which neither a burst nor a
 * night moves), longer when the source has been silent for long: a tenth of the silence. It stays between the
 * source's bounds, and no shorter than the source asks for. Failures double it from the shortest on. All of it is
 * jittered by a twentieth, so that sources which began together drift apart. The random source is used by one thread
 * at a time.
 */
public final class Cadence {
    /** What is published closer together than this counts as one moment. */
    private static final Duration ONE_MOMENT = Duration.ofMinutes(1);

    /** Intervals that a source of unknown rhythm waits, in shortest ones. */
    private static final int UNKNOWN = 4;

    private static final int SILENCE_SHARE = 10;
    private static final int JITTER_SHARE = 20;
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AFTER_GONE = Duration.ofDays(365);

    private final RandomGenerator random;

    /** A cadence whose jitter comes from {@code random}. */
    public Cadence(RandomGenerator random) {
        this.random = random;
    }

    /** When to poll next, and why then. */
    public NextDue next(Observation seen) {
        return switch (seen.ending()) {
            case ANSWERED -> afterAnswer(seen);
            case FAILED -> afterFailure(seen, "failed", seen.failures());
            case THROTTLED -> afterThrottling(seen);
            case GONE ->
                new NextDue(seen.now().plus(AFTER_GONE), "stopped: the source is gone for good; asked again in a year");
        };
    }

    private NextDue afterAnswer(Observation seen) {
        PollPolicy poll = seen.poll();
        Rhythm rhythm = rhythm(seen);
        Duration least = clamp(asked(seen), poll);
        Duration learned = clamp(rhythm.interval(), poll);
        Duration interval = longer(learned, least);
        String reason = "every " + words(interval) + ": "
                + (least.compareTo(learned) > 0 ? "the source asks for no more" : rhythm.reason());
        Instant at = seen.now().plus(jittered(interval, longer(least, poll.min()), poll.max()));
        return outsideSkipped(at, seen.wishes(), reason);
    }

    private record Rhythm(Duration interval, String reason) {}

    private static Rhythm rhythm(Observation seen) {
        Duration moment = shorter(ONE_MOMENT, seen.poll().min());
        List<Instant> moments = moments(seen, moment);
        if (moments.size() < 2) {
            return new Rhythm(seen.poll().min().multipliedBy(UNKNOWN), "when it publishes is not known yet");
        }
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < moments.size(); i++) {
            gaps.add(Duration.between(moments.get(i - 1), moments.get(i)));
        }
        Duration usual = gaps.stream().sorted().toList().get((gaps.size() - 1) / 2);
        Duration silence = Duration.between(moments.get(moments.size() - 1), seen.now());
        Duration byGap = usual.dividedBy(2);
        Duration bySilence = silence.dividedBy(SILENCE_SHARE);
        return bySilence.compareTo(byGap) > 0
                ? new Rhythm(bySilence, "nothing published for " + words(silence))
                : new Rhythm(byGap, "publishes about every " + words(usual));
    }

    /** Moments of publishing in order, none in the future, bursts counted once. */
    private static List<Instant> moments(Observation seen, Duration moment) {
        List<Instant> moments = new ArrayList<>();
        seen.published().stream()
                .filter(time -> !time.isAfter(seen.now()))
                .sorted()
                .filter(time -> moments.isEmpty()
                        || Duration.between(moments.get(moments.size() - 1), time)
                                        .compareTo(moment)
                                >= 0)
                .forEach(moments::add);
        return moments;
    }

    private static Duration asked(Observation seen) {
        Duration maxAge = seen.wishes().maxAge().orElse(Duration.ZERO);
        return longer(maxAge, seen.wishes().ttl().orElse(Duration.ZERO));
    }

    private NextDue afterFailure(Observation seen, String what, int doublings) {
        PollPolicy poll = seen.poll();
        Duration interval = backoff(poll, doublings);
        String times = seen.failures() > 1 ? " " + seen.failures() + " times in a row" : "";
        return new NextDue(
                seen.now().plus(jittered(interval, poll.min(), poll.max())),
                "again in " + words(interval) + ": " + what + times);
    }

    private static Duration backoff(PollPolicy poll, int doublings) {
        Duration interval = poll.min();
        for (int i = 1; i < Math.min(doublings, MOST_DOUBLINGS) && interval.compareTo(poll.max()) < 0; i++) {
            interval = interval.multipliedBy(2);
        }
        return shorter(interval, poll.max());
    }

    private NextDue afterThrottling(Observation seen) {
        Optional<Instant> stated = seen.wishes().retryAt();
        if (stated.isEmpty()) {
            return afterFailure(seen, "asked for fewer requests", seen.failures() + 1);
        }
        PollPolicy poll = seen.poll();
        Duration most = longer(poll.max(), A_DAY);
        Duration wait = shorter(longer(Duration.between(seen.now(), stated.get()), poll.min()), most);
        Duration later = wait.plus(wait.dividedBy(JITTER_SHARE));
        return new NextDue(
                seen.now().plus(between(wait, later)), "again in " + words(wait) + ": the source named that time");
    }

    private NextDue outsideSkipped(Instant at, Observation.Wishes wishes, String reason) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        for (int hour = 0; hour < 7 * 24; hour++) {
            ZonedDateTime tried = hour == 0 ? time : time.plusHours(hour).truncatedTo(ChronoUnit.HOURS);
            if (!isSkipped(tried, wishes)) {
                return hour == 0
                        ? new NextDue(at, reason)
                        : new NextDue(tried.toInstant(), reason + "; the source skips the hours before");
            }
        }
        return new NextDue(at, reason);
    }

    private static boolean isSkipped(ZonedDateTime time, Observation.Wishes wishes) {
        DayOfWeek day = time.getDayOfWeek();
        String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return wishes.skipHours().contains(time.getHour())
                || wishes.skipDays().stream()
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

    /** In the one unit that tells it best. */
    private static String words(Duration duration) {
        if (duration.toSeconds() < 120) {
            return duration.toMillis() < 10_000 && duration.toMillis() % 1000 != 0
                    ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                    : duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 120) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 72 ? duration.toHours() + " h" : duration.toDays() + " days";
    }
}
