package vn.tintinh.web;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.tintinh.config.Settings;
import vn.tintinh.publish.ItemList;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Rendition;
import vn.tintinh.store.ComplaintStore;
import vn.tintinh.store.HubFigures;
import vn.tintinh.store.PublicState;
import vn.tintinh.store.SearchStore;
import vn.tintinh.store.StatusFigures;

/**
 * The public port: feeds, pages and what they need.
 *
 * <p>What is ready is answered before any routing: one look into a map by the request's URI. The router gets the rest:
 * what has to be made first, queries, old names, faults.
 */
public final class PublicSite {
    private static final int LONGEST_URI = 4096;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int IDLE_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Publisher publisher;
    private final Map<String, Rendition> files;
    private final DeltaAnswers deltas;
    private final Router router;
    private final DateLine date;
    private final Templates templates = new Templates();
    private final Pages pages = new Pages(templates);

    /** The site of a publisher that is not started yet: its pages are offered to it. */
    public PublicSite(Vertx vertx, Publisher publisher) {
        this.publisher = publisher;
        this.deltas = new DeltaAnswers(publisher);
        this.files = Files.SHIPPED.renditions();
        publisher.offer(pages::publications);
        this.date = new DateLine(publisher.clock());
        this.router = new Routes(publisher, pages, files, date).on(Router.router(vertx));
        new ListPages(publisher, templates, date).on(router);
    }

    /**
     * How the public port listens: nothing is compressed here, and a slow or greedy client is cut off. The port is not
     * to be shared with another process (no SO_REUSEPORT), so that a second server on it fails at its start in place of
     * taking half of the calls; the event loops of this process share it through Vert.x.
     *
     * @param tls HTTPS, and HTTP/2 where the client knows it; empty: HTTP/1.1 in the clear
     */
    public static HttpServerOptions options(Optional<Settings.Tls> tls) {
        HttpServerOptions options = new HttpServerOptions()
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHttp2ClearTextEnabled(false)
                .setStrictThreadMode(true)
                .setMaxInitialLineLength(LONGEST_URI)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpNoDelay(true);
        tls.ifPresent(given -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(keys(given)));
        return options;
    }

    /** Plain HTTP. */
    public static HttpServerOptions options() {
        return options(Optional.empty());
    }

    /** Has new connections to a server use another certificate; those that are open stay. */
    public static Future<Void> renew(HttpServer server, Settings.Tls tls) {
        return server.updateSSLOptions(new ServerSSLOptions().setUseAlpn(true).setKeyCertOptions(keys(tls)))
                .mapEmpty();
    }

    private static KeyCertOptions keys(Settings.Tls tls) {
        return new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(tls.certificate()))
                .setKeyValue(Buffer.buffer(tls.key()));
    }

    /**
     * A server of the public port, not listening yet, for the event loop that it is made on.
     *
     * @param options those of {@link #options}, with what else there is to say
     */
    public HttpServer open(Vertx vertx, HttpServerOptions options) {
        return open(vertx, options, PATIENCE);
    }

    HttpServer open(Vertx vertx, HttpServerOptions options, Duration patience) {
        Visits visits = new Visits(handler(), patience);
        return vertx.createHttpServer(options)
                .connectionHandler(visits::opened)
                .invalidRequestHandler(this::refuse)
                .requestHandler(visits);
    }

    /** What answers a request; may be shared by all servers and event loops. */
    public Handler<HttpServerRequest> handler() {
        return this::handle;
    }

    /** Where further public routes are added. */
    public Router router() {
        return router;
    }

    /** Shows how the hub does, to whom GETs it. */
    public void showHub(Supplier<Future<HubFigures>> figures) {
        new HubPage(publisher, pages, figures).on(router);
    }

    /** Lets people search, with pages made on the workers of a Vert.x. */
    public void showSearch(Vertx vertx, SearchStore store) {
        new SearchPage(vertx, publisher, templates, pages, store, date).on(router);
    }

    /** Shows how we do, to everybody. */
    public void showStatus(Supplier<Future<StatusFigures>> figures) {
        showStatus(figures, StatusPage.FRESH);
    }

    void showStatus(Supplier<Future<StatusFigures>> figures, Duration fresh) {
        new StatusPage(publisher, pages, figures, fresh).on(router);
    }

    /** Answers programs at {@code /api/v1}. */
    public void showApi(ItemList items, Supplier<Future<Map<String, PublicState>>> states) {
        new Api(publisher, items, states, date).on(router);
    }

    /** Takes complaints at {@code /complaint}, and tells what became of them. */
    public void takeComplaints(ComplaintStore complaints) {
        new ComplaintPages(publisher, complaints).on(router);
    }

    /** Starts the publisher. */
    public Future<Void> start() {
        return publisher.start();
    }

    private void handle(HttpServerRequest request) {
        String now = date.now();
        Optional<Refusal> refusal = Refusal.of(request);
        if (refusal.isPresent()) {
            request.response().putHeader(HttpHeaders.DATE, now);
            Problems.close(request);
            Problems.send(request, refusal.get().status(), refusal.get().detail());
            return;
        }
        if (Refusal.isLast(request)) {
            Problems.close(request);
        }
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        Optional<Rendition> ready = reads ? ready(request.uri()) : Optional.empty();
        if (ready.isPresent() && !Routes.hasBody(request)) {
            if (!deltas.send(request, ready.get(), now)) {
                Answers.send(request, ready.get(), now);
            }
            return;
        }
        request.response().putHeader(HttpHeaders.DATE, now);
        if (request.uri().equals("*")) {
            Routes.options(request.response());
            return;
        }
        if (!reads && Refusal.waitsForLeave(request)) {
            request.response().writeContinue();
        }
        router.handle(request);
    }

    /** What could not be read as a request at all. */
    private void refuse(HttpServerRequest request) {
        request.response().putHeader(HttpHeaders.DATE, date.now());
        Problems.close(request);
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            Problems.send(request, 414, "A request's target has at most " + LONGEST_URI + " bytes here.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            Problems.send(request, 431, "A request's header has at most " + LARGEST_HEADERS + " bytes here.");
        } else {
            Problems.send(request, 400, "This is no request of HTTP/1.1.");
        }
    }

    private Optional<Rendition> ready(String uri) {
        Rendition file = files.get(uri);
        return file != null ? Optional.of(file) : publisher.ready(uri);
    }
}
