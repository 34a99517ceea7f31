package vn.tintinh.testing;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The misbehaviours of {@link HostileOrigin}, one path each. */
public final class HostileRoutes {
    /** What the honest route serves, and those that only encode it oddly. */
    public static final String FEED = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>"
            + "<title>Báo Lâm Đồng</title><link>http://example.vn/</link><description>Thời sự</description>"
            + "<item><title>Đà Lạt vào mùa hoa</title><link>http://example.vn/1</link></item></channel></rss>\n";

    /** Bytes that each bomb expands to. */
    public static final int BOMB = 20_000_000;

    private static final Map<String, String> ETAG =
            Map.of("ETag", "\"v1\"", "Last-Modified", "Tue, 01 Jul 2025 00:00:00 GMT");

    private HostileRoutes() {}

    static void addTo(HostileOrigin origin, Vertx vertx) {
        honest(origin);
        redirects(origin);
        statuses(origin);
        encodings(origin);
        bodies(origin, vertx);
        heads(origin, vertx);
    }

    private static void honest(HostileOrigin origin) {
        origin.on(
                "/feed",
                (asked, socket) -> socket.write(
                        asked.header("if-none-match").equals("\"v1\"")
                                ? HostileOrigin.head("304 Not Modified", ETAG)
                                : HostileOrigin.http("200 OK", ETAG, FEED)));
    }

    private static void redirects(HostileOrigin origin) {
        redirect(origin, "/loop", "302 Found", "/loop-back");
        redirect(origin, "/loop-back", "302 Found", "/loop");
        redirect(origin, "/self", "301 Moved", "/self");
        redirect(origin, "/moved", "301 Moved Permanently", "/feed");
        redirect(origin, "/moved-2", "308 Permanent Redirect", "/moved");
        redirect(origin, "/lent", "302 Found", "/moved");
        redirect(origin, "/to-file", "302 Found", "file:///etc/passwd");
        redirect(origin, "/to-loopback", "302 Found", "http://127.0.0.2/feed");
        redirect(origin, "/to-metadata", "302 Found", "http://169.254.169.254/latest/meta-data/");
        redirect(origin, "/to-decimal", "302 Found", "http://2130706434/");
        redirect(origin, "/to-nothing", "302 Found", "http://");
        redirect(origin, "/to-letters", "302 Found", "/tin tức/đà-lạt?q=mùa hoa");
        origin.on(
                "/tin%20t%E1%BB%A9c/%C4%91%C3%A0-l%E1%BA%A1t",
                (asked, socket) -> socket.write(HostileOrigin.http("200 OK", Map.of(), FEED)));
        for (int i = 1; i <= 30; i++) {
            redirect(origin, "/chain-" + i, "301 Moved Permanently", i == 1 ? "/feed" : "/chain-" + (i - 1));
        }
        // Wherever the query says: /to?http%3A%2F%2F…
        origin.on(
                "/to",
                (asked, socket) -> socket.write(HostileOrigin.http(
                        "302 Found",
                        Map.of("Location", URLDecoder.decode(asked.target().substring(4), StandardCharsets.UTF_8)),
                        "")));
    }

    private static void redirect(HostileOrigin origin, String path, String status, String location) {
        origin.on(
                path,
                (asked, socket) -> socket.write(HostileOrigin.http(status, Map.of("Location", location), "moved")));
    }

    private static void statuses(HostileOrigin origin) {
        fixed(origin, "/not-modified-liar", HostileOrigin.head("304 Not Modified", Map.of()));
        fixed(origin, "/empty", HostileOrigin.http("200 OK", Map.of(), ""));
        fixed(origin, "/no-content", HostileOrigin.head("204 No Content", Map.of()));
        fixed(origin, "/partial", HostileOrigin.http("206 Partial Content", Map.of(), FEED));
        fixed(origin, "/redirect-to-nowhere", HostileOrigin.http("302 Found", Map.of(), ""));
        fixed(origin, "/forbidden", HostileOrigin.http("403 Forbidden", Map.of(), "no"));
        fixed(origin, "/gone", HostileOrigin.http("410 Gone", Map.of(), "gone"));
        fixed(origin, "/teapot", HostileOrigin.http("418 I'm a teapot", Map.of(), ""));
        fixed(origin, "/throttled", HostileOrigin.http("429 Too Many Requests", Map.of("Retry-After", "120"), ""));
        fixed(origin, "/throttled-silently", HostileOrigin.http("429 Too Many Requests", Map.of(), ""));
        fixed(
                origin,
                "/throttled-until",
                HostileOrigin.http(
                        "503 Service Unavailable", Map.of("Retry-After", "Wed, 01 Jul 2026 03:00:00 GMT"), ""));
        fixed(origin, "/unavailable", HostileOrigin.http("503 Service Unavailable", Map.of(), ""));
        fixed(origin, "/broken", HostileOrigin.http("500 Internal Server Error", Map.of(), "oops".repeat(50_000)));
        fixed(origin, "/odd-status", HostileOrigin.http("299 Fine", Map.of(), "fine"));
    }

