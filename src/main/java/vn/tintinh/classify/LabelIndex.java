package vn.tintinh.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tintinh.model.Category;

/**
 * Which labels mean which category.
 *
 * <p>A label is looked up as a whole; only one that means nothing as a whole is taken apart at {@code | > » / ›}, commas
 * and spaced hyphens, and then runs of its parts are looked up, the longest first, so that "Tin tức - Văn hóa - Xã hội"
 * is culture and society, not society alone. Each lookup tries the words as they are, two halves turned round ("An ninh
 * - Quốc phòng"), and the words without marks, where these are one category's alone.
 */
final class LabelIndex {
    private static final Pattern BETWEEN_PARTS = Pattern.compile("\\s*[|>»›/,;•]\\s*|\\s+[-–—]\\s*|\\s*[-–—]\\s+");
    private static final Pattern BETWEEN_HALVES = Pattern.compile("\\s*[-–—&/,|]\\s*|\\s+và\\s+");
    private static final int MOST_PARTS = 12;

    private final Map<String, String> byWords = new HashMap<>();
    private final Map<String, String> byFolded = new HashMap<>();

    LabelIndex(List<Category> categories) {
        Set<String> ambiguous = new HashSet<>();
        for (Category category : categories) {
            Stream.concat(Stream.of(category.name()), category.labels().stream())
                    .forEach(label -> {
                        byWords.putIfAbsent(Words.of(label), category.slug());
                        String other = byFolded.putIfAbsent(Words.folded(label), category.slug());
                        if (other != null && !other.equals(category.slug())) {
                            ambiguous.add(Words.folded(label));
                        }
                    });
        }
        byFolded.keySet().removeAll(ambiguous);
    }

    /** The categories that a label means, the longest name first in each run; empty when it means none. */
    List<Reason> categories(String label) {
        Optional<Reason> whole = lookUp(label);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<String> parts = Stream.of(BETWEEN_PARTS.split(label, MOST_PARTS))
                .filter(part -> !part.isBlank())
                .toList();
        List<Reason> found = new ArrayList<>();
        if (parts.size() > 1) {
            collect(parts, found);
        }
        return found;
    }

    /** Longest run of parts first; what is left on both sides is looked up in turn. */
    private void collect(List<String> parts, List<Reason> found) {
        for (int length = parts.size(); length > 0; length--) {
            for (int from = parts.size() - length; from >= 0; from--) { // the last part of a path is the narrowest
                Optional<Reason> reason = lookUp(String.join(" - ", parts.subList(from, from + length)));
                if (reason.isPresent()) {
                    found.add(reason.get());
                    collect(parts.subList(from + length, parts.size()), found);
                    collect(parts.subList(0, from), found);
                    return;
                }
            }
        }
    }

    private Optional<Reason> lookUp(String label) {
        String words = Words.of(label);
        String slug = byWords.get(words);
        if (slug != null) {
            return Optional.of(new Reason(slug, Reason.Basis.LABEL, label));
        }
        String[] halves = BETWEEN_HALVES.split(label, 3);
        if (halves.length == 2) {
            slug = byWords.get(Words.of(halves[1] + " " + halves[0]));
            if (slug != null) {
                return Optional.of(new Reason(slug, Reason.Basis.LABEL_TURNED, label));
            }
        }
        slug = byFolded.get(Words.folded(label));
        return slug == null ? Optional.empty() : Optional.of(new Reason(slug, Reason.Basis.LABEL_WITHOUT_MARKS, label));
    }
}
