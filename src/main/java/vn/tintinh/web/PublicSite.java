package vn.tintinh.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Rendition;

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

    private final Publisher publisher;
    private final Map<String, Rendition> files;
    private final Router router;

    /** The site of a publisher that is not started yet: its pages are offered to it. */
    public PublicSite(Vertx vertx, Publisher publisher) {
        this.publisher = publisher;
        Files assets = Files.load();
        this.files = assets.renditions();
        Pages pages = new Pages(new Templates(), assets.styles());
        publisher.offer(pages::publications);
        this.router = new Routes(publisher, pages, files).on(Router.router(vertx));
    }

    /**
     * How the public port listens: nothing is compressed here, and a slow or greedy client is cut off. The port is not
     * to be shared with another process (no SO_REUSEPORT), so that a second server on it fails at its start in place of
     * taking half of the calls; the event loops of this process share it through Vert.x.
     */
    public static HttpServerOptions options() {
        return new HttpServerOptions()
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setMaxInitialLineLength(LONGEST_URI)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpNoDelay(true);
    }

    /** What answers a request; may be shared by all servers and event loops. */
    public Handler<HttpServerRequest> handler() {
        return this::handle;
    }

    /** Where further public routes are added. */
    public Router router() {
        return router;
    }

    /** Starts the publisher. */
    public Future<Void> start() {
        return publisher.start();
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            Optional<Rendition> ready = ready(request.uri());
            if (ready.isPresent() && !request.headers().contains("Content-Length")) {
                Answers.send(request, ready.get());
                return;
            }
        }
        router.handle(request);
    }

    private Optional<Rendition> ready(String uri) {
        Rendition file = files.get(uri);
        return file != null ? Optional.of(file) : publisher.ready(uri);
    }
}
