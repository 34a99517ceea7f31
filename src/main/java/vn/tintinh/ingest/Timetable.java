package vn.tintinh.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.tintinh.fetch.Failure;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.schedule.Cadence;
import vn.tintinh.schedule.Ending;
import vn.tintinh.schedule.NextDue;
import vn.tintinh.schedule.Observation;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.SourceState;

/** Says of each run when the source is polled next; all of it is {@link Cadence}'s arithmetic. One event loop's. */
final class Timetable {
    private static final Duration ROBOTS_AGAIN = Duration.ofDays(1);

    private final Cadence cadence;
    private final InstantSource clock;

    Timetable(RandomGenerator random, InstantSource clock) {
        this.cadence = new Cadence(random);
        this.clock = clock;
    }

    /** After a body that was read. */
    NextDue afterReading(Run.Task task, List<Instant> published, Observation.Wishes wishes) {
        return cadence.next(
                new Observation(clock.instant(), task.source().poll(), Ending.ANSWERED, 0, published, wishes));
    }

    /**
     * After an answer that brought nothing: as it was, since nothing was learned; the silence shows at the next full
     * fetch.
     */
    NextDue afterNothingNew(Run.Task task, Observation.Wishes wishes) {
        SourceState state = task.state();
        Instant now = clock.instant();
        boolean settled = state.outcome().map(Outcome::success).orElse(false)
                && state.lastRun().isPresent();
        if (!settled || wishes.maxAge().isPresent()) {
            return afterReading(task, List.of(), wishes);
        }
        Duration same = Duration.between(state.lastRun().get(), state.nextDue());
        Duration least = task.source().poll().min();
        Duration most = task.source().poll().max();
        Duration interval = same.compareTo(least) < 0 ? least : same.compareTo(most) > 0 ? most : same;
        return new NextDue(now.plus(interval), state.dueReason());
    }

    /** A run that was told to come later. */
    RunResult throttled(Run.Task task, Optional<Instant> retryAt, String sentence) {
        Observation.Wishes wishes = Observation.Wishes.NONE.withRetryAt(retryAt);
        return without(task, Outcome.THROTTLED, sentence, wishes);
    }

    /** A run that brought nothing at all. */
    RunResult without(Run.Task task, Outcome outcome, String sentence) {
        return without(task, outcome, sentence, Observation.Wishes.NONE);
    }

    /** A run whose document was not to be had; one that robots.txt forbids is asked for again in a day. */
    RunResult failed(Run.Task task, FetchResult.Failed failed) {
        return failed.kind() == Failure.ROBOTS
                ? RunResult.without(
                        task.claim(),
                        Outcome.FORBIDDEN,
                        Optional.of(failed.sentence()),
                        ROBOTS_AGAIN,
                        "robots.txt forbids the page; asked again every day")
                : without(task, Outcome.FAILED, failed.sentence());
    }

    private RunResult without(Run.Task task, Outcome outcome, String sentence, Observation.Wishes wishes) {
        Instant now = clock.instant();
        NextDue next = cadence.next(new Observation(
                now, task.source().poll(), observed(outcome), task.state().failures() + 1, List.of(), wishes));
        return RunResult.without(
                task.claim(), outcome, Optional.of(sentence), Duration.between(now, next.at()), next.reason());
    }

    private static Ending observed(Outcome outcome) {
        return switch (outcome) {
            case READ, UNCHANGED -> Ending.ANSWERED;
            case THROTTLED -> Ending.THROTTLED;
            case GONE -> Ending.GONE;
            case FORBIDDEN, FAILED -> Ending.FAILED;
        };
    }

    /** From now until then, never negative. */
    Duration until(NextDue next) {
        Duration wait = Duration.between(clock.instant(), next.at());
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
