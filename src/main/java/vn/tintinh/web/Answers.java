package vn.tintinh.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.publish.Coding;
import vn.tintinh.publish.Rendition;

/**
 * A rendition as the answer to a request: coding, conditions, headers. Nothing here waits or copies bytes. A request for
 * a range is answered with the whole, as one for no range is.
 *
 * <p>Spec: RFC 9110 §8, §12.5.3, §13, §14.2; RFC 9111 §5.2; RFC 5861.
 */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** Where something is read: {@code GET} and {@code HEAD}, before what answers everything. */
    public static Route route(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).order(-1);
    }

    /** Ends a {@code GET} or {@code HEAD} with 200, 304, 406 or 412. */
    public static void send(HttpServerRequest request, Rendition rendition, String date) {
        MultiMap asked = request.headers();
        Optional<Coding> coding = Negotiation.choose(asked.getAll(HttpHeaders.ACCEPT_ENCODING), rendition.bodies());
        HttpServerResponse response = request.response();
        if (coding.isEmpty()) {
            response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            Problems.send(request, 406, "Only the content codings identity, gzip and br are offered.");
            return;
        }
        Rendition.Body body = rendition.body(coding.get()).orElseGet(rendition::plain);
        switch (Conditions.check(asked, body, rendition.lastModified())) {
            case CHANGED -> {
                response.headers().setAll(body.heads().whole(date));
                if (request.method().equals(HttpMethod.HEAD)) {
                    response.end();
                } else {
                    response.end(body.bytes());
                }
            }
            case UNCHANGED -> {
                unchanged(request, body.heads().unchanged(date));
            }
            case FAILED -> {
                response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                Problems.send(request, 412, "What is here now is not what If-Match or If-Unmodified-Since asks for.");
            }
        }
    }

    /** Answers on the request's own event loop, whichever thread the outcome is made on; with 503 where it fails. */
    public static <T> void later(HttpServerRequest request, Future<T> outcome, Consumer<T> answer) {
        Context loop = Vertx.currentContext();
        outcome.onComplete(made -> loop.runOnContext(on -> {
            if (request.response().closed()) {
                return;
            }
            if (made.succeeded()) {
                answer.accept(made.result());
            } else {
                LOG.warn(
                        "uri={} outcome=unavailable reason=\"{}\"",
                        request.path(),
                        made.cause().toString());
                request.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
                Problems.send(request, 503, "This is not ready, and the store cannot be asked right now.");
            }
        }));
    }

    /**
     * The server takes a field out of every 304 before it is written, which would make a copy of the shared fields; so
     * they are handed over after that. Where it has something to say about the connection itself, a copy it is.
     */
    private static void unchanged(HttpServerRequest request, MultiMap fields) {
        HttpServerResponse response = request.response().setStatusCode(304);
        if (request.version() == HttpVersion.HTTP_1_1 && !request.headers().contains(HttpHeaders.CONNECTION)) {
            response.headersEndHandler(last -> response.headers().setAll(fields));
        } else {
            response.headers().setAll(fields);
        }
        response.end();
    }
}
