package vn.tintinh.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.ReadDate;

/**
 * Any text is a date that can be, or none: nothing is thrown, no date lies outside what news can have, and days that no
 * calendar has are refused however they are written.
 *
 * <p>{@code mvn verify} replays the inputs that lie in {@code DateReaderFuzzTestInputs}. To look for new ones, which are
 * put beside them:
 *
 * <pre>JAZZER_FUZZ=1 mvn test -Dtest=DateReaderFuzzTest</pre>
 */
final class DateReaderFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-01T05:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant LATEST = NOW.plus(Duration.ofDays(370));

    /** 1990 begins first where the clocks are ahead. */
    private static final Instant EARLIEST = Instant.parse("1989-12-31T00:00:00Z");

    /** The input is a text, or a list of texts on lines; its first bytes are also a day, a month and a year. */
    @FuzzTest(maxDuration = "15m")
    void reads_only_what_can_be(byte @NotNull @WithLength(max = 400) [] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (DayMonthOrder order : DayMonthOrder.values()) {
            DateReader.read(text, NOW, ZONE, order).ifPresent(DateReaderFuzzTest::check);
        }
        List<String> lines = Arrays.asList(text.split("\n", -1));
        DateHabits habits = DateHabits.of(lines, NOW, ZONE);
        for (String line : lines) {
            DateReader.read(line, NOW, ZONE, habits).ifPresent(DateReaderFuzzTest::check);
        }
        if (bytes.length >= 3) {
            checkDay((bytes[0] & 0xFF) % 100, (bytes[1] & 0xFF) % 20, 1990 + (bytes[2] & 0xFF) % 36);
        }
    }

    private static void check(ReadDate date) {
        assertThat(date.instant()).isBetween(EARLIEST, LATEST);
    }

    private static void checkDay(int day, int month, int year) {
        Optional<LocalDate> written = date(year, month, day);
        for (String form :
                List.of("%3$04d-%2$02d-%1$02d", "%3$04d-%2$02d-%1$02dT08:30:00+07:00", "%3$04d/%2$02d/%1$02d")) {
            assertThat(day(form, day, month, year)).as(form).isEqualTo(written);
        }
        Optional<LocalDate> swapped = date(year, day, month);
        for (String form : List.of("%d/%d/%d", "%02d/%02d/%d 08:30", "%02d-%02d-%d")) {
            assertThat(day(form, day, month, year)).as(form).isEqualTo(written.or(() -> swapped));
        }
        for (String form : List.of("ngày %d tháng %d năm %d", "%02d.%02d.%d")) {
            assertThat(day(form, day, month, year)).as(form).isEqualTo(written);
        }
    }

    private static Optional<LocalDate> day(String form, int day, int month, int year) {
        return DateReader.read(form.formatted(day, month, year), NOW, ZONE, DayMonthOrder.DMY)
                .map(date -> LocalDate.ofInstant(date.instant(), ZONE));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
