package vn.tintinh.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Errors: {@code application/problem+json} for programs, a small page for people. Spec: RFC 9457. */
final class Problems {
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            413, "Content Too Large",
            414, "URI Too Long",
            500, "Internal Server Error",
            503, "Service Unavailable");

    private Problems() {}

    /** Ends the request with a problem document. */
    static void send(HttpServerRequest request, int status, String detail) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        String body = new JsonObject()
                .put("type", "about:blank")
                .put("title", TITLES.getOrDefault(status, "Error"))
                .put("status", status)
                .put("detail", detail)
                .put("instance", request.path() == null ? "/" : request.path())
                .encode();
        response.setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json; charset=utf-8");
        response.putHeader(HttpHeaders.CACHE_CONTROL, status == 404 ? "public, max-age=60" : "no-store");
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.putHeader("X-Content-Type-Options", "nosniff");
        end(request, Buffer.buffer(body));
    }

    /** Ends a request with a body, which a {@code HEAD} is only told the length of. */
    static void end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }
}
