package vn.tintinh.ingest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import vn.tintinh.testing.HostileOrigin;
import vn.tintinh.testing.HostileRoutes;

/** What the sources of {@link BadInputTest} turn into after a good beginning, one path each. */
final class BadFeeds {
    /** Number of the item that stands beside each bad one, in the same document. */
    static final int BESIDE = 9;

    private static final int MEGABYTE = 1 << 20;
    private static final int MANY = 1000;

    private final HostileOrigin origin;

    BadFeeds(HostileOrigin origin) {
        this.origin = origin;
    }

    /** A good feed of so many items. */
    static String good(String id, int items) {
        StringBuilder entries = new StringBuilder();
        for (int number = 1; number <= items; number++) {
            entries.append(item(id, number, ""));
        }
        return rss("", entries.toString());
    }

    /** An item whose title is not given twice. */
    static String item(String id, int number, String inside) {
        String title = inside.contains("<title>") ? "" : "<title>Tin số " + number + " của " + id + "</title>";
        return "<item><guid isPermaLink=\"false\">" + id + "-" + number + "</guid><link>https://tin.example/" + id + "/"
                + number + "</link>" + title + inside + "</item>";
    }

    private static String rss(String doctype, String items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + doctype
                + "<rss version=\"2.0\"><channel><title>Báo thử</title><link>https://tin.example/</link>"
                + "<description>Tin</description>" + items + "</channel></rss>";
    }

    /** A feed of one odd item and one that is not. */
    private static String odd(String id, String inside) {
        return rss("", item(id, 3, inside) + item(id, BESIDE, ""));
    }

    /** From now on, every source is bad in its own way. */
    void turnBad(HostileOrigin forbidden) {
        page(
                "html",
                "<!doctype html><title>Bảo trì</title><link rel=alternate type='application/rss+xml' href='/rss'>"
                        + "<link rel=alternate type='application/atom+xml' href='https://tin.example/atom'><h1>Bảo trì</h1>");
        origin.on("/s/fifty-megabytes", (asked, socket) -> fiftyMegabytes(socket));
        bytes("gzip-bomb", Map.of("Content-Encoding", "gzip"), HostileRoutes.gzip(new byte[50 * MEGABYTE]));
        feed("xml-bomb", rss(bomb(), item("xml-bomb", 3, "<title>Bom &i;</title><description>&i;</description>")));
        feed("external-entity", external());
        redirect("to-loopback", forbidden.url("/feed").toString());
        redirect("to-metadata", "http://169.254.169.254/latest/meta-data/");
        feed("year-2099", odd("year-2099", "<pubDate>Mon, 01 Jun 2099 08:00:00 +0700</pubDate>"));
        feed("long-title", odd("long-title", "<title>" + "Đà Lạt ".repeat(1_000_000 / 7) + "</title>"));
        feed("long-link", odd("long-link", "<comments>https://tin.example/" + "x".repeat(MEGABYTE) + "</comments>"));
        feed("nul", odd("nul", "<title>Tin\u0000 số&#0; ba&#xD800; của&#xDFFF; huyện\uFFFF</title>"));
        json(
                "nul-json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"\\ud800\",\"items\":[{\"id\":"
                        + "\"a\\u0000b\\ud800\",\"title\":\"Tin\\u0000 số\\ud800 bốn\\udc00\",\"content_text\":\"\\u0000\\udfff\","
                        + "\"url\":\"https://tin.example/\\ud800\",\"tags\":[\"\\u0000\"]}," + plainJson("nul-json")
                        + "]}");
        feed("categories", odd("categories", categories(MANY)));
        feed("deep", odd("deep", "<a>".repeat(100 * MANY) + "sâu" + "</a>".repeat(100 * MANY)));
        feed(
                "deep-html",
                odd("deep-html", "<description><![CDATA[" + "<div>".repeat(100 * MANY) + "sâu]]></description>"));
        json(
                "deep-json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[" + plainJson("deep-json")
                        + ",{\"id\":\"3\",\"title\":\"sâu\",\"_x\":" + "[".repeat(100 * MANY) + "]".repeat(100 * MANY)
                        + "}]}");
        feed("empty", "");
        bytes("noise", Map.of(), noise());
        page(
                "unknown-page",
                "<!doctype html><title>Trang chủ</title>"
                        + "<link rel=alternate type='application/rss+xml' href='http://[không phải/địa chỉ%%'><p>Không có gì.");
    }

