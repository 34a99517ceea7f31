package vn.tintinh.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Habits;
import vn.tintinh.model.PollPolicy;

final class CadenceTest {
    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-07-01T08:30:00Z");

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final PollPolicy POLL = new PollPolicy(Duration.ofMinutes(10), Duration.ofHours(12));

    private final Cadence cadence = new Cadence(new Random(7), ZONE);

    @Test
    void polls_when_the_expected_delay_is_worth_a_request() {
        NextDue next = cadence.next(answered(POLL, every(Duration.ofHours(1), 24 * 28), Wishes.NONE));

        // 1 moment an hour: half of rate times t² is three quarters of 10 min at t = 30 min
        assertThat(wait(next)).isBetween(Duration.ofMinutes(27), Duration.ofMinutes(33));
        assertThat(next.reason().words()).isEqualTo("in 30 min: publishes about 25 times a day");
    }

    @Test
    void is_not_moved_by_a_burst() {
        List<Instant> published = new ArrayList<>(every(Duration.ofMinutes(60), 48));
        for (int i = 0; i < 30; i++) {
            published.add(NOW.minusSeconds(i));
        }

        assertThat(wait(cadence.next(answered(POLL, published, Wishes.NONE))))
                .isBetween(Duration.ofMinutes(26), Duration.ofMinutes(33));
    }

    @Test
    void slows_down_when_a_source_falls_silent() {
        List<Instant> published = every(Duration.ofMinutes(30), 90).stream()
                .map(time -> time.minus(Duration.ofHours(30)))
                .toList();

        NextDue next = cadence.next(answered(POLL, published, Wishes.NONE));

        assertThat(wait(next)).isBetween(Duration.ofMinutes(55), Duration.ofHours(5));
        assertThat(next.reason().words()).endsWith(": nothing published for 30 h");
    }

    @Test
    void stays_between_the_bounds_whatever_the_jitter() {
        for (int i = 0; i < 500; i++) {
            assertThat(wait(cadence.next(answered(POLL, every(Duration.ofMinutes(6), 50), Wishes.NONE))))
                    .isBetween(POLL.min(), POLL.min().plusSeconds(30));
            assertThat(wait(cadence.next(answered(POLL, every(Duration.ofDays(40), 5), Wishes.NONE))))
                    .isBetween(POLL.min(), POLL.max());
        }
    }

    @Test
    void says_that_it_does_not_know_a_new_source() {
        List<Instant> allAtOnce = List.of(NOW, NOW, NOW, NOW.plusSeconds(3600));

        NextDue next = cadence.next(answered(POLL, allAtOnce, Wishes.NONE));

        assertThat(next.reason().words()).isEqualTo("in 40 min: when it publishes is not known yet");
    }

    @Test
    void asks_no_more_often_than_the_source_wishes_and_no_less_often_than_the_bound() {
        Wishes ttl =
                new Wishes(Optional.of(Duration.ofMinutes(30)), Optional.of(Duration.ofHours(1)), List.of(), List.of());
        for (int i = 0; i < 100; i++) {
            NextDue next = cadence.next(answered(POLL, every(Duration.ofMinutes(20), 20), ttl));
            assertThat(wait(next)).isBetween(Duration.ofHours(1), Duration.ofMinutes(63));
            assertThat(next.reason().words()).isEqualTo("in 60 min: the source asks for no more");
            Wishes forMonths = new Wishes(Optional.of(Duration.ofDays(90)), Optional.empty(), List.of(), List.of());
            assertThat(wait(cadence.next(answered(POLL, every(Duration.ofMinutes(20), 20), forMonths))))
                    .isLessThanOrEqualTo(POLL.max());
        }
    }

    @Test
    void polls_a_source_whose_hub_delivers_the_news_four_times_less_often_and_within_the_bounds() {
        Habits seldom = new Habits(every(Duration.ofHours(20), 8), Optional.empty(), List.of(), List.of());
        Observation polled = new Observation(
                NOW, POLL, Ending.ANSWERED, 0, Habits.NONE, Optional.empty(), Optional.empty(), false, 1);
        Observation pushed = new Observation(
                NOW, POLL, Ending.ANSWERED, 0, Habits.NONE, Optional.empty(), Optional.empty(), true, 1);
        Observation quiet =
                new Observation(NOW, POLL, Ending.ANSWERED, 0, seldom, Optional.empty(), Optional.empty(), true, 1);

        assertThat(wait(cadence.next(polled))).isBetween(Duration.ofMinutes(38), Duration.ofMinutes(42));
        assertThat(wait(cadence.next(pushed))).isBetween(Duration.ofMinutes(152), Duration.ofMinutes(168));
        assertThat(cadence.next(pushed).reason().words()).endsWith("; its hub delivers the news");
        assertThat(wait(cadence.next(quiet))).isLessThanOrEqualTo(POLL.max());
    }

