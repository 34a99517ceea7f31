package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Habits;
import vn.tintinh.model.Health;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.SourceType;

/**
 * What is remembered of a source between its runs. Times are the database's.
 *
 * @param sourceId as configured
 * @param url as configured; when the configuration changes it, all that was learned of the old one is forgotten
 * @param enabled false: not polled, as the configuration or an admin wants it, or not configured any more
 * @param found what the source was found to be; {@code AUTO} until that is known
 * @param move where it is said to be instead
 * @param movedSince since when that has been said without a break
 * @param lastBody of the last body that was read
 * @param dayMonthOrder found by evidence over the source's dates
 * @param learned what was found out of its pages' layout
 * @param resume the listing page to go on from; empty when the listing was read as far as needed
 * @param habits how it publishes
 * @param failures runs without success since the last success
 * @param outcome of the last run
 * @param problem of the last run, one sentence
 * @param lastRun end of the last run
 * @param lastSuccess end of the last run with {@link Outcome#success()}
 * @param lastFull when the source was last fetched without conditions
 * @param lastNew when a run last brought a new item
 * @param firstPollDone whether a body was ever read; before that, items are stock and not announced
 * @param nextDue when it is to be polled next
 * @param dueReason why then
 * @param health how it is; empty until it was judged once
 * @param healthJudged when it was last judged
 * @param pausedAt when an admin paused it; empty while it is not
 */
public record SourceState(
        String sourceId,
        URI url,
        boolean enabled,
        SourceType found,
        Optional<Move> move,
        Optional<Instant> movedSince,
        LastBody lastBody,
        Optional<DayMonthOrder> dayMonthOrder,
        LearnedRule learned,
        Optional<String> resume,
        Habits habits,
        int failures,
        Optional<Outcome> outcome,
        Optional<String> problem,
        Optional<Instant> lastRun,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastFull,
        Optional<Instant> lastNew,
        boolean firstPollDone,
        Instant nextDue,
        DueReason dueReason,
        Optional<Health> health,
        Optional<Instant> healthJudged,
        Optional<Instant> pausedAt) {
    public SourceState {
        requireNonNull(sourceId);
        requireNonNull(url);
        requireNonNull(found);
        requireNonNull(move);
        requireNonNull(movedSince);
        requireNonNull(lastBody);
        requireNonNull(learned);
        requireNonNull(resume);
        requireNonNull(habits);
        requireNonNull(nextDue);
        requireNonNull(dueReason);
        requireNonNull(health);
        requireNonNull(healthJudged);
        requireNonNull(pausedAt);
    }
}
