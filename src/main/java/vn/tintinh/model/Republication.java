package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of a source's items may be published, and from when on (NĐ 147/2024/NĐ-CP, Điều 28.1).
 *
 * @param mode how much
 * @param delay how long after first sight an item appears
 * @param agreement number and day of the agreement with the outlet
 */
public record Republication(Mode mode, Duration delay, Optional<String> agreement) {
    /** How much of an item is published. */
    public enum Mode {
        /** Title, outlet, time and link. */
        LINK,
        /** The same and the summary, or the first sentences. */
        EXCERPT,
        /** The whole text. */
        FULL
    }

    public Republication {
        requireNonNull(mode);
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative");
        }
    }
}