    private static String bomb() {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE rss [<!ENTITY a \"ha ha ha ha ha ha\">");
        for (char name = 'b'; name <= 'i'; name++) {
            doctype.append("<!ENTITY ").append(name).append(" \"");
            doctype.append(("&" + (char) (name - 1) + ";").repeat(10)).append("\">");
        }
        return doctype.append("]>").toString();
    }

    /** Every way in which XML can make its reader fetch. */
    private String external() {
        String secret = origin.url("/secret").toString();
        return rss(
                "<?xml-stylesheet type=\"text/xsl\" href=\"" + secret + "\"?><!DOCTYPE rss SYSTEM \"" + secret
                        + "\" [<!ENTITY % all SYSTEM \"" + secret + "\">%all;<!ENTITY web SYSTEM \"" + secret
                        + "\"><!ENTITY file SYSTEM \"file:///etc/passwd\">]>",
                item("external-entity", 3, "<title>Bí mật &web;</title><description>&file;</description>")
                        + item(
                                "external-entity",
                                BESIDE,
                                "<description><x:include href=\"" + secret
                                        + "\" xmlns:x=\"http://www.w3.org/2001/XInclude\" parse=\"text\"/></description>"));
    }

    private static String categories(int many) {
        StringBuilder categories = new StringBuilder();
        for (int number = 0; number < many; number++) {
            categories.append("<category>Chuyên mục ").append(number).append("</category>");
        }
        return categories.toString();
    }

    private static String plainJson(String id) {
        return "{\"id\":\"" + id + "-" + BESIDE + "\",\"title\":\"Tin số " + BESIDE + " của " + id + "\"}";
    }

    private static byte[] noise() {
        byte[] noise = new byte[MEGABYTE];
        new java.util.Random(20261122).nextBytes(noise);
        return noise;
    }

    /** Without saying beforehand how much it will be. */
    private static void fiftyMegabytes(NetSocket socket) {
        socket.write(
                HostileOrigin.head("200 OK", Map.of("Connection", "close", "Content-Type", "application/rss+xml")));
        socket.write("<rss version=\"2.0\"><channel><title>Lớn</title>");
        Buffer items = Buffer.buffer(item("fifty-megabytes", 3, "").repeat(MEGABYTE / 100));
        for (int written = 0; written < 50 * MEGABYTE; written += items.length()) {
            socket.write(items);
        }
        socket.write("</channel></rss>").onComplete(done -> socket.close());
    }

    /** Serves a feed under a source's path. */
    void feed(String id, String text) {
        bytes(id, Map.of("Content-Type", "application/rss+xml"), text.getBytes(StandardCharsets.UTF_8));
    }

    private void json(String id, String text) {
        bytes(id, Map.of("Content-Type", "application/feed+json"), text.getBytes(StandardCharsets.UTF_8));
    }

    private void page(String id, String text) {
        bytes(id, Map.of("Content-Type", "text/html; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(String id, Map<String, String> headers, byte[] body) {
        Buffer answer = HostileOrigin.http("200 OK", headers, Buffer.buffer(body));
        origin.on("/s/" + id, (asked, socket) -> socket.write(answer));
    }

    private void redirect(String id, String to) {
        Buffer answer = HostileOrigin.http("301 Moved Permanently", Map.of("Location", to), "");
        origin.on("/s/" + id, (asked, socket) -> socket.write(answer));
    }
}
