package vn.tintinh.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which items a channel holds: those that fit every part; a part fits when one of its values does; an empty part fits
 * always.
 *
 * @param categories slugs
 * @param provinces slugs of units of today
 * @param sources ids
 * @param words all of these in title or text, compared by search key
 */
public record Selection(List<String> categories, List<String> provinces, List<String> sources, Optional<String> words) {
    /** Every item. */
    public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), Optional.empty());

    public Selection {
        categories = List.copyOf(categories);
        provinces = List.copyOf(provinces);
        sources = List.copyOf(sources);
    }

    /** Whether an item of a source, with its provinces and categories, fits as far as no words are asked for. */
    public boolean fits(String source, Collection<String> itsProvinces, Collection<String> itsCategories) {
        return fits(sources, List.of(source)) && fits(provinces, itsProvinces) && fits(categories, itsCategories);
    }

    private static boolean fits(List<String> selected, Collection<String> values) {
        return selected.isEmpty() || values.stream().anyMatch(selected::contains);
    }
}
