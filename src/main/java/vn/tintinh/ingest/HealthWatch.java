package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Health;
import vn.tintinh.model.Health.State;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.schedule.Checkup;
import vn.tintinh.schedule.Signs;
import vn.tintinh.store.Claim;
import vn.tintinh.store.HealthStore;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.Saved;
import vn.tintinh.store.Sighting;
import vn.tintinh.store.Verdict;

/**
 * Judges each source's health after each of its runs. A source that is well costs no statement but once a day; a
 * judgement that could not be stored is made again after the next run.
 */
final class HealthWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofDays(1);

    private final Checkup checkup = new Checkup(VietnamTime.ZONE);
    private final HealthStore store;
    private final IncidentStore incidents;
    private final RunLog log;
    private final InstantSource clock;

    HealthWatch(HealthStore store, IncidentStore incidents, RunLog log, InstantSource clock) {
        this.store = store;
        this.incidents = incidents;
        this.log = log;
        this.clock = clock;
    }

    /** Judges by a run that has been saved. Never fails. */
    Future<Void> after(RunResult result, Saved saved) {
        Instant now = clock.instant();
        Claim claim = result.claim();
        return drifts(result, saved)
                .compose(drifts -> {
                    Health health = checkup.of(signs(result, saved, drifts, now));
                    return isKnown(claim, health, now) ? Future.succeededFuture() : store(claim, health, now);
                })
                .otherwise(failure -> {
                    LOG.warn(
                            "event=health source={} outcome=unsaved problem=\"{}\"",
                            claim.sourceId(),
                            failure.getMessage());
                    return null;
                });
    }

    private static Signs signs(RunResult result, Saved saved, List<String> drifts, Instant now) {
        Optional<Instant> lastNew = saved.count(Verdict.NEW) > 0
                ? Optional.of(now)
                : result.claim().state().lastNew();
        int failures = result.outcome().success() ? 0 : result.claim().state().failures() + 1;
        return new Signs(
                now,
                answer(result.outcome()),
                result.problem(),
                failures,
                result.habits(),
                lastNew,
                drifts,
                result.claim().state().health());
    }

    private static Signs.Answer answer(Outcome outcome) {
        return switch (outcome) {
            case READ, UNCHANGED -> Signs.Answer.GIVEN;
            case THROTTLED -> Signs.Answer.THROTTLED;
            case GONE -> Signs.Answer.GONE;
            case FORBIDDEN, REFUSED -> Signs.Answer.REFUSED;
            case NAMELESS -> Signs.Answer.NAMELESS;
            case FAILED -> Signs.Answer.FAILED;
        };
    }

    /** Evidence of open incidents that are drifts; asked for where there may be any. */
    private Future<List<String>> drifts(RunResult result, Saved saved) {
        boolean wasWell = result.claim()
                .state()
                .health()
                .filter(health -> health.state() == State.OK)
                .isPresent();
        boolean quietRun = saved.opened().isEmpty()
                && result.incidents().stream()
                        .allMatch(sighting -> sighting.evidence().isEmpty());
        if (!result.outcome().success() || (wasWell && quietRun)) {
            return Future.succeededFuture(List.of());
        }
        return incidents.openOf(result.claim().sourceId()).map(open -> open.stream()
                .filter(incident -> incident.kind().isDrift())
                .map(incident -> ConstantName.of(incident.kind()) + ": " + incident.evidence())
                .toList());
    }

    private static boolean isKnown(Claim claim, Health health, Instant now) {
        return health.state() == State.OK
                && claim.state()
                        .health()
                        .filter(before -> before.state() == State.OK)
                        .isPresent()
                && claim.state()
                        .healthJudged()
                        .filter(judged -> judged.plus(FRESH).isAfter(now))
                        .isPresent();
    }

    private Future<Void> store(Claim claim, Health health, Instant now) {
        Duration failing =
                health.failingSince().map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        List<Sighting> seen = List.of(
                sighting(Incident.Kind.SILENT, health, health.state() == State.QUIET),
                sighting(Incident.Kind.DEAD, health, health.state() == State.DEAD),
                sighting(Incident.Kind.BLOCKED, health, health.state() == State.BLOCKED),
                sighting(
                        Incident.Kind.UNREAD,
                        health,
                        (health.state() == State.FAILING || health.state() == State.THROTTLED)
                                && failing.compareTo(LONG) >= 0));
        return store.judge(claim, health, failing, seen)
                .onSuccess(opened -> {
                    tell(claim, health);
                    opened.forEach(log::tellIncident);
                })
                .mapEmpty();
    }

    private static Sighting sighting(Incident.Kind kind, Health health, boolean isThere) {
        return isThere ? Sighting.of(kind, health.evidence()) : Sighting.none(kind);
    }

    private static void tell(Claim claim, Health health) {
        Optional<State> before = claim.state().health().map(Health::state);
        if (!before.equals(Optional.of(health.state())) && (before.isPresent() || health.state() != State.OK)) {
            LOG.info(
                    "event=health source={} state={} before={} evidence=\"{}\"",
                    claim.sourceId(),
                    ConstantName.of(health.state()),
                    before.map(ConstantName::of).orElse("none"),
                    RunLog.oneLine(health.evidence()));
        }
    }
}
