package vn.tintinh.proof;

import static vn.tintinh.testing.HostileOrigin.head;
import static vn.tintinh.testing.HostileOrigin.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import vn.tintinh.testing.HostileOrigin;
import vn.tintinh.testing.HostileRoutes;

/** The misbehaviours that only these proofs need, as routes. */
final class BadRoutes {
    /** What each title of a hostile source begins with, but for that of {@link HostileRoutes#FEED}. */
    static final String TRUE = "Tin thật";

    private static final String RSS = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String OPEN = "<rss version=\"2.0\"><channel><title>Nguồn xấu</title>";
    private static final String CLOSE = "</channel></rss>\n";

    private final HostileOrigin origin;
    private final Vertx vertx;

    private BadRoutes(HostileOrigin origin, Vertx vertx) {
        this.origin = origin;
        this.vertx = vertx;
    }

    static void addTo(HostileOrigin origin, Vertx vertx) {
        BadRoutes routes = new BadRoutes(origin, vertx);
        routes.heads();
        routes.statuses();
        routes.chunks();
        routes.documents();
    }

    private void heads() {
        origin.on("/headers-drip", (asked, socket) -> {
            socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
            long timer = vertx.setPeriodic(200, tick -> socket.write("x"));
            socket.closeHandler(closed -> vertx.cancelTimer(timer));
        });
        many("/many-headers", "X-%d: y\r\n", 10_000);
        many("/cookies", "Set-Cookie: c%d=" + "z".repeat(60) + "\r\n", 500);
        answer(
                "/etag-huge",
                () -> http("200 OK", Map.of("ETag", "\"" + "e".repeat(1_000_000) + "\""), HostileRoutes.FEED));
        answer("/etag-long", http("200 OK", Map.of("ETag", "\"" + "e".repeat(60_000) + "\""), HostileRoutes.FEED));
        answer("/to-crlf", http("302 Found", Map.of("Location", "/x%0d%0aSet-Cookie:%20a=b\u000b\u0000"), ""));
        for (int i = 1; i <= 100; i++) {
            String to = i == 1 ? "/feed" : "/chain-" + (i - 1);
            answer("/chain-" + i, http("302 Found", Map.of("Location", to), ""));
        }
        answer(
                "/pipelined",
                http("200 OK", Map.of(), HostileRoutes.FEED)
                        .appendBuffer(http("200 OK", Map.of(), "<rss><title>bịa</title></rss>")));
    }

    private void statuses() {
        answer("/304-unasked", head("304 Not Modified", Map.of("ETag", "\"x\"")));
        origin.on(
                "/304-always",
                (asked, socket) -> socket.write(
                        asked.header("if-none-match").isEmpty()
                                ? http("200 OK", Map.of("ETag", "\"x\""), HostileRoutes.FEED)
                                : head("304 Not Modified", Map.of("ETag", "\"x\""))));
        answer("/empty", http("200 OK", Map.of(), ""));
        answer("/204", head("204 No Content", Map.of()));
        answer("/206", http("206 Partial Content", Map.of("Content-Range", "bytes 0-99/1000"), "x".repeat(100)));
        answer("/999", http("999 Request denied", Map.of(), HostileRoutes.FEED));
        answer("/error-huge", () -> http("500 Internal Server Error", Map.of(), Buffer.buffer(new byte[20_000_000])));
        answer("/retry-9999", http("429 Slow", Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"), ""));
        answer("/retry-negative", http("429 Slow", Map.of("Retry-After", "-86400"), ""));
    }

    private void chunks() {
        Buffer chunked = head("200 OK", Map.of("Transfer-Encoding", "chunked"));
        answer("/chunk-absurd", chunked.copy().appendString("ffffffffffffffff\r\nabc"));
        origin.on("/chunk-extension", (asked, socket) -> {
            socket.write(chunked.copy().appendString("5;"));
            flood(socket, Buffer.buffer("x".repeat(8192)));
        });
    }

    private void documents() {
        document("/laughs", BadRoutes::laughs);
        document(
                "/xxe",
                () -> RSS + "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" + OPEN + item("&f;") + CLOSE);
        document("/many-items", BadRoutes::manyItems);
        document("/long-item", () -> RSS + OPEN + item("x".repeat(9_000_000)) + CLOSE);
        origin.on("/too-long-item", (asked, socket) -> {
            socket.write(
                    head("200 OK", Map.of("Content-Length", "50000000")).appendString(RSS + OPEN + "<item><title>"));
            flood(socket, Buffer.buffer("x".repeat(65_536)));
        });
        document("/deep", () -> RSS + OPEN + item("<a>".repeat(100_000) + "</a>".repeat(100_000)) + CLOSE);
        document("/deep-html", () -> RSS + OPEN + item("&lt;div&gt;".repeat(100_000) + "sâu") + CLOSE);
        document("/nuls", () -> RSS + OPEN + item("a\u0000b\u0000").replace("<link>", "\u0000<link>\u0000") + CLOSE);
        Map<String, String> utf16 = Map.of("Content-Type", "application/rss+xml; charset=utf-16");
        answer("/utf-16", http("200 OK", utf16, RSS.replace("UTF-8", "UTF-16") + OPEN + item("") + CLOSE));
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder(RSS + "<!DOCTYPE rss [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l").append(i).append(" \"");
            laughs.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return laughs + "]>" + OPEN + item("&l11;") + CLOSE;
    }

    private static String manyItems() {
        StringBuilder items = new StringBuilder(RSS + OPEN);
        for (int i = 0; i < 100_000; i++) {
            items.append("<item><title>").append(TRUE).append(' ').append(i).append("</title><link>http://x.vn/");
            items.append(i).append("</link></item>\n");
        }
        return items + CLOSE;
    }

    private static String item(String text) {
        return "<item><title>" + TRUE + "</title><link>http://x.vn/1</link><description>" + text
                + "</description></item>";
    }

    private void document(String path, Supplier<String> text) {
        answer(path, () -> http("200 OK", Map.of("Content-Type", "application/rss+xml"), text.get()));
    }

    private void many(String path, String header, int count) {
        answer(path, () -> many(header, count));
    }

    private static Buffer many(String header, int count) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n");
        for (int i = 0; i < count; i++) {
            head.append(String.format(header, i));
        }
        return Buffer.buffer((head + "\r\nabc").getBytes(StandardCharsets.UTF_8));
    }

    private void answer(String path, Buffer answer) {
        origin.on(path, (asked, socket) -> socket.write(answer.copy()));
    }

    /** Made when it is asked for: each address serves one of the routes only, and some are long. */
    private void answer(String path, Supplier<Buffer> making) {
        Buffer[] made = new Buffer[1];
        origin.on(path, (asked, socket) -> {
            made[0] = made[0] == null ? making.get() : made[0];
            socket.write(made[0].copy());
        });
    }

    private static void flood(NetSocket socket, Buffer chunk) {
        socket.write(chunk).onSuccess(written -> flood(socket, chunk));
    }
}
