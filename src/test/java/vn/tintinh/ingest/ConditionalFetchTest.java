package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.store.LastBody;
import vn.tintinh.store.Outcome;
import vn.tintinh.testing.HostileOrigin;

/** What is remembered to ask with, from a real origin into a real store. */
final class ConditionalFetchTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private volatile String body = feed("một");
    private volatile Map<String, String> headers =
            Map.of("ETag", "W/\"a\"", "Last-Modified", "Sun, 22 Nov 2026 01:02:03 GMT");
    private volatile boolean unchanged;

    @SuppressWarnings("NullAway.Init") // before each test
    private PolledSources polled;

    @BeforeEach
    void poll_once(@TempDir Path folder) {
        origin.on("/rss", (asked, socket) -> {
            boolean conditional = !asked.header("if-none-match").isEmpty();
            Map<String, String> sent = new HashMap<>(headers);
            socket.write(
                    unchanged && conditional
                            ? HostileOrigin.head("304 Not Modified", sent)
                            : HostileOrigin.http("200 OK", sent, body));
        });
        polled = new PolledSources(
                folder, "- {id: bao, url: \"" + origin.url("/rss") + "\", type: feed, poll: {min: 1h, max: 12h}}\n");
        polled.awaitRuns(0);
    }

    @AfterEach
    void close() {
        polled.close();
        value(vertx.close());
    }

    private static String feed(String... titles) {
        StringBuilder items = new StringBuilder("<rss version='2.0'><channel><title>Tin</title>");
        for (String title : titles) {
            items.append("<item><title>")
                    .append(title)
                    .append("</title><link>https://tin.example/")
                    .append(title)
                    .append("</link></item>");
        }
        return items.append("</channel></rss>").toString();
    }

    private void poll() {
        long runs = polled.sql("SELECT count(*) FROM run");
        polled.pollAgain();
        polled.awaitRuns(runs);
    }

    private void fullIsDue() {
        polled.sql("WITH due AS (UPDATE source_state SET last_full = now() - interval '13 hours' RETURNING id)"
                + " SELECT count(*) FROM due");
    }

    private LastBody lastBody() {
        return polled.state("bao").lastBody();
    }

    @Test
    void both_validators_are_stored_and_sent_to_the_letter() {
        assertThat(lastBody().etag()).contains("W/\"a\"");
        assertThat(lastBody().lastModified()).contains("Sun, 22 Nov 2026 01:02:03 GMT");
        poll();
        assertThat(origin.lastAsked().header("if-none-match")).isEqualTo("W/\"a\"");
        assertThat(origin.lastAsked().header("if-modified-since")).isEqualTo("Sun, 22 Nov 2026 01:02:03 GMT");
    }

    @Test
    void validators_that_not_modified_brings_take_the_place_of_the_old_ones() {
        Optional<String> digest = lastBody().digest();
        unchanged = true;
        headers = Map.of("ETag", "\"b\"");
        poll();
        assertThat(polled.state("bao").outcome()).contains(Outcome.UNCHANGED);
        assertThat(lastBody())
                .isEqualTo(new LastBody(Optional.of("\"b\""), Optional.of("Sun, 22 Nov 2026 01:02:03 GMT"), digest));
        poll();
        assertThat(origin.lastAsked().header("if-none-match")).isEqualTo("\"b\"");
    }

    @Test
    void the_same_body_is_read_once_and_its_newest_validators_kept() {
        Optional<String> digest = lastBody().digest();
        headers = Map.of("ETag", "\"c\"");
        poll();
        assertThat(polled.state("bao").outcome()).contains(Outcome.UNCHANGED);
        assertThat(lastBody()).isEqualTo(new LastBody(Optional.of("\"c\""), Optional.empty(), digest));
    }

    @Test
    void a_server_that_lies_with_not_modified_is_found_out_after_twelve_hours() {
        unchanged = true;
        body = feed("hai", "một");
        poll();
        assertThat(polled.items("bao")).hasSize(1);
        polled.later(Duration.ofMinutes(11 * 60 + 58));
        poll();
        assertThat(polled.items("bao")).hasSize(1);
        polled.later(Duration.ofMinutes(3));
        poll();
        assertThat(origin.lastAsked().headers()).doesNotContainKeys("if-none-match", "if-modified-since");
        assertThat(polled.items("bao")).hasSize(2);
    }

    @Test
    void an_unconditional_fetch_counts_though_the_body_is_the_same() {
        fullIsDue();
        poll();
        assertThat(origin.lastAsked().headers()).doesNotContainKey("if-none-match");
        assertThat(polled.sql("SELECT count(*) FROM source_state WHERE last_full > now() - interval '1 hour'"))
                .isEqualTo(1);
        poll();
        assertThat(origin.lastAsked().headers()).containsKey("if-none-match");
    }

    @Test
    void an_unconditional_fetch_that_fails_is_still_due() {
        fullIsDue();
        body = "";
        poll();
        body = feed("một");
        poll();
        assertThat(List.of(1, 2)).allSatisfy(back -> assertThat(
                        origin.asked().get(origin.asked().size() - back).headers())
                .doesNotContainKey("if-none-match"));
    }
}
