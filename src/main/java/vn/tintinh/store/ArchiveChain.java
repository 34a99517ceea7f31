package vn.tintinh.store;

import java.util.Set;

/**
 * What a channel's archive is at one moment.
 *
 * @param first number of the oldest page that is kept; above {@code last} when none is
 * @param last number of the newest page, 0 before the first
 * @param waiting ids of the items that are in no page yet
 * @param all whether {@code waiting} is all of them
 */
public record ArchiveChain(int first, int last, Set<String> waiting, boolean all) {
    public ArchiveChain {
        waiting = Set.copyOf(waiting);
        if (first < 1 || last < 0) {
            throw new IllegalArgumentException("pages are numbered from 1");
        }
    }

    /** Whether there is any page. */
    public boolean hasPages() {
        return first <= last;
    }
}
