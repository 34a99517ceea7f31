package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Item;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunStoreTest {
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");

    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());
    private final ItemStore items = new ItemStore(tested.database());
    private final ChangeStore changes = new ChangeStore(tested.database());

    @AfterAll
    void close() {
        tested.close();
    }

    private Claim claim(String id) {
        await(sources.declare(List.of(Samples.source(id))));
        return await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
    }

    private Saved save(String id, Found... found) {
        return await(runs.save(read(claim(id), found)));
    }

    private List<StoredItem> of(String source) {
        return await(items.newest(new Selection(List.of(), List.of(), List.of(source), Optional.empty()), 100, LATER));
    }

    private String all(String sql) {
        StringBuilder all = new StringBuilder();
        await(tested.database().pool().query(sql).execute())
                .forEach(row -> all.append(row.deepToString()).append('\n'));
        return all.toString();
    }

    @Test
    void an_item_comes_back_as_it_was_stored() {
        Item item = item("Hội nghị tỉnh ủy", "guid:1", "url:https://x.example/1");
        assertThat(save("whole", found(item)).verdicts()).containsExactly(Verdict.NEW);
        StoredItem stored = of("whole").get(0);
        assertThat(stored.item())
                .usingRecursiveComparison()
                .ignoringFields("keys")
                .isEqualTo(item);
        assertThat(stored.item().keys()).containsExactly(item.keys().get(0));
        assertThat(stored.categories()).containsExactly("thoi-su");
        assertThat(stored.province()).contains("lam-dong");
        assertThat(stored.id()).matches("[a-z2-7]{26}");
        assertThat(await(items.byId(stored.id()))).contains(stored);
        assertThat(await(items.byId("nobody"))).isEmpty();
    }

    @Test
    void a_second_identical_poll_writes_no_item_row_at_all() {
        List<Found> feed = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            feed.add(found(item("Tin số " + i, "guid:" + i, "url:https://x.example/" + i)));
        }
        assertThat(await(runs.save(read(claim("twice"), feed))).count(Verdict.NEW))
                .isEqualTo(700);
        String rows = "SELECT xmin, ctid FROM %s ORDER BY 2";
        String before = all(rows.formatted("item"))
                + all(rows.formatted("item_key"))
                + all(rows.formatted("change"))
                + all(rows.formatted("label"));
        Saved again = await(runs.save(read(claim("twice"), feed)));
        assertThat(again.count(Verdict.UNCHANGED)).isEqualTo(700);
        assertThat(again.sequence()).isEmpty();
        assertThat(all(rows.formatted("item"))
                        + all(rows.formatted("item_key"))
                        + all(rows.formatted("change"))
                        + all(rows.formatted("label")))
                .isEqualTo(before);
        assertThat(all("SELECT count(*) FROM item_revision JOIN item ON id = item_id WHERE source_id = 'twice'"))
                .contains("0");
    }

    @Test
    void a_revision_keeps_the_old_text_and_tells_the_channels_of_before_and_after() {
        save("revised", found(item("Cũ", "guid:1"), "kinh-te"));
        StoredItem before = of("revised").get(0);
        Saved saved = save("revised", found(item("Mới", "guid:1"), "van-hoa"));
        assertThat(saved.verdicts()).containsExactly(Verdict.REVISED);
        StoredItem after = of("revised").get(0);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.item().title()).isEqualTo("Mới");
        assertThat(after.firstSeen()).isEqualTo(before.firstSeen());
        assertThat(after.changed()).isAfter(before.changed());
        assertThat(after.sequence()).isEqualTo(saved.sequence().orElseThrow());
        assertThat(all("SELECT title, content FROM item_revision WHERE item_id = '" + before.id() + "'"))
                .contains("Cũ", "Toàn văn của Cũ");
        Change change =
                await(changes.after(saved.sequence().orElseThrow() - 1, 10)).get(0);
        assertThat(change.kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change.categories()).containsExactly("kinh-te", "van-hoa");
        assertThat(change.announced()).isTrue();
    }

    @Test
    void another_topic_alone_is_no_newer_text() {
        save("topic", found(item("Tin", "guid:1"), "kinh-te"));
        Instant changed = of("topic").get(0).changed();
        assertThat(save("topic", found(item("Tin", "guid:1"), "van-hoa")).verdicts())
                .containsExactly(Verdict.REVISED);
        assertThat(of("topic").get(0).changed()).isEqualTo(changed);
        assertThat(of("topic").get(0).categories()).containsExactly("van-hoa");
        assertThat(all("SELECT count(*) FROM item_revision JOIN item ON id = item_id WHERE source_id = 'topic'"))
                .contains("0");
    }

    @Test
    void an_item_is_known_again_by_any_of_its_keys_and_learns_new_ones() {
        save("keys", found(item("Tin", "guid:1", "url:https://x.example/a")));
        assertThat(save("keys", found(item("Tin 2", "guid:2", "url:https://x.example/a")))
                        .verdicts())
                .containsExactly(Verdict.REVISED);
        assertThat(save("keys", found(item("Tin 3", "guid:2", "url:https://x.example/b")))
                        .verdicts())
                .containsExactly(Verdict.REVISED);
        assertThat(of("keys")).hasSize(1);
    }

    @Test
    void a_first_poll_is_stock_and_later_items_are_announced() {
        OptionalLong first = save("stock", found(item("Cũ", "guid:1"))).sequence();
        OptionalLong second = save(
                        "stock",
                        found(item("Cũ", "guid:1")),
                        found(item("Mới", Optional.of(Instant.now()), Precision.SECOND, "guid:2")))
                .sequence();
        assertThat(await(changes.after(first.orElseThrow() - 1, 1)).get(0).announced())
                .isFalse();
        assertThat(await(changes.after(second.orElseThrow() - 1, 1)).get(0).announced())
                .isTrue();
    }

    @Test
    void nothing_that_postgresql_cannot_store_fails_a_run() {
        Item odd = item("Tin\u0000 \ud800 tức \udfff e\u0302", "guid:\u0000\ud800x");
        assertThat(save("odd", found(odd), found(item("\u0000\ud800", "guid:2")))
                        .count(Verdict.NEW))
                .isEqualTo(2);
        assertThat(of("odd")).extracting(stored -> stored.item().title()).contains("Tin  tức  ê", "…");
        assertThat(save("odd", found(odd)).verdicts()).containsExactly(Verdict.UNCHANGED);
    }

    @Test
    void dates_beyond_all_reason_are_no_dates() {
        assertThat(save("ages", found(item("Tin", Optional.of(Instant.MAX), Precision.SECOND, "guid:1")))
                        .verdicts())
                .containsExactly(Verdict.NEW);
        assertThat(of("ages").get(0).item().published()).isEmpty();
    }

    @Test
    void a_date_told_relatively_is_frozen_and_an_exact_one_corrected() {
        Instant first = Instant.parse("2026-07-01T03:00:00Z");
        save("dates", found(item("Tin", Optional.of(first), Precision.HOUR, "guid:1")));
        Instant drifted = first.plus(Duration.ofMinutes(47));
        assertThat(save("dates", found(item("Tin", Optional.of(drifted), Precision.HOUR, "guid:1")))
                        .verdicts())
                .containsExactly(Verdict.UNCHANGED);
        assertThat(save("dates", found(item("Tin", Optional.empty(), Precision.SECOND, "guid:1")))
                        .verdicts())
                .containsExactly(Verdict.UNCHANGED);
        Instant exact = first.plus(Duration.ofMinutes(7));
        assertThat(save("dates", found(item("Tin", Optional.of(exact), Precision.SECOND, "guid:1")))
                        .verdicts())
                .containsExactly(Verdict.REVISED);
        assertThat(of("dates").get(0).item().published()).contains(exact);
    }

    @Test
    void a_lease_that_went_to_another_node_stores_nothing() {
        Claim lost = claim("lost");
        await(sources.release("node"));
        Claim taken = claim("lost");
        assertThatThrownBy(() -> await(runs.save(read(lost, found(item("Tin", "guid:1"))))))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(StoreException.Reason.LEASE_LOST));
        assertThatThrownBy(() -> await(runs.save(RunResult.without(
                        lost,
                        Outcome.FAILED,
                        Optional.of("timeout"),
                        Duration.ZERO,
                        DueReason.of(DueReason.Why.FAILED)))))
                .hasMessageContaining("lease");
        assertThat(of("lost")).isEmpty();
        assertThat(await(runs.save(read(taken, found(item("Tin", "guid:1"))))).count(Verdict.NEW))
                .isEqualTo(1);
    }

    @Test
    void a_failed_run_keeps_what_is_known_and_counts() {
        save("failing", found(item("Tin", "guid:1")));
        for (int i = 1; i <= 2; i++) {
            await(runs.save(RunResult.without(
                            claim("failing"),
                            Outcome.FAILED,
                            Optional.of("500 from the server"),
                            Duration.ZERO,
                            DueReason.of(DueReason.Why.FAILED))
                    .costing(Duration.ofMillis(77), 12)));
        }
        SourceState state = await(sources.state("failing")).orElseThrow();
        assertThat(state.failures()).isEqualTo(2);
        assertThat(state.problem()).contains("500 from the server");
        assertThat(state.lastBody().etag()).contains("\"v1\"");
        assertThat(state.firstPollDone()).isTrue();
        assertThat(state.lastSuccess().orElseThrow()).isBefore(state.lastRun().orElseThrow());
        List<LoggedRun> log = await(runs.latest("failing", 10));
        assertThat(log).hasSize(3);
        assertThat(log.get(0).took()).isEqualTo(Duration.ofMillis(77));
        assertThat(log.get(2).added()).isEqualTo(1);
    }

    @Test
    void a_removed_item_stays_away_and_is_not_revived_by_its_source() {
        RemovalStore removals = new RemovalStore(tested.database());
        save("removed", found(item("Tin", "guid:1")));
        String id = of("removed").get(0).id();
        long sequence = await(removals.takeDown(id, "asked by X")).orElseThrow();
        assertThat(await(changes.after(sequence - 1, 1)).get(0).kind()).isEqualTo(Change.Kind.REMOVED);
        assertThat(await(removals.takeDown(id, "asked by Y"))).isEmpty();
        assertThat(save("removed", found(item("Tin, sửa", "guid:1"))).verdicts())
                .containsExactly(Verdict.UNCHANGED);
        assertThat(of("removed")).isEmpty();
        assertThat(await(items.byId(id))).isEmpty();
        assertThat(await(removals.named(id)).get(0).removed()).isPresent();
        assertThat(await(removals.latest(1)).get(0).evidence()).isEqualTo("asked by X");
        assertThat(await(removals.putBack(id))).isPresent();
        assertThat(await(removals.putBack(id))).isEmpty();
        assertThat(of("removed")).hasSize(1);
        assertThat(await(removals.latest(1)).get(0).restored()).isPresent();
    }

    @Test
    void unknown_labels_are_counted_once_for_each_new_item() {
        save("labels", found(item("A", "guid:1")), found(item("B", "guid:2")));
        save("labels", found(item("A", "guid:1")), found(item("B", "guid:2")), found(item("C", "guid:3")));
        assertThat(await(new LabelStore(tested.database()).unknown(1000))).anySatisfy(label -> {
            assertThat(label.sourceId()).isEqualTo("labels");
            assertThat(label.label()).isEqualTo("Lạ lùng");
            assertThat(label.items()).isEqualTo(3);
        });
    }

    @Test
    void large_runs_go_in_batches_and_ids_do_not_depend_on_the_order() {
        List<Found> feed = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            feed.add(found(item("Tin " + i, "guid:" + i)));
        }
        await(runs.save(read(claim("large"), feed)));
        assertThat(of("large")).hasSize(100);
        assertThat(all("SELECT count(DISTINCT id), count(DISTINCT sequence) FROM item WHERE source_id = 'large'"))
                .contains("1000")
                .doesNotContain("999");
        assertThat(all("SELECT id FROM item WHERE source_id = 'large' AND 'guid:7' = ANY (keys)"))
                .contains(KeyHash.itemId("large", "guid:7"));
        assertThat(all("SELECT key_of('large', 'guid:7')"))
                .contains(KeyHash.of("large", "guid:7").toString());
    }
}