    @Test
    void leaves_the_hours_and_days_out_that_the_source_skips() {
        List<Instant> published = every(Duration.ofMinutes(60), 60);
        Wishes hours = new Wishes(Optional.empty(), Optional.empty(), List.of(8, 9, 10), List.of());
        Wishes days = new Wishes(Optional.empty(), Optional.empty(), List.of(), List.of("wednesday", "Thursday"));
        Wishes all = new Wishes(
                Optional.empty(),
                Optional.empty(),
                java.util.stream.IntStream.range(0, 24).boxed().toList(),
                List.of());

        NextDue afterHours = cadence.next(answered(POLL, published, hours));
        assertThat(afterHours.at()).isEqualTo("2026-07-01T11:00:00Z");
        assertThat(afterHours.reason().words()).endsWith("; the source skips the hours before");
        assertThat(cadence.next(answered(POLL, published, days)).at()).isEqualTo("2026-07-03T00:00:00Z");
        assertThat(wait(cadence.next(answered(POLL, published, all)))).isLessThan(Duration.ofMinutes(40));
    }

    @Test
    void doubles_after_each_failure_up_to_the_bound() {
        assertThat(waitAfterFailures(1)).isBetween(Duration.ofMinutes(10), Duration.ofSeconds(630));
        assertThat(waitAfterFailures(2)).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
        assertThat(waitAfterFailures(4)).isBetween(Duration.ofMinutes(76), Duration.ofMinutes(84));
        assertThat(waitAfterFailures(8)).isBetween(Duration.ofMinutes(684), Duration.ofHours(12));
        assertThat(waitAfterFailures(1_000_000)).isBetween(Duration.ofMinutes(684), Duration.ofHours(12));
        assertThat(cadence.next(observed(Ending.FAILED, 4, Optional.empty()))
                        .reason()
                        .words())
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
        assertThat(wait(cadence.next(observed(Ending.THROTTLED, 1, Optional.empty()))))
                .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
    }

    @Test
    void stops_at_a_source_that_is_gone() {
        assertThat(wait(cadence.next(observed(Ending.GONE, 1, Optional.empty()))))
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void works_for_seconds_too() {
        PollPolicy fast = new PollPolicy(Duration.ofSeconds(2), Duration.ofSeconds(30));

        NextDue next = cadence.next(answered(fast, every(Duration.ofMinutes(1), 60), Wishes.NONE));

        assertThat(wait(next)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    @Test
    void drifts_apart_from_others_that_began_together() {
        Cadence other = new Cadence(new Random(8), ZONE);
        Observation same = answered(POLL, every(Duration.ofMinutes(42), 20), Wishes.NONE);

        assertThat(cadence.next(same).at()).isNotEqualTo(other.next(same).at());
    }

    private Duration waitAfterFailures(int failures) {
        return wait(cadence.next(observed(Ending.FAILED, failures, Optional.empty())));
    }

    private Duration waitAfterRetry(Instant at) {
        return wait(cadence.next(observed(Ending.THROTTLED, 1, Optional.of(at))));
    }

    /** What a source asks for. */
    private record Wishes(
            Optional<Duration> maxAge, Optional<Duration> ttl, List<Integer> skipHours, List<String> skipDays) {
        private static final Wishes NONE = new Wishes(Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    private static Observation answered(PollPolicy poll, List<Instant> published, Wishes wishes) {
        Habits habits = new Habits(published, wishes.ttl(), wishes.skipHours(), wishes.skipDays());
        return new Observation(NOW, poll, Ending.ANSWERED, 0, habits, wishes.maxAge(), Optional.empty(), false, 1);
    }

    private static Observation observed(Ending ending, int failures, Optional<Instant> retryAt) {
        return new Observation(NOW, POLL, ending, failures, Habits.NONE, Optional.empty(), retryAt, false, 1);
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
