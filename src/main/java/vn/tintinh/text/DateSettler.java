package vn.tintinh.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.text.DateParts.DayPart;
import vn.tintinh.text.DateParts.Numeric;

/**
 * From what is written to an instant: which number is the day, the year and the zone that are missing, the label that
 * lies, and what cannot be. Strict: 30/02 and 25:00 settle to nothing.
 */
final class DateSettler {
    /** The zone of all of Viet Nam, without change since 1975. */
    static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    /** News is not older; what is, is a counter that was never set (0001-01-01, 1900-01-01, 1970-01-01). */
    private static final int FIRST_YEAR = 1990;

    /** Further ahead it is a slip of the pen (2071 for 2017). */
    private static final Duration AHEAD = Duration.ofDays(370);

    /** A true GMT is not this far ahead of the fetch; a local time labelled GMT is. */
    private static final Duration FALSE_AHEAD = Duration.ofHours(5);

    private static final Duration FALSE_LIMIT = Duration.ofHours(8);

    /** How far back the year of a year-less 29/02 can lie. */
    private static final int LEAP_GAP = 8;

    private static final int NOON = 12;

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

    /** The one date of several statements: the first that is not labelled as the last change, else the first. */
    Optional<ReadDate> settle(List<DateParts> statements) {
        Optional<ReadDate> chosen = Optional.empty();
        boolean certain = false;
        for (DateParts parts : statements) {
            Moment moment = moment(parts);
            Optional<ReadDate> date = moment == null ? Optional.empty() : settle(moment);
            if (date.isEmpty()) {
                return Optional.empty();
            }
            boolean update = parts.label == DateParts.Label.UPDATED;
            if (chosen.isEmpty() || (!certain && !update)) {
                chosen = date;
                certain = !update;
            }
        }
        return chosen;
    }

    /** What one statement says; null where it is impossible. */
    @Nullable
    Moment moment(DateParts parts) {
        try {
            LocalTime time = time(parts);
            LocalDate day = day(parts);
            Precision precision = precision(parts);
            if (day == null || (parts.hasTime() && (time == null || precision.compareTo(Precision.DAY) >= 0))) {
                return null;
            }
            boolean midnight = parts.hour == 24;
            LocalDateTime local = (midnight ? day.plusDays(1) : day).atTime(time == null ? LocalTime.MIDNIGHT : time);
            ZoneOffset offset = parts.offset == null && parts.korean ? ZoneOffset.ofHours(9) : parts.offset;
            return new Moment(local, Optional.ofNullable(offset), precision);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** Whether an instant labelled GMT lies where only a local time with a false label can. */
    boolean liesAhead(Instant written) {
        return written.isAfter(now.plus(FALSE_AHEAD)) && !isBeyond(written);
    }

    boolean isBeyond(Instant written) {
        return written.isAfter(now.plus(FALSE_LIMIT));
    }

    private Instant instantOf(Moment moment) {
        Instant local = moment.local().atZone(zone).toInstant();
        if (moment.offset().isEmpty()) {
            return local;
        }
        Instant written = moment.local().toInstant(moment.offset().get());
        return moment.labelledGmt() && (habits.falseGmt() || liesAhead(written)) ? local : written;
    }

    private static Precision precision(DateParts parts) {
        if (parts.hasTime()) {
            return parts.second >= 0 ? Precision.SECOND : parts.minute >= 0 ? Precision.MINUTE : Precision.HOUR;
        }
        boolean day = parts.numeric != null || parts.day >= 0 || parts.ordinal >= 0 || parts.daysAgo >= 0;
        return day ? Precision.DAY : Precision.MONTH;
    }

    private static @Nullable LocalTime time(DateParts parts) {
        if (!parts.hasTime()) {
            return null;
        }
        int minute = Math.max(parts.minute, 0);
        int second = Math.max(parts.second, 0);
        if (parts.hour == 24) {
            return minute == 0 && second == 0 ? LocalTime.MIDNIGHT : null;
        }
        // a leap second is the last one of its minute
        int hour = parts.hour <= NOON ? hourOf(parts.dayPart, parts.hour) : parts.hour;
        return LocalTime.of(hour, minute, second == 60 ? 59 : second, parts.nano);
    }

    /** An hour of twelve as one of twenty-four. */
    private static int hourOf(DayPart part, int hour) {
        return switch (part) {
            case NONE -> hour;
            case MORNING -> hour % NOON;
            case NOON -> hour <= 3 ? hour + NOON : hour;
            case AFTERNOON -> hour % NOON + NOON;
            case NIGHT -> hour == NOON ? 0 : hour > 5 ? hour + NOON : hour;
        };
    }

    private @Nullable LocalDate day(DateParts parts) {
        if (parts.daysAgo >= 0) {
            return LocalDate.ofInstant(now, zone).minusDays(parts.daysAgo);
        }
        if (parts.numeric != null) {
            return day(parts.numeric, parts);
        }
        if (parts.ordinal >= 0) {
            return LocalDate.ofYearDay(parts.year, parts.ordinal);
        }
        if (parts.month < 0) {
            return null;
        }
        if (parts.year < 0) {
            return parts.day < 0 ? null : latest(parts.day, parts.month);
        }
        return LocalDate.of(
                parts.shortYear ? BareNumbers.fullYear(parts.year) : parts.year,
                parts.month,
                parts.day < 0 ? 1 : parts.day);
    }

    private @Nullable LocalDate day(Numeric numeric, DateParts parts) {
        if (numeric.firstDigits() == 4) {
            return LocalDate.of(numeric.first(), numeric.second(), numeric.third());
        }
        DayMonthOrder order = numeric.sign() == '.' || parts.vietnamese ? DayMonthOrder.DMY : habits.order();
        LocalDate usual = ordered(numeric, order);
        if (numeric.sign() == '-' && numeric.thirdDigits() == 2 && !isPlausible(usual)) {
            return date(BareNumbers.fullYear(numeric.first()), numeric.second(), numeric.third());
        }
        if (numeric.sign() == '.' || parts.vietnamese || numeric.third() < 0) {
            return usual;
        }
        DayMonthOrder other = order == DayMonthOrder.DMY ? DayMonthOrder.MDY : DayMonthOrder.DMY;
        if (usual == null) {
            return ordered(numeric, other);
        }
        // an ambiguous date in .NET's American clothes: a publication that lies ahead is the other reading
        LocalDate swapped = parts.english ? ordered(numeric, other) : null;
        return swapped != null && !isPlausible(usual) && isPlausible(swapped) ? swapped : usual;
    }

    private @Nullable LocalDate ordered(Numeric numeric, DayMonthOrder order) {
        int day = order == DayMonthOrder.DMY ? numeric.first() : numeric.second();
        int month = order == DayMonthOrder.DMY ? numeric.second() : numeric.first();
        if (numeric.third() < 0) {
            return latest(day, month);
        }
        int year = numeric.thirdDigits() == 2 ? BareNumbers.fullYear(numeric.third()) : numeric.third();
        return date(year, month, day);
    }

    /** The latest such day that is not after today. */
    private @Nullable LocalDate latest(int day, int month) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        for (int year = today.getYear(); year > today.getYear() - LEAP_GAP; year--) {
            LocalDate candidate = date(year, month, day);
            if (candidate != null && !candidate.isAfter(today)) {
                return candidate;
            }
        }
        return null;
    }

    /** Whether a day can be one of publication: not after tomorrow, as clocks and zones differ. */
    private boolean isPlausible(@Nullable LocalDate day) {
        return day != null && !day.isAfter(LocalDate.ofInstant(now, zone).plusDays(1));
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
