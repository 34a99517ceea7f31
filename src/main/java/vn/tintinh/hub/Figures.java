package vn.tintinh.hub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import vn.tintinh.store.Push;
import vn.tintinh.store.PushStore;
import vn.tintinh.store.Pushed;

/** What the hub does, counted. All on one event loop. */
final class Figures {
    private final Counter delivered;
    private final Counter failed;
    private final Counter ended;
    private final Timer delay;
    private final AtomicInteger topics = new AtomicInteger();
    private final Supplier<Instant> clock;
    private PushStore.Tally tally = empty();

    /** @param clock the database's time, as near as this node knows it */
    Figures(MeterRegistry metrics, Supplier<Instant> clock) {
        this.clock = clock;
        this.delivered = counter(metrics, "delivered");
        this.failed = counter(metrics, "failed");
        this.ended = counter(metrics, "ended");
        this.delay = Timer.builder("tintinh_hub_delay")
                .description("From a new edition to the start of its first delivery attempt")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(metrics);
        Gauge.builder("tintinh_hub_topics", topics, AtomicInteger::get)
                .description("What is subscribed to at our hub")
                .register(metrics);
    }

    private static Counter counter(MeterRegistry metrics, String outcome) {
        return Counter.builder("tintinh_hub_deliveries")
                .description("Deliveries to subscribers, by what came of them")
                .tag("outcome", outcome)
                .register(metrics);
    }

    void topics(int count) {
        topics.set(count);
    }

    void started(Push push) {
        if (push.failures() == 0) {
            delay.record(since(push));
        }
    }

    void ended(Pushed pushed) {
        pushed.fold(
                of -> {
                    delivered.increment();
                    boolean prompt = of.push().failures() == 0;
                    return add(1, 0, prompt ? 1 : 0, prompt ? since(of.push()) : Duration.ZERO);
                },
                of -> {
                    failed.increment();
                    return add(0, 1, 0, Duration.ZERO);
                },
                of -> {
                    ended.increment();
                    return tally;
                });
    }

    /** What was done since the last time. */
    PushStore.Tally take() {
        PushStore.Tally taken = tally;
        tally = empty();
        return taken;
    }

    /** As if it had been done just now: it could not be stored. */
    void putBack(PushStore.Tally taken) {
        add(taken.delivered(), taken.failed(), taken.prompt(), taken.delay());
        tally = new PushStore.Tally(
                tally.delivered(),
                tally.failed(),
                tally.prompt(),
                tally.delay(),
                longer(tally.longest(), taken.longest()));
    }

    private PushStore.Tally add(long more, long failures, long prompt, Duration took) {
        tally = new PushStore.Tally(
                tally.delivered() + more,
                tally.failed() + failures,
                tally.prompt() + prompt,
                tally.delay().plus(took),
                prompt == 1 ? longer(tally.longest(), took) : tally.longest());
        return tally;
    }

    private Duration since(Push push) {
        return longer(Duration.between(push.since(), clock.get()), Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static PushStore.Tally empty() {
        return new PushStore.Tally(0, 0, 0, Duration.ZERO, Duration.ZERO);
    }
}
