package vn.tintinh.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import vn.tintinh.fetch.Failure;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Habits;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.schedule.Cadence;
import vn.tintinh.schedule.Ending;
import vn.tintinh.schedule.NextDue;
import vn.tintinh.schedule.Observation;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.RunResult;

/** Says of each run when the source is polled next; all of it is {@link Cadence}'s arithmetic. One event loop's. */
final class Timetable {
    private static final Duration ROBOTS_AGAIN = Duration.ofDays(1);
    private static final int OVERLOADED = 503;

    private final Cadence cadence;
    private final Hubs hubs;
    private final DoubleSupplier pressure;
    private final InstantSource clock;

    /**
     * A timetable.
     *
     * @param pressure how many times as dear as usual requests are at present
     */
    Timetable(RandomGenerator random, Hubs hubs, DoubleSupplier pressure, InstantSource clock) {
        this.cadence = new Cadence(random, VietnamTime.ZONE);
        this.hubs = hubs;
        this.pressure = pressure;
        this.clock = clock;
    }

    /**
     * After an answer.
     *
     * @param habits of the source by now
     * @param maxAge how long the answer stays fresh
     */
    NextDue afterAnswer(Run.Task task, Habits habits, Optional<Duration> maxAge) {
        return cadence.next(new Observation(
                clock.instant(),
                task.source().poll(),
                Ending.ANSWERED,
                0,
                habits,
                maxAge,
                Optional.empty(),
                hubs.deliver(task.source().id()),
                pressure.getAsDouble()));
    }

    /** A run that was told to come later. */
    RunResult throttled(Run.Task task, Optional<Instant> retryAt, String sentence) {
        return without(task, Outcome.THROTTLED, sentence, retryAt);
    }

    /** A run that brought nothing at all. */
    RunResult without(Run.Task task, Outcome outcome, String sentence) {
        return without(task, outcome, sentence, Optional.empty());
    }

    /** A run whose document was not to be had; one that robots.txt forbids is asked for again in a day. */
    RunResult failed(Run.Task task, FetchResult.Failed failed) {
        return failed.kind() == Failure.ROBOTS
                ? RunResult.without(
                        task.claim(),
                        Outcome.FORBIDDEN,
                        Optional.of(failed.sentence()),
                        ROBOTS_AGAIN,
                        DueReason.of(DueReason.Why.ROBOTS))
                : without(task, outcome(failed), failed.sentence());
    }

    private static Outcome outcome(FetchResult.Failed failed) {
        if (failed.status().orElse(0) == OVERLOADED) {
            return Outcome.THROTTLED;
        }
        return switch (failed.kind()) {
            case FORBIDDEN -> Outcome.REFUSED;
            case NAME -> Outcome.NAMELESS;
            default -> Outcome.FAILED;
        };
    }

    /** After a run that read something until the host asked for fewer requests. */
    NextDue afterThrottling(Run.Task task, Optional<Instant> retryAt) {
        return afterTrouble(task, Ending.THROTTLED, 1, retryAt);
    }

    private RunResult without(Run.Task task, Outcome outcome, String sentence, Optional<Instant> retryAt) {
        NextDue next = afterTrouble(task, observed(outcome), task.state().failures() + 1, retryAt);
        return RunResult.without(task.claim(), outcome, Optional.of(sentence), until(next), next.reason());
    }

    private NextDue afterTrouble(Run.Task task, Ending ending, int failures, Optional<Instant> retryAt) {
        return cadence.next(new Observation(
                clock.instant(),
                task.source().poll(),
                ending,
                failures,
                task.state().habits(),
                Optional.empty(),
                retryAt,
                false,
                1));
    }

    private static Ending observed(Outcome outcome) {
        return switch (outcome) {
            case READ, UNCHANGED -> Ending.ANSWERED;
            case THROTTLED -> Ending.THROTTLED;
            case GONE -> Ending.GONE;
            case FORBIDDEN, REFUSED, NAMELESS, FAILED -> Ending.FAILED;
        };
    }

    /** From now until then, never negative. */
    Duration until(NextDue next) {
        Duration wait = Duration.between(clock.instant(), next.at());
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
