package vn.tintinh.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Limits;
import vn.tintinh.net.Outbound;
import vn.tintinh.net.Terms;
import vn.tintinh.testing.HostileOrigin;

final class ClosedHostsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private final Outbound outbound =
            new Outbound(vertx, () -> Terms.of(List.of("127.0.0.1"), Duration.ZERO, Limits.DEFAULT, "TinTinh/test"));
    private volatile Instant now = BEGIN;
    private final Fetcher fetcher = new Fetcher(outbound, () -> now);

    @AfterEach
    void close() {
        value(outbound.close());
        value(vertx.close());
    }

    private void throttles(String path, String retryAfter) {
        origin.on(
                path,
                (asked, socket) -> socket.write(
                        HostileOrigin.http("429 Too Many Requests", Map.of("Retry-After", retryAfter), "")));
    }

    private FetchResult fetch(String path) {
        return fetch(path, Accept.FEED);
    }

    private FetchResult fetch(String path, Accept accept) {
        return value(fetcher.fetch(FetchRequest.first(origin.url(path), accept)));
    }

    private Instant retryAt(FetchResult result) {
        return ((FetchResult.Throttled) result).retryAt().orElseThrow();
    }

    private long asked(String path) {
        return origin.asked().stream().filter(one -> one.path().equals(path)).count();
    }

    @Test
    void one_throttled_feed_stays_alone_however_often_it_says_so() {
        throttles("/a", "600");
        fetch("/a");
        fetch("/a");

        assertThat(fetch("/feed")).isInstanceOf(FetchResult.Body.class);
        assertThat(asked("/a")).isEqualTo(2);
    }

    @Test
    void a_second_throttled_feed_closes_the_host_for_as_long_as_it_says() {
        throttles("/a", "600");
        throttles("/b", "300");
        fetch("/a");
        fetch("/b");

        FetchResult answered = fetch("/feed");
        assertThat(retryAt(answered)).isEqualTo(BEGIN.plusSeconds(300));
        assertThat(((FetchResult.Throttled) answered).sentence())
                .isEqualTo("127.0.0.1:" + origin.port()
                        + " has asked for fewer requests; nothing is asked of it until 2026-11-22T00:05:00Z");
        assertThat(asked("/feed")).isZero();
        now = BEGIN.plusSeconds(300);
        assertThat(fetch("/feed")).isInstanceOf(FetchResult.Body.class);
    }

    @Test
    void feeds_that_are_throttled_one_long_after_the_other_say_nothing_of_their_host() {
        throttles("/a", "600");
        throttles("/b", "600");
        fetch("/a");
        now = BEGIN.plusSeconds(601);
        fetch("/b");

        assertThat(fetch("/feed")).isInstanceOf(FetchResult.Body.class);
    }

    @Test
    void no_host_is_closed_for_longer_than_a_day_nor_for_others() {
        HostileOrigin other = value(HostileOrigin.start(vertx));
        throttles("/a", "Tue, 22 Dec 2026 00:00:00 GMT");
        throttles("/b", "2000000");
        fetch("/a");
        fetch("/b");

        assertThat(retryAt(fetch("/feed"))).isEqualTo(BEGIN.plus(Duration.ofDays(1)));
        assertThat(value(fetcher.fetch(FetchRequest.first(other.url("/feed"), Accept.FEED))))
                .isInstanceOf(FetchResult.Body.class);
    }

    @Test
    void a_server_that_names_no_time_closes_its_host_for_five_minutes() {
        origin.on("/a", (asked, socket) -> socket.write(HostileOrigin.http("429 Slow down", Map.of(), "")));
        origin.on("/b", (asked, socket) -> socket.write(HostileOrigin.http("429 Slow down", Map.of(), "")));
        fetch("/a");
        fetch("/b");

        assertThat(retryAt(fetch("/feed"))).isEqualTo(BEGIN.plusSeconds(300));
    }

    @Test
    void a_throttled_robots_txt_closes_the_host_at_once() {
        throttles("/robots.txt", "1800");

        assertThat(retryAt(fetch("/trang", Accept.PAGE))).isEqualTo(BEGIN.plusSeconds(1800));
        assertThat(retryAt(fetch("/feed"))).isEqualTo(BEGIN.plusSeconds(1800));
        assertThat(origin.asked()).extracting(HostileOrigin.Asked::path).containsExactly("/robots.txt");
    }
}
