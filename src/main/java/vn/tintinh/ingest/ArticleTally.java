package vn.tintinh.ingest;

import java.util.ArrayList;
import java.util.List;
import vn.tintinh.model.Article;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.ListedItem;
import vn.tintinh.parse.page.Learner;
import vn.tintinh.store.Incident;
import vn.tintinh.store.Sighting;

/** How the articles of one run came out, and which incidents that makes: one odd article is none. */
final class ArticleTally {
    private final LearnedRule before;
    private final List<String> strange = new ArrayList<>();
    private final List<String> shorts = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private int whole;

    ArticleTally(LearnedRule before) {
        this.before = before;
    }

    void whole() {
        whole++;
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
        add(seen, Incident.Kind.TITLES_REPEAT, repeated, repeated.size() >= 2, rule);
        return seen;
    }

    private void add(List<Sighting> seen, Incident.Kind kind, List<String> odd, boolean is, String rule) {
        if (is) {
            seen.add(Sighting.of(kind, rule + String.join("\n", odd.subList(0, Math.min(5, odd.size())))));
        } else if (whole > 0 && odd.isEmpty()) {
            seen.add(Sighting.none(kind));
        }
    }
}
