package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

/**
 * A listed article that brought no item in a run, or no whole one.
 *
 * @param url to the letter as listed
 * @param problem why, one sentence
 * @param again true: to be fetched again, later and later, ten times at most; false: never (410, filtered out)
 */
public record MissedArticle(String url, String problem, boolean again) {
    public MissedArticle {
        requireNonNull(url);
        requireNonNull(problem);
    }
}
