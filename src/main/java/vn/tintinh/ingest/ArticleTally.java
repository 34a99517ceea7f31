package vn.tintinh.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tintinh.model.Article;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.ListedItem;
import vn.tintinh.parse.page.Learner;
import vn.tintinh.parse.page.RuleWarnings;
import vn.tintinh.store.Incident;
import vn.tintinh.store.Sighting;

/** How the articles of one run came out, and which incidents that makes: one odd article is none. */
final class ArticleTally {
    private final LearnedRule before;
    private final List<String> strange = new ArrayList<>();
    private final List<String> shorts = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private final Map<String, Integer> unmatched = new LinkedHashMap<>();
    private int whole;

    ArticleTally(LearnedRule before) {
        this.before = before;
    }

    void whole(Article read) {
        whole++;
        RuleWarnings.failures(read.warnings()).forEach(warning -> unmatched.merge(warning, 1, Integer::sum));
    }

    void strange(Article read, ListedItem listed) {
        strange.add("announced “" + listed.title() + "”, read “" + read.title() + "” (" + listed.url() + ")");
    }

    void cameOutShort(Article read, String url) {
        shorts.add(Learner.textOf(read).length() + " characters of “" + read.title() + "” (" + url + ")");
    }

    void repeated(Article read, String url, String other) {
        repeated.add("“" + read.title() + "” on " + other + " and on " + url);
    }

    /** What is, and what is no more; nothing of what the run says nothing about. */
    List<Sighting> seen() {
        List<Sighting> seen = new ArrayList<>();
        String rule = "before: title " + before.rule().title().orElse("detected") + ", date "
                + before.rule().date().orElse("detected") + ", body "
                + before.rule().body().orElse("detected") + ", " + before.bodyLength()
                + " characters as a rule\nafter: ";
        add(seen, Incident.Kind.ARTICLES_CHANGED, strange, strange.size() >= 2 && whole == 0, rule);
        add(seen, Incident.Kind.BODIES_SHORT, shorts, shorts.size() >= 3 && shorts.size() > whole, rule);
        add(seen, Incident.Kind.TITLES_REPEAT, repeated, isRepeated(), rule);
        rule(seen);
        return seen;
    }

    /** Of two articles, the one read first is strange rather than repeated. */
    private boolean isRepeated() {
        return repeated.size() >= 2 || (repeated.size() == 1 && strange.size() == 1 && whole == 0);
    }

    /** What the admin's selectors did not find on any article of several; one article may well lack an author. */
    private void rule(List<Sighting> seen) {
        List<String> never = unmatched.entrySet().stream()
                .filter(entry -> whole >= 2 && entry.getValue() == whole)
                .map(Map.Entry::getKey)
                .toList();
        if (!never.isEmpty()) {
            seen.add(Sighting.of(
                    Incident.Kind.RULE_FAILS,
                    String.join("\n", never) + "\non all of " + whole + " articles that were read"));
        } else if (whole > 0 && unmatched.values().stream().allMatch(count -> count < whole)) {
            seen.add(Sighting.none(Incident.Kind.RULE_FAILS));
        }
    }

    private void add(List<Sighting> seen, Incident.Kind kind, List<String> odd, boolean is, String rule) {
        if (is) {
            seen.add(Sighting.of(kind, rule + String.join("\n", odd.subList(0, Math.min(5, odd.size())))));
        } else if (whole > 0 && odd.isEmpty()) {
            seen.add(Sighting.none(kind));
        }
    }
}
