package vn.tintinh.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * A web server on loopback that misbehaves on purpose, byte by byte. The routes are those of {@link HostileRoutes};
 * a test may add its own. It remembers what it was asked.
 */
public final class HostileOrigin {
    private final NetServer server;
    private final String host;
    private final Map<String, BiConsumer<Asked, NetSocket>> routes = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private HostileOrigin(NetServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /** One on 127.0.0.1 and a free port, with all hostile routes. */
    public static Future<HostileOrigin> start(Vertx vertx) {
        return start(vertx, "127.0.0.1");
    }

    /** One on another loopback address. */
    public static Future<HostileOrigin> start(Vertx vertx, String host) {
        NetServer server = vertx.createNetServer();
        HostileOrigin origin = new HostileOrigin(server, host);
        HostileRoutes.addTo(origin, vertx);
        server.connectHandler(origin::serve);
        return server.listen(0, host).map(listening -> origin);
    }

    /** Stops it. */
    public Future<Void> close() {
        return server.close();
    }

    /** Its port. */
    public int port() {
        return server.actualPort();
    }

    /** The URL of a path, e.g. {@code /gzip-bomb}. */
    public URI url(String path) {
        return URI.create("http://" + host + ":" + port() + path);
    }

    /** Adds a route; the path's query does not count. The handler may do to the socket what it likes. */
    public HostileOrigin on(String path, BiConsumer<Asked, NetSocket> route) {
        routes.put(path, route);
        return this;
    }

    /** All requests so far, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The last request. */
    public Asked lastAsked() {
        return asked.get(asked.size() - 1);
    }

    private void serve(NetSocket socket) {
        int[] count = new int[1];
        socket.exceptionHandler(broken -> {});
        RecordParser heads = RecordParser.newDelimited("\r\n\r\n", socket);
        heads.exceptionHandler(broken -> {});
        heads.handler(head -> {
            Asked request = Asked.parse(head, ++count[0]);
            asked.add(request);
            routes.getOrDefault(request.path(), (any, out) -> out.write(http("404 Not Found", Map.of(), "none")))
                    .accept(request, socket);
        });
    }

    /** An honest answer. */
    public static Buffer http(String status, Map<String, String> headers, String body) {
        return http(status, headers, Buffer.buffer(body));
    }

    /** An honest answer. */
    public static Buffer http(String status, Map<String, String> headers, Buffer body) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Content-Length", Integer.toString(body.length()));
        return head(status, all).appendBuffer(body);
    }

    /** The head of an answer, word for word. */
    public static Buffer head(String status, Map<String, String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return Buffer.buffer(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A request as it came.
     *
     * @param path without the query
     * @param target as in the request line
     * @param headers names in lower case
     * @param nthOfConnection 1 for the first on its connection
     * @param nanoTime when it came
     */
    public record Asked(String path, String target, Map<String, String> headers, int nthOfConnection, long nanoTime) {
        private static Asked parse(Buffer head, int nth) {
            String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n", -1);
            String target = lines[0].split(" ", -1)[1];
            Map<String, String> headers = new HashMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(": ?", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
            }
            return new Asked(target.replaceFirst("\\?.*", ""), target, headers, nth, System.nanoTime());
        }

        /** A header's value; empty text when it was not sent. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }
}
