package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.ListedItem;

/**
 * What a run found of a source's pages beside its items.
 *
 * @param listed every article that a listing showed, in its order; new URLs among them become pending
 * @param retitled URLs among them that are known by another title; they become pending again
 * @param missed listed articles that were tried without bringing a whole item
 * @param learned what is known of the pages' layout by now
 * @param resume the listing page to go on from next time; empty when the listing was read as far as is needed
 */
public record PageFindings(
        List<ListedItem> listed,
        Set<String> retitled,
        List<MissedArticle> missed,
        LearnedRule learned,
        Optional<String> resume) {
    /** Nothing, of a source of which nothing is known. */
    public static final PageFindings NONE = of(List.of(), List.of());

    public PageFindings {
        listed = List.copyOf(listed);
        retitled = Set.copyOf(retitled);
        missed = List.copyOf(missed);
        requireNonNull(learned);
        requireNonNull(resume);
    }

    /** Articles alone. */
    public static PageFindings of(List<ListedItem> listed, List<MissedArticle> missed) {
        return new PageFindings(listed, Set.of(), missed, LearnedRule.NONE, Optional.empty());
    }

    /** Nothing new: what is known of the source stays. */
    static PageFindings nothing(SourceState state) {
        return new PageFindings(List.of(), Set.of(), List.of(), state.learned(), state.resume());
    }

    boolean isEmpty() {
        return listed.isEmpty() && missed.isEmpty();
    }
}
