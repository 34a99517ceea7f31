package vn.tintinh.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Files of a folder, served on loopback with an ETag each and answered by 304 where the reader has it. */
public final class FileOrigin implements AutoCloseable {
    private final HttpServer server;
    private final Path folder;
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    /** Serves a folder on a free port. */
    public FileOrigin(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    /** Address of a file below the folder. */
    public String url(String path) {
        try {
            return new URI("http", null, "127.0.0.1", server.getAddress().getPort(), "/" + path, null, null)
                    .toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** How often a status was answered. */
    public int answered(int status) {
        return answers.getOrDefault(status, new AtomicInteger()).get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file =
                folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        try (exchange) {
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                send(exchange, 404, new byte[0]);
                return;
            }
            String etag = "\"" + Files.size(file) + "-"
                    + Files.getLastModifiedTime(file).toMillis() + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                send(exchange, 304, new byte[0]);
            } else {
                send(exchange, 200, Files.readAllBytes(file));
            }
        }
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        answers.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
