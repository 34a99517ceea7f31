package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * Which stretch of a selection is read, newest first.
 *
 * @param from items shown before it are left out
 * @param to items shown at it or later are left out
 * @param before where the reading goes on
 * @param excluded categories of which no item is wanted
 */
public record Window(Instant from, Instant to, Position before, List<String> excluded) {
    /** No item is older than this. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** Every item is older than this. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public Window {
        requireNonNull(from);
        requireNonNull(to);
        requireNonNull(before);
        excluded = List.copyOf(excluded);
    }

    /** Everything that is not excluded. */
    public static Window all(List<String> excluded) {
        return new Window(EARLIEST, LATEST, Position.NEWEST, excluded);
    }

    /** The same stretch, from a position on. */
    public Window after(Position position) {
        return new Window(from, to, position, excluded);
    }
}
