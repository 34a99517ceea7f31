package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What items of several sources tell alike, as one of them sees it.
 *
 * @param id stable: the same for all of its items
 * @param members the other items that may be seen, in the order in which they came to be
 */
public record Story(String id, List<Member> members) {
    /**
     * One of the other items.
     *
     * @param itemId which
     * @param sourceId whose it is
     * @param title plain text
     * @param link its page
     * @param categories slugs
     * @param province slug of the unit that was valid at the day of publication
     * @param visibleFrom from when on it may be published
     */
    public record Member(
            String itemId,
            String sourceId,
            String title,
            Optional<String> link,
            List<String> categories,
            Optional<String> province,
            Instant visibleFrom) {
        public Member {
            requireNonNull(itemId);
            requireNonNull(sourceId);
            requireNonNull(title);
            requireNonNull(link);
            categories = List.copyOf(categories);
            requireNonNull(province);
            requireNonNull(visibleFrom);
        }

        /** Whether it came to be seen before an item; of two at once, the one with the lesser id is the first. */
        public boolean isBefore(StoredItem item) {
            int order = visibleFrom.compareTo(item.visibleFrom());
            return order != 0 ? order < 0 : itemId.compareTo(item.id()) < 0;
        }
    }

    public Story {
        requireNonNull(id);
        members = List.copyOf(members);
    }

    /** The first item of each source but one. */
    public List<Member> othersThan(String sourceId) {
        Set<String> named = new HashSet<>(Set.of(sourceId));
        List<Member> others = new ArrayList<>(members);
        others.removeIf(member -> !named.add(member.sourceId()));
        return others;
    }
}
