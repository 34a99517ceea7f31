package vn.tintinh.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.model.Document;

/** Pages that stand in the way of what was asked for: they want a script to be run, a person, or a login. */
final class Barrier {
    private static final int LOOKED_AT = 64 * 1024;
    private static final int SHORT = 6000;
    private static final int FEW_LINKS = 30;
    private static final List<String> CHALLENGES = List.of(
            "challenge-platform",
            "cf-chl",
            "<title>just a moment",
            "_incapsula_resource",
            "sucuri_cloudproxy_js",
            "ddos-guard",
            "/recaptcha/api.js",
            "hcaptcha.com");
    private static final List<String> WANTS_SCRIPT =
            List.of("enable javascript", "bật javascript", "kích hoạt javascript");
    private static final List<String> PASSWORDS = List.of("type=\"password\"", "type='password'", "type=password");

    private Barrier() {}

    /**
     * What stands in the way, for an operator. To be asked of a document that could not be read as what it should be:
     * many a page that can has a login box too.
     */
    static Optional<String> of(Document document) {
        byte[] body = document.body();
        String start =
                new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (!start.contains("<html") && !start.contains("<script") && !start.contains("<!doctype html")) {
            return Optional.empty();
        }
        boolean barren = links(start) < FEW_LINKS;
        if (barren && (names(start, CHALLENGES) || isScriptAlone(start))) {
            return Optional.of("the server sends a page that wants JavaScript or a person (a challenge against robots)"
                    + " in place of the document");
        }
        return barren && names(start, PASSWORDS)
                ? Optional.of("the server sends a login page in place of the document")
                : Optional.empty();
    }

    /** A short page that sets a cookie and loads itself anew, or says that it wants JavaScript. */
    private static boolean isScriptAlone(String page) {
        boolean comesBack = page.contains("document.cookie")
                && (page.contains("location.reload") || page.contains("location.href") || page.contains("location="));
        return page.length() < SHORT && (comesBack || names(page, WANTS_SCRIPT));
    }

    private static boolean names(String page, List<String> words) {
        return words.stream().anyMatch(page::contains);
    }

    private static int links(String page) {
        int links = 0;
        for (int at = page.indexOf("<a "); at >= 0 && links < FEW_LINKS; at = page.indexOf("<a ", at + 3)) {
            links++;
        }
        return links;
    }
}
