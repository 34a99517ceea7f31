package vn.tintinh.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.DueReason.Fact;
import vn.tintinh.model.DueReason.Why;

/**
 * When in the week a source publishes, learned from when it did: a rate for each of the 168 hours, newer weeks weighing
 * more. Hours of which little is known lean on the same hour of like days, these on the source's mean; what came within
 * minutes counts as one moment, so a burst tells no more than that something was published; and while a source is
 * silent in hours in which it would have published, it is believed less and less to be publishing at all.
 *
 * <p>Immutable arithmetic. Rates are in moments per second.
 */
public final class Rhythm {
    private static final int HOURS = 7 * 24;
    private static final Duration ONE_MOMENT = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofDays(56);
    private static final double HALF_LIFE_HOURS = 14 * 24;
    private static final double HOUR_SECONDS = 3600;

    /** How many moments' worth an hour of the day leans on the mean, and an hour of the week on the hour of the day. */
    private static final double LEAN = 0.3;

    /** How many moments must fail to come until a source is believed to publish half as much. */
    private static final double PATIENCE = 4;

    private final double[] rates;
    private final ZoneId zone;
    private final double mean;
    private final Instant lastMoment;

    private Rhythm(double[] rates, double mean, Instant lastMoment, ZoneId zone) {
        this.rates = rates;
        this.mean = mean;
        this.lastMoment = lastMoment;
        this.zone = zone;
    }

