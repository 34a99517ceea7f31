package vn.tintinh.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Precision;

/**
 * The two forms that nearly all feeds write, read character by character: {@code Fri, 04 Aug 2017 11:20:00 +0700} and
 * {@code 2017-08-04T11:20:00.000+07:00}. Anything else is none of its business and goes to {@link DateGrammar}; so it
 * answers null both for other forms and for impossible dates.
 */
final class FastDates {
    private static final int NANOS = 9;
    private static final int MAX_HOURS = 18;

    private final String text;
    private int at;
    private boolean failed;

    private FastDates(String text) {
        this.text = text;
    }

    /** The date, or null where the text has another form. */
    static @Nullable Moment read(String text) {
        int length = text.length();
        if (length < 16 || length > 40) {
            return null;
        }
        FastDates reader = new FastDates(text);
        try {
            return text.charAt(4) == '-' ? reader.iso() : reader.rfc();
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private @Nullable Moment iso() {
        int year = digits(4);
        expect('-');
        int month = digits(2);
        expect('-');
        int day = digits(2);
        char separator = next();
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        if (failed || (separator != 'T' && separator != ' ')) {
            return null;
        }
        int second = 0;
        int nano = 0;
        Precision precision = Precision.MINUTE;
        if (peek() == ':') {
            at++;
            second = digits(2);
            nano = fraction();
            precision = Precision.SECOND;
        }
        Optional<ZoneOffset> offset = isoOffset();
        if (failed || at != text.length()) {
            return null;
        }
        return new Moment(LocalDateTime.of(year, month, day, hour, minute, second, nano), offset, precision);
    }

    private Optional<ZoneOffset> isoOffset() {
        if (at == text.length()) {
            return Optional.empty();
        }
        char sign = next();
        if (sign == 'Z') {
            return Optional.of(ZoneOffset.UTC);
        }
        int hours = digits(2);
        if (peek() == ':') {
            at++;
        }
        return offset(sign, hours, digits(2));
    }

    private @Nullable Moment rfc() {
        if (text.charAt(3) == ',') {
            at = 4;
            expect(' ');
        }
        int day =
                digit(peek()) >= 0 && at + 1 < text.length() && digit(text.charAt(at + 1)) < 0 ? digits(1) : digits(2);
        expect(' ');
        int month = monthAhead();
        expect(' ');
        int year = digits(4);
        expect(' ');
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        expect(':');
        int second = digits(2);
        expect(' ');
        if (failed) {
            return null;
        }
        Optional<ZoneOffset> offset = rfcOffset();
        if (failed || at != text.length()) {
            return null;
        }
        return new Moment(LocalDateTime.of(year, month, day, hour, minute, second), offset, Precision.SECOND);
    }

    private Optional<ZoneOffset> rfcOffset() {
        char sign = peek();
        if (sign == '+' || sign == '-') {
            at++;
            return offset(sign, digits(2), digits(2));
        }
        if (text.startsWith("GMT", at) || text.startsWith("UTC", at)) {
            at += 3;
            return Optional.of(ZoneOffset.UTC);
        }
        failed = true;
        return Optional.empty();
    }

    private Optional<ZoneOffset> offset(char sign, int hours, int minutes) {
        if (failed || (sign != '+' && sign != '-') || minutes > 59 || hours >= MAX_HOURS) {
            failed = true;
            return Optional.empty();
        }
        int direction = sign == '-' ? -1 : 1;
        return Optional.of(ZoneOffset.ofHoursMinutes(direction * hours, direction * minutes));
    }

    /** The number of an English month of three letters, in any case. */
    private int monthAhead() {
        if (at + 3 > text.length()) {
            failed = true;
            return 0;
        }
        int packed = letter(at) << 16 | letter(at + 1) << 8 | letter(at + 2);
        at += 3;
        int month =
                switch (packed) {
                    case 'j' << 16 | 'a' << 8 | 'n' -> 1;
                    case 'f' << 16 | 'e' << 8 | 'b' -> 2;
                    case 'm' << 16 | 'a' << 8 | 'r' -> 3;
                    case 'a' << 16 | 'p' << 8 | 'r' -> 4;
                    case 'm' << 16 | 'a' << 8 | 'y' -> 5;
                    case 'j' << 16 | 'u' << 8 | 'n' -> 6;
                    case 'j' << 16 | 'u' << 8 | 'l' -> 7;
                    case 'a' << 16 | 'u' << 8 | 'g' -> 8;
                    case 's' << 16 | 'e' << 8 | 'p' -> 9;
                    case 'o' << 16 | 'c' << 8 | 't' -> 10;
                    case 'n' << 16 | 'o' << 8 | 'v' -> 11;
                    case 'd' << 16 | 'e' << 8 | 'c' -> 12;
                    default -> 0;
                };
        failed |= month == 0;
        return month;
    }

    private int letter(int index) {
        return text.charAt(index) | 0x20;
    }

    private int fraction() {
        if (peek() != '.') {
            return 0;
        }
        at++;
        int nano = 0;
        int count = 0;
        while (digit(peek()) >= 0) {
            if (count < NANOS) {
                nano = nano * 10 + digit(peek());
                count++;
            }
            at++;
        }
        failed |= count == 0;
        for (; count < NANOS; count++) {
            nano *= 10;
        }
        return nano;
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = digit(next());
            failed |= digit < 0;
            value = value * 10 + digit;
        }
        return value;
    }

    private void expect(char wanted) {
        failed |= next() != wanted;
    }

    private char next() {
        return at < text.length() ? text.charAt(at++) : '\0';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static int digit(char letter) {
        return letter >= '0' && letter <= '9' ? letter - '0' : -1;
    }
}
