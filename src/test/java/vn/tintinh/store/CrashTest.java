package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose connection dies in the middle leaves nothing at all, and the next attempt brings all of it. */
final class CrashTest {
    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());

    @AfterEach
    void close() {
        tested.close();
    }

    private String counts() {
        return await(tested.database()
                        .pool()
                        .query("SELECT (SELECT count(*) FROM item) || ' ' || (SELECT count(*) FROM item_key) || ' '"
                                + " || (SELECT count(*) FROM change) || ' ' || (SELECT count(*) FROM run) || ' '"
                                + " || (SELECT count(*) FROM label) || ' '"
                                + " || (SELECT count(*) FROM source_state WHERE etag IS NOT NULL) AS counts")
                        .execute())
                .iterator()
                .next()
                .getString("counts");
    }

    /** Each table is written at another step of the transaction; who holds it stops the run right there. */
    @ParameterizedTest
    @ValueSource(strings = {"item_key", "item", "change", "label", "run"})
    void a_run_is_stored_as_a_whole_or_not_at_all(String table) {
        await(sources.declare(List.of(source("a"))));
        Claim claim = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofHours(1))))
                .get(0);
        List<Found> feed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            feed.add(found(item("Tin " + i, "guid:" + i, "url:" + i)));
        }
        SqlConnection holder = await(tested.database().pool().getConnection());
        Transaction holding = await(holder.begin());
        await(holder.query("LOCK TABLE " + table + " IN EXCLUSIVE MODE").execute());
        Future<Saved> cut = runs.save(read(claim, feed));
        String waiting = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (await(holder.query(waiting).execute()).size() == 0) {
            assertThat(cut.isComplete()).isFalse();
            await(holder.query("SELECT pg_sleep(0.02), pg_stat_clear_snapshot()")
                    .execute());
        }
        assertThatThrownBy(() -> await(cut)).isInstanceOf(StoreException.class);
        await(holding.rollback());
        await(holder.close());
        assertThat(counts()).isEqualTo("0 0 0 0 0 0");
        assertThat(await(runs.save(read(claim, feed))).count(Verdict.NEW)).isEqualTo(400);
        assertThat(counts()).isEqualTo("400 800 400 1 1 1");
    }

    @Test
    void a_run_saved_twice_is_refused_the_second_time() {
        await(sources.declare(List.of(source("a"))));
        Claim claim = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofHours(1))))
                .get(0);
        RunResult run = read(claim, found(item("Tin", "guid:1")));
        await(runs.save(run));
        assertThatThrownBy(() -> await(runs.save(run))).hasMessageContaining("lease");
        assertThat(counts()).isEqualTo("1 1 1 1 1 1");
    }
}
