package vn.tintinh.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Access;
import vn.tintinh.model.Limits;
import vn.tintinh.net.AddressGuard;
import vn.tintinh.net.Outbound;
import vn.tintinh.net.Terms;
import vn.tintinh.testing.HostileOrigin;
import vn.tintinh.testing.HostileRoutes;

final class FetcherTest {
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Limits LIMITS = new Limits(1_000_000, PATIENCE, PATIENCE, PATIENCE, 5, 100);
    private static final Validators V1 =
            new Validators(Optional.of("\"v1\""), Optional.of("Tue, 01 Jul 2025 00:00:00 GMT"));

    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private final Outbound outbound = new Outbound(
            vertx,
            () -> new Terms(
                    AddressGuard.allowing(List.of("127.0.0.1")), Duration.ZERO, PATIENCE, LIMITS, "TinTinh/test"));
    private final Fetcher fetcher = new Fetcher(outbound, InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        value(outbound.close());
        value(vertx.close());
    }

    @Test
    void brings_the_document_with_what_to_ask_with_next_time() {
        FetchResult.Body body = body("/feed");

        assertThat(new String(body.document().body(), StandardCharsets.UTF_8)).isEqualTo(HostileRoutes.FEED);
        assertThat(body.document().url()).contains(origin.url("/feed"));
        assertThat(body.validators()).isEqualTo(V1);
        assertThat(body.permanentUrl()).isEmpty();
        assertThat(body.digest()).hasSize(64).isEqualTo(body("/gzip").digest());
        assertThat(origin.asked().get(0).header("accept")).startsWith("application/rss+xml");
    }

    @Test
    void asks_with_both_validators_and_understands_not_modified() {
        FetchResult result = value(fetcher.fetch(request("/feed", V1, Map.of(), false)));

        assertThat(result).isEqualTo(new FetchResult.NotModified(V1, Optional.empty(), Optional.empty()));
        assertThat(origin.lastAsked().header("if-none-match")).isEqualTo("\"v1\"");
        assertThat(origin.lastAsked().header("if-modified-since")).isEqualTo("Tue, 01 Jul 2025 00:00:00 GMT");
    }

    @Test
    void asks_unconditionally_past_all_caches() {
        FetchResult result = value(fetcher.fetch(request("/feed", V1, Map.of(), true)));

        assertThat(result).isInstanceOf(FetchResult.Body.class);
        assertThat(origin.lastAsked().headers()).doesNotContainKeys("if-none-match", "if-modified-since");
        assertThat(origin.lastAsked().header("cache-control")).isEqualTo("no-cache");
    }

