package vn.tintinh.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How long a source has published nothing, and whether its own rhythm explains that.
 *
 * <p>The rhythm is that of the time before the silence. Had the source gone on, the number of moments until now would be
 * about Poisson's, and silence have the chance e<sup>-expected</sup>; but newsrooms publish in bursts, so only half of
 * the expected moments count. Besides, the silence must have lasted for days and be longer than any pause before it, and
 * holidays do not count. A source of which too little is known is never said to be silent.
 *
 * @param since when it last published
 * @param expected moments that were to be expected since, holidays left out
 * @param longestPause between two moments before
 */
record Silence(Instant since, double expected, Duration longestPause) {
    private static final Duration LEAST = Duration.ofDays(3);
    private static final Duration LEAST_KNOWN = Duration.ofDays(7);
    private static final int LEAST_MOMENTS = 8;
    private static final double BURSTS = 2;
    private static final double CHANCE = 0.001;
    private static final double LONGER = 1.5;

    /** The silence of a source that is longer than can be explained; empty when there is none. */
    static Optional<Silence> of(Signs signs, ZoneId zone) {
        List<Instant> moments = signs.habits().moments();
        if (moments.size() < LEAST_MOMENTS) {
            return Optional.empty();
        }
        Instant last = moments.get(moments.size() - 1);
        Instant since = signs.lastNew().filter(last::isBefore).orElse(last);
        boolean isShort = Duration.between(since, signs.now()).compareTo(LEAST) < 0;
        boolean isNew = Duration.between(moments.get(0), last).compareTo(LEAST_KNOWN) < 0;
        if (isShort || isNew) {
            return Optional.empty();
        }
        Rhythm rhythm = Rhythm.of(moments, last.plusSeconds(1), zone);
        Silence silence = new Silence(since, expected(rhythm, since, signs.now(), zone), longestPause(moments));
        return Optional.of(silence).filter(found -> found.isUnexplained(signs.now()));
    }

    private boolean isUnexplained(Instant now) {
        double pauses = Duration.between(since, now).toSeconds() / Math.max(1.0, (double) longestPause.toSeconds());
        return Math.exp(-expected / BURSTS) < CHANCE && pauses > LONGER;
    }

    private static double expected(Rhythm rhythm, Instant from, Instant to, ZoneId zone) {
        double expected = 0;
        Instant at = from;
        while (at.isBefore(to)) {
            LocalDate day = at.atZone(zone).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant end = midnight.isBefore(to) ? midnight : to;
            expected += Holidays.include(day) ? 0 : rhythm.expected(at, end);
            at = end;
        }
        return expected;
    }

    private static Duration longestPause(List<Instant> moments) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < moments.size(); i++) {
            Duration pause = Duration.between(moments.get(i - 1), moments.get(i));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }
}
