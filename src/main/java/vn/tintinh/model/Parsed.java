package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What came of reading a document: a value, or the reason why there is none.
 *
 * @param <T> what was to be read
 */
public sealed interface Parsed<T> {
    /** One result for either case. */
    <R> R fold(Function<T, R> whenRead, BiFunction<String, List<String>, R> whenRefused);

    /** The document was read. */
    record Read<T>(T value) implements Parsed<T> {
        public Read {
            requireNonNull(value);
        }

        @Override
        public <R> R fold(Function<T, R> whenRead, BiFunction<String, List<String>, R> whenRefused) {
            return whenRead.apply(value);
        }
    }

    /**
     * The document is not what was asked for.
     *
     * @param problem one sentence: what it is instead, and what to do
     * @param feeds absolute URLs of the feeds that it advertises; empty when it names none
     */
    record Refused<T>(String problem, List<String> feeds) implements Parsed<T> {
        public Refused {
            requireNonNull(problem);
            feeds = List.copyOf(feeds);
        }

        @Override
        public <R> R fold(Function<T, R> whenRead, BiFunction<String, List<String>, R> whenRefused) {
            return whenRefused.apply(problem, feeds);
        }
    }
}
