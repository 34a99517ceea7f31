package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import vn.tintinh.model.Health;
import vn.tintinh.store.StatusFigures;

/** {@code /status}: what it says while all is well, and when the database has gone. */
@Timeout(60)
@TestMethodOrder(OrderAnnotation.class)
final class StatusTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // by start
    private static Site site;

    @BeforeAll
    static void start() {
        site = new Site(PublicSite.options(), Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    @Order(1)
    void tells_programs_whether_we_are_up_to_date() throws Exception {
        Instant before = Instant.now();
        HttpResponse<String> answer = get("/status.json", "*/*");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=5");
        JsonObject json = new JsonObject(answer.body());
        assertThat(json.getString("status")).isEqualTo("up-to-date");
        assertThat(json.getString("database")).isEqualTo("reachable");
        assertThat(json.getJsonObject("sources").getLong("total")).isEqualTo(2);
        assertThat(json.getJsonObject("sources").getLong("unjudged")).isEqualTo(2);
        assertThat(json.getInstant("last_poll")).isBetween(before.minusSeconds(120), Instant.now());
        assertThat(json.getInstant("newest_item")).isBetween(before.minusSeconds(120), Instant.now());
        assertThat(json.getInteger("feeds")).isPositive();
        HttpResponse<String> negotiated = get("/status", "application/json");
        assertThat(new JsonObject(negotiated.body()).fieldNames()).isEqualTo(json.fieldNames());
        assertThat(negotiated.headers().firstValue("vary")).contains("Accept");
    }

    @Test
    @Order(2)
    void tells_people_in_their_language_and_no_internals() throws Exception {
        HttpResponse<String> page = get("/status", "text/html");
        assertThat(page.headers().firstValue("content-security-policy")).isPresent();
        assertThat(page.body())
                .contains("<html lang=\"vi\">", "Mọi thứ hoạt động bình thường", "Tin mới nhất")
                .doesNotContain("bao-lam-dong", "bao-binh-thuan", "127.0.0.1", "postgres");
        assertThat(get("/status?lang=en", "text/html").body())
                .contains("<html lang=\"en\">", "All is well", "Newest item")
                .doesNotContain("Tin mới nhất");
        assertThat(get("/", "text/html").body()).contains("href=\"/status\">Tình trạng</a>");
        assertThat(get("/?lang=en", "text/html").body()).contains("href=\"/status?lang=en\">Status</a>");
    }

    @Test
    @Order(3)
    void answers_with_what_it_knew_while_the_database_is_away() throws Exception {
        JsonObject before = new JsonObject(get("/status.json", "*/*").body());
        await(site.room().database().close());
        HttpResponse<String> answer = get("/status.json", "*/*");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject after = new JsonObject(answer.body());
        assertThat(after.getString("status")).isEqualTo("from-memory");
        assertThat(after.getString("database")).isEqualTo("away");
        for (String figure : new String[] {"sources", "newest_item", "last_poll", "feeds", "as_of"}) {
            assertThat(after.getValue(figure)).as(figure).isEqualTo(before.getValue(figure));
        }
        assertThat(get("/status", "text/html").body()).contains("được phục vụ từ bộ nhớ");
        site.room().restart();
        assertThat(new JsonObject(get("/status.json", "*/*").body()).getString("status"))
                .isEqualTo("up-to-date");
    }

    @Test
    void is_stale_when_no_source_was_read_for_too_long_and_honest_when_it_knows_nothing() {
        Instant now = Instant.parse("2026-03-01T01:00:00Z");
        assertThat(status(now, now.minus(Duration.ofHours(12))).state()).isEqualTo(Status.State.UP_TO_DATE);
        assertThat(status(now, now.minus(Duration.ofHours(14))).state()).isEqualTo(Status.State.STALE);
        assertThat(status(now, now.minus(Duration.ofHours(14))).sentence(Language.ENGLISH))
                .contains("No source has been read for long");
        Status blind = new Status(Optional.empty(), false, now, Duration.ofHours(13), 3, Optional.of("1.2"));
        assertThat(blind.json().fieldNames()).containsExactly("status", "database", "as_of", "feeds", "version");
        assertThat(blind.lines(Language.ENGLISH)).contains(new Views.Figure("Database", "away, served from memory"));
    }

    @Test
    void names_each_state_that_a_source_is_in() {
        Status all = new Status(
                Optional.of(new StatusFigures(
                        Map.of(Health.State.OK, 7L, Health.State.BLOCKED, 2L), 1, Optional.empty(), Optional.empty())),
                true,
                Instant.EPOCH,
                Duration.ofHours(13),
                3,
                Optional.empty());
        assertThat(all.json().getJsonObject("sources"))
                .isEqualTo(new JsonObject("{\"total\":10,\"ok\":7,\"quiet\":0,\"failing\":0,\"dead\":0,\"blocked\":2,"
                        + "\"throttled\":0,\"drifting\":0,\"unjudged\":1}"));
        assertThat(all.lines(Language.VIETNAMESE))
                .contains(new Views.Figure("– bình thường", "7"), new Views.Figure("– không cho đọc", "2"))
                .doesNotContain(new Views.Figure("– đang lỗi", "0"));
    }

    private static Status status(Instant now, Instant lastPoll) {
        return new Status(
                Optional.of(new StatusFigures(Map.of(Health.State.OK, 1L), 0, Optional.of(lastPoll), Optional.empty())),
                true,
                now,
                Duration.ofHours(13),
                3,
                Optional.empty());
    }

    private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + site.port() + path);
        return CLIENT.send(
                HttpRequest.newBuilder(uri)
                        .header("Accept", accept)
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }
}
