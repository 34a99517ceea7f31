package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where a source is said to be, other than where it was configured.
 *
 * @param by what says so
 */
public record Move(URI to, By by) {
    /** What tells of a move. */
    public enum By {
        /** Permanent redirects of the configured address, by each good answer since it was first told. */
        REDIRECT,
        /** The page at the configured address, which names its feed. */
        PAGE
    }

    public Move {
        requireNonNull(to);
        requireNonNull(by);
    }

    /** By a permanent redirect. */
    public static Move redirect(URI to) {
        return new Move(to, By.REDIRECT);
    }

    /** To the feed that a page names. */
    public static Move toFeed(URI feed) {
        return new Move(feed, By.PAGE);
    }
}
