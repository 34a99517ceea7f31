package vn.tintinh.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Document;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.SourceStore;
import vn.tintinh.store.TestDatabase;

/** Operators subscribe to what is amiss. */
final class IncidentFeedTest {
    private final TestDatabase tested = TestDatabase.create();
    private final IncidentStore incidents = new IncidentStore(tested.database());
    private final Configuration configuration = Newsroom.configuration();
    private final Management management = new Management(
            tested.vertx(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            () -> Future.succeededFuture(Readiness.ready()),
            new SourceReport(new SourceStore(tested.database()), incidents, new HubStore(tested.database())),
            new IncidentFeed(incidents, () -> configuration));
    private final int port = value(management.listen("127.0.0.1", 0));

    @AfterEach
    void close() {
        value(management.close());
        tested.close();
    }

    private HttpResponse<byte[]> get(String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/incidents.atom"));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static ParsedFeed feed(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        Document document = new Document(
                Optional.empty(), Map.of("content-type", "application/atom+xml; charset=utf-8"), response.body());
        return new FeedParser(1000)
                .parse(document, Instant.now(), ZoneId.of("Asia/Ho_Chi_Minh"), Optional.empty())
                .fold(read -> read, (problem, feeds) -> {
                    throw new AssertionError(problem);
                });
    }

    private static List<String> titles(ParsedFeed feed) {
        return feed.entries().stream()
                .map(entry -> entry.title().orElseThrow().value())
                .toList();
    }

    @Test
    void an_incident_is_one_entry_that_is_updated_when_it_is_over() {
        ParsedFeed empty = feed(get());
        assertThat(empty.wellFormed()).isTrue();
        assertThat(empty.warnings()).isEmpty();
        assertThat(empty.entries()).isEmpty();

        value(incidents.raise("bao-lam-dong", Incident.Kind.SILENT, "published nothing <since> 1 \u0007 May & later"));
        value(incidents.raise("gone-source", Incident.Kind.LIST_LOST, "before: a\nafter: b"));
        ParsedFeed two = feed(get());
        assertThat(two.wellFormed()).isTrue();
        assertThat(titles(two))
                .containsExactly(
                        "Mất danh sách tin: gone-source · list lost", "Im lặng khác thường: Báo Lâm Đồng · silent");
        ParsedEntry silent = two.entries().get(1);
        assertThat(silent.id().orElseThrow()).matches("tag:localhost,2026:incident/\\d+");
        assertThat(silent.content().get(0).value())
                .contains("published nothing &lt;since&gt; 1  May &amp; later")
                .contains("Mở trang nguồn")
                .contains("Open the site");

        value(incidents.resolve("bao-lam-dong", Incident.Kind.SILENT));
        ParsedFeed over = feed(get());
        assertThat(titles(over).get(0)).isEqualTo("Đã qua: Im lặng khác thường: Báo Lâm Đồng · silent, over");
        assertThat(over.entries().get(0).id()).isEqualTo(silent.id());
        assertThat(over.entries()).hasSize(2);
    }

    @Test
    void whoever_has_it_already_gets_no_body() {
        value(incidents.raise("bao-lam-dong", Incident.Kind.DEAD, "gone"));
        String tag = get().headers().firstValue("etag").orElseThrow();
        HttpResponse<byte[]> again = get("If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("etag")).contains(tag);
        value(incidents.resolve("bao-lam-dong", Incident.Kind.DEAD));
        assertThat(get("If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void every_kind_of_incident_has_words() {
        for (Incident.Kind kind : Incident.Kind.values()) {
            IncidentWords words = IncidentWords.of(kind);
            assertThat(List.of(words.name(), words.english(), words.advice(), words.englishAdvice()))
                    .as(kind.name())
                    .doesNotContain("");
        }
    }
}
