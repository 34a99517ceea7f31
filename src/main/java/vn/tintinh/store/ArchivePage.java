package vn.tintinh.store;

import java.util.List;

/**
 * One page of a channel's archive.
 *
 * @param itemIds in the order in which the items appeared, those that were removed since among them; empty when there
 *     is no page of this number
 * @param first number of the oldest page that is kept; above {@code last} when none is
 * @param last number of the newest page, 0 before the first
 */
public record ArchivePage(List<String> itemIds, int first, int last) {
    public ArchivePage {
        itemIds = List.copyOf(itemIds);
    }
}
