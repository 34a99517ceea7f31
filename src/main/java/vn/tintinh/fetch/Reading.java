package vn.tintinh.fetch;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.Document;
import vn.tintinh.net.Answer;

/** What the last answer of a fetch means. */
final class Reading {
    /** Of the transport, or not for keeping. */
    private static final Set<String> NOT_OF_THE_DOCUMENT =
            Set.of("content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive", "set-cookie");

    private final FetchRequest request;
    private final Answer.Received answer;
    private final Instant now;

    Reading(FetchRequest request, Answer.Received answer, Instant now) {
        this.request = request;
        this.answer = answer;
        this.now = now;
    }

    /** 300 to 308 as far as they are followed; 304 and 305 are not. */
    static boolean isRedirect(int status) {
        return Set.of(300, 301, 302, 303, 307, 308).contains(status);
    }

    /** A header whose bytes are UTF-8 though HTTP reads them as ISO 8859-1; unchanged when they aren't. */
    static String utf8(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException other) {
            return header;
        }
    }

    FetchResult result(URI url, Optional<URI> permanentUrl, List<String> notes) {
        Optional<Duration> maxAge = HttpTimes.maxAge(answer, now);
        return switch (answer.status()) {
            case 200, 203 ->
                answer.body().length == 0
                        ? failed(Failure.EMPTY, "the answer is empty")
                        : new FetchResult.Body(
                                document(url), validators(), permanentUrl, maxAge, answer.digest(), notes);
            case 304 ->
                request.unconditional() || request.validators().isEmpty()
                        ? failed(Failure.PROTOCOL, "the server says \"not modified\" though it was not asked that")
                        : new FetchResult.NotModified(validators().or(request.validators()), permanentUrl, maxAge);
            case 410 -> new FetchResult.Gone("the server says that the document is gone for good (410)");
            case 429 -> throttled();
            case 503 -> answer.header("retry-after").isPresent() ? throttled() : unusable();
            default -> unusable();
        };
    }

    private FetchResult throttled() {
        return new FetchResult.Throttled(
                HttpTimes.retryAt(answer, now), "the server asks for fewer requests (" + answer.status() + ")");
    }

    private FetchResult unusable() {
        int status = answer.status();
        return switch (status) {
            case 404 -> failed(Failure.NOT_FOUND, "there is no such document (404)");
            case 401, 403, 407, 451 -> failed(Failure.FORBIDDEN, "the server does not let us in (" + status + ")");
            case 204, 205 -> failed(Failure.EMPTY, "the server answers without content (" + status + ")");
            case 206 -> failed(Failure.PROTOCOL, "the server sends a part though the whole was asked for (206)");
            default ->
                status >= 600
                        ? failed(
                                Failure.SERVER,
                                "the server answers with status " + status + ", which HTTP does not know")
                        : status >= 500
                                ? failed(Failure.SERVER, "the server has a fault (" + status + ")")
                                : status >= 400
                                        ? failed(Failure.REJECTED, "the server rejects the request (" + status + ")")
                                        : failed(Failure.PROTOCOL, "the server answers with status " + status);
        };
    }

    private FetchResult failed(Failure kind, String sentence) {
        return FetchResult.Failed.of(kind, sentence, answer.status());
    }

    private Document document(URI url) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.keySet().removeAll(NOT_OF_THE_DOCUMENT);
        return new Document(Optional.of(url), headers, answer.body());
    }

    private Validators validators() {
        return new Validators(answer.header("etag"), answer.header("last-modified"));
    }
}
