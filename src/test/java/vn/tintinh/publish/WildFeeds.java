package vn.tintinh.publish;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Document;
import vn.tintinh.model.Format;
import vn.tintinh.model.Item;
import vn.tintinh.model.Republication;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;
import vn.tintinh.normalise.Normaliser;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.render.ChannelDocument;
import vn.tintinh.render.Renderer;

/** What we publish of the feeds of ten projects' tests: each read, normalised and made a channel by the real classes. */
final class WildFeeds {
    static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");
    private static final Path SUITE = Path.of(System.getProperty("tintinh.shared", "../shared"), "suites", "feeds");
    private static final String SOURCE = "wild";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private WildFeeds() {}

    /**
     * A channel that holds one of the feeds.
     *
     * @param name of the file
     */
    record Published(String name, Issue issue) {
        ChannelDocument document(Format format) {
            return issue.document(format);
        }

        byte[] rendered(Format format) {
            return Renderer.render(document(format), format);
        }
    }

    /** An issue of every feed that can be read, republished in a mode. The test is skipped where there is none. */
    static List<Published> published(Republication.Mode mode) {
        assumeTrue(Files.isDirectory(SUITE), SUITE + " is not there: skipped");
        Channels channels = new Channels(configuration(mode));
        List<Published> published = new ArrayList<>();
        Read.FEEDS.forEach((name, items) -> {
            List<StoredItem> stored = new ArrayList<>();
            for (Item item : items) {
                stored.add(stored(item, published.size() + "x" + stored.size()));
            }
            published.add(
                    new Published(name, new Issue(channels, channel(published.size()), stored, List.of(), Place.NONE)));
        });
        return published;
    }

    /** The items of every feed that has some, by the name of its file; read once. */
    private static final class Read {
        private static final Map<String, List<Item>> FEEDS = feeds();

        private static Map<String, List<Item>> feeds() {
            Source source = configuration(Republication.Mode.FULL).sources().get(0);
            Map<String, List<Item>> feeds = new LinkedHashMap<>();
            for (Path file : files()) {
                List<Item> items = items(file, source);
                if (!items.isEmpty()) {
                    feeds.put(SUITE.relativize(file).toString(), items);
                }
            }
            return feeds;
        }
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("manifest\\.jsonl|.*\\.gz"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Item> items(Path file, Source source) {
        try {
            Document document = new Document(
                    Optional.of(URI.create("https://wild.example/feed")), Map.of(), Files.readAllBytes(file));
            return new FeedParser()
                    .parse(document, NOW, ZONE, Optional.empty())
                    .fold(
                            feed -> new Normaliser(new Sanitiser())
                                    .items(feed, source, NOW)
                                    .items(),
                            (problem, advertised) -> List.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static StoredItem stored(Item item, String id) {
        return new StoredItem(
                id,
                SOURCE,
                item,
                List.of("kinh-te", "van-hoa"),
                Optional.of("lam-dong"),
                NOW,
                NOW,
                NOW,
                1,
                false,
                Optional.empty());
    }

    private static Channel channel(int number) {
        return new Channel(
                "wild-" + number, "Nguồn " + number, Optional.empty(), Selection.ALL, 1000, Channel.Duplicates.FOLD);
    }

    private static Configuration configuration(Republication.Mode mode) {
        Configuration small = Newsroom.configuration();
        return new Configuration(
                small.settings(),
                small.categories(),
                small.provinces(),
                small.channels(),
                List.of(),
                List.of(Newsroom.source(SOURCE, "Báo & Đài <Wild>", "68", mode)));
    }
}
