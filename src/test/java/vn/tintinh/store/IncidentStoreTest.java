package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.PageRule;

final class IncidentStoreTest {
    private final TestDatabase tested = TestDatabase.create();
    private final IncidentStore incidents = new IncidentStore(tested.database());

    @AfterEach
    void close() {
        tested.close();
    }

    @Test
    void an_incident_opens_once_goes_on_and_ends() {
        assertThat(await(incidents.raise("a", Incident.Kind.LIST_LOST, "before: x\nafter: y")))
                .isPresent();
        assertThat(await(incidents.raise("a", Incident.Kind.LIST_LOST, "before: x\nafter: z")))
                .as("the same, still there")
                .isEmpty();
        assertThat(await(incidents.raise("a", Incident.Kind.BODIES_SHORT, "short")))
                .isPresent();
        assertThat(await(incidents.open(9))).hasSize(2).first().satisfies(open -> {
            assertThat(open.evidence()).endsWith("after: z");
            assertThat(open.resolvedAt()).isEmpty();
            assertThat(open.last()).isAfter(open.since());
        });
        await(incidents.resolve("a", Incident.Kind.LIST_LOST));
        assertThat(await(incidents.open(9))).extracting(Incident::kind).containsExactly(Incident.Kind.BODIES_SHORT);
        assertThat(await(incidents.raise("a", Incident.Kind.LIST_LOST, "again")))
                .isPresent();
        assertThat(await(incidents.ofSource("a", 9))).hasSize(3).first().satisfies(newest -> assertThat(
                        newest.evidence())
                .isEqualTo("again"));
    }

    @Test
    void a_run_stores_what_it_learned_and_saw_with_all_the_rest() {
        SourceStore sources = new SourceStore(tested.database());
        await(sources.declare(List.of(source("page"))));
        Claim claim = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
        LearnedRule learned = new LearnedRule(
                PageRule.builder()
                        .list("ul.tin > li")
                        .title("h1")
                        .remove(".quảng-cáo")
                        .build(),
                0.97,
                12,
                5,
                1800);
        PageFindings page = new PageFindings(
                List.of(), java.util.Set.of(), List.of(), learned, Optional.of("https://x.example/?page=3"));
        Saved saved = await(new RunStore(tested.database())
                .save(run(claim, page).noting(List.of(Sighting.of(Incident.Kind.TITLES_REPEAT, "one title")))));
        assertThat(saved.opened()).extracting(Incident::sourceId).containsExactly("page");
        SourceState state = await(sources.state("page")).orElseThrow();
        assertThat(state.learned()).isEqualTo(learned);
        assertThat(state.resume()).contains("https://x.example/?page=3");

        await(sources.declare(List.of(source("page", "https://page.example/khac"))));
        assertThat(await(sources.state("page")).orElseThrow().learned())
                .as("another URL is another page")
                .isEqualTo(LearnedRule.NONE);
    }

    private static RunResult run(Claim claim, PageFindings page) {
        RunResult read = Samples.read(claim, List.of());
        return new RunResult(
                claim,
                read.outcome(),
                read.problem(),
                true,
                read.found(),
                read.move(),
                read.dayMonthOrder(),
                read.lastBody(),
                read.habits(),
                List.of(),
                page,
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                DueReason.of(DueReason.Why.NEVER_POLLED),
                Duration.ZERO,
                0);
    }
}
