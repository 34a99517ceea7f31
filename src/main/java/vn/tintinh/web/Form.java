package vn.tintinh.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a form says.
 *
 * @param fields values by name, as they were typed but for ends of lines
 */
record Form(Map<String, List<String>> fields) {
    private static final int MOST_FIELDS = 50;
    private static final String TYPE = "application/x-www-form-urlencoded";

    Form {
        fields = Map.copyOf(fields);
    }

    /** A form that cannot be taken; the message is one sentence. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String sentence;

        Refused(int status, String sentence) {
            super(sentence, null, false, false);
            this.status = status;
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }

        int status() {
            return status;
        }
    }

    /**
     * Reads the body of a request that is being handled for the first time. Fails with {@link Refused}.
     *
     * @param mostBytes what is larger is refused before it is read to its end
     */
    static Future<Form> read(HttpServerRequest request, int mostBytes) {
        String type = String.valueOf(request.getHeader(HttpHeaders.CONTENT_TYPE));
        if (!type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip().equals(TYPE)) {
            return Future.failedFuture(new Refused(415, "A form is sent as " + TYPE + "."));
        }
        Promise<Form> read = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(broken -> read.tryFail(new Refused(400, "The form breaks off.")));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > mostBytes) {
                request.handler(ignored -> {});
                read.tryFail(new Refused(413, "The form has more than " + mostBytes / 1024 + " kB."));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> {
            try {
                read.tryComplete(decoded(body.toString(StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException odd) {
                read.tryFail(new Refused(400, "The form is not encoded as " + TYPE + "."));
            }
        });
        return read.future();
    }

    static Form decoded(String body) {
        return new Form(new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST_FIELDS).parameters());
    }

    /** The first value of a field, without space around it; empty text where there is none. */
    String text(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty()
                ? ""
                : values.get(0)
                        .replace("\r\n", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                        .strip();
    }

    /**
     * Whether a browser sent the form from a page of another site. Who sends no word of where from is no browser, or an
     * old one; there is no session that could be misused.
     *
     * @param self where this server is reached
     */
    static boolean isForeign(HttpServerRequest request, URI self) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        Optional<String> from = Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)));
        return from.isPresent()
                && !authority(from.get()).equals(authority(self.toString()))
                && !authority(from.get())
                        .equals(Optional.ofNullable(request.authority())
                                .map(host -> host.toString().toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> authority(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getRawAuthority()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
