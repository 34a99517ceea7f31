package vn.tintinh.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import vn.tintinh.store.StoreException.Reason;

/** Brings a database's schema up to ours, or says why not. Blocks; Flyway's lock lets one of several nodes go first. */
final class Migrations {
    private static final int OLDEST_SERVER = 140_000;

    private final Servers servers;

    Migrations(Servers servers) {
        this.servers = servers;
    }

    /** Up to the newest. */
    void run() {
        run(configuration().load());
    }

    /** Up to a version, and no further. */
    void run(String version) {
        run(configuration().target(version).load());
    }

    /** Whether a version is one of ours. */
    boolean knows(String version) {
        return Arrays.stream(configuration().load().info().all())
                .map(MigrationInfo::getVersion)
                .anyMatch(known -> known != null && known.getVersion().equals(version));
    }

    private void run(Flyway flyway) {
        try {
            checkServer();
            MigrationInfo[] migrations = flyway.info().all();
            for (MigrationInfo migration : migrations) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED) {
                    throw new StoreException(
                            Reason.NEWER_SCHEMA,
                            "the database was made by a newer Tin Tỉnh (schema " + migration.getVersion()
                                    + " is unknown here); start that one, or another database",
                            null);
                }
            }
            if (!Arrays.stream(migrations).allMatch(Migrations::isInPlace)) {
                flyway.migrate();
            }
        } catch (SQLException | FlywayException failure) {
            throw Failures.of(failure);
        }
    }

    /** Whether there is nothing to do and nothing to object to; a warm start then needs no lock and no validation. */
    private static boolean isInPlace(MigrationInfo migration) {
        return migration.getState() == MigrationState.SUCCESS && migration.isChecksumMatching();
    }

    private FluentConfiguration configuration() {
        return Flyway.configure()
                .dataSource(
                        servers.jdbcUrl(),
                        servers.first().user(),
                        servers.first().password())
                .jdbcProperties(asMap())
                .schemas(Address.SCHEMA)
                .defaultSchema(Address.SCHEMA)
                .createSchemas(true)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .connectRetries(0);
    }

    private java.util.Map<String, String> asMap() {
        java.util.Map<String, String> map = new java.util.HashMap<>();
        servers.first().jdbcProperties().forEach((name, value) -> map.put((String) name, (String) value));
        map.remove("user");
        map.remove("password");
        return map;
    }

    private void checkServer() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        servers.jdbcUrl(), servers.first().jdbcProperties());
                java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version_num')::int, current_setting('server_version'),"
                                + " current_setting('server_encoding')")) {
            row.next();
            if (row.getInt(1) < OLDEST_SERVER) {
                throw new StoreException(
                        Reason.UNSUITABLE,
                        "the server is PostgreSQL " + row.getString(2) + "; Tin Tỉnh needs 14 or newer",
                        null);
            }
            if (!"UTF8".equals(row.getString(3))) {
                throw new StoreException(
                        Reason.UNSUITABLE,
                        "the database stores text as " + row.getString(3)
                                + "; create it with ENCODING 'UTF8' TEMPLATE template0",
                        null);
            }
        }
    }
}
