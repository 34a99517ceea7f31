package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The page of an item, leased to one node to be looked at.
 *
 * @param host the site's name, by which politeness goes
 * @param title of the item
 * @param etag of the last answer
 * @param lastModified of the last answer
 * @param misses how often in a row it was not there
 * @param missingFor since the first of these; zero where there is none
 * @param everAlive whether it was ever seen alive
 * @param removed whether the item is removed
 * @param held whether the source's pages vanish in numbers at present
 * @param lease tells this lease from others
 */
public record Revisit(
        String itemId,
        String sourceId,
        String url,
        String host,
        String title,
        Optional<String> etag,
        Optional<String> lastModified,
        int misses,
        Duration missingFor,
        boolean everAlive,
        boolean removed,
        boolean held,
        OffsetDateTime lease) {
    public Revisit {
        requireNonNull(itemId);
        requireNonNull(sourceId);
        requireNonNull(url);
        requireNonNull(host);
        requireNonNull(title);
        requireNonNull(missingFor);
        requireNonNull(lease);
    }

    /**
     * How many pages are to be looked at, and at what pace.
     *
     * @param slots at most so many, each of another host
     * @param gap before and after polls of the host
     * @param pace time until the host's next page
     * @param lease how long a page is left to its node
     */
    public record Request(int slots, Duration gap, Duration pace, Duration lease) {}

    /**
     * How a host's pages were of late.
     *
     * @param checked pages that were looked at
     * @param missing those of them that are not there
     */
    public record Siblings(long checked, long missing) {}

    /**
     * How far the duty is met.
     *
     * @param pages all that are looked at again
     * @param overdue those not seen for longer than the duty allows
     */
    public record Figures(long pages, long overdue) {}
}
