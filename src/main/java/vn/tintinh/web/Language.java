package vn.tintinh.web;

import io.vertx.core.MultiMap;

/** In what language a page speaks to people; the news itself is never translated. */
public enum Language {
    VIETNAMESE("vi", ""),
    ENGLISH("en", "?lang=en");

    private final String tag;
    private final String query;

    Language(String tag, String query) {
        this.tag = tag;
        this.query = query;
    }

    /** The one that a page's query asks for, Vietnamese if it does not. */
    public static Language of(MultiMap query) {
        return query.getAll("lang").contains(ENGLISH.tag) ? ENGLISH : VIETNAMESE;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    /** What a page's URL ends in. */
    public String query() {
        return query;
    }

    /** A path of ours, which may have a query of its own, as the path of the page in this language. */
    public String at(String path) {
        return path.contains("?") ? path + query.replace('?', '&') : path + query;
    }

    /** The wording in this language. */
    public String say(String vietnamese, String english) {
        return this == VIETNAMESE ? vietnamese : english;
    }

    /** The language that a page offers beside its own. */
    public Language other() {
        return this == VIETNAMESE ? ENGLISH : VIETNAMESE;
    }
}
