package vn.tintinh.parse.page;

import java.util.List;

/** What the warnings of a page that was read by a rule say about the rule. */
public final class RuleWarnings {
    private RuleWarnings() {}

    /**
     * Those that tell of a selector or a pattern that has failed: not of {@code remove}, which is for listings and
     * articles alike and often has nothing to take out, nor of {@code next}, which the last page lacks.
     */
    public static List<String> failures(List<String> warnings) {
        return warnings.stream()
                .filter(warning -> warning.contains("the rule's "))
                .filter(warning -> !warning.contains("” for remove matches nothing")
                        && !warning.contains("” for next matches nothing"))
                .toList();
    }
}
