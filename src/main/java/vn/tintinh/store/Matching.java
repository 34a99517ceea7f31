package vn.tintinh.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.ItemKey;

/**
 * Which item of a run is which stored item.
 *
 * <p>The rules, so that nothing is doubled and nothing is lost:
 *
 * <ol>
 *   <li>An item is the stored item that has one of its keys. Keys are looked at by kind, the strongest kind of the whole
 *       run first; each stored item is taken once. So an item whose keys point to two stored items becomes the one that
 *       its strongest key points to, and the other keeps its key.
 *   <li>Two items of one run are the same when they <em>agree</em>: they have two keys in common, or their first keys
 *       and their titles are equal. The first of the two counts.
 *   <li>A key that is shared in one run by items that do not agree tells nobody apart (the home page as every item's
 *       link, one guid for all): in this run it is neither looked up nor stored. Items left without any key are told
 *       apart by their first key together with their title.
 *   <li>A new item's id comes from its first key that no other item has. An item without such a key is the item that
 *       has its keys, and counts as a duplicate.
 * </ol>
 *
 * Linear in the number of keys.
 */
final class Matching {
    /**
     * What one item of a run is.
     *
     * @param itemId whose id it has, or gets when it is new
     * @param known the stored item; null when it is new
     * @param learned its keys that are to be stored
     * @param reidentified it is known, and by another id than it has now
     */
    record Match(
            Draft draft,
            Verdict verdict,
            String itemId,
            @Nullable Known known,
            Map<UUID, String> learned,
            boolean reidentified) {}

    /** A source that gives its items new ids with every fetch would otherwise have them grow for ever. */
    private static final int MOST_KEYS = 16;

    private final String sourceId;
    private final List<Draft> drafts;
    private final Map<UUID, Known> stored;
    private final List<Map<UUID, String>> keys = new ArrayList<>();
    private final @Nullable Known[] taken;
    private final int[] sameAs;
    private final Map<String, Integer> takers = new HashMap<>();
    private final Map<UUID, Integer> owners = new HashMap<>();

    private Matching(String sourceId, List<Draft> drafts, Map<UUID, Known> stored) {
        this.sourceId = sourceId;
        this.drafts = drafts;
        this.stored = stored;
        this.taken = new Known[drafts.size()];
        this.sameAs = new int[drafts.size()];
        java.util.Arrays.fill(sameAs, -1);
    }

    /** One match for each draft, in order. */
    static List<Match> of(String sourceId, List<Draft> drafts, Map<UUID, Known> stored) {
        Matching matching = new Matching(sourceId, drafts, stored);
        matching.dropAmbiguousKeys();
        matching.takeStored();
        matching.joinDuplicates();
        return matching.matches();
    }

    private void dropAmbiguousKeys() {
        Map<UUID, Integer> first = new HashMap<>();
        Set<UUID> ambiguous = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            for (UUID key : drafts.get(i).keys().keySet()) {
                Integer holder = first.putIfAbsent(key, i);
                if (holder != null && !agree(drafts.get(holder), drafts.get(i))) {
                    ambiguous.add(key);
                }
            }
        }
        for (Draft draft : drafts) {
            Map<UUID, String> kept = new LinkedHashMap<>(draft.keys());
            kept.keySet().removeAll(ambiguous);
            if (kept.isEmpty()) {
                String name = draft.keys().values().iterator().next() + " " + draft.title();
                kept.put(KeyHash.of(sourceId, name), name);
            }
            keys.add(kept);
        }
    }

    private static boolean agree(Draft one, Draft other) {
        int common = 0;
        for (UUID key : other.keys().keySet()) {
            common += one.keys().containsKey(key) ? 1 : 0;
        }
        return common > 1
                || (one.title().equals(other.title())
                        && one.keys()
                                .keySet()
                                .iterator()
                                .next()
                                .equals(other.keys().keySet().iterator().next()));
    }

    private void takeStored() {
        for (ItemKey.Kind kind : ItemKey.Kind.values()) {
            for (int i = 0; i < drafts.size(); i++) {
                for (UUID key : keys.get(i).keySet()) {
                    if (drafts.get(i).kinds().getOrDefault(key, ItemKey.Kind.GUID) == kind) {
                        take(i, stored.get(key));
                    }
                }
            }
        }
    }

    private void take(int index, @Nullable Known item) {
        if (item != null && taken[index] == null && takers.putIfAbsent(item.id(), index) == null) {
            taken[index] = item;
            keys.get(index).keySet().forEach(key -> owners.putIfAbsent(key, index));
        }
    }

    private void joinDuplicates() {
        for (int i = 0; i < drafts.size(); i++) {
            if (taken[i] == null) {
                sameAs[i] = earlier(i);
                int index = i;
                if (sameAs[i] < 0) {
                    keys.get(i).keySet().forEach(key -> owners.putIfAbsent(key, index));
                }
            }
        }
    }

    /** The item of the run that this one is, because they agree or because it has no key of its own; else -1. */
    private int earlier(int index) {
        int holder = -1;
        boolean keyOfItsOwn = false;
        for (UUID key : keys.get(index).keySet()) {
            Known item = stored.get(key);
            Integer owner = item == null ? owners.get(key) : takers.get(item.id());
            if (owner == null) {
                keyOfItsOwn = true;
            } else if (agree(drafts.get(owner), drafts.get(index))) {
                return owner;
            } else if (holder < 0) {
                holder = owner;
            }
        }
        return keyOfItsOwn ? -1 : holder;
    }

    private List<Match> matches() {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Known known = taken[i];
            if (sameAs[i] >= 0) {
                matches.add(new Match(draft, Verdict.DUPLICATE, "", null, Map.of(), false));
            } else if (known == null) {
                Map<UUID, String> own = own(i);
                String id = KeyHash.itemId(sourceId, own.values().iterator().next());
                matches.add(new Match(draft, Verdict.NEW, id, null, own, false));
            } else {
                Verdict verdict = known.revisedBy(draft) ? Verdict.REVISED : Verdict.UNCHANGED;
                matches.add(new Match(draft, verdict, known.id(), known, own(i), reidentified(i)));
            }
        }
        for (int i = 0; i < drafts.size(); i++) {
            if (sameAs[i] >= 0) {
                String id = matches.get(sameAs[i]).itemId();
                matches.set(i, new Match(drafts.get(i), Verdict.DUPLICATE, id, null, Map.of(), false));
            }
        }
        return matches;
    }

    private boolean reidentified(int index) {
        List<UUID> ids = keys.get(index).keySet().stream()
                .filter(key -> drafts.get(index).kinds().get(key) == ItemKey.Kind.GUID)
                .toList();
        return !ids.isEmpty() && ids.stream().noneMatch(stored::containsKey);
    }

    private Map<UUID, String> own(int index) {
        Map<UUID, String> own = new LinkedHashMap<>();
        Known item = taken[index];
        if (item != null && item.keys() >= MOST_KEYS) {
            return own;
        }
        keys.get(index).forEach((key, name) -> {
            if (!stored.containsKey(key) && owners.getOrDefault(key, -1) == index) {
                own.put(key, name);
            }
        });
        return own;
    }
}
