package vn.tintinh.embed;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import vn.tintinh.config.Settings;
import vn.tintinh.publish.Channels;
import vn.tintinh.web.Problems;

/** Tells how a page of ours is shown in a page of others. Spec: oEmbed 1.0 (oembed.com) §2. */
final class Oembed {
    private static final int USUAL_WIDTH = 600;
    private static final long CACHE_SECONDS = 86_400;

    /** Spec: XML 1.0 §2.2. */
    private static final String NO_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private Oembed() {}

    static void answer(RoutingContext context, Channels channels) {
        HttpServerRequest request = context.request();
        MultiMap parameters = context.queryParams();
        String format = Optional.ofNullable(parameters.get("format")).orElse("json");
        String url = parameters.get("url");
        Optional<Integer> width =
                Optional.ofNullable(parameters.get("maxwidth")).map(Oembed::pixels);
        Optional<Integer> height =
                Optional.ofNullable(parameters.get("maxheight")).map(Oembed::pixels);
        if (!List.of("json", "xml").contains(format)) {
            Problems.send(request, 501, "format is json or xml.");
        } else if (url == null) {
            Problems.send(request, 400, "url is missing: the URL of a page of ours that is to be shown.");
        } else if (width.orElse(1) < 1 || height.orElse(1) < 1) {
            Problems.send(request, 400, "maxwidth and maxheight are numbers of pixels.");
        } else {
            Optional<Codes> codes = Place.at(url, channels).flatMap(place -> codes(channels, place));
            if (codes.isEmpty()) {
                Problems.send(request, 404, "This is no URL of a page here that shows news.");
            } else {
                JsonObject told = told(codes.get(), width.orElse(Integer.MAX_VALUE), height.orElse(Integer.MAX_VALUE));
                send(request, format, told);
            }
        }
    }

    private static Optional<Codes> codes(Channels channels, Place place) {
        if (!Design.faults(place.parameters()).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> partner = Optional.ofNullable(place.parameters().get("partner"))
                .filter(id -> Sites.of(channels.configuration()).partner(id).isPresent());
        Design design = Design.of(place.parameters(), Optional.empty());
        return Optional.of(new Codes(channels, place, design, Heading.of(channels, place, design.language()), partner));
    }

    private static JsonObject told(Codes codes, int mostWidth, int mostHeight) {
        Settings.Server server = codes.channels().configuration().settings().server();
        Design fitting = codes.design();
        while (fitting.height() > mostHeight && fitting.count() > 1) {
            fitting = fitting.with(fitting.count() - 1);
        }
        Codes fitted = new Codes(codes.channels(), codes.place(), fitting, codes.name(), codes.partner());
        int width = Math.min(USUAL_WIDTH, mostWidth);
        int height = Math.min(fitting.height(), mostHeight);
        return new JsonObject()
                .put("version", "1.0")
                .put("type", "rich")
                .put("title", codes.name())
                .put("provider_name", server.title())
                .put("provider_url", server.publicUrl() + "/")
                .put("cache_age", CACHE_SECONDS)
                .put("width", width)
                .put("height", height)
                .put("html", fitted.iframe(Integer.toString(width), height));
    }

    private static void send(HttpServerRequest request, String format, JsonObject told) {
        HttpServerResponse response = request.response();
        boolean json = format.equals("json");
        response.putHeader(HttpHeaders.CONTENT_TYPE, json ? "application/json" : "text/xml; charset=utf-8");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.putHeader("X-Content-Type-Options", "nosniff");
        Problems.end(request, json ? told.toBuffer() : Buffer.buffer(xml(told)));
    }

    private static String xml(JsonObject told) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n");
        told.forEach(field -> xml.append("<%1$s>%2$s</%1$s>%n"
                .formatted(
                        field.getKey(),
                        Codes.escaped(field.getValue().toString()).replaceAll(NO_XML, ""))));
        return xml.append("</oembed>\n").toString();
    }

    /** What is no number is 0. */
    private static int pixels(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
