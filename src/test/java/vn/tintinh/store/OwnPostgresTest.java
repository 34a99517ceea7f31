package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.tintinh.model.Selection;

/** One directory goes through everything that can happen to it; whatever was saved must be there at the end of each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnPostgresTest {
    private final Vertx vertx = Vertx.vertx();
    private final Path directory = temporary();
    private int items;

    private static Path temporary() {
        try {
            return Files.createTempDirectory("own");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Opens a directory, stores one item, says so, and waits to be killed. */
    public static final class Victim {
        private Victim() {}

        /** The directory, and a number that tells the item from others. */
        public static void main(String[] arguments) throws IOException {
            Database database = await(Database.open(Vertx.vertx(), DatabaseOptions.own(Path.of(arguments[0]))));
            store(database, Integer.parseInt(arguments[1]));
            System.out.println("stored");
            System.in.read();
        }
    }

    private static void store(Database database, int number) {
        SourceStore sources = new SourceStore(database);
        await(sources.declare(List.of(source("s" + number))));
        Claim claim = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
        await(new RunStore(database).save(read(claim, found(item("Tin " + number, "guid:" + number)))));
    }

    private Database open() {
        Database database = await(Database.open(vertx, DatabaseOptions.own(directory)));
        assertThat(await(new ItemStore(database).newest(Selection.ALL, 100, Instant.parse("2200-01-01T00:00:00Z"))))
                .hasSize(items);
        return database;
    }

    private ProcessHandle server() throws IOException {
        return server(directory);
    }

    private static ProcessHandle server(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("postgres/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
    }

    @BeforeAll
    void make_it() {
        Database database = open();
        store(database, ++items);
        await(database.close());
    }

    @AfterAll
    void close() throws IOException {
        await(vertx.close());
        Binaries.delete(directory);
    }

    @Test
    void a_kept_directory_is_opened_again() {
        await(open().close());
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void its_server_listens_on_loopback_only_and_wants_its_password() {
        Database database = open();
        String url = "postgresql://" + database.location().replaceFirst(".*@", "");
        assertThat(url).contains("127.0.0.1");
        DatabaseOptions guessed = new DatabaseOptions(
                java.util.Optional.of(url),
                java.util.Optional.of("postgres"),
                java.util.Optional.of("postgres"),
                1,
                directory);
        assertThatThrownBy(() -> await(Database.open(vertx, guessed)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("refuses the login")
                .hasMessageContaining("check database.user and database.password");
        await(database.close());
    }

    @Test
    void a_second_process_on_the_directory_is_told_so() {
        Database database = open();
        assertThatThrownBy(() -> await(Database.open(vertx, DatabaseOptions.own(directory))))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(StoreException.Reason.IN_USE))
                .hasMessageContaining(
                        "another Tin Tỉnh (process " + ProcessHandle.current().pid() + ")");
        await(database.health());
        await(database.close());
    }

    @Test
    void a_killed_process_leaves_a_server_that_is_stopped_and_nothing_is_lost() throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Victim.class.getName(),
                        directory.toString(),
                        String.valueOf(++items))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.lines().filter("stored"::equals).findFirst()).isPresent();
        }
        ProcessHandle left = server();
        victim.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        assertThat(left.isAlive()).isTrue();
        await(open().close());
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void a_killed_server_recovers_what_was_saved() throws Exception {
        Database database = open();
        store(database, ++items);
        server().destroyForcibly();
        server().onExit().get(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> await(database.health())).isInstanceOf(StoreException.class);
        await(database.close());
        await(open().close());
    }

    @Test
    void a_pid_file_that_points_to_some_other_process_is_put_aside() throws IOException {
        Files.writeString(
                directory.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("postgres")
                        + "\n0\n1\n\n127.0.0.1\n0 0\nready\n");
        await(open().close());
    }

    @Test
    void a_directory_that_was_never_finished_is_made_anew() throws IOException {
        Path half = Files.createTempDirectory("half");
        Files.createDirectories(half.resolve("postgres.new/base"));
        Files.writeString(half.resolve("postgres.new/PG_VERSION"), "18\n");
        Files.createSymbolicLink(half.resolve("binaries"), directory.resolve("binaries"));
        Database database = await(Database.open(vertx, DatabaseOptions.own(half)));
        await(database.health());
        ProcessHandle server = server(half);
        await(database.close());
        assertThat(server.isAlive()).isFalse();
        Binaries.delete(half);
    }

    @Test
    void data_of_another_version_are_met_with_a_sentence() throws IOException {
        Path old = Files.createTempDirectory("old");
        Files.createDirectories(old.resolve("postgres"));
        Files.writeString(old.resolve("postgres/PG_VERSION"), "9.6\n");
        Files.createSymbolicLink(old.resolve("binaries"), directory.resolve("binaries"));
        assertThatThrownBy(() -> await(Database.open(vertx, DatabaseOptions.own(old))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot start the own PostgreSQL")
                .hasMessageContaining("postgres.log");
        Binaries.delete(old);
    }
}
