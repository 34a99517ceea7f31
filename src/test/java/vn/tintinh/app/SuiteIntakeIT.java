package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.config.Loader;
import vn.tintinh.model.Document;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;
import vn.tintinh.normalise.Normaliser;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.store.Database;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.ItemStore;
import vn.tintinh.testing.ConfFolder;
import vn.tintinh.testing.FileOrigin;
import vn.tintinh.testing.TinTinhProcess;

/** Every feed of ten projects' tests, polled from a local server by the packaged program, undisturbed and killed. */
final class SuiteIntakeIT {
    private static final Path SUITE = Path.of(System.getProperty("tintinh.shared", "../shared"), "suites", "feeds")
            .toAbsolutePath();
    private static final int KILLS = 4;
    private static final long SEED = 20261122;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static FileOrigin origin;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static ConfFolder undisturbed;

    private static Map<String, StoredItem> first = Map.of();
    private static Map<String, Path> feeds = Map.of();
    private static Map<String, Long> expected = Map.of();

    @BeforeAll
    static void read_the_suite() {
        assumeTrue(Files.isDirectory(SUITE), SUITE + " is not there: skipped");
        origin = new FileOrigin(SUITE);
        feeds = feeds();
        ConfFolder conf = configuration("expected", "1h");
        expected = Loader.load(conf.folder())
                .fold(
                        valid -> valid.sources().stream().collect(Collectors.toMap(Source::id, SuiteIntakeIT::itemsOf)),
                        problems -> {
                            throw new AssertionError(problems);
                        });
        expected.values().removeIf(count -> count == 0);
        assertThat(expected).hasSizeGreaterThan(100);
        undisturbed = configuration("undisturbed", "2s");
        poll(undisturbed, server -> origin.answered(304) >= expected.size());
        first = stored(undisturbed);
    }

    @Test
    void stores_every_item_once_and_writes_nothing_when_nothing_is_new() {
        assertThat(countsBySource(first)).isEqualTo(expected);

        int before = origin.answered(304);
        poll(undisturbed, server -> origin.answered(304) >= before + expected.size());
        assertThat(stored(undisturbed)).isEqualTo(first); // sequence and time of the last change among the rest
    }

    @Test
    void holds_after_kills_what_an_undisturbed_run_holds() {
        ConfFolder conf = configuration("killed", "1h");
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            try (TinTinhProcess server = start(conf)) {
                pause(700 + random.nextInt(2500));
                server.kill();
            }
        }
        poll(conf, SuiteIntakeIT::isQuiet);

        Map<String, StoredItem> killed = stored(conf);
        assertThat(countsBySource(killed)).isEqualTo(expected);
        assertThat(contents(killed)).isEqualTo(contents(first));
    }

    /** Ready, and no poll was logged for two seconds. */
    private static boolean isQuiet(TinTinhProcess server) {
        String log = server.log();
        pause(2000);
        return server.log().equals(log);
    }

    private static void poll(ConfFolder conf, Predicate<TinTinhProcess> until) {
        try (TinTinhProcess server = start(conf).awaitReady()) {
            server.await("the end of the intake", () -> until.test(server));
        }
    }

    private static TinTinhProcess start(ConfFolder conf) {
        return TinTinhProcess.start(
                folder,
                Path.of(conf.folder() + ".log"),
                conf.port(),
                conf.managementPort(),
                List.of("serve", "--conf", conf.folder().toString()));
    }

    private static ConfFolder configuration(String name, String interval) {
        ConfFolder conf = new ConfFolder(folder.resolve(name), folder.resolve(name + "-data"));
        String sources = feeds.entrySet().stream()
                .map(feed -> "- id: %s\n  url: \"%s\"\n  type: feed\n  poll: {min: %s, max: %s}\n"
                        .formatted(
                                feed.getKey(),
                                origin.url(SUITE.relativize(feed.getValue())
                                        .toString()
                                        .replace('\\', '/')),
                                interval,
                                interval))
                .collect(Collectors.joining());
        return conf.write("sources/suite.yaml", sources);
    }

    /** Every file of the suite that is stored as it was received, by a source id of its own. */
    private static Map<String, Path> feeds() {
        try (Stream<Path> files = Files.walk(SUITE)) {
            Map<String, Path> feeds = new LinkedHashMap<>();
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("manifest\\.jsonl|.*\\.gz"))
                    .sorted()
                    .forEach(file -> feeds.put("suite-" + feeds.size(), file));
            return feeds;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long itemsOf(Source source) {
        Path file = feeds.get(source.id());
        try {
            Document document = new Document(Optional.of(source.url()), Map.of(), Files.readAllBytes(file));
            Instant now = Instant.now();
            return new FeedParser()
                    .parse(document, now, ZoneId.of("Asia/Ho_Chi_Minh"), Optional.empty())
                    .<Long>fold(
                            feed -> (long) new Normaliser(new Sanitiser())
                                    .items(feed, source, now)
                                    .items()
                                    .size(),
                            (problem, advertised) -> 0L);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, StoredItem> stored(ConfFolder conf) {
        Vertx vertx = Vertx.vertx();
        try {
            return result(Database.open(vertx, DatabaseOptions.own(Path.of(conf.folder() + "-data")))
                    .compose(database -> new ItemStore(database)
                            .newest(Selection.ALL, 1_000_000, Instant.now().plusSeconds(86_400))
                            .eventually(database::close))
                    .map(items -> items.stream().collect(Collectors.toMap(StoredItem::id, item -> item))));
        } finally {
            result(vertx.close());
        }
    }

    private static Map<String, Long> countsBySource(Map<String, StoredItem> items) {
        return items.values().stream().collect(Collectors.groupingBy(StoredItem::sourceId, Collectors.counting()));
    }

    private static Map<String, Object> contents(Map<String, StoredItem> items) {
        return items.values().stream().collect(Collectors.toMap(StoredItem::id, StoredItem::item));
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /** The test's own pace: kills come at random instants. */
    private static void pause(int milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
