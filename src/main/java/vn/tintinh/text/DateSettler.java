package vn.tintinh.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import vn.tintinh.model.ReadDate;

/** From what is written to an instant: the zone that is missing, the label that lies, the year that cannot be. */
final class DateSettler {
    /** News is not older than this; what is, is a counter that was never set (0001-01-01, 1900-01-01, 1970-01-01). */
    static final int FIRST_YEAR = 1990;

    /** Further ahead it is a slip of the pen (2071 for 2017). */
    static final Duration AHEAD = Duration.ofDays(370);

    /** A true GMT is not this far ahead of the fetch; a local time labelled GMT is, by the zone's offset. */
    static final Duration FALSE_AHEAD = Duration.ofHours(5);

    static final Duration FALSE_LIMIT = Duration.ofHours(8);

    private final Instant now;
    private final ZoneId zone;
    private final DateHabits habits;

    DateSettler(Instant now, ZoneId zone, DateHabits habits) {
        this.now = now;
        this.zone = zone;
        this.habits = habits;
    }

    Optional<ReadDate> settle(Moment moment) {
        if (moment.local().getYear() < FIRST_YEAR) {
            return Optional.empty();
        }
        Instant instant = instantOf(moment);
        return instant.isAfter(now.plus(AHEAD))
                ? Optional.empty()
                : Optional.of(new ReadDate(instant, moment.precision()));
    }

    private Instant instantOf(Moment moment) {
        Instant local = moment.local().atZone(zone).toInstant();
        if (moment.offset().isEmpty()) {
            return local;
        }
        Instant written = moment.local().toInstant(moment.offset().get());
        return moment.labelledGmt() && (habits.falseGmt() || liesAhead(written)) ? local : written;
    }

    boolean liesAhead(Instant written) {
        return written.isAfter(now.plus(FALSE_AHEAD)) && !written.isAfter(now.plus(FALSE_LIMIT));
    }
}
