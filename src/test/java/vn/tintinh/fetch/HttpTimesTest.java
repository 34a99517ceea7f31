package vn.tintinh.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.net.Answer;

final class HttpTimesTest {
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                " Sun, 06 Nov 1994 08:49:37 +0000 "
            })
    void reads_the_forms_of_an_http_date(String text) {
        assertThat(HttpTimes.date(text)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @Test
    void reads_a_year_of_two_digits() {
        assertThat(HttpTimes.date("Wednesday, 01-Jul-26 03:00:00 GMT")).contains(Instant.parse("2026-07-01T03:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "soon", "Sun, 31 Feb 2026 08:49:37 GMT"})
    void makes_nothing_of_what_is_no_date(String text) {
        assertThat(HttpTimes.date(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "120, 2026-07-01T00:02:00Z",
        "'Wed, 01 Jul 2026 03:00:00 GMT', 2026-07-01T03:00:00Z",
        "99999999999, 2026-07-31T00:00:00Z",
        "'Fri, 01 Jan 2100 00:00:00 GMT', 2026-07-31T00:00:00Z"
    })
    void reads_when_to_come_back(String header, Instant at) {
        assertThat(HttpTimes.retryAt(answer(Map.of("retry-after", header)), NOW))
                .contains(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "1.5", "Mon, 01 Jan 2024 00:00:00 GMT", "9999999999999999999999"})
    void makes_nothing_of_a_time_that_is_past_or_none(String header) {
        assertThat(HttpTimes.retryAt(answer(Map.of("retry-after", header)), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cache-control: max-age=600 | PT10M",
                "cache-control: public, Max-Age=\"600\" | PT10M",
                "cache-control: s-maxage=10 |",
                "cache-control: max-age=0 |",
                "cache-control: no-cache, max-age=600 |",
                "cache-control: no-store |",
                "cache-control: max-age=9999999999 | P30D",
                "cache-control: max-age=600; age: 200 | PT400S",
                "cache-control: max-age=600; age: 700 |",
                "expires: Wed, 01 Jul 2026 01:00:00 GMT | PT1H",
                "expires: Wed, 01 Jul 2026 01:00:00 GMT; date: Wed, 01 Jul 2026 00:30:00 GMT | PT30M",
                "expires: Wed, 01 Jul 2026 01:00:00 GMT; cache-control: max-age=60 | PT1M",
                "expires: 0 |",
                "expires: Thu, 01 Jan 1970 00:00:00 GMT |",
                "x: y |"
            })
    void reads_how_long_an_answer_stays_fresh(String headers, Duration expected) {
        Map<String, String> named = new java.util.HashMap<>();
        for (String header : headers.split("; ", -1)) {
            named.put(header.replaceFirst(": .*", ""), header.replaceFirst("[^:]*: ", ""));
        }

        assertThat(HttpTimes.maxAge(answer(named), NOW)).isEqualTo(Optional.ofNullable(expected));
    }

    private static Answer.Received answer(Map<String, String> headers) {
        return new Answer.Received(200, headers, new byte[0], "", Duration.ZERO);
    }
}
