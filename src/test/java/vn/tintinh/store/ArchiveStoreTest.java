package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Selection;

final class ArchiveStoreTest {
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");
    private static final ArchivedChannel ALL = channel(List.of(), List.of());
    private static final ArchivedChannel ECONOMY = channel(List.of("kinh-te"), List.of());

    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());
    private final ArchiveStore archives = new ArchiveStore(tested.database(), Duration.ZERO);

    private static ArchivedChannel channel(List<String> categories, List<String> excluded) {
        return new ArchivedChannel(
                "all", new Selection(categories, List.of(), List.of(), Optional.empty()), excluded, 3);
    }

    @BeforeEach
    void declare() {
        await(sources.declare(List.of(source("a"))));
        await(archives.declare(List.of(ALL)));
    }

    @AfterEach
    void close() {
        tested.close();
    }

    @Test
    void a_page_is_closed_when_it_is_full_and_holds_the_oldest_in_order() {
        save("1", "2");
        assertThat(closeAll(ALL)).isZero();
        save("3");
        save("4");
        assertThat(closeAll(ALL)).isOne();
        assertThat(page(1)).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(page(1).get(2)).isEqualTo("3");
        assertThat(waiting(ALL)).containsExactly("4");
        assertThat(chain(ALL).first()).isOne();
        assertThat(chain(ALL).last()).isOne();
    }

    @Test
    void what_appeared_just_now_waits_until_no_transaction_can_come_before_it() {
        ArchiveStore careful = new ArchiveStore(tested.database(), Duration.ofMinutes(2));
        save("1", "2", "3");
        assertThat(await(careful.close(ALL))).isFalse();
        execute("UPDATE item SET visible_from = visible_from - interval '3 minutes'");
        assertThat(await(careful.close(ALL))).isTrue();
    }

    @Test
    void what_is_held_back_waits_for_its_time_and_what_is_removed_is_left_out() {
        save("1", "2", "3", "4", "5");
        execute("UPDATE item SET visible_from = now() + interval '1 hour' WHERE title = '1'");
        await(new RemovalStore(tested.database()).takeDown(id("2"), "asked"));
        closeAll(ALL);
        assertThat(page(1)).containsExactlyInAnyOrder("3", "4", "5");
        execute("UPDATE item SET visible_from = now() WHERE title = '1'");
        save("6", "7");
        closeAll(ALL);
        assertThat(page(2)).containsExactlyInAnyOrder("1", "6", "7");
    }

    @Test
    void a_page_keeps_its_members_over_edits_and_removals() {
        save("1", "2", "3");
        closeAll(ALL);
        await(new RemovalStore(tested.database()).takeDown(id("2"), "asked"));
        execute("UPDATE item SET title = 'changed', placed_at = now() WHERE title = '3'");
        save("4", "5", "6");
        closeAll(ALL);
        assertThat(page(1)).containsExactlyInAnyOrder("1", "2", "changed");
        assertThat(page(2)).containsExactlyInAnyOrder("4", "5", "6");
        assertThat(waiting(ALL)).isEmpty();
    }

    @Test
    void an_item_that_comes_into_a_channel_late_is_in_its_next_page() {
        await(archives.declare(List.of(ECONOMY)));
        save("late");
        saveIn("kinh-te", "1", "2", "3");
        closeAll(ECONOMY);
        assertThat(page(1)).containsExactlyInAnyOrder("1", "2", "3");
        saveIn("kinh-te", "late");
        assertThat(waiting(ECONOMY)).containsExactly("late");
        saveIn("kinh-te", "4", "5");
        closeAll(ECONOMY);
        assertThat(page(2)).containsExactlyInAnyOrder("late", "4", "5");
    }

    @Test
    void an_item_that_is_back_after_a_removal_is_in_one_page() {
        save("vanished", "1", "2", "3");
        execute("UPDATE item SET removed_at = now(), removed_reason = 'takedown' WHERE title = 'vanished'");
        closeAll(ALL);
        await(new RemovalStore(tested.database()).putBack(id("vanished")));
        save("4", "5");
        closeAll(ALL);
        assertThat(page(2)).containsExactlyInAnyOrder("vanished", "4", "5");
    }

    @Test
    void adverts_are_in_no_page_of_a_channel_without_them() {
        ArchivedChannel clean = channel(List.of(), List.of("quang-cao"));
        await(archives.declare(List.of(clean)));
        saveIn("quang-cao", "advert");
        save("1", "2", "3");
        closeAll(clean);
        assertThat(page(1)).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(waiting(clean)).isEmpty();
    }

    @Test
    void a_channel_that_selects_more_than_before_gets_what_it_lacks() {
        await(archives.declare(List.of(ECONOMY)));
        saveIn("kinh-te", "1", "2", "3");
        save("4", "5", "6", "7");
        closeAll(ECONOMY);
        assertThat(chain(ECONOMY).last()).isOne();
        await(archives.declare(List.of(ALL)));
        closeAll(ALL);
        assertThat(page(1)).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(page(2)).hasSize(3);
        assertThat(page(3)).hasSize(1);
        assertThat(waiting(ALL)).isEmpty();
        save("8", "9", "10");
        closeAll(ALL);
        assertThat(page(4)).containsExactlyInAnyOrder("8", "9", "10");
    }

    @Test
    void nodes_that_close_pages_at_the_same_time_close_each_once() {
        save(IntStream.range(0, 60).mapToObj(Integer::toString).toArray(String[]::new));
        List<Future<Boolean>> closing =
                IntStream.range(0, 40).mapToObj(node -> archives.close(ALL)).toList();
        closing.forEach(TestDatabase::await);
        List<String> archived = new ArrayList<>();
        for (int number = 1; number <= chain(ALL).last(); number++) {
            assertThat(page(number)).hasSize(3);
            archived.addAll(page(number));
        }
        assertThat(archived).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void the_oldest_pages_go_when_none_of_their_items_is_kept() {
        save("1", "2", "3", "4", "5", "6", "7", "8", "9");
        closeAll(ALL);
        String kept = page(1).get(1);
        assertThat(prune("title IN ('" + String.join("','", page(2)) + "')")).isZero();
        assertThat(prune("title NOT IN ('" + kept + "','" + String.join("','", page(3)) + "')"))
                .isZero();
        assertThat(prune("title = '" + kept + "'")).isEqualTo(2);
        assertThat(chain(ALL).first()).isEqualTo(3);
        assertThat(page(1)).isEmpty();
        assertThat(prune("true")).isOne();
        assertThat(chain(ALL).hasPages()).isFalse();
        save("10", "11", "12");
        closeAll(ALL);
        assertThat(page(4)).containsExactlyInAnyOrder("10", "11", "12");
    }

    @Test
    void no_more_than_asked_for_is_told_of_what_is_in_no_page() {
        save("1", "2", "3", "4");
        ArchiveChain chain = await(archives.chain(ALL, 3, LATER)).orElseThrow();
        assertThat(chain.waiting()).hasSize(3);
        assertThat(chain.all()).isFalse();
        assertThat(await(archives.chain(ALL, 4, LATER)).orElseThrow().all()).isTrue();
        assertThat(await(archives.chain(new ArchivedChannel("b", Selection.ALL, List.of(), 3), 4, LATER)))
                .isEmpty();
    }

    private long prune(String which) {
        execute("DELETE FROM item WHERE " + which);
        return await(new Retention(tested.database()).prune(Duration.ofDays(90), Duration.ofDays(30)))
                .pages();
    }

    private void save(String... titles) {
        saveIn("thoi-su", titles);
    }

    private void saveIn(String category, String... titles) {
        Claim claim = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
        List<Found> found = Arrays.stream(titles)
                .map(title -> found(item(title, "guid:" + title), category))
                .toList();
        await(runs.save(Samples.read(claim, found)));
    }

    private int closeAll(ArchivedChannel channel) {
        int closed = 0;
        while (await(archives.close(channel)) && closed < 100) {
            closed++;
        }
        return closed;
    }

    private ArchiveChain chain(ArchivedChannel channel) {
        return await(archives.chain(channel, 100, LATER)).orElseThrow();
    }

    private List<String> waiting(ArchivedChannel channel) {
        return titles(List.copyOf(chain(channel).waiting()));
    }

    private List<String> page(int number) {
        return titles(await(archives.page("all", number)).orElseThrow().itemIds());
    }

    private List<String> titles(List<String> ids) {
        return ids.stream().map(this::title).toList();
    }

    private String title(String id) {
        return find("SELECT title FROM item WHERE id = $1", id);
    }

    private String id(String title) {
        return find("SELECT id FROM item WHERE title = $1", title);
    }

    private String find(String sql, String value) {
        return await(tested.database().pool().preparedQuery(sql).execute(Tuple.of(value)))
                .iterator()
                .next()
                .getString(0);
    }

    private void execute(String sql) {
        await(tested.database().pool().query(sql).execute());
    }
}
