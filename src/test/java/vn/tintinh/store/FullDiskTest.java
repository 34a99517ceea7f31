package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fills up in the midst of a run, at each table that the run writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FullDiskTest {
    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());

    @AfterAll
    void close() {
        tested.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "item_key", "change", "label", "run"})
    void a_full_disk_is_one_sentence_and_leaves_nothing_by_halves(String table) {
        String id = "full-" + table.replace('_', '-');
        await(sources.declare(List.of(Samples.source(id))));
        Claim claim = await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
        RunResult result = read(claim, found(item("Một", "guid:1-" + id)), found(item("Hai", "guid:2-" + id)));
        String before = everything();
        sql("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
                + " 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$");
        sql("CREATE TRIGGER full_disk AFTER INSERT OR UPDATE ON " + table + " EXECUTE FUNCTION full_disk()");
        try {
            StoreException full = catchThrowableOfType(StoreException.class, () -> await(runs.save(result)));
            assertThat(full.reason()).isEqualTo(StoreException.Reason.DISK_FULL);
            assertThat(full)
                    .hasMessage("PostgreSQL's disk is full: could not extend file: No space left on device;"
                            + " free some space");
            assertThat(everything()).isEqualTo(before);
        } finally {
            sql("DROP FUNCTION full_disk() CASCADE");
        }
        assertThat(await(runs.save(result)).count(Verdict.NEW)).isEqualTo(2);
    }

    private void sql(String statement) {
        await(tested.database().pool().query(statement).execute());
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        Stream.of("item", "item_key", "change", "label", "run", "source_state", "listed_article")
                .flatMap(table -> Stream.of(table + " t ORDER BY t::text"))
                .forEach(from -> await(tested.database()
                                .pool()
                                .query("SELECT t::text FROM " + from)
                                .execute())
                        .forEach(row -> all.append(row.deepToString()).append('\n')));
        return all.toString();
    }
}
