package vn.tintinh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RhythmTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** An office that publishes on the half hour from 8 to 16 h on working days, for eight weeks. */
    private static final List<Instant> OFFICE = office();

    private static List<Instant> office() {
        List<Instant> published = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2026, 5, 4); day.isBefore(LocalDate.of(2026, 6, 29)); day = day.plusDays(1)) {
            for (int hour = 8; hour <= 16 && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0; hour++) {
                published.add(day.atTime(hour, 30).atZone(ZONE).toInstant());
            }
        }
        return published;
    }

    private static Instant at(String local) {
        return ZonedDateTime.parse(local + "+07:00[Asia/Ho_Chi_Minh]").toInstant();
    }

    @Test
    void learns_the_hours_of_an_office() {
        Instant monday = at("2026-06-29T07:00:00");
        Rhythm rhythm = Rhythm.of(OFFICE, monday, ZONE);

        assertThat(rhythm.expected(at("2026-06-29T00:00:00"), at("2026-07-06T00:00:00")))
                .isCloseTo(45, within(6.0));
        assertThat(rhythm.expected(at("2026-06-29T10:00:00"), at("2026-06-29T11:00:00")))
                .isCloseTo(1, within(0.3));
        assertThat(rhythm.expected(at("2026-06-29T22:00:00"), at("2026-06-29T23:00:00")))
                .isLessThan(0.1);
        assertThat(rhythm.expected(at("2026-07-04T10:00:00"), at("2026-07-04T11:00:00")))
                .isLessThan(0.1);
        assertThat(rhythm.reason(monday).words())
                .isEqualTo("publishes about 7 times a day, most of it on working days from 8 to 16 h");
    }

    @Test
    void waits_in_the_evening_for_the_morning() {
        Instant friday = at("2026-06-26T18:30:00");
        Rhythm rhythm = Rhythm.of(OFFICE, friday, ZONE);
        Instant latest = friday.plus(Duration.ofDays(7));

        assertThat(rhythm.due(friday, 450, latest)).isAfter(at("2026-06-26T20:30:00"));
        assertThat(rhythm.due(friday, 7200, latest)).isBetween(at("2026-06-27T06:00:00"), at("2026-06-29T09:30:00"));
        Instant tuesday = at("2026-06-23T09:00:00");
        assertThat(Rhythm.of(OFFICE, tuesday, ZONE).due(tuesday, 450, latest))
                .isBetween(at("2026-06-23T09:20:00"), at("2026-06-23T09:45:00"));
    }

    @Test
    void dearer_requests_are_fewer() {
        Instant now = at("2026-06-23T09:00:00");
        Rhythm rhythm = Rhythm.of(OFFICE, now, ZONE);
        Instant latest = now.plus(Duration.ofDays(2));

        assertThat(rhythm.due(now, 300, latest)).isBefore(rhythm.due(now, 3000, latest));
        assertThat(rhythm.due(now, 1e12, latest)).isEqualTo(latest);
    }

    @Test
    void believes_less_and_less_that_a_silent_source_publishes() {
        Rhythm rhythm = Rhythm.of(OFFICE, at("2026-06-26T17:00:00"), ZONE);

        double friday = rhythm.liveliness(at("2026-06-26T17:00:00"));
        double monday = rhythm.liveliness(at("2026-06-29T08:00:00"));
        double week = rhythm.liveliness(at("2026-07-03T17:00:00"));
        assertThat(friday).isGreaterThan(0.8);
        assertThat(monday).as("a weekend is no silence of an office").isGreaterThan(0.5);
        assertThat(week).isLessThan(0.15);
    }

    @Test
    void one_burst_is_not_a_rhythm() {
        Instant now = at("2026-06-29T07:00:00");
        List<Instant> burst = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            burst.add(now.minus(Duration.ofDays(1)).plusSeconds(i));
        }
        assertThat(Rhythm.of(burst, now, ZONE).isUnknown()).isTrue();
        assertThat(Rhythm.of(List.of(), now, ZONE).isUnknown()).isTrue();
        assertThat(Rhythm.of(List.of(now.plusSeconds(9), now.plusSeconds(900)), now, ZONE)
                        .isUnknown())
                .as("what is to come is not known")
                .isTrue();
    }
}
