package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose page is looked at when. All of these items are on x.example. */
final class RevisitStoreTest {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration GAP = Duration.ofSeconds(5);
    private static final Revisit.Request REQUEST =
            new Revisit.Request(8, GAP, GAP.multipliedBy(2), Duration.ofMinutes(3));

    private final TestDatabase tested = TestDatabase.create();
    private final RevisitStore revisits = new RevisitStore(tested.database());
    private final SourceStore sources = new SourceStore(tested.database());
    private final Map<String, Claim> claims = new HashMap<>();
    private final RunStore runs = new RunStore(tested.database());

    @BeforeEach
    void declare() {
        await(sources.declare(List.of(source("a"), source("b"))));
    }

    @AfterEach
    void close() {
        tested.close();
    }

    private void store(String sourceId, int items) {
        await(sources.claim(new ClaimRequest("node", 9, 9, Duration.ofMinutes(1))))
                .forEach(claimed -> claims.put(claimed.sourceId(), claimed));
        Claim claim = Objects.requireNonNull(claims.get(sourceId));
        await(runs.save(Samples.read(
                claim,
                IntStream.range(0, items)
                        .mapToObj(n -> found(item("Tin " + n, "guid:" + sourceId + n, "url:" + sourceId + n)))
                        .toList())));
    }

    private void takeOver(String... later) {
        boolean more = true;
        while (more) {
            more = await(revisits.takeOver(KEPT, Set.of(later)));
        }
    }

    private void execute(String sql) {
        await(tested.database().pool().query(sql).execute());
    }

    private void allDue() {
        execute("UPDATE revisit SET next_check = now()");
        execute("UPDATE revisit_host SET next_at = now()");
    }

    private void pass(Duration time) {
        String interval = " - interval '" + time.toMillis() + " milliseconds'";
        execute("UPDATE revisit SET next_check = next_check" + interval + ", last_check = last_check" + interval
                + ", alive_at = alive_at" + interval + ", first_seen = first_seen" + interval);
        execute("UPDATE revisit_host SET next_at = next_at" + interval);
    }

    private List<Revisit> claim() {
        return await(revisits.claim(REQUEST));
    }

    @Test
    void three_hundred_pages_of_one_host_are_looked_at_within_the_duty_and_its_pace() {
        store("a", 300);
        takeOver();
        Map<String, Duration> looked = new HashMap<>();
        List<Duration> times = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Duration now = Duration.ZERO; now.compareTo(Duration.ofHours(3)) < 0; now = now.plus(GAP)) {
            for (Revisit page : claim()) {
                Duration before = looked.getOrDefault(page.itemId(), Duration.ZERO);
                Duration age = now.minus(before);
                longest = age.compareTo(longest) > 0 ? age : longest;
                looked.put(page.itemId(), now);
                times.add(now);
                await(revisits.alive(page, Optional.empty(), Optional.empty()));
            }
            pass(GAP);
        }
        assertThat(looked).hasSize(300);
        assertThat(longest).as("leaves time for a second look").isLessThan(Duration.ofMinutes(170 - 10));
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i).minus(times.get(i - 1))).isGreaterThanOrEqualTo(GAP.multipliedBy(2));
        }
        assertThat(await(revisits.figures())).isEqualTo(new Revisit.Figures(300, 0));
    }

    @Test
    void where_turns_do_not_suffice_the_missing_and_the_newest_go_first_and_the_figure_tells() {
        store("a", 3);
        store("b", 3);
        takeOver("b");
        execute("UPDATE revisit SET first_seen = now() - interval '4 hours' + rank * interval '2 hours'"
                + " + substr(url, length(url))::int * interval '1 minute'");
        execute("UPDATE revisit SET missing_since = now(), misses = 1 WHERE url LIKE '%a0'");
        assertThat(await(revisits.figures())).isEqualTo(new Revisit.Figures(6, 3));
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            allDue();
            Revisit page = claim().get(0);
            order.add(page.url().replaceFirst(".*-", ""));
            execute("DELETE FROM revisit WHERE item_id = '" + page.itemId() + "'");
        }
        assertThat(order).containsExactly("a0", "a2", "a1", "b2", "b1", "b0");
    }

    @Test
    void polls_go_first() {
        store("a", 5);
        takeOver();
        execute("UPDATE source_state SET next_due = now() + interval '1 hour'");
        await(sources.declare(List.of(source("a"), source("poll", "https://www.x.example/rss"))));
        allDue();
        assertThat(claim()).as("a source of the host is due").isEmpty();
        Claim poll = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
        assertThat(poll.sourceId()).isEqualTo("poll");
        allDue();
        assertThat(claim()).as("it is being polled").isEmpty();
        await(runs.save(Samples.read(poll, List.of())));
        execute("UPDATE source_state SET next_due = now() + interval '1 hour'");
        allDue();
        assertThat(claim()).as("it was polled just now").isEmpty();
        execute("UPDATE source_state SET lease_until = now() - interval '6 seconds'");
        allDue();
        assertThat(claim()).as("a turn to spare").hasSize(1);
    }

    @Test
    void one_page_of_a_host_at_a_time_over_all_nodes_and_a_dead_nodes_page_is_dealt_out_again() {
        store("a", 50);
        takeOver();
        allDue();
        List<Future<List<Revisit>>> nodes =
                IntStream.range(0, 6).mapToObj(node -> revisits.claim(REQUEST)).toList();
        await(Future.all(nodes));
        assertThat(nodes.stream().mapToInt(claimed -> claimed.result().size()).sum())
                .isEqualTo(1);
        allDue();
        assertThat(claim()).as("one is under way").isEmpty();
        execute("UPDATE revisit SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL");
        allDue();
        assertThat(claim()).hasSize(1);
    }

    @Test
    void items_are_taken_over_once_and_again_when_their_address_changes() {
        store("a", 5);
        takeOver();
        takeOver();
        assertThat(await(revisits.figures()).pages()).isEqualTo(5);
        execute("UPDATE item SET link = 'https://y.example/new' WHERE link LIKE '%a3'");
        execute("UPDATE revisit_cursor SET sequence = 0");
        takeOver();
        assertThat(await(revisits.figures()).pages()).isEqualTo(5);
        assertThat(claim()).extracting(Revisit::url).containsExactly("https://y.example/new");
    }

    @Test
    void old_items_are_looked_at_no_more() {
        store("a", 5);
        takeOver();
        execute("UPDATE revisit SET first_seen = first_seen - interval '15 days' WHERE url LIKE '%a1'");
        await(revisits.prune(KEPT));
        assertThat(await(revisits.figures()).pages()).isEqualTo(4);
    }

    @Test
    void what_was_taken_down_by_hand_does_not_come_back() {
        store("a", 1);
        takeOver();
        allDue();
        Revisit page = claim().get(0);
        await(new RemovalStore(tested.database()).takeDown(page.itemId(), "asked"));
        assertThat(await(revisits.alive(page, Optional.empty(), Optional.empty())))
                .isFalse();
        assertThat(await(new ItemStore(tested.database()).byId(page.itemId()))).isEmpty();
        assertThat(await(revisits.figures()).pages()).isZero();
    }
}
