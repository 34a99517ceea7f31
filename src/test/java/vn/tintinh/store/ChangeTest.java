package vn.tintinh.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Source;

final class ChangeTest {
    private static final String SLOW_WRITER = "INSERT INTO change (sequence, kind, item_id, source_id, categories,"
            + " provinces, visible_from, announced, at)"
            + " VALUES (nextval('change_sequence'), 'new', '%s', 'x', '{}', '{}', now(), true, now())"
            + " RETURNING sequence";

    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());
    private final ChangeStore changes = new ChangeStore(tested.database());

    @AfterEach
    void close() {
        tested.close();
    }

    private Claim claim(String id) {
        await(sources.declare(List.of(source(id))));
        return await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
    }

    private Saved save(String id, String... titles) {
        return await(runs.save(read(
                claim(id),
                List.of(titles).stream()
                        .map(title -> found(item(title, "guid:" + title)))
                        .toList())));
    }

    @Test
    void a_reader_never_sees_a_number_while_a_lower_one_may_still_be_committed() {
        SqlConnection slow = await(tested.database().pool().getConnection());
        Transaction transaction = await(slow.begin());
        Promise<Void> hold = Promise.promise();
        Future<?> first = ChangeStore.numbered(
                slow, () -> slow.query(SLOW_WRITER.formatted("first")).execute());
        await(first);
        Future<Void> committed =
                hold.future().compose(go -> transaction.commit()).compose(done -> slow.close());
        Future<Saved> second = runs.save(read(claim("quick"), found(item("second", "guid:1"))));
        assertThatThrownBy(() -> second.await(300, java.util.concurrent.TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(await(changes.after(0, 10))).isEmpty();
        hold.complete();
        await(committed);
        await(second);
        assertThat(await(changes.after(0, 10)))
                .extracting(Change::sequence)
                .isSorted()
                .hasSize(2);
        assertThat(await(changes.after(0, 1)).get(0).itemId()).isEqualTo("first");
    }

    @Test
    void concurrent_runs_commit_in_the_order_of_their_numbers() {
        List<Source> many =
                IntStream.range(0, 40).mapToObj(i -> source("s" + i)).toList();
        await(sources.declare(many));
        List<Claim> claims = await(sources.claim(new ClaimRequest("node", 40, 1, Duration.ofMinutes(1))));
        List<Long> seen = new ArrayList<>();
        List<Future<Saved>> saves = claims.stream()
                .map(claim -> runs.save(read(claim, found(item("A", "guid:1")), found(item("B", "guid:2")))))
                .toList();
        long cursor = 0;
        while (seen.size() < 80) {
            List<Change> batch = await(changes.after(cursor, 7));
            for (Change change : batch) {
                seen.add(change.sequence());
                cursor = change.sequence();
            }
            assertThat(saves).noneMatch(Future::failed);
        }
        assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(80);
        assertThat(await(changes.latest())).isEqualTo(cursor);
    }

    @Test
    void items_held_back_come_out_when_their_time_has_come() {
        RunResult held = read(claim("held"), found(item("Tin", "guid:1")));
        await(runs.save(new RunResult(
                held.claim(),
                held.outcome(),
                held.problem(),
                held.full(),
                held.found(),
                held.move(),
                held.dayMonthOrder(),
                held.lastBody(),
                held.habits(),
                held.items(),
                held.page(),
                held.incidents(),
                Duration.ofMinutes(60),
                held.dueIn(),
                held.dueReason(),
                held.took(),
                held.bytes())));
        save("free", "Tin ngay");
        Change change = await(changes.after(0, 1)).get(0);
        assertThat(Duration.between(change.at(), change.visibleFrom())).isEqualTo(Duration.ofMinutes(60));
        Instant at = await(changes.nextVisible(change.at())).orElseThrow();
        assertThat(at).isEqualTo(change.visibleFrom());
        assertThat(await(changes.nextVisible(at))).isEmpty();
        assertThat(await(changes.becameVisible(change.at(), at, 10))).containsExactly(change);
        assertThat(await(changes.becameVisible(at, at.plusSeconds(9), 10))).isEmpty();
        ItemStore items = new ItemStore(tested.database());
        assertThat(await(items.newest(vn.tintinh.model.Selection.ALL, 9, at.minusMillis(1))))
                .hasSize(1);
        assertThat(await(items.newest(vn.tintinh.model.Selection.ALL, 9, at))).hasSize(2);
    }

    @Test
    void a_listener_gets_what_was_there_what_comes_and_what_came_while_it_was_cut_off() throws InterruptedException {
        save("before", "một", "hai");
        LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
        ChangeListener listener = new ChangeListener(tested.database(), 0, batch -> {
            batch.forEach(change -> got.add(change.sequence()));
            return Future.succeededFuture();
        });
        await(listener.start());
        assertThat(List.of(got.take(), got.take())).isSorted();
        long told = save("after", "ba").sequence().orElseThrow();
        assertThat(got.poll(5, SECONDS)).isEqualTo(told);
        await(tested.database()
                .pool()
                .query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
                .execute());
        long missed = save("gap", "bốn").sequence().orElseThrow();
        assertThat(got.poll(8, SECONDS)).isEqualTo(missed);
        long again = save("again", "năm").sequence().orElseThrow();
        assertThat(got.poll(8, SECONDS)).isEqualTo(again);
        await(listener.close());
        save("closed", "sáu");
        assertThat(got).isEmpty();
    }

    @Test
    void a_batch_whose_reader_fails_is_handed_over_again() {
        save("a", "một");
        List<Long> got = new CopyOnWriteArrayList<>();
        ChangeListener listener = new ChangeListener(tested.database(), 0, batch -> {
            got.add(batch.get(0).sequence());
            return got.size() == 1
                    ? Future.failedFuture(new IllegalStateException("not yet"))
                    : Future.succeededFuture();
        });
        assertThatThrownBy(() -> await(listener.start())).hasMessageContaining("not yet");
        save("b", "hai");
        long deadline = System.nanoTime() + SECONDS.toNanos(8);
        while (got.size() < 2 && System.nanoTime() < deadline) {
            await(tested.database().health());
        }
        assertThat(got).hasSizeGreaterThanOrEqualTo(2);
        assertThat(got.get(1)).isEqualTo(got.get(0));
        await(listener.close());
    }
}
