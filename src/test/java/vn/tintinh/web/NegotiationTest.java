package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.publish.Coding;

/** Codings, entity tags and dates as readers send them. */
final class NegotiationTest {
    private static final Map<Coding, Boolean> ALL =
            Arrays.stream(Coding.values()).collect(Collectors.toMap(coding -> coding, coding -> true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | BROTLI",
                "gzip, deflate | GZIP",
                "x-gzip | GZIP",
                "GZIP;q=1.0 | GZIP",
                "deflate | IDENTITY",
                "br;q=0.5, gzip;q=0.8 | GZIP",
                "* | BROTLI",
                "*;q=0.1, gzip;q=0.2 | GZIP",
                "br;q=0, * | GZIP",
                "gzip;q=0 | IDENTITY",
                "identity;q=1, gzip;q=0.5 | IDENTITY",
                "gzip;q=nonsense | GZIP",
                "identity;q=0, gzip | GZIP",
            })
    void takes_the_coding_that_is_liked_most(String header, Coding coding) {
        assertThat(Negotiation.choose(List.of(header), ALL)).contains(coding);
    }

    @Test
    void refuses_what_cannot_be_given() {
        assertThat(Negotiation.choose(List.of("identity;q=0, deflate"), ALL)).isEmpty();
        assertThat(Negotiation.choose(List.of("*;q=0"), ALL)).isEmpty();
        assertThat(Negotiation.choose(List.of("br, identity;q=0"), Map.of(Coding.IDENTITY, true)))
                .isEmpty();
    }

    @Test
    void nothing_said_is_no_coding_and_several_lines_are_one_list() {
        assertThat(Negotiation.choose(List.of(), ALL)).contains(Coding.IDENTITY);
        assertThat(Negotiation.choose(List.of(""), ALL)).contains(Coding.IDENTITY);
        assertThat(Negotiation.choose(List.of("deflate", "br"), ALL)).contains(Coding.BROTLI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"abc\" | true",
                "W/\"abc\" | true",
                "* | true",
                "\"x\", \"abc\" | true",
                "\"x\",W/\"abc\" , \"y\" | true",
                "\"abcd\" | false",
                "\"x, \"abc | false",
                "abc | false",
                "\"ab | false",
            })
    void finds_an_entity_tag_in_a_list(String header, boolean found) {
        assertThat(Conditions.names(header, "\"abc\"", false)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
            })
    void reads_the_three_forms_of_dates(String text) {
        assertThat(Conditions.date(text)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @Test
    void ignores_what_is_no_date() {
        assertThat(Conditions.date("yesterday")).isEmpty();
        assertThat(Conditions.date("")).isEmpty();
    }
}
