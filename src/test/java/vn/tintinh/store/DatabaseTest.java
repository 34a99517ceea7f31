package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.store.TestDatabase.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.DatabaseHost;
import vn.tintinh.model.DatabaseHost.Role;
import vn.tintinh.store.StoreException.Reason;

final class DatabaseTest {
    private final TestDatabase tested = TestDatabase.create();

    @AfterEach
    void close() {
        tested.close();
    }

    private DatabaseOptions at(String url, String user, String password) {
        return new DatabaseOptions(Optional.of(url), Optional.of(user), Optional.of(password), 2, Path.of("unused"));
    }

    private String url() {
        return tested.options().url().orElseThrow();
    }

    private void refuses(DatabaseOptions options, Reason reason, String... words) {
        assertThatThrownBy(() -> await(Database.open(tested.vertx(), options)))
                .isInstanceOfSatisfying(StoreException.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(reason);
                    assertThat(failure).hasMessageContainingAll(words);
                    assertThat(failure.getMessage()).doesNotContain("\n").doesNotContain("secret");
                });
    }

    @Test
    void nobody_listening_is_one_sentence() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        refuses(
                at("postgresql://127.0.0.1:" + port + "/x", "u", "secret"),
                Reason.UNREACHABLE,
                "cannot reach",
                "refused");
    }

    @Test
    void a_missing_database_is_one_sentence() {
        refuses(at(url() + "_not", "postgres", "secret"), Reason.MISSING, "does not exist", "createdb");
    }

    @Test
    void a_login_without_rights_is_one_sentence() {
        TestDatabase.execute(
                "postgres", "DO $$ BEGIN CREATE ROLE poor LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        TestDatabase.execute("postgres", "CREATE DATABASE bare" + System.nanoTime());
        refuses(
                at(url().replaceFirst("/[^/]*$", "/template1"), "poor", ""),
                Reason.REFUSED,
                "permission denied",
                "GRANT CREATE ON DATABASE");
    }

    @Test
    void a_url_that_is_none_is_one_sentence() {
        refuses(at("mysql://x/y", "u", "secret"), Reason.MISSING, "postgresql://host:port/name");
        refuses(at("postgresql://u:secret@@:x", "u", "secret"), Reason.MISSING, "postgresql://host:port/name");
        refuses(at(url() + "?ssl=1", "u", "secret"), Reason.MISSING, "unknown part ssl");
    }

    @Test
    void a_database_that_is_not_utf_8_is_one_sentence() {
        String name = "latin" + System.nanoTime();
        TestDatabase.execute(
                "postgres", "CREATE DATABASE " + name + " ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        refuses(at(url().replaceFirst("/[^/]*$", "/" + name), "postgres", ""), Reason.UNSUITABLE, "LATIN1", "UTF8");
    }

    @Test
    void a_newer_schema_is_left_alone() {
        await(tested.database()
                .pool()
                .query(
                        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                                + " installed_by, execution_time, success)"
                                + " VALUES (99, '999', 'newer', 'SQL', 'V999__newer.sql', 1, 'x', 1, true)")
                .execute());
        refuses(tested.options(), Reason.NEWER_SCHEMA, "newer Tin Tỉnh", "999");
    }

    @Test
    void a_migrated_database_is_opened_again_by_many_nodes_at_once() {
        var one = Database.open(tested.vertx(), tested.options());
        var other = Database.open(tested.vertx(), tested.options());
        await(await(one).health());
        await(await(other).health());
        await(await(one).close());
        await(await(other).close());
    }

    @Test
    void credentials_in_the_url_are_read_and_never_shown() {
        DatabaseOptions options = new DatabaseOptions(
                Optional.of("postgresql://Lan%20Anh:sec%2Bret@db.example/tin%20tinh?sslmode=verify-full"),
                Optional.empty(),
                Optional.empty(),
                1,
                Path.of("x"));
        Address address = Address.of(options);
        assertThat(address.user()).isEqualTo("Lan Anh");
        assertThat(address.password()).isEqualTo("sec+ret");
        assertThat(address.port()).isEqualTo(5432);
        assertThat(address.database()).isEqualTo("tin tinh");
        assertThat(address.ssl()).isEqualTo(io.vertx.pgclient.SslMode.VERIFY_FULL);
        assertThat(address.toString() + options).doesNotContain("sec+ret").doesNotContain("sec%2Bret");
    }

    @Test
    void hosts_replace_that_of_the_url_and_share_its_login() {
        DatabaseOptions options = new DatabaseOptions(
                Optional.of("postgresql://lan@db.example:6000/tin?sslmode=require"),
                Optional.empty(),
                Optional.of("secret"),
                1,
                Path.of("x"),
                List.of(
                        new DatabaseHost("db-2", 5432, Role.REPLICA),
                        new DatabaseHost("db-1", 5433, Role.PRIMARY),
                        new DatabaseHost("fd00::2", 5432, Role.PRIMARY)));
        Servers servers = Servers.of(options);
        assertThat(servers.first().user()).isEqualTo("lan");
        assertThat(servers.jdbcUrl())
                .isEqualTo("jdbc:postgresql://db-1:5433,[fd00::2]:5432/tin?targetServerType=primary");
        assertThat(servers).hasToString("lan@db-1:5433,[fd00::2]:5432/tin (replicas db-2:5432)");
        assertThat(servers.replicas().get(0).ssl()).isEqualTo(io.vertx.pgclient.SslMode.REQUIRE);
    }

    @Test
    void cut_connections_come_back_by_themselves() {
        await(tested.database().health());
        TestDatabase.execute(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                        + url().replaceFirst(".*/", "") + "'");
        boolean healthy = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!healthy && System.nanoTime() < deadline) {
            healthy = await(tested.database().health().map(true).otherwise(false));
        }
        assertThat(healthy).isTrue();
    }
}
