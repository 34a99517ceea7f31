package vn.tintinh.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Access;
import vn.tintinh.model.Limits;
import vn.tintinh.model.RobotsPolicy;
import vn.tintinh.model.Tls;
import vn.tintinh.net.Outbound;
import vn.tintinh.net.Terms;
import vn.tintinh.testing.HostileOrigin;

final class RobotsTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private Instant now = Instant.parse("2026-11-22T00:00:00Z");
    private final Fetcher fetcher = new Fetcher(
            new Outbound(
                    vertx,
                    () -> Terms.of(
                            List.of("127.0.0.1"),
                            Duration.ZERO,
                            new Limits(
                                    1_000_000,
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(10),
                                    5,
                                    100),
                            "TinTinh/1.0 (+mailto:a@example.vn)")),
            () -> now);

    @AfterEach
    void close() {
        value(vertx.close());
    }

    private void robots(String status, String text) {
        origin.on("/robots.txt", (asked, socket) -> socket.write(HostileOrigin.http(status, Map.of(), text)));
    }

    private void page(String path) {
        origin.on(path, (asked, socket) -> socket.write(HostileOrigin.http("200 OK", Map.of(), "<p>Tin")));
    }

    private FetchResult fetch(String path) {
        return fetch(path, Accept.PAGE, RobotsPolicy.OBEY);
    }

    private FetchResult fetch(String path, Accept accept, RobotsPolicy policy) {
        URI url = origin.url(path);
        return value(fetcher.fetch(
                new FetchRequest(url, Map.of(), Validators.NONE, accept, new Access(policy, Tls.STRICT), false)));
    }

    private long asked(String path) {
        return origin.asked().stream().filter(one -> one.path().equals(path)).count();
    }

    @Test
    void a_forbidden_page_is_never_asked_for_and_the_rule_is_named() {
        robots("200 OK", "User-agent: *\nDisallow: /x\nAllow: /x/tin\n\nUser-agent: Other\nDisallow: /\n");
        page("/x/a");
        page("/x/tin");
        assertThat(fetch("/x/a")).isInstanceOfSatisfying(FetchResult.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.ROBOTS);
            assertThat(failed.sentence())
                    .startsWith("robots.txt of 127.0.0.1:" + origin.port()
                            + " forbids /x/a to TinTinh (rule: Disallow: /x); ");
        });
        assertThat(asked("/x/a")).isZero();
        assertThat(fetch("/x/tin")).isInstanceOf(FetchResult.Body.class);
        assertThat(asked("/robots.txt")).as("kept").isEqualTo(1);
    }

    @Test
    void a_group_for_us_counts_and_that_for_all_does_not() {
        robots("200 OK", "User-agent: *\nDisallow: /\n\nUser-agent: tintinh\nDisallow: /rieng\n");
        page("/tin");
        page("/rieng");
        assertThat(fetch("/tin")).isInstanceOf(FetchResult.Body.class);
        assertThat(fetch("/rieng")).isInstanceOf(FetchResult.Failed.class);
    }

    @Test
    void feeds_and_sources_with_an_agreement_do_not_ask() {
        robots("200 OK", "User-agent: *\nDisallow: /\n");
        page("/tin");
        assertThat(fetch("/tin", Accept.FEED, RobotsPolicy.OBEY)).isInstanceOf(FetchResult.Body.class);
        assertThat(fetch("/tin", Accept.PAGE, RobotsPolicy.IGNORE)).isInstanceOf(FetchResult.Body.class);
        assertThat(asked("/robots.txt")).isZero();
    }

    @Test
    void a_server_without_robots_txt_forbids_nothing() {
        page("/tin");
        for (String status : List.of("404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone")) {
            robots(status, "no");
            now = now.plus(Duration.ofHours(25));
            assertThat(fetch("/tin")).as(status).isInstanceOf(FetchResult.Body.class);
        }
        assertThat(asked("/robots.txt")).isEqualTo(4);
    }

    @Test
    void a_server_that_cannot_say_forbids_all_until_it_can_or_what_it_said_last() {
        robots("500 Oops", "");
        page("/tin");
        page("/cam");
        assertThat(fetch("/tin")).isInstanceOfSatisfying(FetchResult.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.ROBOTS_UNKNOWN);
            assertThat(failed.sentence()).contains("robots.txt").contains("500");
        });
        robots("200 OK", "User-agent: *\nDisallow: /cam\n");
        assertThat(fetch("/tin")).as("not asked again at once").isInstanceOf(FetchResult.Failed.class);
        now = now.plus(Duration.ofMinutes(6));
        assertThat(fetch("/tin")).isInstanceOf(FetchResult.Body.class);
        robots("503 Busy", "");
        now = now.plus(Duration.ofHours(25));
        assertThat(fetch("/tin")).as("the last copy holds").isInstanceOf(FetchResult.Body.class);
        assertThat(fetch("/cam")).isInstanceOf(FetchResult.Failed.class);
    }

    @Test
    void a_redirect_does_not_lead_past_robots_txt() {
        robots("200 OK", "User-agent: *\nDisallow: /cam\n");
        origin.on(
                "/tin",
                (asked, socket) -> socket.write(HostileOrigin.http("302 Found", Map.of("Location", "/cam"), "")));
        page("/cam");
        assertThat(fetch("/tin")).isInstanceOfSatisfying(FetchResult.Failed.class, failed -> assertThat(failed.kind())
                .isEqualTo(Failure.ROBOTS));
        assertThat(asked("/cam")).isZero();
    }

    @Test
    void the_first_500_kilobytes_count() {
        robots("200 OK", "User-agent: *\nDisallow: /cam\n" + "# đệm\n".repeat(70_000) + "Disallow: /tin\n");
        page("/tin");
        page("/cam");
        assertThat(fetch("/cam")).isInstanceOf(FetchResult.Failed.class);
        assertThat(fetch("/tin")).isInstanceOf(FetchResult.Body.class);
    }

    @Test
    void a_crawl_delay_is_a_longer_gap() {
        robots("200 OK", "User-agent: *\nCrawl-delay: 1\n");
        page("/tin");
        fetch("/tin");
        fetch("/tin");
        List<HostileOrigin.Asked> pages =
                origin.asked().stream().filter(one -> one.path().equals("/tin")).toList();
        assertThat(pages.get(1).nanoTime() - pages.get(0).nanoTime()).isGreaterThan(1_000_000_000L);
    }
}
