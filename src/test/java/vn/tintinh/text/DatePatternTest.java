package vn.tintinh.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Precision;

/** One source's way of writing dates. */
final class DatePatternTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd/MM/yyyy|Thứ Hai, ngày 09/03/2026|2026-03-08T17:00:00Z",
                "d.M.yyyy - HH:mm|4.8.2017 - 09:05|2017-08-04T02:05:00Z",
                "MM-dd-uuuu HH:mm:ss|(03-09-2026 08:15:30)|2026-03-09T01:15:30Z",
                "yyyy-MM-dd'T'HH:mmXXX|2026-03-09T08:15+00:00|2026-03-09T08:15:00Z",
                "dd/MM/yy|09/03/26|2026-03-08T17:00:00Z",
                "EEEE, d 'tháng' M, yyyy|thứ hai, 9 tháng 3, 2026|2026-03-08T17:00:00Z"
            })
    void is_found_anywhere_in_a_text(String pattern, String text, String instant) {
        assertThat(DatePattern.problem(pattern)).isEmpty();
        assertThat(new DatePattern(pattern).read(text, ZONE))
                .hasValueSatisfying(date -> assertThat(date.instant()).isEqualTo(instant));
    }

    @Test
    void is_strict_and_says_how_exact() {
        DatePattern day = new DatePattern("dd/MM/yyyy");
        assertThat(day.read("30/02/2026", ZONE)).isEmpty();
        assertThat(day.read("109/03/2026", ZONE)).isEmpty();
        assertThat(day.read("09/03/2026", ZONE))
                .hasValueSatisfying(date -> assertThat(date.precision()).isEqualTo(Precision.DAY));
        assertThat(new DatePattern("dd/MM/yyyy HH:mm").read("09/03/2026 08:15", ZONE))
                .hasValueSatisfying(date -> assertThat(date.precision()).isEqualTo(Precision.MINUTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM", "HH:mm", "foo", "dd/MM/yyyy '", "dd/MM/yyyy {"})
    void says_what_is_wrong_with_a_pattern(String pattern) {
        assertThat(DatePattern.problem(pattern))
                .hasValueSatisfying(problem -> assertThat(problem).contains(pattern));
    }
}
