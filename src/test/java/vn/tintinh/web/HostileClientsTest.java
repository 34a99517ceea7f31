package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that only take up room, against a server whose patience is a second. */
final class HostileClientsTest {
    private static final String GET = "GET /feeds/all.rss HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        site = new Site(PublicSite.options(), Duration.ofSeconds(1));
        try (Wire wire = new Wire(site.port())) {
            wire.send(GET);
            assertThat(wire.read("GET").status()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void header_fields_that_come_byte_by_byte_end_soon() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            assertThat(millisUntilCutOff(wire, "GET /feeds/all.rss HTTP/1.1\r\nHost: localhost\r\nX: "))
                    .isBetween(500L, 3000L);
        }
    }

    @Test
    void so_they_do_after_a_good_request() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            wire.send(GET);
            assertThat(wire.read("GET").status()).isEqualTo(200);
            assertThat(millisUntilCutOff(wire, "GET / HTTP/1.1\r\nX: ")).isBetween(500L, 3000L);
        }
    }

    @Test
    void a_body_that_comes_byte_by_byte_ends_soon() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            wire.send("POST /feeds/all.rss HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
            assertThat(wire.read("POST").status()).isEqualTo(405);
            assertThat(millisUntilCutOff(wire, "")).isLessThan(3000L);
        }
    }

    @Test
    void who_says_nothing_is_let_go() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void who_asks_now_and_then_is_kept() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            for (int i = 0; i < 5; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
                wire.send(GET);
                assertThat(wire.read("GET").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void who_asks_and_asks_and_does_not_read_is_not_read_either_and_then_let_go() throws Exception {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            wires.add(new Wire(site.port()));
        }
        byte[] many = GET.repeat(200).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        long taken = 0;
        for (Wire wire : wires) {
            taken += sent(wire, many, 30_000_000);
        }
        System.gc();
        long after = runtime.totalMemory() - runtime.freeMemory();
        assertThat(taken).isLessThan(20L * 30_000_000);
        assertThat(after - before).isLessThan(60L << 20);
        for (Wire wire : wires) {
            wire.close();
        }
    }

    @Test
    void pipelined_requests_are_answered_in_their_order() throws IOException {
        List<String> paths =
                List.of("/feeds/all.rss", "/feeds/none.rss", "/", "/feeds/query.json?limit=2", "/robots.txt");
        List<Integer> statuses = List.of(200, 404, 200, 200, 200);
        List<String> types =
                List.of("application/rss", "application/problem", "text/html", "application/feed", "text/plain");
        try (Wire wire = new Wire(site.port())) {
            StringBuilder all = new StringBuilder();
            for (int round = 0; round < 40; round++) {
                paths.forEach(path -> all.append("GET ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            wire.send(all.toString());
            for (int i = 0; i < 40 * paths.size(); i++) {
                Wire.Answer answer = wire.read("GET");
                assertThat(answer.status()).isEqualTo(statuses.get(i % paths.size()));
                assertThat(answer.field("content-type")).startsWith(types.get(i % paths.size()));
            }
        }
    }

    /** Sends without reading, until the server takes nothing more for a while or ends it. */
    private static long sent(Wire wire, byte[] bytes, long most) throws Exception {
        long[] taken = {0};
        Thread sender = new Thread(() -> {
            try {
                while (taken[0] < most) {
                    wire.socket().getOutputStream().write(bytes);
                    taken[0] += bytes.length;
                }
            } catch (IOException ended) {
                // The server has let go.
            }
        });
        sender.setDaemon(true);
        sender.start();
        sender.join(400);
        return taken[0];
    }

    private static long millisUntilCutOff(Wire wire, String beginning) throws IOException {
        long begun = System.nanoTime();
        wire.socket().setSoTimeout(100);
        wire.send(beginning);
        InputStream in = wire.socket().getInputStream();
        while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(15)) {
            try {
                if (in.read() < 0) {
                    break;
                }
            } catch (java.net.SocketTimeoutException still) {
                try {
                    wire.send("a");
                } catch (SocketException ended) {
                    break;
                }
            } catch (SocketException ended) {
                break;
            }
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
