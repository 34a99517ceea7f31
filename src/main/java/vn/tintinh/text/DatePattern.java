package vn.tintinh.text;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.VietnamTime;

/**
 * The way in which one source writes its dates, as a pattern of {@link DateTimeFormatter} with Vietnamese names, e.g.
 * {@code HH:mm | dd-MM-yyyy}. Strict: 30/02 is no date. The date may stand anywhere in a longer text.
 */
public final class DatePattern {
    private static final int LONGEST = 400;
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2026, 11, 22, 13, 14, 15, 0, VietnamTime.ZONE);

    private final DateTimeFormatter formatter;

    /**
     * A pattern that {@link #problem} finds nothing wrong with.
     *
     * @throws IllegalArgumentException else
     */
    public DatePattern(String pattern) {
        formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.forLanguageTag("vi"))
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** What is wrong with a pattern, as one sentence; empty when it can be used. */
    public static Optional<String> problem(String pattern) {
        try {
            DatePattern made = new DatePattern(pattern);
            String written = made.formatter.format(SAMPLE);
            return made.read(written, SAMPLE.getZone()).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            "the date format “" + pattern + "” does not say year, month and day: “" + written + "”");
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.of("“" + pattern + "” is no date format: " + wrong.getMessage());
        }
    }

    /** The first date in a text; in {@code zone} where it names none. */
    public Optional<ReadDate> read(String text, ZoneId zone) {
        String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        for (int start = 0; start < part.length(); start++) {
            boolean isInside = start > 0
                    && Character.isLetterOrDigit(part.charAt(start))
                    && Character.isLetterOrDigit(part.charAt(start - 1));
            Optional<ReadDate> date = isInside ? Optional.empty() : readAt(part, start, zone);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private Optional<ReadDate> readAt(String text, int start, ZoneId zone) {
        if (formatter.parseUnresolved(text, new ParsePosition(start)) == null) {
            return Optional.empty();
        }
        try {
            return date(formatter.parse(text, new ParsePosition(start)), zone);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<ReadDate> date(TemporalAccessor read, ZoneId zone) {
        LocalDate day = read.query(TemporalQueries.localDate());
        if (day == null) {
            return Optional.empty();
        }
        @Nullable LocalTime time = read.query(TemporalQueries.localTime());
        ZoneId named = read.query(TemporalQueries.zone());
        Instant instant = day.atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(named == null ? zone : named)
                .toInstant();
        return Optional.of(new ReadDate(instant, precision(read, time)));
    }

    private static Precision precision(TemporalAccessor read, @Nullable LocalTime time) {
        if (time == null) {
            return Precision.DAY;
        }
        if (read.isSupported(ChronoField.SECOND_OF_MINUTE) && time.getSecond() != 0) {
            return Precision.SECOND;
        }
        return Precision.MINUTE;
    }
}
