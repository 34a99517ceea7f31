package vn.tintinh.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import vn.tintinh.model.ConstantName;
import vn.tintinh.store.Claim;
import vn.tintinh.store.Incident;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.Saved;
import vn.tintinh.store.Verdict;

/** One line of log and some counts for each run; labels come from enums, never from sources. */
final class RunLog {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final MeterRegistry metrics;

    RunLog(MeterRegistry metrics) {
        this.metrics = metrics;
        // All from the start, or the first of a kind would not be seen as a rise.
        for (Outcome outcome : Outcome.values()) {
            runs(outcome);
        }
        for (Verdict verdict : Verdict.values()) {
            items(verdict);
        }
        for (Incident.Kind kind : Incident.Kind.values()) {
            incidents(kind);
        }
        bytes();
    }

    private Timer runs(Outcome outcome) {
        return Timer.builder("tintinh_run")
                .description("Polls by outcome")
                .tag("outcome", ConstantName.of(outcome))
                .register(metrics);
    }

    private Counter items(Verdict verdict) {
        return Counter.builder("tintinh_items")
                .description("Items met in polls, by what they turned out to be")
                .tag("verdict", ConstantName.of(verdict))
                .register(metrics);
    }

    private Counter incidents(Incident.Kind kind) {
        return Counter.builder("tintinh_incidents")
                .description("Incidents that began, by kind")
                .tag("kind", ConstantName.of(kind))
                .register(metrics);
    }

    private Counter bytes() {
        return Counter.builder("tintinh_fetched_bytes")
                .description("Bytes of bodies received")
                .register(metrics);
    }

    void tell(RunResult result, Saved saved) {
        String outcome = ConstantName.of(result.outcome());
        LOG.atLevel(result.outcome() == Outcome.UNCHANGED ? Level.DEBUG : Level.INFO)
                .log(
                        "event=run source={} outcome={} items={} new={} revised={} ms={} bytes={} next=\"{}\"{}",
                        result.claim().sourceId(),
                        outcome,
                        result.items().size(),
                        saved.count(Verdict.NEW),
                        saved.count(Verdict.REVISED),
                        result.took().toMillis(),
                        result.bytes(),
                        result.dueReason().words(),
                        result.problem()
                                .map(problem -> " problem=\"" + oneLine(problem) + "\"")
                                .orElse(""));
        saved.opened().forEach(this::tellIncident);
        runs(result.outcome()).record(result.took());
        for (Verdict verdict : Verdict.values()) {
            items(verdict).increment(saved.count(verdict));
        }
        bytes().increment((double) result.bytes());
    }

    void tellIncident(Incident incident) {
        LOG.warn(
                "event=incident source={} kind={} evidence=\"{}\"",
                incident.sourceId(),
                ConstantName.of(incident.kind()),
                oneLine(incident.evidence()));
        incidents(incident.kind()).increment();
    }

    /** A fault of ours, with the stack trace that we need to mend it. */
    void tellFault(Claim claim, Throwable fault) {
        LOG.error("event=run source={} outcome=fault", claim.sourceId(), fault);
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\"]+", " ");
    }
}
