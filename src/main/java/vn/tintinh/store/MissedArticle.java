package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

/**
 * A listed article that brought no item in a run, or no whole one.
 *
 * @param url to the letter as listed
 * @param problem why, one sentence
 */
public record MissedArticle(String url, String problem, Again again) {
    /** When it is to be fetched again. */
    public enum Again {
        /** Later and later, ten times at most. */
        LATER,
        /** In a day, as long as it takes: robots.txt forbids it. */
        DAILY,
        /** At the next run: robots.txt forbids it no more. */
        NOW,
        /** 410, or left out by the source's filters. */
        NEVER
    }

    public MissedArticle {
        requireNonNull(url);
        requireNonNull(problem);
        requireNonNull(again);
    }
}
