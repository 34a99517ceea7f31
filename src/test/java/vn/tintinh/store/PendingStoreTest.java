package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Habits;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.SourceType;

final class PendingStoreTest {
    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());
    private final PendingStore pending = new PendingStore(tested.database());
    private final ChangeStore changes = new ChangeStore(tested.database());

    @BeforeEach
    void declare() {
        await(sources.declare(List.of(source("page"))));
    }

    @AfterEach
    void close() {
        tested.close();
    }

    private Claim claim() {
        return await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
    }

    private static List<ListedItem> listing(String... urls) {
        return Arrays.stream(urls)
                .map(url -> new ListedItem(
                        url,
                        "Tựa " + url,
                        Optional.of(new ReadDate(Samples.PUBLISHED, Precision.DAY)),
                        Optional.of("Tóm tắt"),
                        Optional.empty()))
                .toList();
    }

    private List<String> due(Claim claim, List<ListedItem> listed, int limit) {
        return await(pending.look(claim, listed).compose(look -> pending.due(claim, look, limit))).stream()
                .map(wanted -> wanted.item().url())
                .toList();
    }

    private Saved save(Claim claim, List<ListedItem> listed, List<String> fetched, MissedArticle... missed) {
        RunResult read = Samples.read(claim);
        return await(runs.save(new RunResult(
                claim,
                Outcome.READ,
                Optional.empty(),
                true,
                SourceType.PAGE,
                Optional.empty(),
                Optional.empty(),
                LastBody.NONE,
                Habits.NONE,
                fetched.stream()
                        .map(url -> Found.onPage(
                                new Classified(
                                        item("Tựa " + url, Optional.empty(), Precision.SECOND, "url:" + url),
                                        List.of(),
                                        Optional.empty(),
                                        List.of()),
                                url))
                        .toList(),
                PageFindings.of(listed, List.of(missed)),
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                read.dueReason(),
                read.took(),
                0)));
    }

    @Test
    void what_a_listing_shows_is_fetched_once_over_as_many_runs_as_it_takes() {
        List<ListedItem> listed = listing("e", "d", "c", "b", "a");
        Claim first = claim();
        assertThat(due(first, listed, 2))
                .as("of the stock the newest, and these oldest first")
                .containsExactly("d", "e");
        save(first, listed, List.of("e", "d"));
        Claim second = claim();
        List<ListedItem> moved = listing("g", "f", "e", "d", "c");
        assertThat(due(second, moved, 3))
                .as("news before stock, news oldest first")
                .containsExactly("f", "g", "c");
        save(second, moved, List.of("f", "g", "c"));
        Claim third = claim();
        assertThat(due(third, moved, 9))
                .as("what fell off the listing is not lost")
                .containsExactly("a", "b");
        save(third, moved, List.of("b", "a"));
        assertThat(due(claim(), moved, 9)).isEmpty();
    }

    @Test
    void a_listed_article_comes_back_as_it_was_listed() {
        List<ListedItem> listed = listing("a", "b");
        save(claim(), listed, List.of());
        assertThat(await(pending.due(claim(), PendingStore.Look.NOTHING, 1)))
                .containsExactly(new PendingStore.Wanted(listed.get(0), 0));
    }

    @Test
    void the_stock_of_a_page_is_not_announced_however_late_it_is_fetched() {
        List<ListedItem> listed = listing("b", "a");
        save(claim(), listed, List.of("b"));
        save(claim(), listing("c", "b", "a"), List.of("a"));
        save(claim(), listing("c", "b", "a"), List.of("c"));
        assertThat(await(changes.after(0, 9))).extracting(Change::announced).containsExactly(false, false, true);
    }

    @Test
    void a_missed_article_is_tried_again_later_or_never() {
        List<ListedItem> listed = listing("a", "b");
        save(
                claim(),
                listed,
                List.of(),
                new MissedArticle("a", "timeout", MissedArticle.Again.LATER),
                new MissedArticle("b", "410", MissedArticle.Again.NEVER));
        Claim again = claim();
        assertThat(due(again, listed, 9)).isEmpty();
        await(tested.database()
                .pool()
                .query("UPDATE listed_article SET next_try = next_try - interval '5 minutes'")
                .execute());
        assertThat(due(again, listed, 9)).containsExactly("a");
        assertThat(await(tested.database()
                                .pool()
                                .query("SELECT tries, problem FROM listed_article ORDER BY url")
                                .execute())
                        .iterator()
                        .next()
                        .deepToString())
                .contains("1", "timeout");
    }

    @Test
    void a_run_that_only_lists_again_writes_no_article() {
        List<ListedItem> listed = listing("a", "b");
        save(claim(), listed, List.of("a", "b"));
        String sql = "SELECT array_agg(xmin::text ORDER BY url)::text FROM listed_article";
        String before = await(tested.database().pool().query(sql).execute())
                .iterator()
                .next()
                .deepToString();
        save(claim(), listed, List.of());
        assertThat(await(tested.database().pool().query(sql).execute())
                        .iterator()
                        .next()
                        .deepToString())
                .isEqualTo(before);
    }
}
