package vn.tintinh.normalise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;

/**
 * What a whole feed or listing shows about the keys of its items: which keys stand for several of them and so for none,
 * and which hosts number their pages.
 */
public final class Identity {
    /** Nothing is known of the other items: only what is safe without them. */
    public static final Identity UNKNOWN = new Identity(Set.of(), false, Set.of(), List.of());

    private static final int ENOUGH_PAGES = 5;
    private static final int MOST_REPEATED = 20;

    private final Set<ItemKey> shared;
    private final boolean distrustsGuids;
    private final Set<String> numberingHosts;
    private final List<String> reasons;

    private Identity(Set<ItemKey> shared, boolean distrustsGuids, Set<String> numberingHosts, List<String> reasons) {
        this.shared = Set.copyOf(shared);
        this.distrustsGuids = distrustsGuids;
        this.numberingHosts = Set.copyOf(numberingHosts);
        this.reasons = List.copyOf(reasons);
    }

    /** What a listing's URLs show. */
    public static Identity of(Listing listing) {
        List<Traits> all = new ArrayList<>();
        for (ListedItem item : listing.items()) {
            Optional<String> link = Urls.against(Optional.empty()).absolute(item.url());
            ItemDates dates = ItemDates.unknown();
            all.add(new Traits(Optional.empty(), link, Optional.empty(), Traits.words(item.title()), dates, ""));
        }
        return of(all);
    }

    static Identity of(List<Traits> items) {
        Map<ItemKey, List<Traits>> owners = new HashMap<>();
        for (Traits item : items) {
            for (ItemKey key : ItemKeys.candidates(item)) {
                owners.computeIfAbsent(key, unseen -> new ArrayList<>(1)).add(item);
            }
        }
        Set<ItemKey> shared = owners.entrySet().stream()
                .filter(entry -> !isOneItem(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<Traits> victims = shared.stream()
                .filter(key -> key.kind() == ItemKey.Kind.GUID)
                .flatMap(key -> owners.getOrDefault(key, List.of()).stream())
                .collect(Collectors.toSet());
        long guids =
                shared.stream().filter(key -> key.kind() == ItemKey.Kind.GUID).count();
        boolean distrust = guids > 1 || victims.size() * 10 > items.size();
        return new Identity(
                shared, distrust && guids > 0, numberingHosts(items), reasons(shared, victims.size(), items.size()));
    }

    /** Why the source's identity is degraded, in sentences; empty when nothing is wrong. */
    public List<String> reasons() {
        return reasons;
    }

    boolean trusts(ItemKey key) {
        return !shared.contains(key) && !(distrustsGuids && key.kind() == ItemKey.Kind.GUID);
    }

    boolean numbersPages(String host) {
        return numberingHosts.contains(host);
    }

    /** Whether each owner is the same as each other: one that resembles two may stand between two that differ. */
    private static boolean isOneItem(List<Traits> owners) {
        if (owners.size() > MOST_REPEATED) {
            return false;
        }
        for (int i = 0; i < owners.size(); i++) {
            Traits owner = owners.get(i);
            if (!owners.subList(0, i).stream().allMatch(owner::isSameAs)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> reasons(Set<ItemKey> shared, int victims, int items) {
        List<String> reasons = new ArrayList<>();
        if (victims > 0) {
            reasons.add(victims + " of " + items + " entries share a guid with another entry: guids are not trusted");
        }
        long links =
                shared.stream().filter(key -> key.kind() == ItemKey.Kind.URL).count();
        if (links > 0) {
            reasons.add(links + " links stand for several different entries: these links are not trusted");
        }
        return reasons;
    }

    /** Hosts of which nine pages in ten end in a number of their own, all of about one length. */
    private static Set<String> numberingHosts(List<Traits> items) {
        Map<String, Map<String, Optional<String>>> pages = new HashMap<>();
        for (Traits item : items) {
            item.link().map(CanonicalUrl::of).filter(url -> !url.isFrontPage()).ifPresent(url -> pages.computeIfAbsent(
                            url.host(), unseen -> new HashMap<>())
                    .put(url.value(), url.id()));
        }
        return pages.entrySet().stream()
                .filter(host -> areNumbered(host.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean areNumbered(Map<String, Optional<String>> pages) {
        List<String> ids = pages.values().stream().flatMap(Optional::stream).toList();
        int shortest = ids.stream().mapToInt(String::length).min().orElse(0);
        int longest = ids.stream().mapToInt(String::length).max().orElse(0);
        return pages.size() >= ENOUGH_PAGES
                && ids.size() * 10 >= pages.size() * 9
                && new HashSet<>(ids).size() == ids.size()
                && longest - shortest <= 1;
    }
}
