package vn.tintinh.net;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets requests to one host through one at a time and a gap apart; hosts don't wait for each other. May be called from
 * any thread; a caller is answered on the Vert.x context it came from.
 *
 * <p>A host has an entry only while a request is under way, waits, or the gap after the last one runs. All changes of
 * an entry happen inside {@link ConcurrentHashMap#compute}, which is what makes them atomic; callers are answered
 * outside of it. Each entry has at most one timer for its gap and each waiter one for its patience.
 */
final class HostGate {
    /** Of one host: a bound for hosts without a gap, where arithmetic gives none. */
    private static final int MOST_WAITING = 1000;

    private final Vertx vertx;
    private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();

    HostGate(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Waits for the host's turn, at most {@code patience}; when that cannot suffice the answer comes at once.
     *
     * @param gap between the end of this request and the start of the next
     */
    Future<Turn> enter(String host, Duration gap, Duration patience) {
        Waiter waiter = new Waiter(vertx.getOrCreateContext(), Promise.promise(), gap);
        Turn[] decided = new Turn[1];
        gates.compute(host, (key, present) -> {
            Gate gate = present == null ? new Gate() : present;
            long wait = gate.estimate(gap);
            if (!gate.taken && gate.waiting.isEmpty() && wait <= 0) {
                gate.taken = true;
                decided[0] = granted(host, gap);
            } else if (wait > patience.toNanos() || gate.waiting.size() >= MOST_WAITING) {
                decided[0] = new Turn.Busy(Duration.ofNanos(Math.max(wait, 0)));
            } else {
                gate.waiting.add(waiter);
            }
            return gate;
        });
        if (decided[0] != null) {
            return Future.succeededFuture(decided[0]);
        }
        long timer = vertx.setTimer(Math.max(1, patience.toMillis()), fired -> giveUp(host, waiter, patience));
        return waiter.promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** Hosts that are remembered. */
    int size() {
        return gates.size();
    }

    private Turn.Granted granted(String host, Duration gap) {
        AtomicBoolean left = new AtomicBoolean();
        return new Turn.Granted(() -> {
            if (left.compareAndSet(false, true)) {
                leave(host, gap);
            }
        });
    }

    private void leave(String host, Duration gap) {
        gates.computeIfPresent(host, (key, gate) -> {
            gate.taken = false;
            gate.freeAt = System.nanoTime() + gap.toNanos();
            return gate;
        });
        openAfter(host, gap.toNanos());
    }

    private void openAfter(String host, long nanos) {
        if (nanos <= 0) {
            open(host);
        } else {
            long millis = TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
            vertx.setTimer(millis, fired -> open(host));
        }
    }

    private void open(String host) {
        Waiter[] next = new Waiter[1];
        long[] early = new long[1];
        gates.computeIfPresent(host, (key, gate) -> {
            early[0] = gate.taken ? 0 : gate.freeAt - System.nanoTime();
            if (gate.taken || early[0] > 0) {
                return gate;
            }
            next[0] = gate.waiting.poll();
            gate.taken = next[0] != null;
            return gate.taken ? gate : null;
        });
        if (next[0] != null) {
            next[0].answer(granted(host, next[0].gap));
        } else if (early[0] > 0) {
            openAfter(host, early[0]);
        }
    }

    private void giveUp(String host, Waiter waiter, Duration patience) {
        boolean[] waited = new boolean[1];
        gates.computeIfPresent(host, (key, gate) -> {
            waited[0] = gate.waiting.remove(waiter);
            return gate;
        });
        if (waited[0]) {
            waiter.answer(new Turn.Busy(patience));
        }
    }

    /** One host. Touched only inside {@code compute}. */
    private static final class Gate {
        private final Deque<Waiter> waiting = new ArrayDeque<>();
        private boolean taken;
        private long freeAt = System.nanoTime();

        /** Nanoseconds that a newcomer waits at least. */
        long estimate(Duration gap) {
            long ahead = gap.toNanos() * waiting.size();
            return taken ? ahead + gap.toNanos() : ahead + freeAt - System.nanoTime();
        }
    }

    /** A caller whose turn has not come; equal only to itself. */
    private static final class Waiter {
        private final Context context;
        private final Promise<Turn> promise;
        private final Duration gap;

        Waiter(Context context, Promise<Turn> promise, Duration gap) {
            this.context = context;
            this.promise = promise;
            this.gap = gap;
        }

        void answer(Turn turn) {
            context.runOnContext(on -> promise.tryComplete(turn));
        }
    }
}
