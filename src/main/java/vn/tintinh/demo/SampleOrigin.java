package vn.tintinh.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small web of six provincial sites on loopback, for trying Tin Tỉnh without the internet. What a site shows is a
 * function of its start and of the time when it is asked; only the site that is made to fail also counts requests.
 *
 * <p>The sites are told apart by the first part of the path: {@code /bao-tinh/}, {@code /cong-thong-tin/},
 * {@code /tuyen-giao/}, {@code /phat-thanh/}, {@code /so-nganh/}, {@code /huyen/}.
 */
public final class SampleOrigin {
    private static final String HOST = "127.0.0.1";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Vertx vertx;
    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, AtomicInteger> requests = new LinkedHashMap<>();

    private SampleOrigin(Vertx vertx, HttpServer server, InstantSource clock) {
        this.vertx = vertx;
        this.server = server;
        this.clock = clock;
    }

    /**
     * Starts the origin on 127.0.0.1 and nowhere else; fails when the port is taken.
     *
     * @param port 0 takes any free one
     * @param clock its first instant is when the sites begin to publish
     */
    public static Future<SampleOrigin> start(Vertx vertx, int port, InstantSource clock) {
        HttpServer server = vertx.createHttpServer();
        SampleOrigin origin = new SampleOrigin(vertx, server, clock);
        server.requestHandler(origin::handle);
        Instant start = clock.instant();
        return server.listen(port, HOST).map(listening -> {
            for (Site site : SampleSites.all(origin.url(), start)) {
                origin.sites.put(site.place().prefix(), site);
                origin.requests.put(site.place().prefix(), new AtomicInteger());
            }
            return origin;
        });
    }

    /** Scheme, host and port. */
    public String url() {
        return "http://" + HOST + ":" + server.actualPort();
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /**
     * Writes a whole {@code conf/} that polls the six sites every few seconds. Blocks on the file system; what is there
     * already under the same names is replaced.
     */
    public void writeConfiguration(Path directory) throws IOException {
        new SampleConfiguration(url(), HOST, List.copyOf(sites.values())).write(directory);
    }

    /** Stops listening. */
    public Future<Void> close() {
        return server.close();
    }

    /** The sites in their order. */
    List<Site> sites() {
        return List.copyOf(sites.values());
    }

    private void handle(HttpServerRequest request) {
        String[] parts = request.path().substring(1).split("/", 2);
        Site site = sites.get(parts[0]);
        if (site == null) {
            send(request, parts[0].isEmpty() ? Answer.html(200, index()) : Answer.NOT_FOUND);
            return;
        }
        String path = parts.length > 1 ? parts[1] : "";
        AtomicInteger count = requests.get(parts[0]);
        int before = count != null && path.equals(site.polled()) ? count.getAndIncrement() : 0;
        Answer answer = path.isEmpty() ? Answer.html(200, index()) : site.answer(path, clock.instant(), before);
        if (answer.delay().isZero()) {
            send(request, answer);
        } else {
            vertx.setTimer(answer.delay().toMillis(), timer -> send(request, answer));
        }
    }

    private static void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        Optional<String> tag = answer.tagged() ? Optional.of(tag(answer.body())) : Optional.empty();
        tag.ifPresent(value -> response.putHeader("ETag", value));
        answer.modified().ifPresent(when -> response.putHeader("Last-Modified", HTTP_DATE.format(when)));
        if (answer.status() == 200 && isKnown(request, tag, answer.modified())) {
            response.setStatusCode(304).end();
            return;
        }
        response.setStatusCode(answer.status()).putHeader("Content-Type", answer.type());
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", String.valueOf(answer.body().length))
                    .end();
        } else {
            response.end(Buffer.buffer(answer.body()));
        }
    }

    /** Spec: RFC 9110 §13.2.2: a tag, where one is asked for, decides alone. */
    private static boolean isKnown(HttpServerRequest request, Optional<String> tag, Optional<Instant> modified) {
        String tags = request.getHeader("If-None-Match");
        if (tags != null) {
            return tag.filter(tags::contains).isPresent();
        }
        String since = request.getHeader("If-Modified-Since");
        if (since == null || modified.isEmpty()) {
            return false;
        }
        try {
            Instant known = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since));
            return !modified.get().truncatedTo(ChronoUnit.SECONDS).isAfter(known);
        } catch (DateTimeParseException odd) {
            return false;
        }
    }

    private static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String index() {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Trang mẫu</title>"
                        + "<h1>Sáu trang mẫu của Tin Tỉnh</h1><ul>");
        sites.values().forEach(site -> html.append("<li><a href=\"/")
                .append(site.place().prefix())
                .append('/')
                .append(site.polled())
                .append("\">")
                .append(Markup.escape(site.place().name()))
                .append("</a></li>"));
        return html.append("</ul></html>").toString();
    }
}