    private static void encodings(HostileOrigin origin) {
        byte[] feed = FEED.getBytes(StandardCharsets.UTF_8);
        encoded(origin, "/gzip", "gzip", gzip(feed));
        encoded(origin, "/deflate", "deflate", deflate(feed, false));
        encoded(origin, "/deflate-raw", "deflate", deflate(feed, true));
        encoded(origin, "/br", "br", brotli(feed));
        encoded(origin, "/gzip-then-br", "gzip, br", brotli(gzip(feed)));
        encoded(origin, "/gzip-not-said", "identity", gzip(feed));
        encoded(origin, "/gzip-not-done", "gzip", feed);
        encoded(origin, "/gzip-cut", "gzip", java.util.Arrays.copyOf(gzip(feed), 60));
        encoded(origin, "/br-garbage", "br", feed);
        encoded(origin, "/zstd", "zstd", feed);
        encoded(origin, "/gzip-four-times", "gzip, gzip, gzip, gzip", feed);
        encoded(origin, "/gzip-bomb", "gzip", Bombs.GZIP);
        encoded(origin, "/gzip-bomb-twice", "gzip, gzip", gzip(Bombs.GZIP));
        encoded(origin, "/deflate-bomb", "deflate", Bombs.DEFLATE);
        encoded(origin, "/br-bomb", "br", Bombs.BROTLI);
    }

    private static void bodies(HostileOrigin origin, Vertx vertx) {
        origin.on("/drip", (asked, socket) -> {
            socket.write(HostileOrigin.head("200 OK", Map.of("Content-Length", "1000000")));
            repeat(vertx, socket, Buffer.buffer("x"));
        });
        origin.on("/endless", (asked, socket) -> {
            socket.write(HostileOrigin.head("200 OK", Map.of("Transfer-Encoding", "chunked")));
            flood(socket, Buffer.buffer("2000\r\n" + "x".repeat(0x2000) + "\r\n"));
        });
        origin.on(
                "/stalled",
                (asked, socket) -> socket.write(HostileOrigin.head("200 OK", Map.of("Content-Length", "100"))
                        .appendString("half")));
        origin.on("/broken-endlessly", (asked, socket) -> {
            socket.write(HostileOrigin.head("500 No", Map.of("Transfer-Encoding", "chunked")));
            repeat(vertx, socket, Buffer.buffer("1\r\nx\r\n"));
        });
        fixed(origin, "/too-large", HostileOrigin.head("200 OK", Map.of("Content-Length", "99999999999")));
        fixed(origin, "/lying-short", HostileOrigin.http("200 OK", Map.of("Content-Length", "5"), FEED));
        closing(origin, "/lying-long", HostileOrigin.http("200 OK", Map.of("Content-Length", "1000"), FEED));
        closing(
                origin,
                "/chunk-cut",
                HostileOrigin.head("200 OK", Map.of("Transfer-Encoding", "chunked"))
                        .appendString("ff\r\nhalf"));
        closing(
                origin,
                "/chunk-garbage",
                HostileOrigin.head("200 OK", Map.of("Transfer-Encoding", "chunked"))
                        .appendString("zz\r\nhalf"));
        closing(origin, "/until-close", HostileOrigin.head("200 OK", Map.of()).appendString(FEED));
    }

    private static void heads(HostileOrigin origin, Vertx vertx) {
        origin.on("/silent", (asked, socket) -> {});
        closing(origin, "/closed", Buffer.buffer());
        closing(origin, "/half-head", Buffer.buffer("HTTP/1.1 200 OK\r\nContent-Ty"));
        closing(origin, "/garbage", Buffer.buffer("SSH-2.0-OpenSSH_9.2p1 Debian\r\nxxxx\r\n\r\n"));
        closing(origin, "/bare-html", Buffer.buffer("<html>HTTP/0.9 lives</html>\r\n\r\n"));
        fixed(origin, "/huge-header", HostileOrigin.http("200 OK", Map.of("X-Big", "y".repeat(1_000_000)), FEED));
        origin.on("/endless-headers", (asked, socket) -> {
            socket.write("HTTP/1.1 200 OK\r\n");
            flood(socket, Buffer.buffer("X-More: and more\r\n".repeat(100)));
        });
        origin.on(
                "/continue", (asked, socket) -> repeat(vertx, socket, Buffer.buffer("HTTP/1.1 100 Continue\r\n\r\n")));
        // Keeps the connection, and closes it on whoever uses it a second time.
        origin.on("/once-per-connection", (asked, socket) -> {
            if (asked.nthOfConnection() == 1) {
                socket.write(HostileOrigin.http("200 OK", Map.of(), FEED));
            } else {
                socket.close();
            }
        });
    }

    private static void fixed(HostileOrigin origin, String path, Buffer answer) {
        origin.on(path, (asked, socket) -> socket.write(answer));
    }

    private static void closing(HostileOrigin origin, String path, Buffer answer) {
        origin.on(path, (asked, socket) -> socket.write(answer).onComplete(written -> socket.close()));
    }

    private static void encoded(HostileOrigin origin, String path, String encoding, byte[] body) {
        fixed(origin, path, HostileOrigin.http("200 OK", Map.of("Content-Encoding", encoding), Buffer.buffer(body)));
    }

    private static void repeat(Vertx vertx, NetSocket socket, Buffer chunk) {
        long timer = vertx.setPeriodic(5, tick -> socket.write(chunk));
        socket.closeHandler(closed -> vertx.cancelTimer(timer));
    }

    private static void flood(NetSocket socket, Buffer chunk) {
        socket.write(chunk).onSuccess(written -> flood(socket, chunk));
    }

    /** Compressed with gzip. */
    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Compressed with deflate, with the zlib wrapper or without. */
    public static byte[] deflate(byte[] plain, boolean raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(6, raw);
        try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** Compressed with Brotli. */
    public static byte[] brotli(byte[] plain) {
        Brotli4jLoader.ensureAvailability();
        try {
            return Encoder.compress(plain, Encoder.Parameters.create(4));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Made once. */
    private static final class Bombs {
        private static final byte[] ZEROS = new byte[BOMB];
        private static final byte[] GZIP = gzip(ZEROS);
        private static final byte[] DEFLATE = deflate(ZEROS, false);
        private static final byte[] BROTLI = brotli(ZEROS);
    }
}
