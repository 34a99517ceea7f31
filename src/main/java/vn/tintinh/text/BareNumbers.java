package vn.tintinh.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Precision;

/**
 * Strings that are one number: seconds, milliseconds or microseconds since 1970, .NET ticks and {@code /Date(…)/}, a
 * spreadsheet's serial day, and ISO 8601 without signs. How many digits there are tells which; a number that gives no
 * plausible date is none.
 */
final class BareNumbers {
    private static final int MOST_DIGITS = 18;
    private static final long TICKS_AT_1970 = 621_355_968_000_000_000L;
    private static final int SERIAL_AT_1970 = 25_569;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int CENTURY = 100;

    private BareNumbers() {}

    /** The date, or null where the text is no bare number of a known length. */
    static @Nullable Moment read(String text) {
        String number = unwrapped(text);
        int digits = 0;
        while (digits < number.length() && isDigit(number.charAt(digits))) {
            digits++;
        }
        try {
            if (digits == number.length()) {
                return digits == 0 || digits > MOST_DIGITS ? null : whole(number);
            }
            if (number.charAt(0) == '-') {
                return afterHyphen(number.substring(1));
            }
            return number.charAt(digits) == '.' ? decimal(number, digits) : null;
        } catch (DateTimeException | ArithmeticException impossible) {
            return null;
        }
    }

    /** {@code /Date(1501820400000+0700)/} holds an instant; its offset is only how to show it. */
    private static String unwrapped(String text) {
        String bare = text.replace("\\/", "/");
        if (!bare.startsWith("/Date(") || !bare.endsWith(")/")) {
            return text;
        }
        String inner = bare.substring("/Date(".length(), bare.length() - 2);
        int sign = Math.max(inner.indexOf('+'), inner.indexOf('-', 1));
        return sign > 0 ? inner.substring(0, sign) : inner;
    }

    private static @Nullable Moment whole(String digits) {
        long value = Long.parseLong(digits);
        return switch (digits.length()) {
            case 4 -> day(LocalDate.of((int) value, 1, 1), Precision.YEAR);
            case 5 -> day(LocalDate.ofYearDay(fullYear((int) (value / 1_000)), (int) (value % 1_000)), Precision.DAY);
            case 6 -> day(compact((int) value + fullYear((int) (value / 10_000)) / CENTURY * 1_000_000), Precision.DAY);
            case 7 -> day(LocalDate.ofYearDay((int) (value / 1_000), (int) (value % 1_000)), Precision.DAY);
            case 8 -> day(compact((int) value), Precision.DAY);
            case 10 -> digits.charAt(0) == '0' ? null : instant(Instant.ofEpochSecond(value));
            case 12 -> time(value * CENTURY, Precision.MINUTE);
            case 13 -> digits.charAt(0) == '0' ? null : instant(Instant.ofEpochMilli(value));
            case 14 -> time(value, Precision.SECOND);
            case 16 -> instant(Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1_000));
            case 17 -> time(value / 1_000, Precision.SECOND);
            case 18 -> ticks(value);
            default -> null;
        };
    }

    /** Seconds with a fraction, or a spreadsheet's days since 1900 in local time. */
    private static @Nullable Moment decimal(String number, int digits) {
        for (int i = digits + 1; i < number.length(); i++) {
            if (!isDigit(number.charAt(i))) {
                return null;
            }
        }
        if (digits == 10 && number.charAt(0) != '0') {
            return instant(Instant.ofEpochSecond(Long.parseLong(number.substring(0, digits))));
        }
        if (digits != 5 || number.length() == digits + 1 || number.length() > MOST_DIGITS) {
            return null;
        }
        long seconds = Math.round((Double.parseDouble(number) - SERIAL_AT_1970) * SECONDS_A_DAY);
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return new Moment(local, Optional.empty(), local.getSecond() == 0 ? Precision.MINUTE : Precision.SECOND);
    }

    /** ISO 8601's years of two digits with a hyphen before them: {@code -0312}, {@code -03-12}. */
    private static @Nullable Moment afterHyphen(String rest) {
        String digits = rest.length() == 5 && rest.charAt(2) == '-' ? rest.substring(0, 2) + rest.substring(3) : rest;
        if (digits.length() != 4 || !digits.chars().allMatch(letter -> isDigit((char) letter))) {
            return null;
        }
        int value = Integer.parseInt(digits);
        return day(LocalDate.of(fullYear(value / CENTURY), value % CENTURY, 1), Precision.MONTH);
    }

    private static LocalDate compact(int value) {
        return LocalDate.of(value / 10_000, value / CENTURY % CENTURY, value % CENTURY);
    }

    private static Moment time(long value, Precision precision) {
        LocalDate day = compact((int) (value / 1_000_000));
        int clock = (int) (value % 1_000_000);
        return new Moment(
                day.atTime(clock / 10_000, clock / CENTURY % CENTURY, clock % CENTURY), Optional.empty(), precision);
    }

    private static Moment ticks(long value) {
        long since = value - TICKS_AT_1970;
        LocalDateTime local = LocalDateTime.ofEpochSecond(
                Math.floorDiv(since, 10_000_000L), (int) Math.floorMod(since, 10_000_000L) * 100, ZoneOffset.UTC);
        return new Moment(local, Optional.empty(), Precision.SECOND);
    }

    private static Moment instant(Instant instant) {
        // any offset but zero, as a count of seconds is never a local time labelled GMT
        LocalDateTime local = LocalDateTime.ofInstant(instant, DateSettler.VIETNAM);
        return new Moment(local, Optional.of(DateSettler.VIETNAM), Precision.SECOND);
    }

    private static Moment day(LocalDate day, Precision precision) {
        return new Moment(day.atStartOfDay(), Optional.empty(), precision);
    }

    /** Two digits of a year: this century up to 49, the last one from 50. */
    static int fullYear(int digits) {
        return digits < CENTURY / 2 ? 2_000 + digits : 1_900 + digits;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
