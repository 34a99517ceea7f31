package vn.tintinh.admin;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import vn.tintinh.web.Language;

/**
 * What a page is asked for.
 *
 * @param times as of now, in the page's language
 * @param query of the URL
 * @param form what was sent; empty where nothing was
 * @param id what the path names
 */
record Asked(Times times, MultiMap query, MultiMap form, String id) {
    Language language() {
        return times.language();
    }

    String say(String vietnamese, String english) {
        return language().say(vietnamese, english);
    }

    /** What was typed or chosen, if anything. */
    Optional<String> said(String name) {
        return Optional.ofNullable(form.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    List<String> chosen(String name) {
        return form.getAll(name).stream().filter(text -> !text.isBlank()).toList();
    }

    String wanted(String name) {
        return Optional.ofNullable(query.get(name)).map(String::strip).orElse("");
    }
}
