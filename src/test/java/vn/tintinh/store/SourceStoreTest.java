package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Source;

final class SourceStoreTest {
    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());

    @AfterEach
    void close() {
        tested.close();
    }

    private List<Claim> claim(String node, int slots, int perHost, Duration lease) {
        return await(sources.claim(new ClaimRequest(node, slots, perHost, lease)));
    }

    private List<Claim> claim(int slots) {
        return claim("node", slots, 1, Duration.ofMinutes(1));
    }

    private String xmin(String id) {
        return await(tested.database()
                        .pool()
                        .query("SELECT xmin FROM source_state WHERE id = '" + id + "'")
                        .execute())
                .iterator()
                .next()
                .deepToString();
    }

    @Test
    void a_declared_source_is_due_at_once_and_declaring_it_again_writes_nothing() {
        await(sources.declare(List.of(source("a"), source("b"))));
        String before = xmin("a");
        await(sources.declare(List.of(source("b"), source("a"))));
        assertThat(xmin("a")).isEqualTo(before);
        assertThat(claim(10)).extracting(Claim::sourceId).containsExactlyInAnyOrder("a", "b");
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void a_source_that_is_not_configured_any_more_is_kept_and_not_polled() {
        await(sources.declare(List.of(source("a"), source("b"))));
        await(sources.declare(List.of(source("b"))));
        assertThat(claim(10)).extracting(Claim::sourceId).containsExactly("b");
        assertThat(await(sources.state("a")).orElseThrow().enabled()).isFalse();
        assertThat(await(sources.states())).extracting(SourceState::sourceId).containsExactly("a", "b");
        assertThat(await(sources.state("nobody"))).isEmpty();
    }

    @Test
    void a_changed_url_makes_a_source_strange_again() {
        await(sources.declare(List.of(source("a"))));
        await(runs.save(read(claim(1).get(0), found(item("Tin", "guid:1")))));
        assertThat(await(sources.state("a")).orElseThrow().lastBody().etag()).isPresent();
        await(sources.declare(List.of(source("a", "https://new.example/rss"))));
        SourceState state = await(sources.state("a")).orElseThrow();
        assertThat(state.lastBody()).isEqualTo(LastBody.NONE);
        assertThat(state.firstPollDone()).isFalse();
        assertThat(state.url()).isEqualTo(URI.create("https://new.example/rss"));
    }

    @Test
    void a_host_is_never_claimed_beyond_its_cap() {
        List<Source> crowd = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> crowd.add(source("h" + i, "https://www.crowd.example/" + i)));
        IntStream.range(0, 3).forEach(i -> crowd.add(source("z" + i)));
        await(sources.declare(crowd));
        List<Claim> claims = claim("node", 10, 2, Duration.ofMinutes(1));
        Map<Boolean, Long> crowded = claims.stream()
                .collect(Collectors.partitioningBy(
                        claim -> "www.crowd.example".equals(claim.state().url().getHost()), Collectors.counting()));
        assertThat(crowded).isEqualTo(Map.of(true, 2L, false, 3L));
        assertThat(claim("other", 10, 2, Duration.ofMinutes(1))).isEmpty();
        await(runs.save(read(claims.stream()
                .filter(claim -> claim.sourceId().startsWith("h"))
                .findFirst()
                .orElseThrow())));
        assertThat(claim("other", 10, 2, Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void crowded_hosts_do_not_hide_other_sources_that_are_due() {
        List<Source> crowd = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> crowd.add(source("a" + i, "https://crowd.example/" + i)));
        await(sources.declare(crowd));
        crowd.add(source("z"));
        await(sources.declare(crowd));
        assertThat(claim(2)).extracting(Claim::sourceId).contains("z");
    }

    @Test
    void concurrent_claims_never_take_a_source_twice_nor_a_host_beyond_its_cap() {
        List<Source> many = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> many.add(source("s" + i, "https://host" + i % 100 + ".example/" + i)));
        await(sources.declare(many));
        List<Future<List<Claim>>> asked = IntStream.range(0, 40)
                .mapToObj(i -> sources.claim(new ClaimRequest("node" + i, 7, 1, Duration.ofMinutes(1))))
                .toList();
        await(Future.all(asked));
        List<Claim> all =
                asked.stream().flatMap(claims -> claims.result().stream()).toList();
        assertThat(all).hasSize(100);
        assertThat(new HashSet<>(all.stream().map(Claim::sourceId).toList())).hasSize(100);
        assertThat(new HashSet<>(
                        all.stream().map(claim -> claim.state().url().getHost()).toList()))
                .hasSize(100);
    }

    @Test
    void a_lease_that_is_over_goes_to_another_node() {
        await(sources.declare(List.of(source("a"))));
        Claim first = claim("dead", 1, 1, Duration.ofMillis(1)).get(0);
        await(tested.database().pool().query("SELECT pg_sleep(0.01)").execute());
        Claim second = claim("alive", 1, 1, Duration.ofMinutes(1)).get(0);
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(second.node()).isEqualTo("alive");
        assertThat(second.until()).isAfter(first.until());
    }

    @Test
    void a_stopping_node_hands_its_leases_back() {
        await(sources.declare(List.of(source("a"), source("b"))));
        assertThat(claim("stopping", 2, 1, Duration.ofHours(1))).hasSize(2);
        await(sources.release("stopping"));
        assertThat(claim("other", 2, 1, Duration.ofHours(1))).hasSize(2);
    }

    @Test
    void a_saved_source_is_due_again_when_the_run_said() {
        await(sources.declare(List.of(source("a"))));
        Claim claim = claim(1).get(0);
        await(runs.save(RunResult.without(
                claim,
                Outcome.UNCHANGED,
                java.util.Optional.empty(),
                Duration.ofMinutes(30),
                DueReason.of(DueReason.Why.SILENT))));
        assertThat(claim(1)).isEmpty();
        SourceState state = await(sources.state("a")).orElseThrow();
        assertThat(Duration.between(state.lastRun().orElseThrow(), state.nextDue()))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(state.dueReason()).isEqualTo(DueReason.of(DueReason.Why.SILENT));
    }

    @Test
    void a_move_is_remembered_since_when_it_is_told() {
        await(sources.declare(List.of(source("a"))));
        URI there = URI.create("https://there.example/rss");
        await(runs.save(moved(claim(1).get(0), there)));
        SourceState first = await(sources.state("a")).orElseThrow();
        await(runs.save(moved(claim(1).get(0), there)));
        SourceState second = await(sources.state("a")).orElseThrow();
        assertThat(second.move()).contains(Move.redirect(there));
        assertThat(second.movedSince()).isEqualTo(first.movedSince()).isPresent();
        await(runs.save(moved(claim(1).get(0), URI.create("https://elsewhere.example/"))));
        assertThat(await(sources.state("a")).orElseThrow().movedSince().orElseThrow())
                .isAfter(first.movedSince().orElseThrow());
    }

    private static RunResult moved(Claim claim, URI to) {
        RunResult read = read(claim);
        return new RunResult(
                claim,
                read.outcome(),
                read.problem(),
                false,
                read.found(),
                java.util.Optional.of(Move.redirect(to)),
                read.dayMonthOrder(),
                read.lastBody(),
                read.habits(),
                read.items(),
                read.page(),
                read.incidents(),
                read.delay(),
                read.dueIn(),
                read.dueReason(),
                read.took(),
                read.bytes());
    }
}
