package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.SourceState;
import vn.tintinh.testing.HostileOrigin;

/** What a run does when the database does not take what it brings: full, or by a fault of ours. */
final class OwnFaultTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = value(HostileOrigin.start(vertx));
    private final BadFeeds feeds = new BadFeeds(origin);

    @AfterEach
    void close() {
        value(vertx.close());
    }

    @Test
    void a_full_disk_stores_nothing_by_halves_and_the_next_run_goes_on(@TempDir Path folder) {
        feeds.feed("full", BadFeeds.good("full", 2));
        feeds.feed("roomy", BadFeeds.good("roomy", 2));
        try (PolledSources polled = new PolledSources(folder, source("full") + source("roomy"))) {
            polled.awaitRuns(0);
            feeds.feed("full", BadFeeds.good("full", 4));
            feeds.feed("roomy", BadFeeds.good("roomy", 3));
            refuseItems(polled, "full", "53100", "could not extend file \"base/1/2\": No space left on device");
            polled.pollAgain();
            await(() -> origin.asked().stream()
                                    .filter(asked -> asked.path().equals("/s/full"))
                                    .count()
                            >= 2
                    && polled.items("roomy").size() == 3);
            await(() -> polled.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND state LIKE 'idle in transaction%'")
                    == 0);
            assertThat(polled.items("full")).hasSize(2);
            assertThat(polled.sql("SELECT count(*) FROM run WHERE source_id = 'full'"))
                    .isEqualTo(1);
            assertThat(polled.sql("SELECT count(*) FROM item_key"))
                    .isEqualTo(polled.sql("SELECT count(*) FROM item_key WHERE item_id IN (SELECT id FROM item)"));

            await(() -> polled.sql("SELECT count(*) FROM source_state WHERE id = 'full' AND lease_owner IS NULL"
                            + " AND next_due < now() + interval '2 minutes'")
                    == 1);
            polled.sql("DROP TRIGGER refusing ON item");
            polled.sql("UPDATE source_state SET next_due = now() WHERE id = 'full'");
            await(() -> polled.items("full").size() == 4);
            SourceState state = polled.states().get("full");
            assertThat(state).isNotNull();
            assertThat(state.outcome()).contains(Outcome.READ);
            assertThat(state.failures()).isZero();
        }
    }

    @Test
    void what_the_database_never_takes_is_told_and_not_tried_again_at_once(@TempDir Path folder) {
        feeds.feed("odd", BadFeeds.good("odd", 2));
        try (PolledSources polled = new PolledSources(folder, source("odd"))) {
            polled.awaitRuns(0);
            feeds.feed("odd", BadFeeds.good("odd", 3));
            refuseItems(polled, "odd", "22021", "an odd byte");
            polled.pollAgain();
            polled.awaitRuns(1);

            SourceState state = polled.states().get("odd");
            assertThat(state).isNotNull();
            assertThat(state.outcome()).contains(Outcome.FAILED);
            assertThat(state.problem()).contains("the store failed: an odd byte (SQL state 22021)");
            assertThat(state.nextDue()).isAfter(Instant.now());
            assertThat(polled.items("odd")).hasSize(2);
        }
    }

    private String source(String id) {
        return "- {id: %s, url: \"%s\", type: feed, poll: {min: 1h, max: 12h}}\n".formatted(id, origin.url("/s/" + id));
    }

    /** As PostgreSQL itself does when it cannot write: in the midst of a statement, after others have succeeded. */
    private static void refuseItems(PolledSources polled, String source, String state, String message) {
        polled.sql("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%s'"
                        .formatted(message)
                + " USING ERRCODE = '" + state + "'; END $$");
        polled.sql("CREATE TRIGGER refusing AFTER INSERT ON item FOR EACH ROW WHEN (NEW.source_id = '" + source
                + "') EXECUTE FUNCTION refuse()");
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            PolledSources.pause();
        }
    }
}
