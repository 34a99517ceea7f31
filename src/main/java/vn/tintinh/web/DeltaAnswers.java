package vn.tintinh.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.publish.Coding;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Rendition;

/**
 * Answers readers that want only what is new in a feed: {@code 226 IM Used} for those that say {@code A-IM: feed} and
 * name a rendition that is remembered. The entity tag is that of the whole feed, so that the reader has it when it has
 * put both together. Caches that know nothing of this must not keep such an answer, hence {@code no-store} beside
 * {@code im}.
 *
 * <p>Spec: RFC 3229 §10.
 */
final class DeltaAnswers {
    /** What a reader accepts to have done to what it asks for. */
    static final CharSequence ACCEPT = HttpHeaders.createOptimized("a-im");

    private static final Logger LOG = LoggerFactory.getLogger(DeltaAnswers.class);
    private static final String FEED = "feed";
    private static final CharSequence IM = HttpHeaders.createOptimized("im");
    private static final CharSequence BASE = HttpHeaders.createOptimized("delta-base");
    private static final CharSequence VARY = HttpHeaders.createOptimized("Accept-Encoding, A-IM, If-None-Match");

    private final Publisher publisher;

    DeltaAnswers(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Answers a request for a feed that is ready, if it wants a difference and there is one. */
    boolean send(HttpServerRequest request, Rendition whole, String date) {
        MultiMap asked = request.headers();
        if (!asked.contains(ACCEPT) || !accepts(asked.getAll(ACCEPT)) || !isChanged(asked, whole)) {
            return false;
        }
        List<String> has = asked.getAll(HttpHeaders.IF_NONE_MATCH);
        Optional<Future<Optional<Rendition>>> delta =
                publisher.delta(request.uri(), whole, tag -> has.stream().anyMatch(line -> isNamed(line, tag)));
        Context loop = Vertx.currentContext();
        delta.ifPresent(making -> making.onComplete(made -> loop.runOnContext(on -> {
            if (made.failed()) {
                LOG.warn(
                        "uri={} outcome=whole reason=\"{}\"",
                        request.path(),
                        made.cause().toString());
            }
            if (!request.response().closed()) {
                Optional<Rendition> found = made.succeeded() ? made.result() : Optional.empty();
                found.ifPresentOrElse(part -> part(request, part, date), () -> Answers.send(request, whole, date));
            }
        })));
        return delta.isPresent();
    }

    /** Whether the whole would be sent: preconditions go before differences. */
    private static boolean isChanged(MultiMap asked, Rendition whole) {
        return Negotiation.choose(asked.getAll(HttpHeaders.ACCEPT_ENCODING), whole.bodies())
                .flatMap(whole::body)
                .filter(body -> Conditions.check(asked, body, whole.lastModified()) == Conditions.Outcome.CHANGED)
                .isPresent();
    }

    private static void part(HttpServerRequest request, Rendition delta, String date) {
        MultiMap asked = request.headers();
        Rendition.Body body = Negotiation.choose(asked.getAll(HttpHeaders.ACCEPT_ENCODING), delta.bodies())
                .flatMap(delta::body)
                .orElseGet(delta::plain);
        HttpServerResponse response = request.response().setStatusCode(226).setStatusMessage("IM Used");
        response.headers().addAll(body.heads().whole(date));
        response.headers().set(HttpHeaders.VARY, VARY);
        response.headers().set(IM, FEED);
        List<String> has = asked.getAll(HttpHeaders.IF_NONE_MATCH);
        if (has.size() == 1 && has.get(0).indexOf(',') < 0) {
            response.headers().set(BASE, has.get(0));
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body.bytes());
        }
    }

    /** Whether a list of instance manipulations has ours, and not with a weight of nothing. */
    static boolean accepts(List<String> lines) {
        for (String line : lines) {
            for (String wanted : line.split(",", -1)) {
                String[] parts = wanted.split(";", -1);
                boolean refused = parts.length > 1 && parts[1].strip().matches("(?i)q\\s*=\\s*0(\\.0*)?");
                if (parts[0].strip().equalsIgnoreCase(FEED) && !refused) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a list of entity tags names a rendition in any coding; the star names none. */
    private static boolean isNamed(String line, String plain) {
        if (line.strip().equals("*")) {
            return false;
        }
        for (Coding coding : Coding.values()) {
            if (Conditions.names(line, coding.tagged(plain), false)) {
                return true;
            }
        }
        return false;
    }
}
