package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.publish.Newsroom.await;
import static vn.tintinh.publish.Newsroom.item;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.model.Selection;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.Backup;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.Restoration;
import vn.tintinh.store.StoreException;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.testing.ConfFolder;

/** {@code backup} beside a running store, and {@code restore} of what it wrote. */
@Timeout(120)
final class BackupCommandTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Instant MORNING = Instant.parse("2026-03-01T01:00:00Z");
    private static final String ODD = "Tab\there, \\N, \"quotes\", dòng\nmới, 😀 '; DROP TABLE item; --";

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // by fill
    private static Newsroom room;

    @SuppressWarnings("NullAway.Init") // by fill
    private static TestDatabase store;

    @SuppressWarnings("NullAway.Init") // by fill
    private static Path backup;

    private static String said = "";

    @BeforeAll
    static void fill() {
        store = TestDatabase.create();
        room = Newsroom.open(VERTX, store.options());
        room.publish("bao-lam-dong", Duration.ZERO, item("Một", MORNING, "kinh-te", "lam-dong"));
        room.publish("bao-binh-thuan", Duration.ofHours(1), item(ODD, MORNING, "kinh-te", "lam-dong"));
        execute(store.options(), "INSERT INTO tintinh.topic (uri, tag) VALUES ('/feeds/all.atom', 'x')");
        execute(
                store.options(),
                "INSERT INTO tintinh.subscriber (topic_id, topic_url, callback, host, lease_until, wanted)"
                        + " SELECT id, uri, 'https://reader.example/', 'reader.example', now(), 0 FROM tintinh.topic");
        backup = folder.resolve("backup.zip");
        assertThat(run(new BackupCommand(), backup, store.options())).as(said).isZero();
    }

    @AfterAll
    static void stop() {
        room.close();
        store.close();
        await(VERTX.close());
    }

    @Test
    void what_is_restored_is_what_was_stored_and_goes_on(@TempDir Path empty) throws Exception {
        DatabaseOptions own = DatabaseOptions.own(empty.resolve("data"));
        assertThat(run(new RestoreCommand(), backup, own)).as(said).isZero();
        assertThat(said).contains("item: 2 rows", "subscriber: 1 rows", "done: ");
        Newsroom restored = Newsroom.open(VERTX, own);
        try {
            assertThat(await(new ItemStore(restored.database()).newest(Selection.ALL, 10, Instant.now())))
                    .isEqualTo(await(new ItemStore(room.database()).newest(Selection.ALL, 10, Instant.now())))
                    .hasSize(1);
            long before = await(new ChangeStore(room.database()).latest());
            assertThat(await(new ChangeStore(restored.database()).latest())).isEqualTo(before);
            // Known items are known again, and the sequences go on where they stood.
            assertThat(restored.publish("bao-lam-dong", Duration.ZERO, item("Một", MORNING, "kinh-te", "lam-dong"))
                            .sequence())
                    .isEmpty();
            restored.publish("bao-lam-dong", Duration.ZERO, item("Ba", MORNING, "kinh-te", "lam-dong"));
            assertThat(await(new ChangeStore(restored.database()).latest())).isEqualTo(before + 1);
        } finally {
            restored.close();
        }
    }

    @Test
    void every_table_has_the_same_rows_to_the_letter() throws SQLException {
        try (TestDatabase other = TestDatabase.create()) {
            assertThat(run(new RestoreCommand(), backup, other.options()))
                    .as(said)
                    .isZero();
            Map<String, String> rows = rows(other.options());
            assertThat(rows).isEqualTo(rows(store.options()));
            assertThat(rows).containsKeys("item", "change", "run", "subscriber", "revisit_cursor");
            assertThat(run(new RestoreCommand(), backup, other.options())).isEqualTo(1);
            assertThatThrownBy(() -> Restoration.read(other.options(), backup, line -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is not empty");
            assertThat(rows(other.options())).isEqualTo(rows);
        }
    }

    @Test
    void an_older_backup_fits_a_newer_program() throws SQLException, IOException {
        try (TestDatabase old = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            // The backup must be put into the schema of its time, and that be brought up to date.
            execute(old.options(), "DROP SCHEMA tintinh CASCADE");
            Flyway.configure()
                    .dataSource("jdbc:" + old.options().url().orElseThrow(), "postgres", "postgres")
                    .schemas("tintinh")
                    .target("011")
                    .load()
                    .migrate();
            execute(old.options(), "INSERT INTO tintinh.topic (uri, tag) VALUES ('/feeds/old.atom', 'x')");
            Path file = folder.resolve("old.zip");
            Backup.write(old.database(), file, line -> {});
            assertThat(Restoration.read(other.options(), file, line -> {})).isEqualTo(2);
            assertThat(rows(other.options())).containsKeys("topic", "archive_page");
        }
    }

    @Test
    void what_is_no_whole_backup_changes_nothing(@TempDir Path bad) throws IOException, SQLException {
        Path cut = Files.copy(backup, bad.resolve("cut.zip"));
        try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        Path spoilt = Files.copy(backup, bad.resolve("spoilt.zip"));
        try (RandomAccessFile file = new RandomAccessFile(spoilt.toFile(), "rw")) {
            byte[] zeros = new byte[40];
            file.seek(file.length() / 2);
            file.write(zeros);
        }
        Path text = Files.writeString(bad.resolve("text.zip"), "Tin Tỉnh");
        try (TestDatabase other = TestDatabase.create()) {
            for (Path file : new Path[] {cut, spoilt, text, bad.resolve("nowhere.zip")}) {
                assertThatThrownBy(() -> Restoration.read(other.options(), file, line -> {}))
                        .as(file.toString())
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(file.toString());
            }
            assertThat(rows(other.options()).get("item")).isEmpty();
        }
    }

    @Test
    void a_backup_is_for_its_owner_and_replaces_none(@TempDir Path other) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(backup);
        assertThat(run(new BackupCommand(), backup, store.options())).isEqualTo(1);
        assertThat(Files.readAllBytes(backup)).isEqualTo(before);
        assertThat(run(new BackupCommand(), other.resolve("no/such/place.zip"), store.options()))
                .isEqualTo(1);
        assertThat(other).isEmptyDirectory();
    }

    private static int run(Callable<Integer> command, Path file, DatabaseOptions options) {
        ConfFolder conf = new ConfFolder(folder.resolve("conf-" + System.nanoTime()), options.directory());
        options.url()
                .ifPresent(url -> conf.write(
                        "tintinh.yaml", "database: {url: \"" + url + "\", user: postgres, password: postgres}\n"));
        StringWriter out = new StringWriter();
        int status = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .execute(file.toString(), "--conf", conf.folder().toString());
        said = out.toString();
        return status;
    }

    private static void execute(DatabaseOptions options, String sql) {
        try (Connection connection = connect(options);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Each table's rows as text. */
    private static Map<String, String> rows(DatabaseOptions options) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = connect(options);
                Statement names = connection.createStatement();
                Statement contents = connection.createStatement();
                ResultSet tables = names.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'tintinh'"
                        + " AND tablename <> 'flyway_schema_history'")) {
            while (tables.next()) {
                String name = tables.getString(1);
                try (ResultSet row = contents.executeQuery(
                        "SELECT coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '') FROM tintinh." + name
                                + " t")) {
                    row.next();
                    rows.put(name, Optional.ofNullable(row.getString(1)).orElse(""));
                }
            }
        }
        return rows;
    }

    private static Connection connect(DatabaseOptions options) throws SQLException {
        return DriverManager.getConnection("jdbc:" + options.url().orElseThrow(), "postgres", "postgres");
    }
}
