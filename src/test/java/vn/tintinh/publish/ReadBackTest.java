package vn.tintinh.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tintinh.model.Document;
import vn.tintinh.model.Format;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.Republication;
import vn.tintinh.model.Text;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.publish.WildFeeds.Published;
import vn.tintinh.render.Entry;

/**
 * Whatever is published is read back with the same items, titles, links, ids, dates, authors and bodies, by our own parser
 * and by feedparser. What was put in is taken from the items themselves, the body from JSON Feed.
 */
final class ReadBackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOINER = "\u2060";

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    /**
     * An item as somebody reads it, or as it should be read.
     *
     * @param updated when it changed; when it was published where it did not
     */
    private record Reading(
            String id,
            String title,
            Optional<String> link,
            Instant published,
            Instant updated,
            List<String> authors,
            String body) {}

    @ParameterizedTest
    @EnumSource
    void our_own_parser_reads_what_was_written(Format format) {
        for (Published published : WildFeeds.published(Republication.Mode.FULL)) {
            List<Reading> read = parse(published, format).entries().stream()
                    .map(ReadBackTest::reading)
                    .toList();
            assertThat(read).as(published.name()).isEqualTo(written(published, format));
        }
    }

    @Test
    void feedparser_reads_what_was_written() throws Exception {
        List<Published> all = new ArrayList<>(WildFeeds.published(Republication.Mode.FULL));
        all.addAll(WildFeeds.published(Republication.Mode.EXCERPT));
        for (int i = 0; i < all.size(); i++) {
            for (Format format : List.of(Format.ATOM, Format.RSS)) {
                Files.write(
                        folder.resolve("%04d.%s".formatted(i, format.extension())),
                        all.get(i).rendered(format));
            }
        }
        List<JsonNode> feeds = feedparser();
        assertThat(feeds).hasSize(2 * all.size());
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            JsonNode feed = feeds.get(i);
            Published published = all.get(i / 2);
            Format format = i % 2 == 0 ? Format.ATOM : Format.RSS;
            List<Reading> read = new ArrayList<>();
            feed.path("entries").forEach(entry -> read.add(reading(entry)));
            String name = published.name() + " as " + format;
            if (!feed.path("bozo").asText().isEmpty()) {
                faults.add(name + ": " + feed.path("bozo"));
            }
            List<Reading> written = written(published, format);
            for (int entry = 0; entry < Math.max(read.size(), written.size()); entry++) {
                Object was = entry < read.size() ? read.get(entry) : "nothing";
                Object expected = entry < written.size() ? written.get(entry) : "nothing";
                if (!was.equals(expected)) {
                    faults.add(name + ": " + was + " for " + expected);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<Reading> written(Published published, Format format) {
        JsonNode items = json(published.rendered(Format.JSON)).path("items");
        List<Reading> written = new ArrayList<>();
        for (Entry entry : published.document(format).entries()) {
            List<String> authors = new ArrayList<>(entry.authors());
            authors.add(entry.outlet().name());
            Instant moment = Instant.ofEpochSecond(entry.published().getEpochSecond());
            written.add(new Reading(
                    entry.id(),
                    entry.item().title(),
                    entry.link(),
                    moment,
                    entry.isRevised() ? Instant.ofEpochSecond(entry.updated().getEpochSecond()) : moment,
                    format == Format.RSS ? List.of(entry.credit()) : authors,
                    items.path(written.size()).path("content_html").asText()));
        }
        return written;
    }

    private static Reading reading(ParsedEntry entry) {
        Instant published = entry.published().map(ReadDate::instant).orElseThrow();
        Text body = entry.content().isEmpty()
                ? entry.summary().orElseThrow()
                : entry.content().get(0);
        return new Reading(
                entry.id().orElseThrow(),
                plain(
                        entry.title().orElseThrow().value(),
                        entry.title().orElseThrow().type() == Text.Type.HTML),
                entry.link(),
                published,
                entry.updated().map(ReadDate::instant).orElse(published),
                entry.authors().stream()
                        .map(author -> author.name().orElse("").replace(JOINER, ""))
                        .toList(),
                body.value());
    }

    private static Reading reading(JsonNode entry) {
        Instant published = Instant.ofEpochSecond(entry.path("published").asLong());
        List<String> authors = new ArrayList<>();
        entry.path("authors").forEach(author -> authors.add(author.asText().replace(JOINER, "")));
        return new Reading(
                entry.path("id").asText(),
                plain(
                        entry.at("/title/value").asText(),
                        entry.at("/title/type").asText().endsWith("html")),
                Optional.ofNullable(entry.path("link").textValue()),
                published,
                entry.path("updated").isNumber()
                        ? Instant.ofEpochSecond(entry.path("updated").asLong())
                        : published,
                authors,
                entry.at("/body/value").asText());
    }

    private static String plain(String title, boolean html) {
        return (html ? Parser.unescapeEntities(title, false) : title).replace(JOINER, "");
    }

    private static ParsedFeed parse(Published published, Format format) {
        Document document = new Document(
                Optional.of(URI.create("https://tintinh.example/feeds/x." + format.extension())),
                Map.of("Content-Type", format.mediaType()),
                published.rendered(format));
        return new FeedParser()
                .parse(document, WildFeeds.NOW, ZoneOffset.UTC, Optional.empty())
                .fold(read -> read, (problem, feeds) -> {
                    throw new AssertionError(published.name() + ": " + problem);
                });
    }

    /** What feedparser reads of the folder, in order of the names. */
    private List<JsonNode> feedparser() throws Exception {
        Path output = folder.resolveSibling(folder.getFileName() + ".out");
        Process process = new ProcessBuilder(
                        python(), "src/test/resources/publish/feedparser_reading.py", folder.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        try (Stream<String> lines = Files.lines(output)) {
            return lines.map(line -> json(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
        } finally {
            Files.delete(output);
        }
    }

    /** A Python that has feedparser; without one the test is skipped. */
    private static String python() throws Exception {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (runs(python, "-c", "import feedparser")) {
                return python;
            }
        }
        assumeTrue(false, "python3-feedparser is not installed: skipped");
        return "";
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
