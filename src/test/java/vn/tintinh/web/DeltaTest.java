package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;
import static vn.tintinh.publish.Newsroom.item;

import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Format;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.TestDatabase;

/** Feeds of which readers want only what is new, over HTTP. */
final class DeltaTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T01:00:00Z");

    private static Vertx vertx;
    private static TestDatabase tested;
    private static Newsroom room;
    private static SiteNode node;
    private static int number;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        tested = TestDatabase.create();
        room = Newsroom.open(vertx, tested.options());
        node = SiteNode.start(vertx, room, Newsroom::configuration, Duration.ofMinutes(3));
        publish(5);
    }

    @AfterAll
    static void stop() {
        node.close();
        room.close();
        tested.close();
        await(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_reader_gets_what_is_new_since_it_asked_and_then_nothing(Format format) {
        String uri = "/feeds/all." + format.extension();
        HttpResponse<byte[]> first = whole(uri);
        List<String> news = publish(uri, 2);
        HttpResponse<byte[]> delta = since(uri, tag(first));
        assertThat(delta.statusCode()).isEqualTo(226);
        assertThat(header(delta, "im")).isEqualTo("feed");
        assertThat(header(delta, "delta-base")).isEqualTo(tag(first));
        assertThat(header(delta, "cache-control")).startsWith("no-store, im, max-age=");
        assertThat(header(delta, "vary")).contains("A-IM", "If-None-Match", "Accept-Encoding");
        assertThat(header(delta, "content-type")).isEqualTo(format.mediaType());
        assertThat(titles(format, uri, delta)).containsExactlyInAnyOrderElementsOf(news);
        assertThat(tag(delta)).isEqualTo(tag(whole(uri)));
        assertThat(since(uri, tag(delta)).statusCode()).isEqualTo(304);
    }

    @Test
    void a_complete_feed_does_not_call_its_part_complete() {
        String uri = "/feeds/all.json";
        HttpResponse<byte[]> first = whole(uri);
        assertThat(text(first)).contains("\"complete\":true");
        publish(uri, 1);
        assertThat(text(since(uri, tag(first)))).doesNotContain("\"complete\"").contains("\"items\"");
    }

    @Test
    void an_edit_is_new_and_what_stays_is_not() {
        String uri = "/feeds/all.atom";
        List<String> title = publish(uri, 1);
        HttpResponse<byte[]> first = whole(uri);
        room.publish("bao-lam-dong", Duration.ZERO, item(title.get(0), MORNING.plusSeconds(7200), "van-hoa", "ha-noi"));
        waitFor(() -> !tag(whole(uri)).equals(tag(first)));
        assertThat(titles(Format.ATOM, uri, since(uri, tag(first)))).containsExactlyElementsOf(title);
    }

    @Test
    void several_renditions_back_the_newest_that_the_reader_has_counts() {
        String uri = "/feeds/kinh-te.json";
        HttpResponse<byte[]> first = whole(uri);
        List<String> before = publish(uri, 1);
        HttpResponse<byte[]> second = whole(uri);
        List<String> after = publish(uri, 1);
        assertThat(titles(Format.JSON, uri, since(uri, tag(first))))
                .containsExactlyInAnyOrder(before.get(0), after.get(0));
        assertThat(titles(Format.JSON, uri, since(uri, tag(first) + ", \"other\", W/" + tag(second))))
                .containsExactlyElementsOf(after);
    }

    @Test
    void a_part_is_compressed_under_the_tag_of_the_whole_in_that_coding() throws Exception {
        String uri = "/feeds/all.rss";
        HttpResponse<byte[]> first = ChainReader.fetch(node.port(), uri, "Accept-Encoding", "gzip");
        List<String> news = publish(uri, 1);
        HttpResponse<byte[]> delta = ChainReader.fetch(
                node.port(), uri, "A-IM", "feed", "If-None-Match", tag(first), "Accept-Encoding", "gzip");
        assertThat(delta.statusCode()).isEqualTo(226);
        assertThat(header(delta, "content-encoding")).isEqualTo("gzip");
        byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(delta.body())).readAllBytes();
        assertThat(reader(uri, Format.RSS).read(bytes).titles().values()).containsExactlyElementsOf(news);
        HttpResponse<byte[]> now = ChainReader.fetch(node.port(), uri, "Accept-Encoding", "gzip");
        assertThat(tag(delta)).isEqualTo(tag(now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"unknown\"", "\"\"", "garbage", "W/\"x\", \"y\""})
    void an_unknown_tag_gets_the_whole(String tag) {
        HttpResponse<byte[]> first = whole("/feeds/all.json");
        HttpResponse<byte[]> answer = since("/feeds/all.json", tag);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(first.body());
    }

    @Test
    void who_does_not_ask_for_it_or_has_no_tag_gets_the_whole() {
        String uri = "/feeds/provinces/lam-dong.rss";
        HttpResponse<byte[]> first = whole(uri);
        publish(uri, 1);
        assertThat(ChainReader.fetch(node.port(), uri, "If-None-Match", tag(first))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ChainReader.fetch(node.port(), uri, "A-IM", "feed").statusCode())
                .isEqualTo(200);
        assertThat(ChainReader.fetch(node.port(), uri, "A-IM", "feed", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(304);
        assertThat(ChainReader.fetch(node.port(), uri, "A-IM", "vcdiff", "If-None-Match", tag(first))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void renditions_of_long_ago_are_forgotten() {
        String uri = "/feeds/kinh-te-lam-dong.atom";
        HttpResponse<byte[]> first = whole(uri);
        for (int i = 0; i < 8; i++) {
            publish(uri, 1);
        }
        assertThat(since(uri, tag(first)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "feed, true",
        "'vcdiff, Feed ;q=0.5', true",
        "'feed;q=0', false",
        "'feed; q=0.00, gzip', false",
        "feeds, false",
        "'', false",
    })
    void reads_what_a_reader_accepts(String line, boolean accepted) {
        assertThat(DeltaAnswers.accepts(List.of(line))).isEqualTo(accepted);
    }

    private static List<String> publish(int items) {
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            String title = "Tin mới " + ++number;
            titles.add(title);
            room.publish(
                    "bao-lam-dong", Duration.ZERO, item(title, MORNING.plusSeconds(number), "kinh-te", "lam-dong"));
        }
        return titles;
    }

    private static HttpResponse<byte[]> whole(String uri) {
        HttpResponse<byte[]> answer = ChainReader.fetch(node.port(), uri);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static HttpResponse<byte[]> since(String uri, String tag) {
        return ChainReader.fetch(node.port(), uri, "A-IM", "feed", "If-None-Match", tag);
    }

    /** Publishes an item or several, and waits until a feed shows the last. */
    private static List<String> publish(String uri, int items) {
        List<String> titles = publish(items);
        waitFor(() -> text(whole(uri)).contains(titles.get(items - 1) + "<")
                || text(whole(uri)).contains(titles.get(items - 1) + "\""));
        return titles;
    }

    private static List<String> titles(Format format, String uri, HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(226);
        return List.copyOf(reader(uri, format).read(answer.body()).titles().values());
    }

    private static ChainReader reader(String uri, Format format) {
        String url = Newsroom.configuration().settings().server().publicUrl().toString();
        return new ChainReader(url, uri, format);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return header(answer, "etag");
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void waitFor(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
