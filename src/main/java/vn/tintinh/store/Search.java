package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tintinh.model.Selection;

/**
 * What a reader looks for.
 *
 * @param selection provinces are slugs as stored; words may be phrases, see {@link SearchWords}
 * @param without slugs of categories that items found are not in
 * @param from when they were shown at the earliest
 * @param before when they were shown, as seen from later
 * @param now what may be published only later is not found
 */
public record Search(
        Selection selection, List<String> without, Optional<Instant> from, Optional<Instant> before, Instant now) {
    public Search {
        requireNonNull(selection);
        without = List.copyOf(without);
        requireNonNull(from);
        requireNonNull(before);
        requireNonNull(now);
    }

    /** A selection, of any time. */
    static Search of(Selection selection, Instant now) {
        return new Search(selection, List.of(), Optional.empty(), Optional.empty(), now);
    }

    /** What is asked for in words. */
    Optional<SearchWords> words() {
        return selection.words().map(SearchWords::of);
    }

    /** Whether nothing can be found, as words are asked for and there is no letter in them. */
    boolean isVain() {
        return words().filter(SearchWords::isEmpty).isPresent();
    }

    /** A {@code tsquery} of it but for the times; empty where all items are asked for. */
    String wanted() {
        List<String> parts = new ArrayList<>();
        words().map(SearchWords::query).ifPresent(parts::add);
        add(parts, "c:", selection.categories());
        add(parts, "p:", selection.provinces());
        add(parts, "s:", selection.sources());
        without.forEach(slug -> parts.add("!" + quoted("c:" + slug)));
        return String.join(" & ", parts);
    }

    private static void add(List<String> parts, String facet, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(values.stream().map(value -> quoted(facet + value)).collect(Collectors.joining(" | ", "(", ")")));
        }
    }

    private static String quoted(String lexeme) {
        return "'" + SafeText.of(lexeme).replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
