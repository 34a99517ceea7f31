package vn.tintinh.parse.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Selectors for elements, made of ids and classes that will be there on the next page too. */
final class LearnSelectors {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{1,39}");
    private static final Pattern VOWEL = Pattern.compile("[aeiouyAEIOUY]");
    /** What a page says of a state or a place in a row, not of a part. */
    private static final Set<String> STATES = Set.of(
            "active", "current", "selected", "first", "last", "odd", "even", "show", "hide", "hidden", "open", "new");

    private static final int MOST_LEVELS = 8;

    private LearnSelectors() {}

    /** Whether an id or class names a part of the template: no digits, no hash, no state. */
    static boolean isStable(String name) {
        return NAME.matcher(name).matches()
                && !STATES.contains(name)
                && (name.length() <= 3 || VOWEL.matcher(name).find());
    }

    /** Tag and stable id, or tag and stable classes; empty when it has neither. */
    static Optional<String> own(Element element) {
        if (isStable(element.id())) {
            return Optional.of(element.normalName() + "#" + element.id());
        }
        List<String> classes = element.classNames().stream()
                .filter(LearnSelectors::isStable)
                .limit(2)
                .toList();
        return classes.isEmpty()
                ? Optional.empty()
                : Optional.of(element.normalName() + "." + String.join(".", classes));
    }

    /** The element's own selector, or its tag. */
    static String ownOrTag(Element element) {
        return own(element).orElse(element.normalName());
    }

    /** A selector that matches the element and nothing else of its page, the shortest of those tried. */
    static Optional<String> unique(Element element) {
        for (String candidate : candidates(element)) {
            List<Element> matches = element.root().select(candidate);
            if (matches.size() == 1 && matches.get(0).equals(element)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static List<String> candidates(Element element) {
        List<String> candidates = new ArrayList<>();
        own(element).ifPresent(candidates::add);
        String tag = element.normalName();
        if (tag.matches("h1|article|main|time")) {
            candidates.add(tag);
        }
        int level = 0;
        for (Element above : element.parents()) {
            if (level++ == MOST_LEVELS || above.normalName().equals("body")) {
                break;
            }
            own(above).ifPresent(name -> {
                own(element).ifPresent(self -> candidates.add(name + " " + self));
                candidates.add(name + " > " + tag);
                candidates.add(name + " " + tag);
            });
        }
        return candidates;
    }
}
