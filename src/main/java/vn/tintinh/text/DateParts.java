package vn.tintinh.text;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What {@link DateGrammar} has found so far in one statement of a date; {@link DateSettler} makes a date of it. */
final class DateParts {
    /** What a label said the date is. */
    enum Label {
        NONE,
        PUBLISHED,
        UPDATED
    }

    /** Half or part of the day that was named. */
    enum DayPart {
        NONE,
        /** AM, SA, sáng. */
        MORNING,
        /** trưa: 11 and 12 as they are, 1 and 2 in the afternoon. */
        NOON,
        /** PM, CH, chiều. */
        AFTERNOON,
        /** tối, đêm: 12 is midnight, small hours stay small. */
        NIGHT
    }

    /**
     * Numbers joined by one sign, whose order is still to be decided.
     *
     * @param first the first number
     * @param second the second
     * @param third the third, or -1 where there are two
     * @param firstDigits how many digits the first was written with
     * @param thirdDigits how many digits the third was written with
     * @param sign what joins them
     */
    record Numeric(int first, int second, int third, int firstDigits, int thirdDigits, char sign) {}

    Label label = Label.NONE;

    @Nullable
    Numeric numeric;

    /** Two-digit years are kept as written, with {@link #shortYear}. */
    int year = -1;

    boolean shortYear;
    int month = -1;
    int day = -1;

    /** Day of the year, of an ordinal date. */
    int ordinal = -1;

    /** How many days ago, where the day was named from today. */
    int daysAgo = -1;

    int hour = -1;
    int minute = -1;
    int second = -1;
    int nano;
    DayPart dayPart = DayPart.NONE;

    /** Whether the half of the day was written as AM or PM. */
    boolean english;

    /** Whether the half of the day was written in Vietnamese, so that the day comes before the month. */
    boolean vietnamese;

    boolean korean;

    @Nullable
    ZoneOffset offset;

    boolean hasCalendar() {
        return numeric != null || year >= 0 || month >= 0 || ordinal >= 0 || daysAgo >= 0;
    }

    boolean hasTime() {
        return hour >= 0;
    }

    /** Whether a year is still missing: of {@code 04/8}, or of {@code Fri Aug 04 11:20:00 ICT} before its end. */
    boolean lacksYear() {
        return month >= 0 && day >= 0 && year < 0;
    }

    boolean isEmpty() {
        return !hasCalendar() && !hasTime() && offset == null && dayPart == DayPart.NONE;
    }
}
