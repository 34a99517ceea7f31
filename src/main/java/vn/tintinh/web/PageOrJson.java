package vn.tintinh.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.tintinh.publish.Heads;

/** One answer in two shapes: a page for people, JSON for programs. */
final class PageOrJson {
    private PageOrJson() {}

    /** The page, unless {@code Accept} asks for JSON. */
    static void send(RoutingContext context, Supplier<JsonObject> json, Function<Language, byte[]> page) {
        HttpServerResponse response = context.response().putHeader(HttpHeaders.VARY, "Accept");
        String accept = Optional.ofNullable(context.request().getHeader(HttpHeaders.ACCEPT))
                .orElse("");
        if (accept.contains("json")) {
            send(context, json.get());
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        Heads.protect(response.headers());
        Problems.end(context.request(), Buffer.buffer(page.apply(Language.of(context.queryParams()))));
    }

    /** JSON, whoever asks. */
    static void send(RoutingContext context, JsonObject json) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        Problems.end(context.request(), json.toBuffer());
    }
}