    /**
     * The rhythm of a source.
     *
     * @param published when items were published, in any order; those after {@code now} and of long ago do not count
     * @param zone in which the source lives: its office hours and weekends
     */
    public static Rhythm of(Collection<Instant> published, Instant now, ZoneId zone) {
        List<Instant> moments = moments(published, now);
        if (moments.size() < 2) {
            return new Rhythm(new double[HOURS], 0, Instant.MIN, zone);
        }
        double[] counts = new double[HOURS];
        for (Instant moment : moments) {
            int hour = hourOfWeek(moment.atZone(zone));
            double weight = weight(moment, now);
            counts[hour] += weight / 2;
            counts[(hour + 1) % HOURS] += weight / 4;
            counts[(hour + HOURS - 1) % HOURS] += weight / 4;
        }
        double[] exposure = exposure(moments.get(0), now, zone);
        double mean = sum(counts) / sum(exposure);
        double[] byDay = leaning(folded(counts), folded(exposure), mean);
        double[] rates = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            rates[hour] = leaning(counts[hour], exposure[hour], byDay[slot(hour)]);
        }
        return new Rhythm(rates, mean, moments.get(moments.size() - 1), zone);
    }

    private static List<Instant> moments(Collection<Instant> published, Instant now) {
        Instant oldest = now.minus(REMEMBERED);
        List<Instant> moments = new ArrayList<>();
        published.stream()
                .filter(time -> !time.isAfter(now) && time.isAfter(oldest))
                .sorted()
                .filter(time -> moments.isEmpty()
                        || !time.isBefore(moments.get(moments.size() - 1).plus(ONE_MOMENT)))
                .forEach(moments::add);
        return moments;
    }

    /** Seconds that were watched, by hour of the week, weighted like the moments. */
    private static double[] exposure(Instant from, Instant now, ZoneId zone) {
        double[] exposure = new double[HOURS];
        int first = hourOfWeek(from.atZone(zone));
        long hours = Duration.between(from, now).toHours() + 1;
        double weight = 1;
        for (int hour = 0; hour < hours; hour++) {
            if (hour % 24 == 0) {
                weight = weight(from.plus(Duration.ofHours(hour)), now);
            }
            exposure[(first + hour) % HOURS] += HOUR_SECONDS * weight;
        }
        return exposure;
    }

    private static double weight(Instant then, Instant now) {
        return Math.pow(0.5, Duration.between(then, now).toSeconds() / HOUR_SECONDS / HALF_LIFE_HOURS);
    }

    private static int hourOfWeek(ZonedDateTime time) {
        return (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
    }

    /** The hour of the day, of working days, Saturdays and Sundays apart. */
    private static int slot(int hourOfWeek) {
        int day = hourOfWeek / 24;
        return Math.max(0, day - 4) * 24 + hourOfWeek % 24;
    }

    private static double[] folded(double[] week) {
        double[] folded = new double[3 * 24];
        for (int hour = 0; hour < HOURS; hour++) {
            folded[slot(hour)] += week[hour];
        }
        return folded;
    }

    private static double[] leaning(double[] counts, double[] exposure, double mean) {
        double[] rates = new double[counts.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = leaning(counts[i], exposure[i], mean);
        }
        return rates;
    }

    /** The mean of a gamma distribution whose prior is {@link #LEAN} moments at the given rate. */
    private static double leaning(double count, double exposure, double rate) {
        return rate == 0 ? 0 : (count + LEAN) / (exposure + LEAN / rate);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Whether too little is known of it: it has published at one moment only, or at none. */
    public boolean isUnknown() {
        return mean == 0;
    }

    /** What of it decides when to poll. */
    DueReason reason(Instant now) {
        if (isUnknown()) {
            return DueReason.of(Why.RHYTHM_UNKNOWN);
        }
        if (liveliness(now) < 0.5) {
            return DueReason.of(Why.SILENT)
                    .with(Fact.SILENCE, Duration.between(lastMoment, now).toSeconds());
        }
        double perWeek = sum(rates) * HOUR_SECONDS;
        return withBusyHours(DueReason.of(Why.RHYTHM).with(Fact.PER_WEEK, Math.round(perWeek)));
    }

    /** With the shortest stretch of the day in which four fifths are published, when it is no more than half of a day. */
    private DueReason withBusyHours(DueReason reason) {
        double[] day = new double[24];
        double weekend = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            day[hour % 24] += rates[hour];
            weekend += hour >= 5 * 24 ? rates[hour] : 0;
        }
        double all = sum(rates);
        DueReason known = weekend < all / 12 ? reason.with(Fact.WORKING_DAYS, 1) : reason;
        for (int length = 1; length <= 12; length++) {
            for (int from = 0; from + length <= 24; from++) {
                if (sum(Arrays.copyOfRange(day, from, from + length)) >= all * 0.8) {
                    return known.with(Fact.FROM_HOUR, from).with(Fact.TO_HOUR, from + length);
                }
            }
        }
        return known;
    }

    /** Moments expected between two instants, had the source not fallen silent. */
    public double expected(Instant from, Instant to) {
        double expected = 0;
        Instant at = from;
        for (int hour = hourOfWeek(from.atZone(zone)); at.isBefore(to); hour = (hour + 1) % HOURS) {
            Instant end = endOfHour(at, to);
            expected += rates[hour] * seconds(at, end);
            at = end;
        }
        return expected;
    }

    private static Instant endOfHour(Instant at, Instant latest) {
        Instant hourEnds = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return hourEnds.isBefore(latest) ? hourEnds : latest;
    }

    /** How far the source is believed to be publishing still, from 1 down to almost 0. */
    public double liveliness(Instant now) {
        if (isUnknown()) {
            return 1;
        }
        Instant from = lastMoment.isBefore(now.minus(REMEMBERED)) ? now.minus(REMEMBERED) : lastMoment;
        return PATIENCE / (PATIENCE + expected(from, now));
    }

    /**
     * When the delay that readers are expected to have suffered is worth a request: the moments expected since the last
     * poll, each times how long it has waited, reach the price. Of all timetables with as many requests this one has
     * the least delay in the mean, as every source is polled when its next request saves as much as any other's.
     *
     * @param last when the source was last polled
     * @param price of a request, in seconds of delay of one moment
     * @return no later than {@code latest}
     */
    public Instant due(Instant last, double price, Instant latest) {
        double alive = liveliness(last);
        double waiting = 0;
        double delay = 0;
        Instant at = last;
        for (int hour = hourOfWeek(last.atZone(zone)); at.isBefore(latest); hour = (hour + 1) % HOURS) {
            Instant end = endOfHour(at, latest);
            double rate = rates[hour] * alive;
            double span = seconds(at, end);
            double after = delay + waiting * span + rate * span * span / 2;
            if (after >= price) {
                return at.plusMillis((long) (1000 * crossing(delay - price, waiting, rate)));
            }
            delay = after;
            waiting += rate * span;
            at = end;
        }
        return latest;
    }

    /** The positive t at which {@code start + waiting t + rate t²/2} is zero; {@code start} is negative. */
    private static double crossing(double start, double waiting, double rate) {
        return rate == 0 ? -start / waiting : (Math.sqrt(waiting * waiting - 2 * rate * start) - waiting) / rate;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
