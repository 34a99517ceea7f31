package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Selection;
import vn.tintinh.model.Source;
import vn.tintinh.model.StoredItem;

/** Runs that end at the same time are stored together, and yet none depends on another. */
final class SaveQueueTest {
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");
    private static final int SOURCES = 12;

    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());

    @AfterEach
    void close() {
        tested.close();
    }

    private List<Claim> claims() {
        List<Source> declared = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            declared.add(Samples.source("s" + i));
        }
        await(sources.declare(declared));
        return await(sources.claim(new ClaimRequest("node", SOURCES, 1, Duration.ofMinutes(1))));
    }

    private static RunResult run(Claim claim) {
        return read(claim, found(item("Một của " + claim.sourceId(), "guid:1")), found(item("Hai", "guid:2")));
    }

    private List<StoredItem> all() {
        Selection everything = new Selection(List.of(), List.of(), List.of(), Optional.empty());
        return await(new ItemStore(tested.database()).newest(everything, 1000, LATER));
    }

    private long transactions() {
        return await(tested.database()
                        .pool()
                        .query("SELECT count(DISTINCT at) AS n FROM run")
                        .execute())
                .iterator()
                .next()
                .getLong("n");
    }

    @Test
    void what_ends_together_is_stored_together() {
        List<Future<Saved>> saving =
                claims().stream().map(claim -> runs.save(run(claim))).toList();
        await(Future.join(saving));
        assertThat(saving)
                .allSatisfy(saved -> assertThat(saved.result().verdicts()).containsExactly(Verdict.NEW, Verdict.NEW));
        assertThat(saving.stream().map(saved -> saved.result().sequence()).distinct())
                .as("each with its own highest number")
                .hasSize(SOURCES);
        assertThat(all()).hasSize(SOURCES * 2);
        assertThat(transactions()).as("transactions").isLessThan(SOURCES);
        assertThat(await(sources.states()))
                .allSatisfy(state -> assertThat(state.firstPollDone()).isTrue());
    }

    @Test
    void a_run_whose_lease_is_lost_is_left_out_of_its_group() {
        List<Claim> claims = claims();
        Claim stolen = claims.get(3);
        await(sources.handBack(stolen, Duration.ZERO));
        List<Future<Saved>> saving =
                claims.stream().map(claim -> runs.save(run(claim))).toList();
        await(Future.join(saving).otherwiseEmpty());
        for (int i = 0; i < SOURCES; i++) {
            assertThat(saving.get(i).succeeded()).as("run " + i).isEqualTo(i != 3);
        }
        assertThat(saving.get(3).cause()).isInstanceOfSatisfying(StoreException.class, lost -> assertThat(lost.reason())
                .isEqualTo(StoreException.Reason.LEASE_LOST));
        assertThat(all()).hasSize((SOURCES - 1) * 2);
    }

    @Test
    void a_run_that_the_database_does_not_take_fails_no_other() {
        List<Claim> claims = claims();
        await(tested.database()
                .pool()
                .query("ALTER TABLE item ADD CONSTRAINT odd CHECK (title <> 'Một của s5')")
                .execute());
        List<Future<Saved>> saving =
                claims.stream().map(claim -> runs.save(run(claim))).toList();
        await(Future.join(saving).otherwiseEmpty());
        for (int i = 0; i < SOURCES; i++) {
            assertThat(saving.get(i).succeeded())
                    .as(claims.get(i).sourceId())
                    .isEqualTo(!claims.get(i).sourceId().equals("s5"));
        }
        assertThat(all()).hasSize((SOURCES - 1) * 2);
    }

    @Test
    void runs_that_brought_nothing_are_ended_in_one_statement() {
        List<Future<Saved>> saving = claims().stream()
                .map(claim -> runs.save(RunResult.without(
                        claim,
                        Outcome.UNCHANGED,
                        Optional.empty(),
                        Duration.ofMinutes(30),
                        DueReason.of(DueReason.Why.RHYTHM_UNKNOWN))))
                .toList();
        await(Future.join(saving));
        assertThat(transactions()).isLessThan(SOURCES);
        assertThat(await(sources.states())).allSatisfy(state -> {
            assertThat(state.outcome()).contains(Outcome.UNCHANGED);
            assertThat(state.nextDue()).isAfter(Instant.now().plus(Duration.ofMinutes(20)));
        });
    }

    @Test
    void a_database_that_does_not_answer_does_not_hold_up_later_runs() {
        RunStore hasty = new RunStore(tested.database(), Duration.ofSeconds(1));
        List<Claim> claims = claims();
        SqlConnection holder = await(tested.database().pool().getConnection());
        await(holder.begin());
        await(holder.query(
                        "SELECT FROM source_state WHERE id = '" + claims.get(0).sourceId() + "' FOR UPDATE")
                .execute());
        assertThatThrownBy(() -> await(hasty.save(run(claims.get(0))))).isInstanceOf(StoreException.class);
        assertThat(await(hasty.save(run(claims.get(1)))).count(Verdict.NEW)).isEqualTo(2);
        await(holder.close());
    }
}
