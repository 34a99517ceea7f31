package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import vn.tintinh.model.Classified;

/**
 * An item that a run found.
 *
 * @param classified the item and what it is about
 * @param listedUrl the article URL of the listing that led to it, to the letter; empty for items of feeds
 */
public record Found(Classified classified, Optional<String> listedUrl) {
    public Found {
        requireNonNull(classified);
        requireNonNull(listedUrl);
    }

    /** An item of a feed. */
    public static Found inFeed(Classified classified) {
        return new Found(classified, Optional.empty());
    }

    /** An item of an article page. */
    public static Found onPage(Classified classified, String listedUrl) {
        return new Found(classified, Optional.of(listedUrl));
    }
}
