package vn.tintinh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Habits;
import vn.tintinh.model.PollPolicy;

class BudgetTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final PollPolicy POLL = new PollPolicy(Duration.ofMinutes(5), Duration.ofDays(2));
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int SOURCES = 200;

    private final List<Habits> habits = new ArrayList<>();
    private final Cadence cadence = new Cadence(new Random(7), ZoneOffset.UTC);

    private record Due(Instant at, int source) {}

    /** From one item in ten minutes to one in two days. */
    private void sources() {
        Random random = new Random(42);
        for (int i = 0; i < SOURCES; i++) {
            Duration gap = Duration.ofMinutes((long) (10 * Math.pow(288, random.nextDouble())));
            List<Instant> moments = new ArrayList<>();
            for (int k = 0; k < 100; k++) {
                moments.add(START.minus(gap.multipliedBy(k)));
            }
            habits.add(new Habits(moments, Optional.empty(), List.of(), List.of()));
        }
    }

    /** Polls an hour in the last of two days. */
    private double polls(Optional<Double> perHour) {
        Budget budget = Budget.of(perHour.orElse(1e9));
        PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
        for (int i = 0; i < SOURCES; i++) {
            queue.add(new Due(START, i));
        }
        Instant step = START.plus(STEP);
        Instant lastDay = START.plus(Duration.ofDays(1));
        long inStep = 0;
        long inLastDay = 0;
        while (queue.peek() != null && queue.peek().at().isBefore(START.plus(Duration.ofDays(2)))) {
            Due due = queue.remove();
            while (!due.at().isBefore(step)) {
                budget = budget.seen(inStep * 6.0);
                inStep = 0;
                step = step.plus(STEP);
            }
            inStep++;
            inLastDay += due.at().isBefore(lastDay) ? 0 : 1;
            Observation seen = new Observation(
                    due.at(),
                    POLL,
                    Ending.ANSWERED,
                    0,
                    habits.get(due.source()).published(List.of(due.at()), due.at()),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    budget.pressure());
            queue.add(new Due(cadence.next(seen).at(), due.source()));
        }
        return inLastDay / 24.0;
    }

    @Test
    void all_sources_together_are_polled_as_often_as_the_budget_allows() {
        sources();
        double free = polls(Optional.empty());
        assertThat(polls(Optional.of(free / 3))).isBetween(free / 3 * 0.8, free / 3 * 1.2);
        assertThat(polls(Optional.of(free * 2)))
                .as("a budget that is kept anyway")
                .isBetween(free * 0.9, free * 1.1);
    }

    @Test
    void a_budget_is_positive() {
        assertThatThrownBy(() -> Budget.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Budget.of(100).seen(1).pressure()).isEqualTo(1);
    }
}
