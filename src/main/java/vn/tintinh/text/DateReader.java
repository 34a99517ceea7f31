package vn.tintinh.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.ReadDate;

/**
 * The one strict reader of dates, for feeds and for Vietnamese pages.
 *
 * <p>It reads a string that <em>is</em> a date, never one that merely holds a date: a word it does not know is a
 * refusal. 30/02 is no date, lunar dates are refused, and the unknown is never "now".
 *
 * <p>The way of a string: {@link FastDates} (what nearly all feeds write), {@link BareNumbers}, then
 * {@link RelativeDates} and {@link DateGrammar} on its {@link DateTokens}, and {@link DateSettler} for what is missing
 * or cannot be. No regular expression, linear time, at most {@value #LONGEST} characters.
 */
public final class DateReader {
    /** No date is written with more; prose is. */
    private static final int LONGEST = 200;

    /** Of "Chủ nhật" in any encoding. */
    private static final int LONGEST_WEEKDAY = 16;

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
        DateSettler settler = new DateSettler(now, zone, habits);
        Moment fast = FastDates.read(text);
        if (fast != null) {
            return settler.settle(fast);
        }
        String bare = text.strip();
        if (bare.isEmpty() || bare.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<ReadDate> date = slow(bare, now, zone, settler);
        boolean garbled = date.isEmpty() && (!ToneKey.isAscii(bare) || bare.indexOf('?') >= 0);
        return garbled ? repaired(bare, now, zone, settler) : date;
    }

    /**
     * The day-month order that all dates of a source together prove.
     *
     * @param texts the dates as written, in the order of the document
     * @return empty where they prove nothing: all could be either
     */
    public static Optional<DayMonthOrder> orderOf(Collection<String> texts) {
        return DayMonthEvidence.of(texts);
    }

    /**
     * Whether a source puts GMT on local times: one date so labelled lies hours ahead of the fetch, and none further than
     * a zone can explain. Then all its dates with this label are local.
     */
    public static boolean falseGmt(Collection<String> texts, Instant now, ZoneId zone) {
        DateSettler settler = new DateSettler(now, zone, DateHabits.USUAL);
        boolean ahead = false;
        for (String text : texts) {
            Moment moment = written(text, settler);
            if (moment == null || !moment.labelledGmt()) {
                continue;
            }
            Instant instant = moment.local().toInstant(ZoneOffset.UTC);
            if (settler.isBeyond(instant)) {
                return false;
            }
            ahead |= settler.liesAhead(instant);
        }
        return ahead;
    }

    private static Optional<ReadDate> slow(String text, Instant now, ZoneId zone, DateSettler settler) {
        Moment number = BareNumbers.read(text);
        if (number != null) {
            return settler.settle(number);
        }
        DateTokens tokens = DateTokens.of(text);
        Optional<ReadDate> relative = RelativeDates.read(tokens, now, zone);
        return relative.isPresent() ? relative : settler.settle(DateGrammar.statements(tokens));
    }

    /**
     * A date among words in a legacy encoding ("Thø s¸u", "n¨m 2017"), for which the strict grammar is evidence enough; or
     * behind a weekday that lost its letters ("Th? s?u"), which says nothing that the numbers do not.
     */
    private static Optional<ReadDate> repaired(String text, Instant now, ZoneId zone, DateSettler settler) {
        for (String reading : LegacyText.readings(text)) {
            Optional<ReadDate> date = slow(reading, now, zone, settler);
            if (date.isPresent()) {
                return date;
            }
        }
        int comma = text.indexOf(',');
        if (comma < 0 || comma > LONGEST_WEEKDAY) {
            return Optional.empty();
        }
        String start = text.substring(0, 2).toLowerCase(Locale.ROOT);
        boolean weekday = start.equals("th") || start.equals("ch");
        return weekday ? slow(text.substring(comma + 1).strip(), now, zone, settler) : Optional.empty();
    }

    private static @Nullable Moment written(String text, DateSettler settler) {
        Moment fast = FastDates.read(text);
        if (fast != null || text.length() > LONGEST) {
            return fast;
        }
        List<DateParts> statements = DateGrammar.statements(DateTokens.of(text));
        return statements.isEmpty() ? null : settler.moment(statements.get(0));
    }
}
