package vn.tintinh.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import vn.tintinh.publish.Coding;
import vn.tintinh.publish.Rendition;

/**
 * A rendition as the answer to a request: coding, conditions, headers. Nothing here waits or copies bytes.
 *
 * <p>Spec: RFC 9110 §8, §12.5.3, §13; RFC 9111 §5.2; RFC 5861.
 */
final class Answers {
    private static final CharSequence LINK = HttpHeaders.createOptimized("link");
    private static final CharSequence EXPOSE = HttpHeaders.createOptimized("ETag, Last-Modified, Link");
    private static final CharSequence STAR = HttpHeaders.createOptimized("*");
    private static final CharSequence NO_SNIFF_NAME = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY_NAME = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("default-src 'none'; style-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    private static final CharSequence REFERRER_NAME = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("strict-origin-when-cross-origin");

    private Answers() {}

    /** Ends a {@code GET} or {@code HEAD} with 200, 304 or 406. */
    static void send(HttpServerRequest request, Rendition rendition) {
        MultiMap asked = request.headers();
        List<String> accepted = asked.getAll(HttpHeaders.ACCEPT_ENCODING);
        Optional<Coding> coding = Negotiation.choose(accepted, rendition.bodies());
        if (coding.isEmpty()) {
            request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            Problems.send(request, 406, "Only the content codings identity, gzip and br are offered.");
            return;
        }
        Rendition.Body body = rendition.body(coding.get()).orElseGet(rendition::plain);
        HttpServerResponse response = request.response();
        headers(response.headers(), rendition, body);
        if (Conditions.unchanged(asked, body, rendition.lastModified())) {
            response.setStatusCode(304).end();
            return;
        }
        response.headers().set(HttpHeaders.CONTENT_TYPE, rendition.mediaType());
        if (coding.get() != Coding.IDENTITY) {
            response.headers().set(HttpHeaders.CONTENT_ENCODING, coding.get().token());
        }
        Problems.end(request, body.bytes());
    }

    private static void headers(MultiMap headers, Rendition rendition, Rendition.Body body) {
        headers.set(HttpHeaders.ETAG, body.tag());
        if (rendition.lastModified().isPresent()) {
            headers.set(
                    HttpHeaders.LAST_MODIFIED, rendition.lastModified().get().text());
        }
        headers.set(HttpHeaders.CACHE_CONTROL, rendition.cacheControl());
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.set(LINK, rendition.link());
        if (rendition.mediaType().startsWith("text/html")) {
            protect(headers);
        } else {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, STAR);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSE);
            headers.set(NO_SNIFF_NAME, NO_SNIFF);
        }
    }

    /** A page loads nothing but our own style sheet and pictures, runs no script and stands in no frame. */
    static void protect(MultiMap headers) {
        headers.set(POLICY_NAME, POLICY);
        headers.set(REFERRER_NAME, REFERRER);
        headers.set(NO_SNIFF_NAME, NO_SNIFF);
    }
}
