package vn.tintinh.admin;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import vn.tintinh.model.StoredItem;

/**
 * What another configuration would change.
 *
 * @param items how many were compared
 * @param sources what would become of sources, by id; those that stay as they are left out
 * @param channels of which an item would come or go, or that come or go themselves, by path
 */
public record Plan(long items, Map<String, SourceChange> sources, Map<String, ChannelChange> channels) {
    public Plan {
        sources = Map.copyOf(sources);
        channels = Map.copyOf(channels);
    }

    /** What becomes of a source. */
    public enum SourceChange {
        /** It is polled from then on. */
        BEGINS,
        /** It is polled no more; what is stored of it stays in the channels that it is in. */
        ENDS,
        /** It is polled elsewhere. */
        MOVES
    }

    /** What becomes of a channel as a whole. */
    public enum Fate {
        /** It is there before and after. */
        STAYS,
        /** It is new. */
        BEGINS,
        /** It is published no more. */
        ENDS
    }

    /**
     * What becomes of a channel.
     *
     * @param atOnce for readers, as soon as the configuration is in force: what is stored keeps its categories
     * @param later where such items come in from then on, with the categories that the configuration gives them
     */
    public record ChannelChange(Fate fate, Difference atOnce, Difference later) {
        public ChannelChange {
            requireNonNull(fate);
            requireNonNull(atOnce);
            requireNonNull(later);
        }

        /** Whether it is as it was. */
        boolean isNone() {
            return fate == Fate.STAYS && atOnce.isNone() && later.isNone();
        }
    }

    /**
     * Items that come and go.
     *
     * @param gained how many come
     * @param lost how many go
     * @param firstGained the newest of them
     * @param firstLost the newest of them
     */
    public record Difference(long gained, long lost, List<StoredItem> firstGained, List<StoredItem> firstLost) {
        public Difference {
            firstGained = List.copyOf(firstGained);
            firstLost = List.copyOf(firstLost);
        }

        boolean isNone() {
            return gained == 0 && lost == 0;
        }
    }
}
