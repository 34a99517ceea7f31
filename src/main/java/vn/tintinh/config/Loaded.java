package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import vn.tintinh.model.Problem;

/** What reading {@code conf/} gave: a configuration that is right as a whole, or all that is wrong with it. */
public sealed interface Loaded {
    /**
     * Nothing is wrong.
     *
     * @param configuration all of {@code conf/}
     */
    record Valid(Configuration configuration) implements Loaded {
        public Valid {
            requireNonNull(configuration);
        }
    }

    /**
     * Something is wrong.
     *
     * @param problems all faults of all files, by file, line and column; never empty
     */
    record Invalid(List<Problem> problems) implements Loaded {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a configuration without problems is valid");
            }
        }
    }

    /** One of two answers. */
    default <T> T fold(Function<? super Configuration, T> valid, Function<? super List<Problem>, T> invalid) {
        if (this instanceof Valid it) {
            return valid.apply(it.configuration());
        }
        return invalid.apply(((Invalid) this).problems());
    }
}
