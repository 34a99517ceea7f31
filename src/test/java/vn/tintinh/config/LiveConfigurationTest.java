package vn.tintinh.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.tintinh.model.Source;

/** Reloads of a real directory. */
@Timeout(30)
final class LiveConfigurationTest {
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final String ONE = "- url: https://a.vn\n";
    private static final String TWO = ONE + "- url: https://b.vn\n";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Configuration> changes = new LinkedBlockingQueue<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen_to_the_log() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(log);
        vertx.close().await();
    }

    @Test
    void exchanges_the_snapshot_when_a_file_is_saved_added_and_removed(@TempDir Path conf) throws Exception {
        LiveConfiguration live = start(conf, ONE);
        write(conf, "sources/a.yaml", TWO);
        assertThat(next().sources()).hasSize(2);
        write(conf, "sources/b.yaml", "- url: https://c.vn\n");
        assertThat(next().sources()).extracting(Source::id).containsExactly("a-vn", "b-vn", "c-vn");
        Files.delete(conf.resolve("sources/a.yaml"));
        assertThat(next().sources()).extracting(Source::id).containsExactly("c-vn");
        assertThat(live.current().sources()).hasSize(1);
        assertThat(live.problems()).isEmpty();
        live.close().await();
    }

    @Test
    void keeps_the_last_good_configuration_and_tells_why_once(@TempDir Path conf) throws Exception {
        LiveConfiguration live = start(conf, ONE);
        write(conf, "sources/a.yaml", "- url: https://a.vn\n  naem: A\n");
        waitUntil(() -> !live.problems().isEmpty());
        assertThat(live.problems()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .endsWith("a.yaml:2:3: the key 'naem' is not known here: did you mean 'name'?"));
        assertThat(live.current().sources()).hasSize(1);
        // Saved again with the same fault: nothing new to tell.
        Files.setLastModifiedTime(
                conf.resolve("sources/a.yaml"), java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L));
        write(conf, "sources/b.yaml", "- url: https://b.vn\n");
        Files.delete(conf.resolve("sources/a.yaml"));
        assertThat(next().sources()).extracting(Source::id).containsExactly("b-vn");
        assertThat(live.problems()).isEmpty();
        assertThat(warnings()).filteredOn(line -> line.contains("refused")).hasSize(1);
        assertThat(warnings()).filteredOn(line -> line.contains("naem")).hasSize(1);
        live.close().await();
    }

    @Test
    void reads_no_file_that_is_still_being_written(@TempDir Path conf) throws Exception {
        LiveConfiguration live = start(conf, ONE, Duration.ofMillis(400));
        try (OutputStream out = Files.newOutputStream(conf.resolve("sources/a.yaml"))) {
            for (int i = 0; i < 60; i++) {
                // Each half of an entry alone would be a fault.
                out.write("- ur".getBytes(StandardCharsets.UTF_8));
                out.flush();
                pause(3);
                out.write(("l: https://s" + i + ".vn\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                pause(3);
            }
        }
        Configuration last = next();
        while (last.sources().size() < 60) {
            last = next();
        }
        assertThat(live.problems()).isEmpty();
        assertThat(warnings()).isEmpty();
        live.close().await();
    }

    @Test
    void ignores_what_editors_leave_behind(@TempDir Path conf) throws Exception {
        LiveConfiguration live = start(conf, ONE);
        for (String name : List.of(".a.yaml.swp", "a.yaml~", "#a.yaml#", ".#a.yaml", "4913", ".hidden.yaml")) {
            write(conf, "sources/" + name, "no: [yaml");
        }
        // The way of vim and sed -i: write beside, then rename over.
        write(conf, "sources/.a.yaml.new", TWO);
        Files.move(
                conf.resolve("sources/.a.yaml.new"),
                conf.resolve("sources/a.yaml"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        assertThat(next().sources()).hasSize(2);
        assertThat(warnings()).isEmpty();
        live.close().await();
    }

    @Test
    void reads_a_secret_anew_when_its_file_changes(@TempDir Path conf) throws Exception {
        write(conf, "secret/token", "one\n");
        LiveConfiguration live =
                start(conf, "- url: https://a.vn\n  headers: {Authorization: 'Bearer ${file:secret/token}'}\n");
        // A first change makes sure that the secret is known to the watcher.
        write(conf, "sources/b.yaml", "- url: https://b.vn\n");
        assertThat(next().sources().get(0).headers()).containsEntry("Authorization", "Bearer one");
        pause(200);
        write(conf, "secret/token", "zwei\n");
        assertThat(next().sources().get(0).headers()).containsEntry("Authorization", "Bearer zwei");
        live.close().await();
    }

    @Test
    void says_which_settings_wait_for_a_restart(@TempDir Path conf) throws Exception {
        LiveConfiguration live = start(conf, ONE);
        write(conf, "tintinh.yaml", """
                server: {port: 9090, title: Tin mới}
                database: {url: "postgresql://db/x", password: geheim}
                """);
        assertThat(next().settings().server().title()).isEqualTo("Tin mới");
        assertThat(warnings()).singleElement().satisfies(line -> assertThat(line)
                .contains("next start", "database", "server.port")
                .doesNotContain("geheim", "management"));
        live.close().await();
    }

    @Test
    void survives_a_listener_that_fails_and_the_loss_of_the_directory(@TempDir Path conf) throws Exception {
        LiveConfiguration live = start(conf, ONE);
        vertx.exceptionHandler(failure -> {});
        live.onChange(configuration -> {
            throw new IllegalStateException("a listener fails");
        });
        BlockingQueue<Configuration> after = new LinkedBlockingQueue<>();
        live.onChange(after::add);
        Path away = conf.resolveSibling(conf.getFileName() + "-away");
        Files.move(conf, away);
        waitUntil(() -> !live.problems().isEmpty());
        assertThat(live.current().sources()).hasSize(1);
        Files.move(away, conf);
        write(conf, "sources/a.yaml", TWO);
        assertThat(after.poll(10, TimeUnit.SECONDS)).isNotNull();
        live.close().await();
    }

    @Test
    void calls_no_listener_after_it_was_closed(@TempDir Path conf) throws Exception {
        LiveConfiguration live = start(conf, ONE);
        live.close().await();
        write(conf, "sources/a.yaml", TWO);
        assertThat(changes.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(live.current().sources()).hasSize(1);
    }

    private LiveConfiguration start(Path conf, String sources) throws IOException {
        return start(conf, sources, QUICK);
    }

    private LiveConfiguration start(Path conf, String sources, Duration interval) throws IOException {
        write(conf, "sources/a.yaml", sources);
        Configuration first = Loader.load(conf).fold(right -> right, wrong -> {
            throw new AssertionError(wrong.toString());
        });
        LiveConfiguration live = LiveConfiguration.watch(vertx, conf, Outside.process(), first, interval);
        live.onChange(changes::add);
        return live;
    }

    private Configuration next() throws InterruptedException {
        Configuration configuration = changes.poll(10, TimeUnit.SECONDS);
        assertThat(configuration).as("a reload within ten seconds").isNotNull();
        return java.util.Objects.requireNonNull(configuration);
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs())
                .toList();
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            pause(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void pause(long millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private static void write(Path conf, String name, String text) throws IOException {
        Path file = conf.resolve(name);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(LiveConfiguration.class);
    }
}
