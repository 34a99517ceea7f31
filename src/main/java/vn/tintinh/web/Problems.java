package vn.tintinh.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;

/** Errors: {@code application/problem+json} for programs, a small page for people. Spec: RFC 9457. */
public final class Problems {
    private static final long LINGER_MILLIS = 500;

    private Problems() {}

    /** Ends the request with a problem document. */
    public static void send(HttpServerRequest request, int status, String detail) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        String body = new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
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

    /**
     * Has the connection end with the answer, as what else comes on it is not to be trusted or not to be read. What is
     * still being sent is read for a moment, or the client would be reset before it has the answer. Spec: RFC 9112 §9.6.
     */
    static void close(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return;
        }
        HttpServerResponse response = request.response();
        response.headersEndHandler(before -> response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
        response.bodyEndHandler(ended -> {
            if (request.isEnded()) {
                request.connection().close();
                return;
            }
            request.end().onSuccess(whole -> request.connection().close());
            Vertx.currentContext().owner().setTimer(LINGER_MILLIS, late -> request.connection()
                    .close());
        });
    }

    /** Ends a request with a body, which a {@code HEAD} is only told the length of. */
    public static void end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }
}
