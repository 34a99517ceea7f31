package vn.tintinh.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request whatever it asks for. Spec: RFC 9110 §7.2, §9, §10.1.1; RFC 9112 §2.3, §3.2.
 *
 * @param status to answer with
 * @param detail one sentence
 */
record Refusal(int status, String detail) {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=%-]*|\\[[0-9A-Fa-f:.]+])(:\\d{0,5})?");
    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.DELETE,
            HttpMethod.PATCH,
            HttpMethod.TRACE);
    private static final String EXPECTED = "100-continue";

    /** Of a request; empty when it may be looked at. */
    static Optional<Refusal> of(HttpServerRequest request) {
        Refusal refusal = find(request);
        return refusal == null ? Optional.empty() : Optional.of(refusal);
    }

    private static @Nullable Refusal find(HttpServerRequest request) {
        HttpVersion version = request.version();
        if (version == null) {
            return new Refusal(505, "This server speaks HTTP/1.0, HTTP/1.1 and, over TLS, HTTP/2.");
        }
        if (version != HttpVersion.HTTP_2) {
            List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
            if (hosts.size() > 1 || (hosts.isEmpty() && version == HttpVersion.HTTP_1_1)) {
                return new Refusal(400, "A request names its host in one Host field.");
            }
            if (!hosts.isEmpty()
                    && !isPlain(hosts.get(0))
                    && !HOST.matcher(hosts.get(0)).matches()) {
                return new Refusal(400, "The Host field is not a host and a port.");
            }
        }
        if (!KNOWN.contains(request.method())) {
            return new Refusal(501, "This method is not known here, or not done.");
        }
        return target(request);
    }

    /** A name or an address as nearly all are, seen without the pattern. */
    private static boolean isPlain(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-') {
                int port = host.length() - i - 1;
                return c == ':'
                        && port <= 5
                        && host.chars().skip(i + 1).allMatch(digit -> digit >= '0' && digit <= '9');
            }
        }
        return true;
    }

    private static @Nullable Refusal target(HttpServerRequest request) {
        String uri = request.uri();
        boolean asterisk = uri.equals("*");
        if (asterisk ? !request.method().equals(HttpMethod.OPTIONS) : !isPath(uri)) {
            return new Refusal(400, "The request's target is neither a path nor a whole URL.");
        }
        String expected = request.getHeader(HttpHeaders.EXPECT);
        return expected == null || expected.equalsIgnoreCase(EXPECTED)
                ? null
                : new Refusal(417, "Only 100-continue can be expected here.");
    }

    private static boolean isPath(String uri) {
        return uri.startsWith("/")
                || uri.regionMatches(true, 0, "http://", 0, 7)
                || uri.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Whether the client waits for leave to send its body. One of HTTP/1.0 never does. */
    static boolean waitsForLeave(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return request.version() != HttpVersion.HTTP_1_0
                && EXPECTED.equalsIgnoreCase(headers.get(HttpHeaders.EXPECT))
                && (headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING));
    }

    /** Whether the client says among other things that this is its last request; alone, the server sees to that. */
    static boolean isLast(HttpServerRequest request) {
        String connection = request.getHeader(HttpHeaders.CONNECTION);
        return connection != null
                && connection.indexOf(',') >= 0
                && Arrays.stream(connection.split(","))
                        .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }
}
