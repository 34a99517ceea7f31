package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.testing.TinTinhProcess;

/** The demo as a newcomer runs it: one process, six sites, feeds that grow, and a real feed reader subscribed to them. */
final class DemoIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHANNELS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static TinTinhProcess demo;

    @BeforeAll
    static void start_the_demo() {
        demo = TinTinhProcess.demo(folder);
        demo.await("items of six sites", () -> outlets(feed("all")).size() >= 6);
    }

    @AfterAll
    static void stop_within_ten_seconds_and_leave_nothing_running() {
        assertThat(demo.stop()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void serves_items_of_all_six_sites_and_grows() {
        Set<String> before = ids(feed("all"));
        demo.await("a new item", () -> !before.containsAll(ids(feed("all"))));
    }

    @Test
    void answers_a_reader_that_is_up_to_date_with_304() {
        demo.await("a feed that stands still between two requests", () -> {
            HttpResponse<byte[]> first = demo.get("/feeds/all.atom", Map.of());
            String etag = first.headers().firstValue("etag").orElseThrow();
            return demo.get("/feeds/all.atom", Map.of("If-None-Match", etag)).statusCode() == 304;
        });
    }

    @Test
    void prints_where_to_look() {
        assertThat(demo.log()).contains("/feeds/all.atom");
    }

    @Test
    void newsboat_shows_titles_dates_and_authors_of_ten_channels() throws IOException, InterruptedException {
        assumeTrue(installed("newsboat") && installed("python3"), "newsboat or python3 is not installed: skipped");
        List<String> channels = channels();
        Path urls = folder.resolve("urls");
        Files.write(urls, channels.stream().map(DemoIT::atom).toList());
        Map<String, JsonNode> published = new java.util.HashMap<>();
        channels.forEach(channel ->
                feed(channel).forEach(item -> published.put(item.get("id").asText(), item)));

        run("newsboat", "-u", urls.toString(), "-c", folder.resolve("cache.db").toString(), "-x", "reload");
        List<JsonNode> shown = shown(folder.resolve("cache.db"));

        assertThat(shown.stream().map(row -> row.get("feed").asText()).distinct())
                .hasSize(CHANNELS);
        assertThat(shown).isNotEmpty();
        for (JsonNode row : shown) {
            JsonNode item = published.get(row.get("guid").asText());
            if (item != null) { // else it came between the two readings
                assertThat(row.get("title").asText())
                        .isEqualTo(item.get("title").asText());
                assertThat(row.get("author").asText()).isNotBlank();
                assertThat(java.time.Instant.ofEpochSecond(row.get("date").asLong()))
                        .isEqualTo(java.time.Instant.parse(
                                        item.get("date_published").asText())
                                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
            }
        }
        assertThat(shown.stream()
                        .filter(row -> published.containsKey(row.get("guid").asText())))
                .hasSizeGreaterThan(shown.size() / 2);
    }

    private static List<String> channels() {
        List<String> channels = new ArrayList<>(List.of("all"));
        String opml = new String(demo.get("/feeds.opml", Map.of()).body(), StandardCharsets.UTF_8);
        java.util.regex.Matcher links = java.util.regex.Pattern.compile(
                        "xmlUrl=\"[^\"]*/feeds/([^\"]+)\\.(?:rss|atom)\"")
                .matcher(opml);
        while (links.find()) {
            if (!channels.contains(links.group(1))
                    && feed(links.group(1)).iterator().hasNext()) {
                channels.add(links.group(1));
            }
        }
        assertThat(channels).hasSizeGreaterThanOrEqualTo(CHANNELS);
        return channels.subList(0, CHANNELS);
    }

    private static String atom(String channel) {
        return demo.url("/feeds/" + channel + ".atom");
    }

    private static JsonNode feed(String channel) {
        HttpResponse<byte[]> answer = demo.get("/feeds/" + channel + ".json", Map.of());
        try {
            assertThat(answer.statusCode()).isEqualTo(200);
            return JSON.readTree(answer.body()).get("items");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> ids(JsonNode items) {
        Set<String> ids = new TreeSet<>();
        items.forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    private static Set<String> outlets(JsonNode items) {
        Set<String> outlets = new TreeSet<>();
        items.forEach(item -> outlets.add(item.at("/_tintinh/outlet").asText()));
        return outlets;
    }

    private static List<JsonNode> shown(Path cache) throws IOException, InterruptedException {
        String script = """
                import json, sqlite3, sys
                rows = sqlite3.connect(sys.argv[1]).execute(
                    'select guid, title, author, pubDate, feedurl from rss_item')
                for guid, title, author, date, feed in rows:
                    print(json.dumps(dict(guid=guid, title=title, author=author, date=date, feed=feed)))
                """;
        List<JsonNode> rows = new ArrayList<>();
        for (String line :
                run("python3", "-c", script, cache.toString()).lines().toList()) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static boolean installed(String program) throws InterruptedException {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + program)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
