package vn.tintinh.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.ReadDate;

/** The date suites, judged as their scorer does: right as far as the string is precise, refused where nothing is expected. */
final class DateSuiteTest {
    private static final Map<String, ChronoField> FIELDS = Map.of(
            "year", ChronoField.YEAR,
            "month", ChronoField.MONTH_OF_YEAR,
            "day", ChronoField.DAY_OF_MONTH,
            "hour", ChronoField.HOUR_OF_DAY,
            "minute", ChronoField.MINUTE_OF_HOUR,
            "second", ChronoField.SECOND_OF_MINUTE);

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"dates-feed, 0.95", "dates-vi, 0.97"})
    void reads_the_suite_and_nothing_that_must_be_refused(String suite, double floor) throws IOException {
        Path manifest = Shared.file("suites/" + suite + "/manifest.jsonl");
        assumeTrue(Files.exists(manifest), "no suite at " + manifest);
        int counted = 0;
        List<String> failures = new ArrayList<>();
        List<String> readThoughRefused = new ArrayList<>();
        for (String line : Files.readAllLines(manifest)) {
            JsonNode test = json.readTree(line);
            if (!test.path("counted").asBoolean()) {
                continue;
            }
            counted++;
            Optional<ReadDate> answer = answer(test.path("request"));
            if (!agrees(test, answer)) {
                failures.add(
                        test.path("request").path("text") + " expected " + test.path("expected") + " got " + answer);
                if (!test.has("expected")) {
                    readThoughRefused.add(failures.get(failures.size() - 1));
                }
            }
        }
        double right = 1.0 * (counted - failures.size()) / counted;
        assertThat(readThoughRefused).isEmpty();
        assertThat(right).as("%s: %s", suite, String.join("\n", failures)).isGreaterThanOrEqualTo(floor);
    }

    private static Optional<ReadDate> answer(JsonNode request) {
        DayMonthOrder order = DayMonthOrder.valueOf(
                request.path("dayMonthOrder").asText("dmy").toUpperCase(Locale.ROOT));
        Instant now = OffsetDateTime.parse(request.path("now").asText()).toInstant();
        ZoneId zone = ZoneId.of(request.path("zone").asText());
        return DateReader.read(request.path("text").asText(), now, zone, order);
    }

    private static boolean agrees(JsonNode test, Optional<ReadDate> answer) {
        if (!test.has("expected")) {
            return answer.isEmpty();
        }
        ZoneId zone = ZoneId.of(test.path("request").path("zone").asText());
        Optional<ZonedDateTime> got = answer.map(date -> date.instant().atZone(zone));
        JsonNode expected = test.path("expected");
        if (expected.isObject()) {
            return got.isPresent() && holds(expected, got.get());
        }
        String precision = test.path("precision").asText("second");
        ZonedDateTime wanted = OffsetDateTime.parse(expected.asText()).atZoneSameInstant(zone);
        return got.isPresent() && cut(got.get(), precision).equals(cut(wanted, precision));
    }

    private static boolean holds(JsonNode expected, ZonedDateTime got) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            ChronoField chrono = FIELDS.get(field.getKey());
            if (chrono != null && got.get(chrono) != field.getValue().asInt()) {
                return false;
            }
        }
        return true;
    }

    private static ZonedDateTime cut(ZonedDateTime moment, String precision) {
        return switch (precision) {
            case "year" -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            case "month" -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case "week" -> moment.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "day" -> moment.truncatedTo(ChronoUnit.DAYS);
            case "hour" -> moment.truncatedTo(ChronoUnit.HOURS);
            case "minute" -> moment.truncatedTo(ChronoUnit.MINUTES);
            default -> moment.truncatedTo(ChronoUnit.SECONDS);
        };
    }
}
