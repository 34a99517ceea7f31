package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.tintinh.publish.Newsroom.await;
import static vn.tintinh.publish.Newsroom.item;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Selection;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.TestDatabase;

/** Programs that people read feeds with get every item once. Those that are not installed are not tried. */
final class ReadersTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T01:00:00Z");
    private static final int PAGE = 4;

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase tested = TestDatabase.create();
    private final Newsroom room = Newsroom.open(vertx, tested.options());

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private SiteNode node;

    @BeforeEach
    void start() {
        Configuration configuration = configuration();
        node = SiteNode.start(vertx, room, () -> configuration, Duration.ofMillis(100));
    }

    @AfterEach
    void stop() {
        node.close();
        room.close();
        tested.close();
        await(vertx.close());
    }

    @Test
    void newsboat_follows_the_move_of_a_province_without_doubling_an_item() throws Exception {
        assumeTrue(runs("newsboat", "--version") && runs("python3", "--version"), "newsboat or python3 is not there");
        String old = url("/feeds/provinces/binh-thuan.atom");
        String today = url("/feeds/provinces/lam-dong.atom");
        publish(0, 3);
        assertThat(ChainReader.fetch(node.port(), "/feeds/provinces/binh-thuan.atom")
                        .statusCode())
                .isEqualTo(301);
        Path urls = Files.write(folder.resolve("urls"), List.of(old, today));
        String cache = folder.resolve("cache.db").toString();
        for (int reload = 0; reload < 3; reload++) {
            if (reload == 2) {
                publish(3, 4);
                shown("/feeds/provinces/lam-dong.atom", 4);
            }
            run("newsboat", "-u", urls.toString(), "-c", cache, "-x", "reload");
            List<String> shown = run("python3", "-c", """
                    import sqlite3, sys
                    for row in sqlite3.connect(sys.argv[1]).execute('select feedurl, guid from rss_item'):
                        print(*row)
                    """, cache).lines().toList();
            assertThat(shown).doesNotHaveDuplicates();
            assertThat(ids(shown, today)).hasSize(reload < 2 ? 3 : 4);
            assertThat(ids(shown, today)).as("newsboat may file both under one").containsAll(ids(shown, old));
        }
    }

    @Test
    void liferea_follows_the_move_of_a_province_without_doubling_an_item() throws Exception {
        assumeTrue(
                runs("liferea", "--version")
                        && runs("xvfb-run", "--help")
                        && runs("gdbus", "help")
                        && runs("dbus-run-session", "--version")
                        && runs("python3", "--version"),
                "liferea, xvfb-run, gdbus, dbus-run-session or python3 is not there");
        publish(0, 3);
        String list = "<outline title=\"%1$s\" text=\"%1$s\" type=\"atom\" id=\"%1$s\" xmlUrl=\"%2$s\"/>";
        Path settings = Files.createDirectories(folder.resolve(".config/liferea"));
        Files.writeString(
                settings.resolve("feedlist.opml"),
                "<opml version=\"1.0\"><head/><body>"
                        + list.formatted("moved00", url("/feeds/provinces/binh-thuan.atom"))
                        + list.formatted("today00", url("/feeds/provinces/lam-dong.atom")) + "</body></opml>");
        assertThat(inLiferea(3)).hasSize(6);
        publish(3, 4);
        shown("/feeds/provinces/lam-dong.atom", 4);
        assertThat(inLiferea(4)).hasSize(8);
    }

    /** Has Liferea update its feeds until both have so many items; each item is its feed and its id. */
    private Set<String> inLiferea(int items) throws Exception {
        Path done = folder.resolve("done");
        Process session = process(
                folder.resolve("liferea.log"), "timeout", "60", "xvfb-run", "-a", "dbus-run-session", "sh", "-c", """
                export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" XDG_RUNTIME_DIR="$HOME"
                liferea & reader=$!
                call() { gdbus call --session -d org.gnome.feed.Reader -o /org/gnome/feed/Reader -m "org.gnome.feed.Reader.$@"; }
                until call Ping; do sleep 0.2; done
                call SetOnline true
                until [ -e "$HOME/done" ]; do call Refresh; sleep 1; done
                kill $reader
                """);
        try {
            until(() -> rows().size() >= 2 * items);
        } finally {
            Files.createFile(done);
            assertThat(session.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Files.delete(done);
        }
        List<String> rows = rows();
        assertThat(rows).doesNotHaveDuplicates();
        return Set.copyOf(rows);
    }

    private List<String> rows() {
        try {
            return run(
                            "python3",
                            "-c",
                            """
                    import os, sqlite3, sys
                    if os.path.exists(sys.argv[1]):
                        for row in sqlite3.connect(sys.argv[1]).execute('select node_id, source_id from items'):
                            print(*row)
                    """,
                            folder.resolve(".local/share/liferea/liferea.db").toString())
                    .lines()
                    .toList();
        } catch (IOException | InterruptedException | AssertionError busy) {
            return List.of();
        }
    }

    @Test
    void feedparser_reads_a_chain_of_archives_from_its_newest_document_to_its_oldest() throws Exception {
        String python = List.of("python3", "/usr/bin/python3").stream()
                .filter(one -> runs(one, "-c", "import feedparser"))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "python3-feedparser is not there");
        publish(0, 11);
        for (String format : List.of("atom", "rss")) {
            until(() -> ChainReader.fetch(node.port(), "/feeds/thu/archive/2." + format)
                            .statusCode()
                    == 200);
            shown("/feeds/thu." + format, 1);
            List<String> titles = run(python, "-c", """
                    import feedparser, sys
                    at, public, here = sys.argv[1:]
                    seen = {}
                    while at:
                        feed = feedparser.parse(at.replace(public, here))
                        if feed.bozo:
                            sys.exit(str(feed.bozo_exception))
                        for entry in feed.entries:
                            seen.setdefault(entry.id, entry.title)
                        at = next((link.href for link in feed.feed.links if link.rel == 'prev-archive'), None)
                    print('\\n'.join(seen.values()))
                    """, url("/feeds/thu." + format), publicUrl(), url(""))
                    .lines()
                    .toList();
            assertThat(titles)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 11).mapToObj(ReadersTest::title).toList());
        }
    }

    private void publish(int from, int to) {
        room.publish(
                "bao-binh-thuan",
                Duration.ZERO,
                IntStream.range(from, to)
                        .mapToObj(i -> item(title(i), MORNING.plusSeconds(i), "kinh-te", "binh-thuan"))
                        .toArray(Classified[]::new));
    }

    private static String title(int number) {
        return "Tin số " + number + " của Phan Thiết";
    }

    /** Waits until a feed shows so many items. */
    private void shown(String uri, int items) {
        until(() -> {
            String text = new String(ChainReader.fetch(node.port(), uri).body(), StandardCharsets.UTF_8);
            return text.split("của Phan Thiết</title>", -1).length > items;
        });
    }

    private static List<String> ids(List<String> shown, String feed) {
        return shown.stream()
                .filter(row -> row.startsWith(feed + " "))
                .map(row -> row.substring(feed.length()))
                .toList();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + node.port() + path;
    }

    private static String publicUrl() {
        return Newsroom.configuration().settings().server().publicUrl().toString();
    }

    /** The newsroom's, with a channel of small pages. */
    private static Configuration configuration() {
        Configuration usual = Newsroom.configuration();
        Selection economy = new Selection(List.of("kinh-te"), List.of(), List.of(), Optional.empty());
        return new Configuration(
                usual.settings(),
                usual.categories(),
                usual.provinces(),
                List.of(new Channel("thu", "Thử", Optional.empty(), economy, PAGE, Channel.Duplicates.FOLD)),
                usual.partners(),
                usual.sources());
    }

    private boolean runs(String... command) {
        try {
            run(command);
            return true;
        } catch (IOException | InterruptedException | AssertionError absent) {
            return false;
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run", ".out");
        Process process = process(output, command);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        return said.strip();
    }

    private Process process(Path output, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        return builder.start();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
