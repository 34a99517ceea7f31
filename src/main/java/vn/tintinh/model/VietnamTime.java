package vn.tintinh.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Days and times as they are told in Việt Nam. */
public final class VietnamTime {
    /** The one zone of the country, where no clock is ever put forward. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final int DAY = "2026-03-01".length();

    private VietnamTime() {}

    /**
     * A day such as {@code 2026-03-01}, or a time such as {@code 2026-03-01T08:00:00+07:00}; empty for what is neither.
     *
     * @param edge of a day, the day whose beginning is meant
     */
    public static Optional<Instant> read(String text, UnaryOperator<LocalDate> edge) {
        try {
            return Optional.of(
                    text.length() == DAY
                            ? edge.apply(LocalDate.parse(text))
                                    .atStartOfDay(ZONE)
                                    .toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
