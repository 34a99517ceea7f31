package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.ListedItem;
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
 * @param movedTo where a permanent redirect of this run, or one already followed, points
 * @param dayMonthOrder what is known by now
 * @param validators of the newest body that was read
 * @param items in feed or listing order
 * @param listed every article that a listing showed, in its order; new URLs among them become pending
 * @param missed listed articles that were tried without bringing an item
 * @param delay from first sight until an item may be published
 * @param dueIn from the save to the next run
 * @param dueReason why then, in words
 * @param took the run's length
 * @param bytes received
 */
public record RunResult(
        Claim claim,
        Outcome outcome,
        Optional<String> problem,
        boolean full,
        SourceType found,
        Optional<URI> movedTo,
        Optional<DayMonthOrder> dayMonthOrder,
        Validators validators,
        List<Found> items,
        List<ListedItem> listed,
        List<MissedArticle> missed,
        Duration delay,
        Duration dueIn,
        String dueReason,
        Duration took,
        long bytes) {
    public RunResult {
        requireNonNull(claim);
        requireNonNull(outcome);
        requireNonNull(problem);
        requireNonNull(found);
        requireNonNull(movedTo);
        requireNonNull(dayMonthOrder);
        requireNonNull(validators);
        requireNonNull(dueReason);
        requireNonNull(took);
        items = List.copyOf(items);
        listed = List.copyOf(listed);
        missed = List.copyOf(missed);
        if (delay.isNegative() || dueIn.isNegative()) {
            throw new IllegalArgumentException("delay and dueIn must not be negative");
        }
        if (outcome != Outcome.READ && !(items.isEmpty() && listed.isEmpty())) {
            throw new IllegalArgumentException("only a run that read something has items");
        }
    }

    /** A run that read nothing: not changed, throttled, gone or failed. What is known of the source stays. */
    public static RunResult without(
            Claim claim, Outcome outcome, Optional<String> problem, Duration dueIn, String dueReason) {
        SourceState state = claim.state();
        return new RunResult(
                claim,
                outcome,
                problem,
                false,
                state.found(),
                state.movedTo(),
                state.dayMonthOrder(),
                state.validators(),
                List.of(),
                List.of(),
                List.of(),
                Duration.ZERO,
                dueIn,
                dueReason,
                Duration.ZERO,
                0);
    }

    /** The same with its cost. */
    public RunResult costing(Duration took, long bytes) {
        return new RunResult(
                claim,
                outcome,
                problem,
                full,
                found,
                movedTo,
                dayMonthOrder,
                validators,
                items,
                listed,
                missed,
                delay,
                dueIn,
                dueReason,
                took,
                bytes);
    }
}
