package vn.tintinh.bench;

import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import vn.tintinh.store.Database;
import vn.tintinh.store.DatabaseOptions;

/** A PostgreSQL for one benchmark, with our schema, writing to disk as in earnest. */
final class BenchPostgres implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Database database;
    private final Statement sql;

    BenchPostgres(Vertx vertx, int poolSize) throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("jit", "off")
                .start();
        database = Database.open(
                        vertx,
                        new DatabaseOptions(
                                Optional.of("postgresql://127.0.0.1:" + postgres.getPort() + "/postgres"),
                                Optional.of("postgres"),
                                Optional.of("postgres"),
                                poolSize,
                                Path.of("unused")))
                .await();
        sql = postgres.getPostgresDatabase()
                .getConnection()
                .createStatement(); // one: logging in costs more than asking
        execute("SET search_path = tintinh");
    }

    Database database() {
        return database;
    }

    int port() {
        return postgres.getPort();
    }

    void execute(String command) {
        try {
            sql.execute(command);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    ResultSet query(String query) throws SQLException {
        return sql.executeQuery(query);
    }

    /** The first column of the first row. */
    String text(String query) {
        try (ResultSet row = query(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        database.close().await();
        postgres.close();
    }
}
