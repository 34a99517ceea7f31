package vn.tintinh.push;

import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A site that publishes feeds and pages, on a real port. */
final class Origin {
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final HttpServer server;

    Origin(Vertx vertx) {
        server = value(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    /** What is answered at a path. */
    record Reply(int status, String type, List<String> links, String location, String body) {}

    private void answer(HttpServerRequest request) {
        Reply reply = replies.getOrDefault(request.path(), new Reply(404, "text/plain", List.of(), "", "nothing"));
        request.response().setStatusCode(reply.status()).putHeader("Content-Type", reply.type());
        if (!reply.links().isEmpty()) {
            request.response().putHeader("Link", reply.links());
        }
        if (!reply.location().isEmpty()) {
            request.response().putHeader("Location", reply.location());
        }
        request.response().end(reply.body());
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    /** A document with each of {@code links} as a header of its own. */
    void serve(String path, String type, String body, String... links) {
        replies.put(path, new Reply(200, type, List.of(links), "", body));
    }

    void redirect(String path, int status, String to) {
        replies.put(path, new Reply(status, "text/plain", List.of(), to, ""));
    }

    /** An Atom feed; {@code head} goes before its entries. */
    static String atom(String head, String... titles) {
        return "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Tin</title><id>urn:tin</id>"
                + "<updated>2026-01-02T03:04:05Z</updated>" + head
                + List.of(titles).stream()
                        .map(title -> "<entry><title>" + title + "</title><id>urn:" + slug(title) + "</id>"
                                + "<link href=\"https://bao.example.vn/" + slug(title)
                                + "\"/><updated>2026-01-02T03:04:05Z</updated><summary>Tóm tắt của " + title
                                + "</summary></entry>")
                        .collect(Collectors.joining())
                + "</feed>";
    }

    /** An Atom feed that names a hub and itself. */
    static String atom(String hub, String self, List<String> titles) {
        return atom(
                "<link rel=\"hub\" href=\"" + hub + "\"/><link rel=\"self\" href=\"" + self + "\"/>",
                titles.toArray(String[]::new));
    }

    private static String slug(String title) {
        return title.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
