package vn.tintinh.admin;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tintinh.model.ConstantName;
import vn.tintinh.web.Visits;

/**
 * The management port: {@code /health/live}, {@code /health/ready}, {@code /metrics}, {@code /sources} and
 * {@code /admin/incidents.atom}, which ask for no login as the port is meant for loopback or a private network, and all
 * else below {@code /admin}, which does. A slow or greedy client is cut off.
 */
public final class Management {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JSON = "application/json; charset=utf-8";

    private final HttpServer server;
    private final PrometheusMeterRegistry metrics;
    private final Supplier<Future<Readiness>> readiness;
    private final SourceReport sources;
    private final IncidentFeed incidents;
    private volatile Optional<Handler<HttpServerRequest>> admins = Optional.empty();

    /**
     * @param metrics what {@code /metrics} tells
     * @param readiness asked at each {@code /health/ready}
     * @param sources asked at each {@code /sources}
     * @param incidents asked at each {@code /admin/incidents.atom}
     */
    public Management(
            Vertx vertx,
            PrometheusMeterRegistry metrics,
            Supplier<Future<Readiness>> readiness,
            SourceReport sources,
            IncidentFeed incidents) {
        this(vertx, metrics, readiness, sources, incidents, PATIENCE);
    }

    Management(
            Vertx vertx,
            PrometheusMeterRegistry metrics,
            Supplier<Future<Readiness>> readiness,
            SourceReport sources,
            IncidentFeed incidents,
            Duration patience) {
        this.metrics = metrics;
        this.readiness = readiness;
        this.sources = sources;
        this.incidents = incidents;
        Visits visits = new Visits(this::answer, patience);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setIdleTimeout(30)
                        .setMaxInitialLineLength(2048)
                        .setMaxHeaderSize(8192)
                        .setMaxFormFields(200))
                .connectionHandler(visits::opened)
                .requestHandler(visits);
    }

    /** Listens; fails when the port is taken. Port 0 takes any free one: the future tells which. */
    public Future<Integer> listen(String host, int port) {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    /** Stops listening. */
    public Future<Void> close() {
        return server.close().mapEmpty();
    }

    /** Shows pages to admins from now on. */
    public void show(AdminSite site) {
        admins = Optional.of(site.handler());
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/health/live" -> send(request, 200, JSON, "{\"status\":\"up\"}");
            case "/health/ready" ->
                readiness
                        .get()
                        .otherwise(failure -> Readiness.unready("readiness is unknown: " + failure.getMessage()))
                        .onSuccess(ready ->
                                send(request, ready.state() == Readiness.State.UNREADY ? 503 : 200, JSON, json(ready)));
            case "/metrics" -> send(request, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
            case "/sources" ->
                sources.json()
                        .onSuccess(report -> send(request, 200, JSON, report.encodePrettily()))
                        .onFailure(failure -> away(request, failure));
            case "/admin/incidents.atom" ->
                incidents
                        .atom("http://" + request.authority())
                        .onSuccess(feed -> sendIfChanged(request, feed))
                        .onFailure(failure -> away(request, failure));
            default -> other(request);
        }
    }

    private void other(HttpServerRequest request) {
        boolean below = request.path().equals("/admin") || request.path().startsWith("/admin/");
        if (below && admins.isPresent()) {
            admins.get().handle(request);
        } else {
            problem(
                    request,
                    404,
                    "Not found",
                    "The management port has /health/live, /health/ready, /metrics, /sources and /admin.");
        }
    }

    private static void away(HttpServerRequest request, Throwable failure) {
        problem(request, 503, "Not now", "The database does not answer: " + failure.getMessage());
    }

    /** With an entity tag of the content, and no content for whoever has it already. */
    private static void sendIfChanged(HttpServerRequest request, String feed) {
        String tag = "\"" + digest(feed) + "\"";
        request.response().putHeader("ETag", tag);
        String known = request.getHeader("If-None-Match");
        if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
            request.response().setStatusCode(304).end().onFailure(failure -> request.connection()
                    .close());
            return;
        }
        send(request, 200, "application/atom+xml; charset=utf-8", feed);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static void problem(HttpServerRequest request, int status, String title, String detail) {
        send(
                request,
                status,
                "application/problem+json",
                new JsonObject()
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }

    private static String json(Readiness ready) {
        return new JsonObject()
                .put("status", ConstantName.of(ready.state()))
                .put("detail", ready.detail())
                .encode();
    }

    private static void send(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", request.path().endsWith(".atom") ? "no-cache" : "no-store")
                .end(body)
                .onFailure(failure -> request.connection().close());
    }
}
