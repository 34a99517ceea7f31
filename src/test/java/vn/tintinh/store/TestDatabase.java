package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An empty, migrated database for one test class, on a real PostgreSQL that is started once per test JVM. The JVM's
 * tests share the server and the extracted binaries; the data go when the JVM ends.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseOptions options;
    private final Database database;

    private TestDatabase() {
        String name = "test" + NUMBER.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        options = new DatabaseOptions(
                Optional.of("postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/" + name),
                Optional.of("postgres"),
                Optional.of("postgres"),
                8,
                Path.of("unused"));
        database = await(Database.open(vertx, options));
    }

    /** A new one. */
    public static TestDatabase create() {
        return new TestDatabase();
    }

    /** What is under test. */
    public Database database() {
        return database;
    }

    /** How it is reached. */
    public DatabaseOptions options() {
        return options;
    }

    /** The event loops it runs on. */
    public Vertx vertx() {
        return vertx;
    }

    /** The future's value, within half a minute; its failure is thrown. */
    public static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new AssertionError("no answer within half a minute", late);
        }
    }

    /** Has items look as if their sources had listed them for the last time so long ago. */
    public static void age(Database database, List<String> itemIds, Duration by) {
        await(database.pool()
                .preparedQuery("UPDATE item SET last_seen = last_seen - $2 * interval '1 second' WHERE id = ANY ($1)")
                .execute(Tuple.of(itemIds.toArray(String[]::new), (double) by.toSeconds())));
    }

    static void execute(String database, String sql) {
        try (Connection connection =
                        Server.RUNNING.getDatabase("postgres", database).getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        await(database.close());
        await(vertx.close());
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
