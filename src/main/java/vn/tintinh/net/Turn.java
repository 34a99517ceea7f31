package vn.tintinh.net;

import java.time.Duration;
import java.util.function.Function;

/** What came of waiting for a host's turn. */
sealed interface Turn {
    /** One result for either case. */
    <R> R fold(Function<Granted, R> whenGranted, Function<Busy, R> whenBusy);

    /**
     * The host is free for one request.
     *
     * @param leave lets the next one in, after the gap; may be called more than once
     */
    record Granted(Runnable leave) implements Turn {
        @Override
        public <R> R fold(Function<Granted, R> whenGranted, Function<Busy, R> whenBusy) {
            return whenGranted.apply(this);
        }
    }

    /**
     * It would take, or has taken, too long.
     *
     * @param atLeast more time than the caller had
     */
    record Busy(Duration atLeast) implements Turn {
        @Override
        public <R> R fold(Function<Granted, R> whenGranted, Function<Busy, R> whenBusy) {
            return whenBusy.apply(this);
        }
    }
}
