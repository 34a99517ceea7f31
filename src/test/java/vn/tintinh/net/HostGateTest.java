package vn.tintinh.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HostGateTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private final Vertx vertx = Vertx.vertx();
    private final HostGate gate = new HostGate(vertx);

    @AfterEach
    void close() {
        value(vertx.close());
    }

    @Test
    void lets_requests_to_one_host_through_one_at_a_time_and_a_gap_apart() {
        Duration gap = Duration.ofMillis(25);
        AtomicInteger inside = new AtomicInteger();
        ConcurrentLinkedQueue<Long> starts = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> ends = new ConcurrentLinkedQueue<>();
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(gate.enter("h", gap, LONG).compose(turn -> {
                starts.add(System.nanoTime());
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                return vertx.timer(5).map(done -> {
                    inside.decrementAndGet();
                    ends.add(System.nanoTime());
                    turn.fold(
                            granted -> {
                                granted.leave().run();
                                return true;
                            },
                            busy -> {
                                throw new AssertionError("busy");
                            });
                    return null;
                });
            }));
        }

        value(Future.all(all));

        List<Long> begun = List.copyOf(starts);
        List<Long> done = List.copyOf(ends);
        for (int i = 1; i < 8; i++) {
            assertThat(begun.get(i) - done.get(i - 1)).isGreaterThanOrEqualTo(gap.toNanos());
        }
    }

    @Test
    void makes_hosts_wait_for_themselves_only() {
        value(gate.enter("a", LONG, LONG));

        assertThat(value(gate.enter("b", LONG, LONG))).isInstanceOf(Turn.Granted.class);
    }

    @Test
    void says_at_once_when_the_wait_would_be_too_long() {
        leave(value(gate.enter("h", LONG, LONG)));

        Turn turn = value(gate.enter("h", LONG, Duration.ofSeconds(10)));

        assertThat(turn.fold(granted -> Duration.ZERO, Turn.Busy::atLeast)).isGreaterThan(Duration.ofSeconds(15));
    }

    @Test
    void gives_up_when_the_one_before_does_not_leave() {
        Turn first = value(gate.enter("h", Duration.ZERO, LONG));

        Turn second = value(gate.enter("h", Duration.ZERO, Duration.ofMillis(20)));

        assertThat(second).isInstanceOf(Turn.Busy.class);
        leave(first);
        assertThat(value(gate.enter("h", Duration.ZERO, LONG))).isInstanceOf(Turn.Granted.class);
    }

    @Test
    void leaving_twice_lets_one_in() {
        Turn first = value(gate.enter("h", Duration.ZERO, LONG));
        Future<Turn> second = gate.enter("h", Duration.ZERO, LONG);
        Future<Turn> third = gate.enter("h", Duration.ZERO, Duration.ofMillis(50));

        leave(first);
        leave(first);

        assertThat(value(second)).isInstanceOf(Turn.Granted.class);
        assertThat(value(third)).isInstanceOf(Turn.Busy.class);
    }

    @Test
    void forgets_thousands_of_hosts_when_their_gap_is_over() {
        List<Future<Turn>> all = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            all.add(gate.enter("host-" + i, Duration.ofMillis(30), LONG));
        }
        value(Future.all(all));
        assertThat(gate.size()).isEqualTo(5000);

        all.forEach(turn -> leave(turn.result()));

        Promise<Void> empty = Promise.promise();
        vertx.setPeriodic(5, tick -> {
            if (gate.size() == 0 && empty.tryComplete()) {
                vertx.cancelTimer(tick);
            }
        });
        value(empty.future().timeout(10, TimeUnit.SECONDS));
    }

    @Test
    void answers_on_the_context_that_asked() {
        Promise<Boolean> same = Promise.promise();
        Turn first = value(gate.enter("h", Duration.ofMillis(5), LONG));
        vertx.getOrCreateContext().runOnContext(on -> {
            Thread thread = Thread.currentThread();
            gate.enter("h", Duration.ofMillis(5), LONG)
                    .onComplete(turn -> same.complete(Thread.currentThread() == thread));
            leave(first);
        });

        assertThat(value(same.future())).isTrue();
    }

    private static void leave(Turn turn) {
        turn.fold(
                granted -> {
                    granted.leave().run();
                    return true;
                },
                busy -> false);
    }
}