    @Test
    void keeps_the_sent_validators_when_not_modified_brings_none() {
        FetchResult result = value(fetcher.fetch(request("/not-modified-liar", V1, Map.of(), false)));

        assertThat(result).isEqualTo(new FetchResult.NotModified(V1, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "/not-modified-liar, PROTOCOL, true",
        "/empty, EMPTY, true",
        "/no-content, EMPTY, true",
        "/partial, PROTOCOL, true",
        "/redirect-to-nowhere, PROTOCOL, true",
        "/forbidden, FORBIDDEN, true",
        "/missing, NOT_FOUND, true",
        "/teapot, REJECTED, true",
        "/broken, SERVER, true",
        "/unavailable, SERVER, true",
        "/odd-status, PROTOCOL, true",
        "/loop, REDIRECT, true",
        "/self, REDIRECT, true",
        "/chain-6, REDIRECT, true",
        "/to-nothing, REDIRECT, true",
        "/to-file, URL, false",
        "/to-loopback, BLOCKED, false",
        "/to-decimal, BLOCKED, false",
        "/to-metadata, BLOCKED, false",
        "/closed, PROTOCOL, true",
        "/gzip-bomb, SIZE, true"
    })
    void makes_a_value_of_what_is_not_to_be_had(String path, Failure kind, boolean retryable) {
        FetchResult result = value(fetcher.fetch(FetchRequest.first(origin.url(path), Accept.FEED)));

        assertThat(result).isInstanceOfSatisfying(FetchResult.Failed.class, failed -> {
            assertThat(failed.kind()).as(failed.sentence()).isEqualTo(kind);
            assertThat(failed.retryable()).isEqualTo(retryable);
            assertThat(failed.sentence()).hasSizeBetween(10, 300);
        });
    }

    @Test
    void names_the_hop_that_was_refused() {
        FetchResult result = value(fetcher.fetch(FetchRequest.first(origin.url("/to-metadata"), Accept.FEED)));

        assertThat(result).isInstanceOfSatisfying(FetchResult.Failed.class, failed -> assertThat(failed.sentence())
                .startsWith("redirected to http://169.254.169.254: 169.254.169.254 is not a public address"));
    }

    @Test
    void understands_that_we_ask_too_often() {
        assertThat(throttled("/throttled").retryAt()).contains(NOW.plusSeconds(120));
        assertThat(throttled("/throttled-until").retryAt()).contains(Instant.parse("2026-07-01T03:00:00Z"));
    }

    @Test
    void names_no_time_to_come_back_where_the_server_named_none() {
        assertThat(throttled("/throttled-silently").retryAt()).isEmpty();
    }

    @Test
    void takes_validators_to_the_letter_weak_ones_and_odd_ones() {
        for (String etag : List.of("W/\"a b\"", "unquoted", "W/\"\"", "\"x\", \"y\"")) {
            origin.on(
                    "/weak",
                    (asked, socket) -> socket.write(HostileOrigin.http(
                            "200 OK", Map.of("ETag", etag, "Last-Modified", "yesterday, about noon"), "x")));
            Validators kept = body("/weak").validators();
            value(fetcher.fetch(request("/weak", kept, Map.of(), false)));

            assertThat(origin.lastAsked().header("if-none-match")).isEqualTo(etag);
            assertThat(origin.lastAsked().header("if-modified-since")).isEqualTo("yesterday, about noon");
        }
    }

    @Test
    void takes_fresh_validators_from_not_modified() {
        origin.on(
                "/renewed",
                (asked, socket) -> socket.write(HostileOrigin.head("304 Not Modified", Map.of("ETag", "W/\"v2\""))));

        assertThat(value(fetcher.fetch(request("/renewed", V1, Map.of(), false))))
                .isEqualTo(new FetchResult.NotModified(
                        new Validators(Optional.of("W/\"v2\""), V1.lastModified()),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void says_what_it_was_redirected_to_and_what_no_status_is() {
        origin.on("/999", (asked, socket) -> socket.write(HostileOrigin.http("999 Request denied", Map.of(), "")));

        assertThat(sentence("/to-file")).isEqualTo("redirected to file: only http and https are fetched, not \"file\"");
        assertThat(sentence("/999")).isEqualTo("the server answers with status 999, which HTTP does not know");
        assertThat(sentence("/broken")).isEqualTo("the server has a fault (500)");
    }

    private String sentence(String path) {
        return ((FetchResult.Failed) value(fetcher.fetch(FetchRequest.first(origin.url(path), Accept.FEED))))
                .sentence();
    }

    @Test
    void understands_that_a_document_is_gone() {
        assertThat(value(fetcher.fetch(FetchRequest.first(origin.url("/gone"), Accept.FEED))))
                .isInstanceOf(FetchResult.Gone.class);
    }

    @Test
    void knows_a_move_for_good_from_one_for_now() {
        assertThat(body("/moved").permanentUrl()).contains(origin.url("/feed"));
        assertThat(body("/moved-2").permanentUrl()).contains(origin.url("/feed"));
        assertThat(body("/chain-5").permanentUrl()).contains(origin.url("/feed"));
        assertThat(body("/lent").permanentUrl()).isEmpty();
        assertThat(body("/lent").document().url()).contains(origin.url("/feed"));
    }

    @Test
    void follows_a_redirect_with_bare_vietnamese_letters() {
        FetchResult.Body body = body("/to-letters");

        assertThat(body.document().url().map(URI::getRawPath)).contains("/tin%20t%E1%BB%A9c/%C4%91%C3%A0-l%E1%BA%A1t");
        assertThat(origin.lastAsked().target()).endsWith("?q=m%C3%B9a%20hoa");
    }

    @Test
    void sends_the_headers_of_a_source_to_its_own_host_only() {
        HostileOrigin other = value(HostileOrigin.start(vertx));
        Map<String, String> headers =
                Map.of("Authorization", "Bearer x\n", "X-Key", "k", "Host", "evil", "User-Agent", "u", "Accept", "a/b");
        String elsewhere = java.net.URLEncoder.encode(other.url("/feed").toString(), StandardCharsets.UTF_8);

        value(fetcher.fetch(request("/moved", Validators.NONE, headers, false)));
        value(fetcher.fetch(request("/to?" + elsewhere, Validators.NONE, headers, false)));

        HostileOrigin.Asked home = origin.asked().get(1);
        assertThat(home.path()).isEqualTo("/feed");
        assertThat(home.header("authorization")).isEqualTo("Bearer x");
        assertThat(home.header("x-key")).isEqualTo("k");
        assertThat(home.header("accept")).isEqualTo("a/b");
        assertThat(home.header("host")).isEqualTo("127.0.0.1:" + origin.port());
        assertThat(home.header("user-agent")).isEqualTo("TinTinh/test");
        assertThat(other.asked()).hasSize(1);
        assertThat(other.lastAsked().headers()).doesNotContainKeys("authorization", "x-key");
    }

    @Test
    void tells_how_long_the_answer_stays_fresh() {
        origin.on(
                "/fresh",
                (asked, socket) ->
                        socket.write(HostileOrigin.http("200 OK", Map.of("Cache-Control", "max-age=900"), "x")));

        assertThat(body("/fresh").maxAge()).contains(Duration.ofMinutes(15));
    }

    @Test
    void keeps_no_validator_that_could_not_be_sent_back() {
        origin.on(
                "/odd",
                (asked, socket) -> socket.write(
                        HostileOrigin.http("200 OK", Map.of("ETag", "\"" + "e".repeat(2000) + "\""), "x")));

        assertThat(body("/odd").validators()).isEqualTo(Validators.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.vn/", "tin-tuc", "http://u:p@127.0.0.1/", "http://127.0.0.1:99999/"})
    void refuses_a_url_that_cannot_be_called(String url) {
        FetchResult result = value(fetcher.fetch(FetchRequest.first(URI.create(url), Accept.PAGE)));

        assertThat(result).isInstanceOfSatisfying(FetchResult.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.URL);
            assertThat(failed.retryable()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\ntin",
                "HTTP/1.1 200\r\nContent-Length: 3\r\n\r\ntin",
                "HTTP/1.1 200 OK\r\nServer: máy cổ\r\nContent-Length: 3\r\n\r\ntin"
            })
    void reads_what_old_servers_send(String answer) {
        origin.on("/old", (asked, socket) -> socket.write(io.vertx.core.buffer.Buffer.buffer(answer))
                .onComplete(done -> socket.close()));

        assertThat(body("/old").document().body())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .isEqualTo("tin");
    }

    private FetchRequest request(
            String path, Validators validators, Map<String, String> headers, boolean unconditional) {
        return new FetchRequest(origin.url(path), headers, validators, Accept.FEED, Access.USUAL, unconditional);
    }

    private FetchResult.Body body(String path) {
        return (FetchResult.Body) value(fetcher.fetch(FetchRequest.first(origin.url(path), Accept.FEED)));
    }

    private FetchResult.Throttled throttled(String path) {
        return (FetchResult.Throttled) value(fetcher.fetch(FetchRequest.first(origin.url(path), Accept.FEED)));
    }
}
