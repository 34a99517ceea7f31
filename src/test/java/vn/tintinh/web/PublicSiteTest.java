package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;
import static vn.tintinh.publish.Newsroom.item;

import com.aayushatharva.brotli4j.decoder.DirectDecompress;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.ArchiveStore;

/** The public port, asked over a real connection. */
final class PublicSiteTest {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private static Vertx vertx;
    private static Newsroom room;
    private static Publisher publisher;
    private static HttpServer server;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        room = Newsroom.open(vertx);
        Instant morning = Instant.parse("2026-03-01T01:00:00Z");
        room.publish(
                "bao-lam-dong",
                Duration.ZERO,
                item("Giá <cà phê> & hồ tiêu", morning, "kinh-te", "lam-dong"),
                item("Lễ hội Katê", morning.minusSeconds(90_000), "van-hoa", "binh-thuan"));
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("render", 2);
        publisher = new Publisher(
                vertx,
                workers,
                Newsroom::configuration,
                room.database(),
                new ArchiveStore(room.database()),
                InstantSource.system());
        PublicSite site = new PublicSite(vertx, publisher);
        await(site.start());
        server = await(vertx.createHttpServer(PublicSite.options())
                .requestHandler(site.handler())
                .listen(0, "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        await(server.close());
        await(publisher.close());
        room.close();
        await(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({
        "/feeds/all.rss, application/rss+xml; charset=utf-8",
        "/feeds/kinh-te.atom, application/atom+xml; charset=utf-8",
        "/feeds/provinces/lam-dong.json, application/feed+json; charset=utf-8",
        "/feeds/sources/bao-lam-dong.rss, application/rss+xml; charset=utf-8",
        "/feeds/kinh-te-lam-dong.rss, application/rss+xml; charset=utf-8",
        "/feeds/query.json?category=kinh-te&q=ca+phe&limit=3, application/feed+json; charset=utf-8",
        "/feeds.opml, text/x-opml; charset=utf-8",
        "/sources.opml, text/x-opml; charset=utf-8",
        "/, text/html; charset=utf-8",
        "/?lang=en, text/html; charset=utf-8",
        "/categories/kinh-te, text/html; charset=utf-8",
        "/provinces/lam-dong?lang=en, text/html; charset=utf-8",
        "/sources/bao-lam-dong, text/html; charset=utf-8",
        "/feed.css, text/css; charset=utf-8",
        "/site.css, text/css; charset=utf-8",
        "/favicon.svg, image/svg+xml",
        "/robots.txt, text/plain; charset=utf-8",
        "/json-feed.txt, text/plain; charset=utf-8",
        "/news-sitemap.xml, application/xml; charset=utf-8",
    })
    void answers(String uri, String type) {
        for (int round = 0; round < 2; round++) {
            HttpResponse<byte[]> answer = get(uri);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "content-type")).isEqualTo(type);
            assertThat(header(answer, "etag")).matches("\"[\\w-]+\"");
            assertThat(header(answer, "cache-control")).startsWith("public, max-age=");
            assertThat(header(answer, "vary")).isEqualToIgnoringCase("Accept-Encoding");
            assertThat(answer.body()).isNotEmpty();
        }
    }

    @Test
    void each_coding_is_the_same_text_under_a_tag_of_its_own() throws Exception {
        HttpResponse<byte[]> plain = get("/feeds/all.atom");
        HttpResponse<byte[]> gzip = get("/feeds/all.atom", "Accept-Encoding", "gzip");
        HttpResponse<byte[]> brotli = get("/feeds/all.atom", "Accept-Encoding", "br");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(DirectDecompress.decompress(brotli.body()).getDecompressedData())
                .isEqualTo(plain.body());
        assertThat(List.of(header(plain, "etag"), header(gzip, "etag"), header(brotli, "etag")))
                .doesNotHaveDuplicates();
        assertThat(header(gzip, "content-encoding")).isEqualTo("gzip");
        assertThat(header(plain, "content-encoding")).isEmpty();
        assertThat(get("/feeds/all.atom", "Accept-Encoding", "identity;q=0").statusCode())
                .isEqualTo(406);
    }

    @Test
    void answers_304_to_who_has_it() {
        HttpResponse<byte[]> first = get("/feeds/all.rss");
        String tag = header(first, "etag");
        String date = header(first, "last-modified");
        HttpResponse<byte[]> again = get("/feeds/all.rss", "If-None-Match", "\"x\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "etag")).isEqualTo(tag);
        assertThat(again.body()).isEmpty();
        assertThat(get("/feeds/all.rss", "If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(get("/feeds/all.rss", "If-Modified-Since", date).statusCode())
                .isEqualTo(304);
        assertThat(get("/feeds/all.rss", "If-None-Match", "\"x\"", "If-Modified-Since", date)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/feeds/all.rss", "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void head_tells_the_length_and_sends_nothing() {
        HttpResponse<byte[]> get = get("/feeds/all.rss");
        HttpResponse<byte[]> head = send("HEAD", "/feeds/all.rss");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "content-length")).isEqualTo(Integer.toString(get.body().length));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void options_and_other_methods() {
        HttpResponse<byte[]> options = send("OPTIONS", "/feeds/all.rss");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(header(options, "access-control-allow-origin")).isEqualTo("*");
        HttpResponse<byte[]> post = send("POST", "/feeds/all.rss");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(header(post, "allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(new JsonObject(text(post)).getInteger("status")).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"category=kinh-tee", "province=atlantis", "source=nobody", "limit=0", "limit=x", "limit=999"})
    void names_what_is_wrong_with_a_query(String query) {
        HttpResponse<byte[]> answer = get("/feeds/query.rss?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "content-type")).startsWith("application/problem+json");
        String value = query.substring(query.indexOf('=') + 1);
        assertThat(new JsonObject(text(answer)).getString("detail"))
                .contains(value.matches(".*[-a-z]{2,}") ? value : "limit");
    }

    @ParameterizedTest
    @CsvSource({
        "/provinces/binh-thuan, /provinces/lam-dong",
        "/provinces/binh-thuan?lang=en, /provinces/lam-dong?lang=en",
        "/feeds/provinces/binh-thuan.atom, /feeds/provinces/lam-dong.atom",
        "/categories/kinh-te/, /categories/kinh-te",
    })
    void old_names_lead_to_the_new(String uri, String location) {
        HttpResponse<byte[]> answer = get(uri);
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(header(answer, "location")).isEqualTo(location);
    }

    @Test
    void says_so_where_there_is_nothing() {
        HttpResponse<byte[]> feed = get("/feeds/nothing.rss");
        assertThat(feed.statusCode()).isEqualTo(404);
        assertThat(header(feed, "content-type")).startsWith("application/problem+json");
        HttpResponse<byte[]> page = get("/<script>", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(text(page)).contains("Không tìm thấy trang").doesNotContain("<script>");
        assertThat(get("/feeds/query.exe?limit=3").statusCode()).isEqualTo(404);
        assertThat(get("/../../etc/passwd").statusCode()).isEqualTo(404);
    }

    @Test
    void the_home_page_leads_everywhere_and_runs_nothing() {
        HttpResponse<byte[]> home = get("/");
        String html = text(home);
        assertThat(html)
                .contains("Giá &lt;cà phê&gt; &amp; hồ tiêu")
                .contains("type=\"application/rss+xml\"")
                .contains("href=\"/feeds/all.atom\"")
                .contains("href=\"/categories/van-hoa\"")
                .contains("href=\"/provinces/lam-dong\"")
                .contains("href=\"/provinces\"")
                .contains("href=\"/sources\"")
                .doesNotContain("<script>")
                .doesNotContain("style=");
        assertThat(text(get("/provinces"))).contains("Bình Thuận");
        assertThat(text(get("/sources"))).contains("http://localhost:8080/feeds/sources/bao-lam-dong.rss");
        assertThat(header(home, "content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(text(get("/?lang=en"))).contains("lang=\"en\"").contains("Economy");
    }

    @Test
    void feeds_do_not_care_about_parameters_that_others_add() {
        assertThat(get("/feeds/all.rss?utm_source=x").body())
                .isEqualTo(get("/feeds/all.rss").body());
    }

    private static HttpResponse<byte[]> get(String uri, String... headers) {
        return send("GET", uri, headers);
    }

    private static HttpResponse<byte[]> send(String method, String uri, String... headers) {
        String target = uri.replace("<", "%3C").replace(">", "%3E");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + target))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (Exception cause) {
            throw new AssertionError(cause);
        }
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
