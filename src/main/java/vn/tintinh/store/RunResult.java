package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Habits;
import vn.tintinh.model.SourceType;

/**
 * All that one run found: stored as a whole or not at all. What the run learned nothing about is to be handed back as
 * {@link Claim#state()} has it; {@link #without} does so.
 *
 * @param claim the source and the lease under which it was polled
 * @param outcome how it ended
 * @param problem one sentence, when there is something to say
 * @param full whether the fetch was unconditional
 * @param found what the source is, when that is known by now
 * @param move where the source is said to be instead, by now
 * @param dayMonthOrder what is known by now
 * @param lastBody of the newest body that was read
 * @param habits how the source publishes, as far as is known by now
 * @param items in feed or listing order
 * @param page what was found of its pages beside the items
 * @param incidents what is, and what is no more, to be looked at by an operator
 * @param delay from first sight until an item may be published
 * @param dueIn from the save to the next run
 * @param dueReason why then
 * @param took the run's length
 * @param bytes received
 */
public record RunResult(
        Claim claim,
        Outcome outcome,
        Optional<String> problem,
        boolean full,
        SourceType found,
        Optional<Move> move,
        Optional<DayMonthOrder> dayMonthOrder,
        LastBody lastBody,
        Habits habits,
        List<Found> items,
        PageFindings page,
        List<Sighting> incidents,
        Duration delay,
        Duration dueIn,
        DueReason dueReason,
        Duration took,
        long bytes) {
    public RunResult {
        requireNonNull(claim);
        requireNonNull(outcome);
        requireNonNull(problem);
        requireNonNull(found);
        requireNonNull(move);
        requireNonNull(dayMonthOrder);
        requireNonNull(lastBody);
        requireNonNull(habits);
        requireNonNull(dueReason);
        requireNonNull(took);
        items = List.copyOf(items);
        requireNonNull(page);
        incidents = List.copyOf(incidents);
        if (delay.isNegative() || dueIn.isNegative()) {
            throw new IllegalArgumentException("delay and dueIn must not be negative");
        }
        if (outcome != Outcome.READ && !(items.isEmpty() && page.listed().isEmpty())) {
            throw new IllegalArgumentException("only a run that read something has items");
        }
    }

    /** A run that read nothing: throttled, gone or failed. What is known of the source stays. */
    public static RunResult without(
            Claim claim, Outcome outcome, Optional<String> problem, Duration dueIn, DueReason dueReason) {
        SourceState state = claim.state();
        return new RunResult(
                claim,
                outcome,
                problem,
                false,
                state.found(),
                state.move(),
                state.dayMonthOrder(),
                state.lastBody(),
                state.habits(),
                List.of(),
                PageFindings.nothing(state),
                List.of(),
                Duration.ZERO,
                dueIn,
                dueReason,
                Duration.ZERO,
                0);
    }

    /** A run that found the source as it was, which is asked with {@code lastBody} from now on. */
    public static RunResult unchanged(
            Claim claim, Optional<Move> move, LastBody lastBody, Duration dueIn, DueReason dueReason) {
        SourceState state = claim.state();
        return new RunResult(
                claim,
                Outcome.UNCHANGED,
                Optional.empty(),
                false,
                state.found(),
                move,
                state.dayMonthOrder(),
                lastBody,
                state.habits(),
                List.of(),
                PageFindings.nothing(state),
                List.of(),
                Duration.ZERO,
                dueIn,
                dueReason,
                Duration.ZERO,
                0);
    }

    /** Whether all that is remembered of the source beside this outcome stays as it is. */
    boolean keepsState() {
        SourceState state = claim.state();
        return items.isEmpty()
                && page.isEmpty()
                && found == state.found()
                && move.equals(state.move())
                && dayMonthOrder.equals(state.dayMonthOrder())
                && lastBody.equals(state.lastBody())
                && habits.equals(state.habits())
                && page.learned().equals(state.learned())
                && page.resume().equals(state.resume());
    }

    /** The same with incidents. */
    public RunResult noting(List<Sighting> seen) {
        return with(problem, seen, took, bytes);
    }

    /** The same with another problem, if there is one. */
    public RunResult telling(Optional<String> other) {
        return with(other.or(() -> problem), incidents, took, bytes);
    }

    /** The same with its cost. */
    public RunResult costing(Duration took, long bytes) {
        return with(problem, incidents, took, bytes);
    }

    private RunResult with(Optional<String> problem, List<Sighting> incidents, Duration took, long bytes) {
        return new RunResult(
                claim,
                outcome,
                problem,
                full,
                found,
                move,
                dayMonthOrder,
                lastBody,
                habits,
                items,
                page,
                incidents,
                delay,
                dueIn,
                dueReason,
                took,
                bytes);
    }
}
