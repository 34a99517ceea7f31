package vn.tintinh.publish;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;

/**
 * The header fields that one representation is answered with, made once for all who ask: those of {@code 200}, and those
 * of {@code 304}. Only {@code Date} moves: a second's first answer has the fields made anew with it, all others of that
 * second share them, and the server writes them as bytes that are rendered already.
 *
 * <p>Spec: RFC 9110 §8, §14.3, §15.4.5; RFC 9111 §5.2; WHATWG Fetch (CORS). May be used by any thread.
 */
public final class Heads {
    private static final CharSequence LINK = HttpHeaders.createOptimized("link");
    private static final CharSequence EXPOSE = HttpHeaders.createOptimized("Date, ETag, IM, Last-Modified, Link");
    private static final CharSequence STAR = HttpHeaders.createOptimized("*");
    private static final CharSequence NONE = HttpHeaders.createOptimized("none");
    private static final CharSequence NO_SNIFF_NAME = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY_NAME = HttpHeaders.createOptimized("content-security-policy");
    private static final String POLICY_FORM = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "style-src 'self'; img-src %s; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final CharSequence POLICY = HttpHeaders.createOptimized(POLICY_FORM.formatted("'self'"));

    /** What a page that shows pictures of other hosts is answered with, as {@link Rendition#with} takes it. */
    public static final Map<String, String> WITH_PICTURES =
            Map.of("content-security-policy", POLICY_FORM.formatted("'self' https:"));

    private static final CharSequence REFERRER_NAME = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("strict-origin-when-cross-origin");

    private final MultiMap whole;
    private final MultiMap unchanged;
    private volatile Dated latest;

    private Heads(MultiMap whole, MultiMap unchanged) {
        this.whole = whole;
        this.unchanged = unchanged;
        this.latest = new Dated("", whole, unchanged);
    }

    private record Dated(String date, MultiMap whole, MultiMap unchanged) {}

    /** Of a representation of a rendition: of its coding, length and tag. */
    static Heads of(Rendition.Facts facts, Coding coding, int length, String tag) {
        MultiMap unchanged = HttpHeaders.headers();
        unchanged.set(HttpHeaders.ETAG, optimized(tag));
        facts.lastModified().ifPresent(last -> unchanged.set(HttpHeaders.LAST_MODIFIED, optimized(last.text())));
        unchanged.set(HttpHeaders.CACHE_CONTROL, optimized(facts.cacheControl()));
        unchanged.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        unchanged.set(LINK, optimized(facts.link()));
        if (!facts.isPage()) {
            unchanged.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, STAR);
            unchanged.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSE);
        }
        facts.further().forEach((name, value) -> unchanged.set(name, optimized(value)));
        MultiMap whole = HttpHeaders.headers().setAll(unchanged);
        whole.set(HttpHeaders.CONTENT_TYPE, optimized(facts.mediaType()));
        whole.set(HttpHeaders.CONTENT_LENGTH, optimized(Integer.toString(length)));
        whole.set(HttpHeaders.ACCEPT_RANGES, NONE);
        if (coding != Coding.IDENTITY) {
            whole.set(HttpHeaders.CONTENT_ENCODING, optimized(coding.token()));
        }
        if (facts.isPage()) {
            protect(whole);
        } else {
            whole.set(NO_SNIFF_NAME, NO_SNIFF);
        }
        facts.further().forEach((name, value) -> whole.set(name, optimized(value)));
        return new Heads(whole, unchanged);
    }

    /** A page loads nothing but our own files, runs no script that stands in it, and stands in no frame. */
    public static void protect(MultiMap headers) {
        headers.set(POLICY_NAME, POLICY);
        headers.set(REFERRER_NAME, REFERRER);
        headers.set(NO_SNIFF_NAME, NO_SNIFF);
    }

    /** Of an answer with a body, or one to {@code HEAD}; not to be written to. */
    public MultiMap whole(String date) {
        return dated(date).whole();
    }

    /** Of {@code 304 Not Modified}; not to be written to. */
    public MultiMap unchanged(String date) {
        return dated(date).unchanged();
    }

    /** Threads that meet at a second's turn may each make them: the same. */
    private Dated dated(String date) {
        Dated now = latest;
        if (!date.equals(now.date())) {
            now = new Dated(date, with(whole, date), with(unchanged, date));
            latest = now;
        }
        return now;
    }

    private static MultiMap with(MultiMap headers, String date) {
        return HttpHeaders.headers().setAll(headers).set(HttpHeaders.DATE, date).copy(false);
    }

    private static CharSequence optimized(String text) {
        return HttpHeaders.createOptimized(text);
    }
}
