package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Selection;

final class RetentionTest {
    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());
    private final ChangeStore changes = new ChangeStore(tested.database());
    private final Retention retention = new Retention(tested.database());

    @BeforeEach
    void declare() {
        await(sources.declare(List.of(source("a"))));
    }

    @AfterEach
    void close() {
        tested.close();
    }

    private void save(List<Found> items) {
        Claim claim = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
        await(runs.save(Samples.read(claim, items)));
    }

    private void execute(String sql) {
        await(tested.database().pool().query(sql).execute());
    }

    private List<String> titles() {
        return await(new ItemStore(tested.database())
                        .newest(Selection.ALL, 1000, Instant.parse("2200-01-01T00:00:00Z")))
                .stream()
                .map(stored -> stored.item().title())
                .sorted()
                .toList();
    }

    @Test
    void items_go_when_their_time_is_over_and_their_source_lists_them_no_more() {
        save(List.of(
                found(item("old", "guid:1", "url:1")),
                found(item("listed", "guid:2")),
                found(item("young", "guid:3"))));
        execute("UPDATE item SET last_seen = now() - interval '100 days' WHERE title <> 'young'");
        save(List.of(found(item("listed", "guid:2"))));
        long before = await(changes.latest());
        Pruned pruned = await(retention.prune(Duration.ofDays(90), Duration.ofDays(30)));
        assertThat(pruned).isEqualTo(new Pruned(1, 0, 0, 0, 0, 0));
        assertThat(titles()).containsExactly("listed", "young");
        assertThat(await(changes.after(before, 9))).extracting(Change::kind).containsExactly(Change.Kind.REMOVED);
        save(List.of(found(item("old", "guid:1", "url:1"))));
        assertThat(titles()).as("its keys are free again").containsExactly("listed", "old", "young");
    }

    @Test
    void items_of_a_source_that_always_answers_304_are_kept_while_it_is_polled() {
        save(List.of(found(item("still there", "guid:1"))));
        execute("UPDATE item SET last_seen = now() - interval '100 days'");
        execute("UPDATE source_state SET last_read = now() - interval '100 days'");
        assertThat(await(retention.prune(Duration.ofDays(90), Duration.ofDays(30)))
                        .items())
                .isZero();
        await(sources.declare(List.of()));
        assertThat(await(retention.prune(Duration.ofDays(90), Duration.ofDays(30)))
                        .items())
                .isEqualTo(1);
    }

    @Test
    void an_unchanged_item_is_written_once_a_day_to_say_that_it_was_seen() {
        save(List.of(found(item("listed", "guid:1"))));
        execute("UPDATE item SET last_seen = now() - interval '25 hours'");
        save(List.of(found(item("listed", "guid:1"))));
        assertThat(await(tested.database()
                                .pool()
                                .query("SELECT count(*) AS items FROM item WHERE last_seen > now() - interval '1 hour'")
                                .execute())
                        .iterator()
                        .next()
                        .getLong("items"))
                .isEqualTo(1);
    }

    @Test
    void incidents_go_when_they_have_been_over_for_long_and_stay_while_they_are_open() {
        IncidentStore incidents = new IncidentStore(tested.database());
        for (Incident.Kind kind :
                List.of(Incident.Kind.LIST_LOST, Incident.Kind.RULE_FAILS, Incident.Kind.IDS_SHARED)) {
            await(incidents.raise("a", kind, "before and after"));
        }
        await(incidents.resolve("a", Incident.Kind.LIST_LOST));
        execute("UPDATE incident SET since = now() - interval '90 days', last_seen = since,"
                + " resolved_at = resolved_at - interval '40 days'");
        await(incidents.resolve("a", Incident.Kind.RULE_FAILS));
        assertThat(await(retention.prune(Duration.ofDays(90), Duration.ofDays(30))))
                .isEqualTo(new Pruned(0, 0, 0, 0, 1, 0));
        assertThat(await(incidents.ofSource("a", 9)))
                .extracting(Incident::kind)
                .containsExactly(Incident.Kind.IDS_SHARED, Incident.Kind.RULE_FAILS);
    }

    @Test
    void runs_and_changes_go_in_batches() {
        List<Found> many = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            many.add(found(item("Tin " + i, "guid:" + i)));
        }
        save(many);
        execute("UPDATE change SET at = now() - interval '40 days', visible_from = now() - interval '40 days'");
        execute("UPDATE run SET at = now() - interval '40 days'");
        save(List.of(found(item("mới", "guid:new"))));
        assertThat(await(retention.prune(Duration.ofDays(90), Duration.ofDays(30))))
                .isEqualTo(new Pruned(0, 0, 1, 2500, 0, 0));
        assertThat(await(changes.after(0, 9))).hasSize(1);
        assertThat(await(runs.latest("a", 9))).hasSize(1);
    }
}
