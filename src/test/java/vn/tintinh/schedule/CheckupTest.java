package vn.tintinh.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.Habits;
import vn.tintinh.model.Health;
import vn.tintinh.model.Health.State;
import vn.tintinh.schedule.Signs.Answer;

final class CheckupTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Checkup CHECKUP = new Checkup(ZONE);

    /** Two items at office hours of each working day, until that day inclusive. */
    private static List<Instant> officeHours(LocalDate last) {
        List<Instant> moments = new ArrayList<>();
        for (LocalDate day = last.minusDays(50); !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                moments.add(day.atTime(9, 10).atZone(ZONE).toInstant());
                moments.add(day.atTime(15, 40).atZone(ZONE).toInstant());
            }
        }
        return moments;
    }

    private static Health answered(List<Instant> moments, Instant now, Optional<Instant> lastNew) {
        Habits habits = Habits.NONE.published(moments, now);
        return CHECKUP.of(
                new Signs(now, Answer.GIVEN, Optional.empty(), 0, habits, lastNew, List.of(), Optional.empty()));
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private static Health unanswered(Answer answer, String failing, Instant now) {
        Health before = new Health(
                State.FAILING,
                now.minus(Duration.parse(failing)),
                "",
                "",
                Optional.of(now.minus(Duration.parse(failing))));
        return CHECKUP.of(new Signs(
                now,
                answer,
                Optional.of("the server says no"),
                9,
                Habits.NONE,
                Optional.empty(),
                List.of(),
                Optional.of(before)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-12, 2026-06-15, OK, a weekend",
        "2026-06-12, 2026-06-18, OK, half a week",
        "2026-06-12, 2026-07-01, QUIET, over two weeks",
        "2026-02-12, 2026-03-02, OK, Tết",
        "2026-02-12, 2026-03-18, QUIET, weeks after Tết",
        "2026-04-28, 2026-05-06, OK, the days of April and May",
    })
    void silence_counts_against_the_sources_own_rhythm(String last, String now, State expected, String because) {
        assertThat(answered(officeHours(LocalDate.parse(last)), noon(now), Optional.empty())
                        .state())
                .as(because)
                .isEqualTo(expected);
    }

    @Test
    void the_evidence_of_silence_has_figures() {
        Health quiet = answered(officeHours(LocalDate.parse("2026-06-12")), noon("2026-07-03"), Optional.empty());
        assertThat(quiet.evidence())
                .contains("nothing since 2026-06-12 15:40 +07:00 (20 days)")
                .containsPattern("expect about (2\\d|3\\d) times")
                .contains("longest pause before was 65 h");
        assertThat(quiet.advice()).contains("another URL is needed");
        assertThat(quiet.failingSince()).isEmpty();
    }

    @Test
    void new_items_without_dates_are_no_silence() {
        Instant now = noon("2026-07-03");
        assertThat(answered(officeHours(LocalDate.parse("2026-06-12")), now, Optional.of(now.minusSeconds(60)))
                        .state())
                .isEqualTo(State.OK);
    }

    @Test
    void a_source_of_which_little_is_known_is_never_said_to_be_silent() {
        Instant now = noon("2026-07-03");
        List<Instant> few = officeHours(LocalDate.parse("2026-01-09")).subList(0, 7);
        List<Instant> atOnce = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            atOnce.add(noon("2026-01-09").plusSeconds(600L * i));
        }
        assertThat(answered(List.of(), now, Optional.empty()).state()).isEqualTo(State.OK);
        assertThat(answered(few, now, Optional.empty()).state()).isEqualTo(State.OK);
        assertThat(answered(atOnce, now, Optional.empty()).state())
                .as("an archive put online in ten hours")
                .isEqualTo(State.OK);
    }

    @Test
    void a_source_that_rests_now_and_then_may_rest_again() {
        LocalDate last = LocalDate.parse("2026-06-12");
        List<Instant> moments = new ArrayList<>(officeHours(last));
        moments.removeIf(moment -> moment.isAfter(noon("2026-05-15")) && moment.isBefore(noon("2026-06-02")));
        assertThat(answered(moments, noon("2026-07-01"), Optional.empty()).state())
                .as("19 days, after a pause of 18")
                .isEqualTo(State.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, PT1H, FAILING",
        "FAILED, P6DT23H, FAILING",
        "FAILED, P7D, DEAD",
        "NAMELESS, P1D, FAILING",
        "NAMELESS, P2D, DEAD",
        "GONE, PT0S, DEAD",
        "REFUSED, P30D, BLOCKED",
        "THROTTLED, P30D, THROTTLED",
    })
    void failures_are_told_apart_by_kind_and_time(Answer answer, String failing, State expected) {
        Instant now = noon("2026-07-03");
        Health health = unanswered(answer, failing, now);
        assertThat(health.state()).isEqualTo(expected);
        assertThat(health.evidence()).contains("9 polls in a row").contains("the server says no");
        assertThat(health.failingSince()).contains(now.minus(Duration.parse(failing)));
        assertThat(health.since()).isEqualTo(expected == State.FAILING ? now.minus(Duration.parse(failing)) : now);
    }

    @Test
    void what_drifts_is_told_before_silence() {
        Instant now = noon("2026-07-03");
        Health drifting = CHECKUP.of(new Signs(
                now,
                Answer.GIVEN,
                Optional.empty(),
                0,
                Habits.NONE.published(officeHours(LocalDate.parse("2026-06-12")), now),
                Optional.empty(),
                List.of("list-lost: before x, after y", "fields-lost: no dates"),
                Optional.empty()));
        assertThat(drifting.state()).isEqualTo(State.DRIFTING);
        assertThat(drifting.evidence()).startsWith("list-lost").endsWith("And 1 more.");
    }
}
