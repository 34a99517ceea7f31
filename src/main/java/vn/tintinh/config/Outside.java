package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the loader asks of others.
 *
 * @param environment the value of an environment variable; empty when it is not set
 * @param selectors what is wrong with a page selector, as one sentence; empty when it can be used
 */
public record Outside(Function<String, Optional<String>> environment, Function<String, Optional<String>> selectors) {
    public Outside {
        requireNonNull(environment);
        requireNonNull(selectors);
    }

    /** The environment of this process, and selectors that nobody checks. */
    public static Outside process() {
        return new Outside(name -> Optional.ofNullable(System.getenv(name)), selector -> Optional.empty());
    }

    /** The same with another judge of selectors. */
    public Outside withSelectors(Function<String, Optional<String>> judge) {
        return new Outside(environment, judge);
    }
}
