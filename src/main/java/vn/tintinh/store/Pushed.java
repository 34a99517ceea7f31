package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What came of a delivery. */
public sealed interface Pushed {
    /** Which. */
    Push push();

    /** One result for each case. */
    <R> R fold(Function<Delivered, R> delivered, Function<Failed, R> failed, Function<Ended, R> ended);

    /**
     * The subscriber has it.
     *
     * @param edition number of what it got
     * @param readBefore it had been read from the store by then
     * @param slow whether the subscriber took its time
     */
    record Delivered(Push push, long edition, Instant readBefore, boolean slow) implements Pushed {
        public Delivered {
            requireNonNull(push);
            requireNonNull(readBefore);
        }

        @Override
        public <R> R fold(Function<Delivered, R> delivered, Function<Failed, R> failed, Function<Ended, R> ended) {
            return delivered.apply(this);
        }
    }

    /**
     * It has not, as far as we know.
     *
     * @param pause until it is tried again
     * @param problem a sentence
     */
    record Failed(Push push, Duration pause, String problem) implements Pushed {
        public Failed {
            requireNonNull(push);
            requireNonNull(pause);
            requireNonNull(problem);
        }

        @Override
        public <R> R fold(Function<Delivered, R> delivered, Function<Failed, R> failed, Function<Ended, R> ended) {
            return failed.apply(this);
        }
    }

    /** It wants nothing more. */
    record Ended(Push push) implements Pushed {
        public Ended {
            requireNonNull(push);
        }

        @Override
        public <R> R fold(Function<Delivered, R> delivered, Function<Failed, R> failed, Function<Ended, R> ended) {
            return ended.apply(this);
        }
    }
}
