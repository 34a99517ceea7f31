package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.model.DatabaseHost;
import vn.tintinh.model.DatabaseHost.Role;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;

/** A primary and a replica that really follows it. A paused replica shows by what it lacks that it was read. */
final class ReplicasTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Vertx vertx = Vertx.vertx();
    private final KillablePostgres primary;
    private final KillablePostgres replica;

    ReplicasTest(@TempDir Path folder) {
        primary = new KillablePostgres(folder);
        replica = primary.standby("replica");
    }

    @AfterEach
    void close() {
        await(vertx.close());
        primary.close();
        replica.close();
    }

    private Database open(Role roleOfTheSecond) {
        return await(Database.open(
                vertx,
                new DatabaseOptions(
                        Optional.of("postgresql:///postgres"),
                        Optional.of("postgres"),
                        Optional.of("x"),
                        4,
                        Path.of("unused"),
                        List.of(
                                new DatabaseHost("127.0.0.1", primary.port(), Role.PRIMARY),
                                new DatabaseHost("127.0.0.1", replica.port(), roleOfTheSecond)))));
    }

    private static Saved save(Database database, String title) {
        SourceStore sources = new SourceStore(database);
        await(sources.declare(List.of(source(title))));
        Claim claim = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
        return await(new RunStore(database).save(read(claim, found(item(title, "guid:" + title)))));
    }

    private static List<String> searched(ItemStore items) {
        return titles(items.search(Selection.ALL, 9, Instant.now().plusSeconds(60)));
    }

    private static List<String> newest(ItemStore items) {
        return titles(items.newest(Selection.ALL, 9, Instant.now().plusSeconds(60)));
    }

    private static List<String> titles(Future<List<StoredItem>> items) {
        return await(items).stream().map(found -> found.item().title()).toList();
    }

    private static void execute(KillablePostgres server, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + server.url(), "postgres", "");
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    private static void eventually(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    private static void becomes(ReplicaState state, Database database) {
        eventually("the replica is " + state, () -> database.replicas(state) == 1);
    }

    @Test
    void answers_readers_while_it_keeps_up_and_nobody_notices_when_it_does_not() {
        Database database = open(Role.REPLICA);
        ItemStore items = new ItemStore(database);
        becomes(ReplicaState.USED, database);
        save(database, "mot");
        eventually("the replica has it", () -> searched(items).contains("mot"));

        execute(replica, "SELECT pg_wal_replay_pause()");
        save(database, "hai");
        assertThat(searched(items)).containsExactly("mot");
        assertThat(await(items.countsBySource(Instant.now().plusSeconds(60)))).hasSize(1);
        assertThat(newest(items)).containsExactlyInAnyOrder("mot", "hai");
        String fresh = await(items.newest(Selection.ALL, 9, Instant.now().plusSeconds(60))).stream()
                .filter(stored -> stored.item().title().equals("hai"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(await(items.byId(fresh))).isPresent();
        assertThat(await(items.byId("none"))).isEmpty();

        execute(primary, "UPDATE tintinh.change SET at = at - interval '25 s'");
        save(database, "ba");
        assertThat(searched(items)).containsExactly("mot");
        execute(primary, "UPDATE tintinh.change SET at = at - interval '10 s'");
        becomes(ReplicaState.BEHIND, database);
        assertThat(searched(items)).containsExactlyInAnyOrder("mot", "hai", "ba");

        execute(replica, "SELECT pg_wal_replay_resume()");
        becomes(ReplicaState.USED, database);
        assertThat(searched(items)).containsExactlyInAnyOrder("mot", "hai", "ba");
        await(database.close());
    }

    @Test
    void is_done_without_while_it_is_away_and_used_again_when_it_is_back() {
        Database database = open(Role.REPLICA);
        ItemStore items = new ItemStore(database);
        becomes(ReplicaState.USED, database);
        save(database, "mot");
        replica.kill();
        for (int i = 0; i < 20; i++) {
            assertThat(searched(items)).containsExactly("mot");
        }
        becomes(ReplicaState.AWAY, database);
        save(database, "hai");
        assertThat(searched(items)).hasSize(2);

        replica.start();
        becomes(ReplicaState.USED, database);
        execute(replica, "SELECT pg_wal_replay_pause()");
        save(database, "ba");
        assertThat(searched(items)).as("read from the replica").doesNotContain("ba");
        execute(replica, "SELECT pg_wal_replay_resume()");
        await(database.close());
    }

    @Test
    void is_read_on_while_the_primary_is_away() {
        Database database = open(Role.REPLICA);
        ItemStore items = new ItemStore(database);
        becomes(ReplicaState.USED, database);
        save(database, "mot");
        eventually("the replica has it", () -> searched(items).contains("mot"));
        primary.kill();
        eventually(
                "the primary is away", () -> await(database.health().map(false).otherwise(true)));
        assertThat(searched(items)).containsExactly("mot");
        primary.start();
        eventually(
                "the primary is back", () -> await(database.health().map(true).otherwise(false)));
        await(database.close());
    }

    @Test
    void a_fail_over_is_followed_by_writers_and_by_who_listens_and_no_change_is_left_out() throws Exception {
        Database database = open(Role.PRIMARY);
        LinkedBlockingQueue<Long> told = new LinkedBlockingQueue<>();
        ChangeListener listener = new ChangeListener(database, 0, batch -> {
            batch.forEach(change -> told.add(change.sequence()));
            return Future.succeededFuture();
        });
        await(listener.start());
        long before = save(database, "truoc").sequence().orElseThrow();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(before);
        eventually("the standby has it", () -> follows(before));

        primary.kill();
        execute(replica, "SELECT pg_promote()");
        eventually("a primary is found", () -> await(database.health().map(true).otherwise(false)));
        long after = save(database, "sau").sequence().orElseThrow();
        assertThat(newest(new ItemStore(database))).containsExactlyInAnyOrder("truoc", "sau");
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(after);
        await(listener.close());
        await(database.close());
        primary.start();
    }

    private boolean follows(long sequence) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + replica.url(), "postgres", "");
                java.sql.Statement statement = connection.createStatement();
                java.sql.ResultSet rows =
                        statement.executeQuery("SELECT 1 FROM tintinh.change WHERE sequence = " + sequence)) {
            return rows.next();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
