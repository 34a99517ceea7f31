package vn.tintinh.text;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.ReadDate;

/**
 * The one strict reader of dates, for feeds and for Vietnamese pages.
 *
 * <p>It reads a string that <em>is</em> a date, never one that merely holds a date: a word it does not know is a
 * refusal. 30/02 is no date; the unknown is never "now".
 */
public final class DateReader {
    private DateReader() {}

    /** The date of a text, in a source of which no more is known than its day-month order. */
    public static Optional<ReadDate> read(String text, Instant now, ZoneId zone, DayMonthOrder order) {
        return read(text, now, zone, new DateHabits(order, false));
    }

    /**
     * The date of a text.
     *
     * @param text what stands where a date is expected
     * @param now the instant of fetching, for relative and year-less dates and to refuse what cannot be
     * @param zone the zone of a date that names none
     * @param habits how the source writes its dates
     * @return empty where the text is no date or an impossible one
     */
    public static Optional<ReadDate> read(String text, Instant now, ZoneId zone, DateHabits habits) {
        Moment fast = FastDates.read(text);
        if (fast != null) {
            return new DateSettler(now, zone, habits).settle(fast);
        }
        return Optional.empty();
    }

    /** The day-month order that all dates of a source together prove, if they do. */
    public static Optional<DayMonthOrder> orderOf(Collection<String> texts) {
        return Optional.empty();
    }

    /** Whether a source puts GMT on local times: some date so labelled would lie hours ahead. */
    public static boolean falseGmt(Collection<String> texts, Instant now, ZoneId zone) {
        return false;
    }
}
