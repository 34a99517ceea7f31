package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tintinh.fetch.Accept;
import vn.tintinh.fetch.FetchRequest;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.fetch.Fetcher;
import vn.tintinh.fetch.Validators;
import vn.tintinh.model.Habits;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceType;
import vn.tintinh.net.Outbound;
import vn.tintinh.store.Claim;
import vn.tintinh.store.LastBody;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.RunStore;
import vn.tintinh.store.SourceState;
import vn.tintinh.store.StoreException;

/**
 * One poll of one source: fetch → parse → normalise → classify → save, and when to come again. What the world does on
 * the way is an outcome that is saved like any other; the future fails only where we or the database do.
 */
public final class Run {
    /** Once in this time a source is asked without conditions, for servers that lie with 304. */
    private static final Duration FULL_FETCH_EVERY = Duration.ofHours(12);

    private final Fetcher fetcher;
    private final RunStore store;
    private final Supplier<Intake> intake;
    private final Reading reading;
    private final Timetable timetable;
    private final FieldDrift drift;
    private final HealthWatch health;
    private final RunLog log;
    private final Hubs hubs;
    private final InstantSource clock;

    /** A run's tools; {@code intake} is asked once per run, so that a reload never changes a run under way. */
    Run(Tools tools) {
        this.fetcher = tools.fetcher();
        this.store = tools.runs();
        this.intake = tools.intake();
        this.reading = new Reading(tools);
        this.timetable = tools.timetable();
        this.drift = new FieldDrift(tools.healths());
        this.health = new HealthWatch(tools.healths(), tools.incidents(), tools.log(), tools.clock());
        this.log = tools.log();
        this.hubs = tools.hubs();
        this.clock = tools.clock();
    }

    /** Polls the claimed source and saves what came of it. */
    public Future<Void> poll(Claim claim) {
        Instant begun = clock.instant();
        Intake steps = intake.get();
        Optional<Source> source = steps.source(claim.sourceId());
        if (source.isEmpty()) {
            return Future.succeededFuture(); // a reload took it away; its lease runs out by itself
        }
        Task task = new Task(
                claim,
                source.get(),
                steps,
                isFull(claim.state(), begun),
                source.get().url());
        return ask(task, Moves.places(task))
                .recover(fault -> ended(task, fault))
                .map(result -> result.costing(Duration.between(begun, clock.instant()), result.bytes()))
                .compose(result -> save(result).recover(fault -> saveWithout(task, result, fault)));
    }

    private Future<RunResult> ask(Task task, List<URI> places) {
        Task here = task.at(places.get(0));
        return fetcher.fetch(request(here))
                .compose(fetched -> fetched.fold(
                        body -> reading.body(here, body)
                                .map(result -> barred(here, body, result))
                                .compose(drift::noting),
                        same -> reading.notModified(here, same),
                        throttled -> Future.succeededFuture(throttled(here, throttled)),
                        gone -> Future.succeededFuture(timetable.without(here, Outcome.GONE, gone.sentence())),
                        failed -> Future.succeededFuture(timetable.failed(here, failed))))
                .compose(result -> places.size() > 1 && goesOn(result, places)
                        ? ask(task, places.subList(1, places.size()))
                        : Future.succeededFuture(result));
    }

    /** Whether the next place is worth a request: not one to a host that has just asked for fewer. */
    private static boolean goesOn(RunResult result, List<URI> places) {
        boolean isSameHost = Outbound.host(places.get(0)).equals(Outbound.host(places.get(1)));
        return !result.outcome().success() && !(result.outcome() == Outcome.THROTTLED && isSameHost);
    }

    /** What cannot be read because a challenge or a login stands in its place is no fault of its own. */
    private RunResult barred(Task task, FetchResult.Body body, RunResult result) {
        return result.outcome() == Outcome.FAILED
                ? Barrier.of(body.document())
                        .map(sentence -> timetable.without(task, Outcome.REFUSED, sentence))
                        .orElse(result)
                : result;
    }

    private Future<Void> save(RunResult result) {
        return store.save(result)
                .onSuccess(saved -> {
                    log.tell(result, saved);
                    hubs.polled(result.claim(), saved);
                })
                .compose(saved -> health.after(result, saved));
    }

    /** Our own fault ends this run like any other, so that its source waits its time and the operator is told. */
    private Future<RunResult> ended(Task task, Throwable fault) {
        if (fault instanceof StoreException) {
            return Future.failedFuture(fault);
        }
        log.tellFault(task.claim(), fault);
        return Future.succeededFuture(timetable.without(
                task,
                Outcome.FAILED,
                "Tin Tỉnh has a fault that this document brings out ("
                        + fault.getClass().getSimpleName() + "); the log tells more, please report it"));
    }

    /** What the database is there for and yet does not take would not be taken the next time either. */
    private Future<Void> saveWithout(Task task, RunResult result, Throwable fault) {
        boolean isBroken = fault instanceof StoreException refused && refused.reason() == StoreException.Reason.BROKEN;
        if (!isBroken || result.items().isEmpty()) {
            return Future.failedFuture(fault);
        }
        log.tellFault(task.claim(), fault);
        return save(timetable.without(task, Outcome.FAILED, String.valueOf(fault.getMessage())));
    }

    private static boolean isFull(SourceState state, Instant now) {
        return state.lastFull()
                .map(last -> last.plus(FULL_FETCH_EVERY).isBefore(now))
                .orElse(true);
    }

    private static FetchRequest request(Task task) {
        SourceState state = task.state();
        return new FetchRequest(
                task.place(),
                Moves.headers(task.source(), task.place()),
                new Validators(state.lastBody().etag(), state.lastBody().lastModified()),
                task.type() == SourceType.PAGE ? Accept.PAGE : Accept.FEED,
                task.source().access(),
                task.full());
    }

    private RunResult throttled(Task task, FetchResult.Throttled throttled) {
        return timetable.throttled(task, throttled.retryAt(), throttled.sentence());
    }

    /**
     * One poll that is to be done.
     *
     * @param full whether the source is asked without conditions
     * @param place where it is asked for
     */
    record Task(Claim claim, Source source, Intake intake, boolean full, URI place) {
        /** After so many failures in a row, what was found out of a source may have become wrong. */
        private static final int DOUBTFUL = 5;

        SourceState state() {
            return claim.state();
        }

        Task at(URI other) {
            return new Task(claim, source, intake, full, other);
        }

        /** What the source is, as configured or as found out; {@code AUTO} while nobody knows. */
        SourceType type() {
            if (source.type() != SourceType.AUTO) {
                return source.type();
            }
            return state().failures() >= DOUBTFUL ? SourceType.AUTO : state().found();
        }

        /**
         * How the source publishes, with what a new body tells. One whose items have no time of their own publishes
         * when it is seen to have changed, but for the first time.
         */
        Habits habits(LastBody body, List<Instant> published, Instant now) {
            boolean changed = !body.digest().equals(state().lastBody().digest());
            boolean isTimeless = published.isEmpty() && changed && state().firstPollDone();
            return state().habits().published(isTimeless ? List.of(now) : published, now);
        }

        Optional<String> sentence(List<String> warnings) {
            return warnings.isEmpty() ? Optional.empty() : Optional.of(warnings.get(0));
        }
    }
}
