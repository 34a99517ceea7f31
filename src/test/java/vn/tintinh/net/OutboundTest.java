package vn.tintinh.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.AddressRange;
import vn.tintinh.model.Limits;
import vn.tintinh.model.Tls;
import vn.tintinh.testing.HostileOrigin;
import vn.tintinh.testing.HostileRoutes;

final class OutboundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Limits LIMITS = new Limits(1_000_000, PATIENCE, PATIENCE, PATIENCE, 5, 100);
    private static final Limits HASTY =
            new Limits(1_000_000, PATIENCE, Duration.ofMillis(300), Duration.ofMillis(500), 5, 100);

    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private final AtomicReference<Terms> terms = new AtomicReference<>(terms(Duration.ZERO, LIMITS, "127.0.0.0/8"));
    private final Outbound outbound = new Outbound(vertx, terms::get);

    @AfterEach
    void close() {
        value(outbound.close());
        value(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({
        "/drip, TIME",
        "/endless, SIZE",
        "/stalled, TIME",
        "/too-large, SIZE",
        "/lying-long, PROTOCOL",
        "/chunk-cut, PROTOCOL",
        "/chunk-garbage, PROTOCOL",
        "/silent, TIME",
        "/closed, PROTOCOL",
        "/half-head, PROTOCOL",
        "/garbage, PROTOCOL",
        "/bare-html, PROTOCOL",
        "/huge-header, PROTOCOL",
        "/endless-headers, PROTOCOL",
        "/continue, TIME",
        "/gzip-bomb, SIZE",
        "/gzip-bomb-twice, SIZE",
        "/deflate-bomb, SIZE",
        "/br-bomb, SIZE",
        "/gzip-cut, ENCODING",
        "/br-garbage, ENCODING",
        "/zstd, ENCODING",
        "/gzip-four-times, ENCODING"
    })
    void makes_a_value_of_every_misbehaviour_in_time(String path, Trouble trouble) {
        if (trouble == Trouble.TIME) {
            terms.set(terms(Duration.ZERO, HASTY, "127.0.0.1"));
        }
        Answer answer = value(get(path));

        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.trouble()).as(refused.sentence()).isEqualTo(trouble);
            assertThat(refused.sentence()).hasSizeBetween(10, 300).doesNotContain("\n", "\r", "null");
            assertThat(refused.elapsed()).isLessThan(Duration.ofSeconds(8));
        });
        terms.set(terms(Duration.ZERO, LIMITS, "127.0.0.1"));
        assertThat(text(value(get("/feed")))).isEqualTo(HostileRoutes.FEED);
    }

    @ParameterizedTest
    @CsvSource({
        "/feed",
        "/gzip",
        "/deflate",
        "/deflate-raw",
        "/br",
        "/gzip-then-br",
        "/gzip-not-said",
        "/gzip-not-done",
        "/until-close"
    })
    void reads_the_feed_however_it_is_sent(String path) {
        assertThat(text(value(get(path)))).isEqualTo(HostileRoutes.FEED);
    }

    @Test
    void reads_as_much_as_a_short_length_announces_and_drops_the_connection() {
        assertThat(text(value(get("/lying-short")))).isEqualTo("<?xml");
        assertThat(text(value(get("/feed")))).isEqualTo(HostileRoutes.FEED);
    }

    @Test
    void reports_a_fault_of_the_server_without_reading_its_endless_page() {
        assertThat(status(value(get("/broken-endlessly")))).isEqualTo(500);
        assertThat(status(value(get("/broken")))).isEqualTo(500);
    }

    @Test
    void says_who_we_are_and_what_we_can_read() {
        value(get("/feed"));

        assertThat(origin.lastAsked().header("user-agent")).isEqualTo("TinTinh/test (+mailto:a@example.vn)");
        assertThat(origin.lastAsked().header("accept-encoding")).isEqualTo("gzip, br, deflate");
        assertThat(origin.lastAsked().header("host")).isEqualTo("127.0.0.1:" + origin.port());
        assertThat(origin.lastAsked().header("x-own")).isEqualTo("1");
    }

    @Test
    void keeps_the_connection_and_forgives_a_server_that_has_closed_it() {
        assertThat(status(value(get("/once-per-connection")))).isEqualTo(200);
        assertThat(status(value(get("/once-per-connection")))).isEqualTo(200);

        assertThat(origin.asked())
                .extracting(HostileOrigin.Asked::nthOfConnection)
                .containsExactly(1, 2, 1);
    }

    @Test
    void refuses_a_header_that_would_split_the_request() {
        Call call = new Call(origin.url("/feed"), Map.of("x-own", "1\r\nHost: other"), LIMITS.whole());

        assertThat(trouble(value(outbound.get(call)))).isEqualTo(Trouble.URL);
        assertThat(origin.asked()).isEmpty();
    }

    @Test
    void calls_no_address_that_is_not_public() {
        terms.set(terms(Duration.ZERO, LIMITS));

        for (String host : List.of("127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
            URI url = URI.create("http://" + host + ":" + origin.port() + "/feed");
            assertThat(trouble(value(outbound.get(new Call(url, Map.of(), LIMITS.whole())))))
                    .as(host)
                    .isEqualTo(Trouble.BLOCKED);
        }
        assertThat(origin.asked()).isEmpty();
    }

    @Test
    void says_when_nobody_listens_or_nobody_has_the_name() {
        URI deaf = URI.create("http://127.0.0.1:1/");
        URI nobody = URI.create("http://tin-tinh.invalid/");

        assertThat(trouble(value(outbound.get(new Call(deaf, Map.of(), LIMITS.whole())))))
                .isEqualTo(Trouble.CONNECT);
        assertThat(trouble(value(resolving(name -> Future.failedFuture("no such name"))
                        .get(new Call(nobody, Map.of(), LIMITS.whole())))))
                .isEqualTo(Trouble.NAME);
    }

    @Test
    void calls_the_address_that_was_judged_and_asks_for_it_once() {
        List<String> asked = new ArrayList<>();
        Outbound named = resolving(name -> {
            asked.add(name);
            return Future.succeededFuture(List.of(address("10.0.0.1"), address("127.0.0.1")));
        });
        URI url = URI.create("http://bao.example.vn:" + origin.port() + "/feed");

        assertThat(status(value(named.get(new Call(url, Map.of(), LIMITS.whole())))))
                .isEqualTo(200);
        assertThat(asked).containsExactly("bao.example.vn");
        assertThat(origin.lastAsked().header("host")).isEqualTo("bao.example.vn:" + origin.port());
    }

    @Test
    void tries_all_addresses_of_a_name_in_turn() {
        Outbound named = resolving(name -> Future.succeededFuture(List.of(address("127.0.0.3"), address("127.0.0.1"))));
        URI url = URI.create("http://bao.example.vn:" + origin.port() + "/feed");

        assertThat(status(value(named.get(new Call(url, Map.of(), LIMITS.whole())))))
                .isEqualTo(200);
    }

    @Test
    void names_an_ipv6_host_in_brackets() {
        HostileOrigin six = assumeStarted("::1");
        terms.set(terms(Duration.ZERO, LIMITS, "::1"));
        URI url = URI.create("http://[::1]:" + six.port() + "/feed");

        assertThat(status(value(outbound.get(new Call(url, Map.of(), LIMITS.whole())))))
                .isEqualTo(200);
        assertThat(six.lastAsked().header("host")).isEqualTo("[0:0:0:0:0:0:0:1]:" + six.port());
    }

    private HostileOrigin assumeStarted(String host) {
        Future<HostileOrigin> started = HostileOrigin.start(vertx, host);
        value(started.otherwiseEmpty());
        assumeTrue(started.succeeded(), "this machine has no " + host);
        return started.result();
    }

    @Test
    void keeps_the_gap_between_requests_to_one_site_whatever_the_name() {
        Duration gap = Duration.ofMillis(60);
        terms.set(terms(gap, LIMITS, "127.0.0.0/8"));
        Outbound named = resolving(name -> Future.succeededFuture(List.of(address("127.0.0.1"))));
        List<Future<Answer>> all = new ArrayList<>();
        for (String host : List.of("www.bao.example.vn", "bao.example.vn", "khac.vn")) {
            URI url = URI.create("http://" + host + ":" + origin.port() + "/feed");
            all.add(named.get(new Call(url, Map.of(), LIMITS.whole())));
        }

        value(Future.all(all));

        List<HostileOrigin.Asked> asked = origin.asked();
        assertThat(asked).hasSize(3);
        for (int i = 1; i < 3; i++) {
            assertThat(asked.get(i).nanoTime() - asked.get(i - 1).nanoTime()).isGreaterThanOrEqualTo(gap.toNanos());
        }
    }

    @Test
    void gives_up_waiting_for_a_host_that_is_busy_for_long() {
        terms.set(new Terms(
                AddressGuard.allowing(List.of("127.0.0.1")), Duration.ofHours(1), Duration.ofSeconds(1), LIMITS, "t"));
        value(get("/feed"));

        assertThat(trouble(value(get("/feed")))).isEqualTo(Trouble.BUSY);
    }

    @Test
    void a_request_for_spare_turns_never_waits_and_nobody_waits_behind_it() {
        Duration gap = Duration.ofMillis(300);
        terms.set(terms(gap, LIMITS, "127.0.0.1"));
        Call spare = new Call(origin.url("/feed"), Map.of(), LIMITS.whole(), Tls.STRICT, Duration.ZERO, Urgency.SPARE);
        Future<Answer> first = get("/feed");
        Future<Answer> second = get("/feed");
        assertThat(trouble(value(outbound.get(spare)))).isEqualTo(Trouble.BUSY);
        assertThat(List.of(status(value(first)), status(value(second)))).containsOnly(200);
        assertThat(trouble(value(outbound.get(spare)))).as("the gap still runs").isEqualTo(Trouble.BUSY);
        assertThat(origin.asked()).hasSize(2);
    }

    @Test
    void encrypts_by_name_to_the_judged_address_and_trusts_no_other_name() {
        SelfSignedCertificate certificate = SelfSignedCertificate.create("bao.example.vn");
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setSni(true)
                        .setKeyCertOptions(certificate.keyCertOptions()))
                .requestHandler(request ->
                        request.response().end(request.connection().indicatedServerName() + " " + request.authority()));
        int port = value(server.listen(0, "127.0.0.1")).actualPort();
        Outbound trusting = new Outbound(
                vertx,
                terms::get,
                new HttpClientOptions().setTrustOptions(certificate.trustOptions()),
                Optional.of(name -> Future.succeededFuture(List.of(address("127.0.0.1")))));

        URI right = URI.create("https://bao.example.vn:" + port + "/");
        URI wrong = URI.create("https://khac.example.vn:" + port + "/");
        assertThat(text(value(trusting.get(new Call(right, Map.of(), PATIENCE)))))
                .isEqualTo("bao.example.vn bao.example.vn:" + port);
        assertThat(trouble(value(trusting.get(new Call(wrong, Map.of(), PATIENCE)))))
                .isEqualTo(Trouble.TLS);
        assertThat(trouble(value(resolving(name -> Future.succeededFuture(List.of(address("127.0.0.1"))))
                        .get(new Call(right, Map.of(), PATIENCE)))))
                .isEqualTo(Trouble.TLS);
    }

    private Future<Answer> get(String path) {
        return outbound.get(new Call(
                origin.url(path), Map.of("x-own", "1"), outbound.limits().whole()));
    }

    private Outbound resolving(Function<String, Future<List<InetAddress>>> lookup) {
        return new Outbound(vertx, terms::get, new HttpClientOptions(), Optional.of(lookup));
    }

    private static Terms terms(Duration gap, Limits limits, String... allow) {
        return new Terms(
                AddressGuard.allowing(List.of(allow)),
                gap,
                Duration.ofSeconds(20),
                limits,
                "TinTinh/test (+mailto:a@example.vn)");
    }

    private static InetAddress address(String text) {
        return AddressRange.literal(text).orElseThrow();
    }

    private static int status(Answer answer) {
        return answer.fold(Answer.Received::status, refused -> {
            throw new AssertionError(refused.sentence());
        });
    }

    private static String text(Answer answer) {
        return answer.fold(received -> new String(received.body(), StandardCharsets.UTF_8), refused -> {
            throw new AssertionError(refused.sentence());
        });
    }

    private static Trouble trouble(Answer answer) {
        return answer.fold(
                received -> {
                    throw new AssertionError("answered with " + received.status());
                },
                Answer.Refused::trouble);
    }
}
