package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import vn.tintinh.model.Classified;

/**
 * An item that a run found.
 *
 * @param classified the item and what it is about
 * @param listedUrl the article URL of the listing that led to it, to the letter; empty for items of feeds
 * @param partial whether this is no more than the listing told
 */
public record Found(Classified classified, Optional<String> listedUrl, boolean partial) {
    public Found {
        requireNonNull(classified);
        requireNonNull(listedUrl);
    }

    /** An item of a feed. */
    public static Found inFeed(Classified classified) {
        return new Found(classified, Optional.empty(), false);
    }

    /** An item of an article page. */
    public static Found onPage(Classified classified, String listedUrl) {
        return new Found(classified, Optional.of(listedUrl), false);
    }

    /** An item of a listing alone, as its page cannot be read; it never replaces what was read of a page. */
    public static Found inListing(Classified classified, String listedUrl) {
        return new Found(classified, Optional.of(listedUrl), true);
    }
}
