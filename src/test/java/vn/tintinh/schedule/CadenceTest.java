package vn.tintinh.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.schedule.Observation.Wishes;

final class CadenceTest {
    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-07-01T08:30:00Z");

    private static final PollPolicy POLL = new PollPolicy(Duration.ofMinutes(10), Duration.ofHours(12));

    private final Cadence cadence = new Cadence(new Random(7));

    @Test
    void polls_twice_as_often_as_a_source_publishes() {
        NextDue next = cadence.next(answered(POLL, every(Duration.ofMinutes(42), 20), Wishes.NONE));

        assertThat(wait(next)).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(23));
        assertThat(next.reason()).isEqualTo("every 21 min: publishes about every 42 min");
    }

    @Test
    void is_moved_neither_by_a_burst_nor_by_a_night() {
        List<Instant> published = new ArrayList<>(every(Duration.ofMinutes(60), 9));
        for (int i = 0; i < 30; i++) {
            published.add(NOW.minusSeconds(i));
        }
        published.add(NOW.minus(Duration.ofHours(24)));

        assertThat(wait(cadence.next(answered(POLL, published, Wishes.NONE))))
                .isBetween(Duration.ofMinutes(28), Duration.ofMinutes(32));
    }

    @Test
    void slows_down_when_a_source_falls_silent() {
        List<Instant> published = every(Duration.ofMinutes(30), 20).stream()
                .map(time -> time.minus(Duration.ofHours(30)))
                .toList();

        NextDue next = cadence.next(answered(POLL, published, Wishes.NONE));

        assertThat(wait(next)).isBetween(Duration.ofMinutes(170), Duration.ofMinutes(191));
        assertThat(next.reason()).isEqualTo("every 3 h: nothing published for 30 h");
    }

    @Test
    void stays_between_the_bounds_whatever_the_jitter() {
        for (int i = 0; i < 500; i++) {
            assertThat(wait(cadence.next(answered(POLL, every(Duration.ofSeconds(70), 50), Wishes.NONE))))
                    .isBetween(POLL.min(), POLL.min().plusSeconds(30));
            assertThat(wait(cadence.next(answered(POLL, every(Duration.ofDays(40), 5), Wishes.NONE))))
                    .isBetween(POLL.max().minus(Duration.ofMinutes(36)), POLL.max());
        }
    }

    @Test
    void says_that_it_does_not_know_a_new_source() {
        List<Instant> allAtOnce = List.of(NOW, NOW, NOW, NOW.plusSeconds(3600));

        NextDue next = cadence.next(answered(POLL, allAtOnce, Wishes.NONE));

        assertThat(next.reason()).isEqualTo("every 40 min: when it publishes is not known yet");
    }

    @Test
    void asks_no_more_often_than_the_source_wishes_and_no_less_often_than_the_bound() {
        Wishes ttl = new Wishes(
                Optional.empty(),
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(Duration.ofHours(1)),
                List.of(),
                List.of());
        for (int i = 0; i < 100; i++) {
            NextDue next = cadence.next(answered(POLL, every(Duration.ofMinutes(20), 20), ttl));
            assertThat(wait(next)).isBetween(Duration.ofHours(1), Duration.ofMinutes(63));
            assertThat(next.reason()).isEqualTo("every 60 min: the source asks for no more");
            Wishes forMonths = ttl.withMaxAge(Optional.of(Duration.ofDays(90)));
            assertThat(wait(cadence.next(answered(POLL, every(Duration.ofMinutes(20), 20), forMonths))))
                    .isLessThanOrEqualTo(POLL.max());
        }
    }

    @Test
    void leaves_the_hours_and_days_out_that_the_source_skips() {
        List<Instant> published = every(Duration.ofMinutes(60), 20);
        Wishes hours = new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), List.of(8, 9, 10), List.of());
        Wishes days = new Wishes(
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of("wednesday", "Thursday"));
        Wishes all = new Wishes(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                java.util.stream.IntStream.range(0, 24).boxed().toList(),
                List.of());

        NextDue afterHours = cadence.next(answered(POLL, published, hours));
        assertThat(afterHours.at()).isEqualTo("2026-07-01T11:00:00Z");
        assertThat(afterHours.reason()).endsWith("; the source skips the hours before");
        assertThat(cadence.next(answered(POLL, published, days)).at()).isEqualTo("2026-07-03T00:00:00Z");
        assertThat(wait(cadence.next(answered(POLL, published, all)))).isLessThan(Duration.ofMinutes(32));
    }

    @Test
    void doubles_after_each_failure_up_to_the_bound() {
        assertThat(waitAfterFailures(1)).isBetween(Duration.ofMinutes(10), Duration.ofSeconds(630));
        assertThat(waitAfterFailures(2)).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
        assertThat(waitAfterFailures(4)).isBetween(Duration.ofMinutes(76), Duration.ofMinutes(84));
        assertThat(waitAfterFailures(8)).isBetween(Duration.ofMinutes(684), Duration.ofHours(12));
        assertThat(waitAfterFailures(1_000_000)).isBetween(Duration.ofMinutes(684), Duration.ofHours(12));
        assertThat(cadence.next(observed(Ending.FAILED, 4, Wishes.NONE)).reason())
                .isEqualTo("again in 80 min: failed 4 times in a row");
    }

    @Test
    void comes_back_when_it_is_told_to_and_never_before() {
        for (int i = 0; i < 100; i++) {
            assertThat(waitAfterRetry(NOW.plus(Duration.ofHours(2))))
                    .isBetween(Duration.ofHours(2), Duration.ofMinutes(126));
        }
        assertThat(waitAfterRetry(NOW.plusSeconds(1))).isBetween(POLL.min(), Duration.ofMinutes(11));
        assertThat(waitAfterRetry(NOW.plus(Duration.ofDays(400)))).isBetween(Duration.ofDays(1), Duration.ofHours(26));
        assertThat(wait(cadence.next(observed(Ending.THROTTLED, 1, Wishes.NONE))))
                .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
    }

    @Test
    void stops_at_a_source_that_is_gone() {
        assertThat(wait(cadence.next(observed(Ending.GONE, 1, Wishes.NONE)))).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void works_for_seconds_too() {
        PollPolicy fast = new PollPolicy(Duration.ofSeconds(2), Duration.ofSeconds(30));

        NextDue next = cadence.next(answered(fast, every(Duration.ofSeconds(5), 20), Wishes.NONE));

        assertThat(wait(next)).isBetween(Duration.ofMillis(2375), Duration.ofMillis(2625));
        assertThat(next.reason()).isEqualTo("every 2.5 s: publishes about every 5 s");
    }

    @Test
    void drifts_apart_from_others_that_began_together() {
        Cadence other = new Cadence(new Random(8));
        Observation same = answered(POLL, every(Duration.ofMinutes(42), 20), Wishes.NONE);

        assertThat(cadence.next(same).at()).isNotEqualTo(other.next(same).at());
    }

    private Duration waitAfterFailures(int failures) {
        return wait(cadence.next(observed(Ending.FAILED, failures, Wishes.NONE)));
    }

    private Duration waitAfterRetry(Instant at) {
        return wait(cadence.next(observed(Ending.THROTTLED, 1, Wishes.NONE.withRetryAt(Optional.of(at)))));
    }

    private static Observation answered(PollPolicy poll, List<Instant> published, Wishes wishes) {
        return new Observation(NOW, poll, Ending.ANSWERED, 0, published, wishes);
    }

    private static Observation observed(Ending ending, int failures, Wishes wishes) {
        return new Observation(NOW, POLL, ending, failures, every(Duration.ofMinutes(42), 20), wishes);
    }

    /** Moments of publishing, the last one just now. */
    private static List<Instant> every(Duration gap, int count) {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            moments.add(NOW.minus(gap.multipliedBy(i)));
        }
        return moments;
    }

    private static Duration wait(NextDue next) {
        return Duration.between(NOW, next.at());
    }
}
