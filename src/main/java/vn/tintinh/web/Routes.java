package vn.tintinh.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.model.Format;
import vn.tintinh.model.Province;
import vn.tintinh.model.Selection;
import vn.tintinh.publish.Heads;
import vn.tintinh.publish.Publication;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Query;
import vn.tintinh.publish.Rendition;

/** Routes of what is not ready: methods, first renditions, queries, old provinces, and what there is not. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final int LARGEST_BODY = 64 * 1024;

    private final Publisher publisher;
    private final Pages pages;
    private final Map<String, Rendition> files;
    private final DateLine date;
    private final DeltaAnswers deltas;

    Routes(Publisher publisher, Pages pages, Map<String, Rendition> files, DateLine date) {
        this.publisher = publisher;
        this.pages = pages;
        this.files = files;
        this.date = date;
        this.deltas = new DeltaAnswers(publisher);
    }

    Router on(Router router) {
        router.route("/feeds/query.:extension").handler(reading(this::query));
        router.route("/feeds/provinces/:name").handler(reading(this::oldProvinceFeed));
        router.route("/provinces/:slug").handler(reading(this::oldProvincePage));
        router.route("/*").last().handler(reading(this::published));
        router.errorHandler(404, context -> missing(context));
        router.errorHandler(400, context -> Problems.send(context.request(), 400, "The request cannot be understood."));
        router.errorHandler(500, this::fault);
        return router;
    }

    /** Lets only readers through: other methods, and bodies that nobody asked for, end here. */
    static Handler<RoutingContext> reading(Handler<RoutingContext> next) {
        return context -> {
            HttpServerRequest request = context.request();
            if (request.method().equals(HttpMethod.OPTIONS)) {
                options(request.response());
            } else if (!request.method().equals(HttpMethod.GET)
                    && !request.method().equals(HttpMethod.HEAD)) {
                request.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
                Problems.close(request);
                Problems.send(request, 405, "Only GET, HEAD and OPTIONS are answered here.");
            } else if (bodyOf(request) > LARGEST_BODY) {
                Problems.close(request);
                Problems.send(request, 413, "A request for news has no body.");
            } else {
                next.handle(context);
            }
        };
    }

    /** Whether a request says that it has a body, be it an empty one. */
    static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static long bodyOf(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? Long.MAX_VALUE : 0;
        }
        return length.matches("\\d{1,9}") ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    /** What may be done here, told to whoever asks and to browsers before they let a script ask. */
    static void options(HttpServerResponse response) {
        response.setStatusCode(204)
                .putHeader(HttpHeaders.ALLOW, ALLOWED)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, ALLOWED)
                .putHeader(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                        "A-IM, Cache-Control, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400")
                .end();
    }

    /** What is published, under the URI that it is kept by: feeds and files have no query, pages only a language. */
    private void published(RoutingContext context) {
        String path = context.normalizedPath();
        Optional<Rendition> file = Optional.ofNullable(files.get(path)).or(() -> publisher.list(path));
        if (file.isPresent()) {
            send(context, file.get());
            return;
        }
        boolean page = !path.startsWith("/feeds/");
        String uri = page ? path + language(context).query() : path;
        Optional<Publication> publication = publisher.find(uri);
        Optional<Publication> archived = publisher.findArchived(uri);
        if (publication.isPresent()) {
            answer(context, publisher.rendition(publication.get()));
        } else if (archived.isPresent()) {
            archived(context, archived.get());
        } else if (path.length() > 1
                && path.endsWith("/")
                && publisher.find(uri.replaceFirst("/(\\?|$)", "$1")).isPresent()) {
            moved(context, path.substring(0, path.length() - 1));
        } else {
            missing(context);
        }
    }

    /** The page after the newest is still to come: its items are in the document that readers subscribe to. */
    private void archived(RoutingContext context, Publication page) {
        Answers.later(context.request(), publisher.archived(page), answer -> answer.<Runnable>fold(
                        rendition -> () -> send(context, rendition),
                        () -> () -> redirect(context, 302, newest(page), "no-cache"),
                        () -> () -> Problems.send(context.request(), 410, "Nothing of this page is kept any more."),
                        () -> () -> missing(context))
                .run());
    }

    private static String newest(Publication page) {
        return page.uri().replaceFirst("/archive/\\d+(\\.[a-z]+)$", "$1");
    }

    private void query(RoutingContext context) {
        Optional<Format> format = Format.of(context.pathParam("extension"));
        if (format.isEmpty()) {
            missing(context);
            return;
        }
        Query query = Query.of(context.queryParams());
        List<String> faults = query.faults(publisher.channels());
        if (faults.isEmpty()) {
            Selection selection = query.selection(publisher.channels());
            answer(
                    context,
                    publisher.query(publisher.queried(selection, query.limit(publisher.channels()), format.get())));
        } else {
            Problems.send(context.request(), 400, String.join(" ", faults));
        }
    }

    private void oldProvinceFeed(RoutingContext context) {
        String name = context.pathParam("name");
        int dot = name.lastIndexOf('.');
        if (dot > 0 && publisher.find(context.normalizedPath()).isEmpty()) {
            Optional<Province> today = publisher.channels().provinceToday(name.substring(0, dot));
            if (today.isPresent() && Format.of(name.substring(dot + 1)).isPresent()) {
                moved(context, "/feeds/provinces/" + today.get().slug() + name.substring(dot));
                return;
            }
        }
        context.next();
    }

    private void oldProvincePage(RoutingContext context) {
        Optional<Province> today = publisher.channels().provinceToday(context.pathParam("slug"));
        if (publisher.find(context.normalizedPath()).isEmpty() && today.isPresent()) {
            moved(
                    context,
                    "/provinces/" + today.get().slug() + language(context).query());
        } else {
            context.next();
        }
    }

    private void moved(RoutingContext context, String path) {
        redirect(context, 301, path, "public, max-age=86400");
    }

    private void redirect(RoutingContext context, int status, String path, String caching) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.LOCATION, prefix() + path)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .end();
    }

    private void answer(RoutingContext context, Future<Rendition> rendition) {
        Answers.later(context.request(), rendition, made -> send(context, made));
    }

    private void send(RoutingContext context, Rendition rendition) {
        String now = date.now();
        if (!deltas.send(context.request(), rendition, now)) {
            Answers.send(context.request(), rendition, now);
        }
    }

    private void missing(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith("/feeds/")
                || path.endsWith(".opml")
                || !wantsPage(context.request().headers())) {
            Problems.send(context.request(), 404, "There is no " + path + " here; /feeds.opml lists all feeds.");
            return;
        }
        byte[] page = pages.missing(publisher.channels(), language(context));
        HttpServerResponse response = context.response().setStatusCode(404);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
        Heads.protect(response.headers());
        Problems.end(context.request(), Buffer.buffer(page));
    }

    private void fault(RoutingContext context) {
        LOG.error("uri={} outcome=fault", context.request().path(), context.failure());
        Problems.send(context.request(), 500, "This is our fault; it has been logged.");
    }

    private static boolean wantsPage(MultiMap headers) {
        String accept = headers.get(HttpHeaders.ACCEPT);
        return accept == null || accept.contains("text/html") || accept.contains("*/*");
    }

    private static Language language(RoutingContext context) {
        return Language.of(context.queryParams());
    }

    private String prefix() {
        return publisher.channels().configuration().settings().server().prefix();
    }
}
