package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.Precision;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.model.Story;

final class StoryWriterTest {
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");
    private static final String RELEASE =
            "Sở Giao thông vận tải vừa công bố phương án tổ chức lại các tuyến xe buýt nội tỉnh, theo đó mở thêm ba tuyến nối"
                    + " trung tâm với các khu công nghiệp, tăng tần suất giờ cao điểm và miễn vé cho học sinh trong quý đầu tiên.";

    private final TestDatabase tested = TestDatabase.create();
    private final SourceStore sources = new SourceStore(tested.database());
    private final RunStore runs = new RunStore(tested.database());
    private final ItemStore items = new ItemStore(tested.database());

    @BeforeEach
    void declare() {
        await(sources.declare(List.of(Samples.source("a"), Samples.source("b"), Samples.source("c"))));
    }

    @AfterEach
    void close() {
        tested.close();
    }

    @Test
    void items_of_several_sources_that_tell_the_same_share_a_story() {
        save("a", item("Mở ba tuyến xe buýt", RELEASE));
        save("b", item("Lâm Đồng mở thêm ba tuyến xe buýt", RELEASE), item("Tin khác hẳn", other(1)));
        save("c", item("Xe buýt: ba tuyến mới", RELEASE));

        assertThat(others("Mở ba tuyến xe buýt"))
                .containsExactly("Lâm Đồng mở thêm ba tuyến xe buýt", "Xe buýt: ba tuyến mới");
        assertThat(others("Xe buýt: ba tuyến mới"))
                .containsExactly("Mở ba tuyến xe buýt", "Lâm Đồng mở thêm ba tuyến xe buýt");
        assertThat(others("Tin khác hẳn")).isEmpty();
        assertThat(stories()).containsExactly(find("Mở ba tuyến xe buýt").id());
    }

    @Test
    void what_one_source_says_twice_is_no_story() {
        save("a", item("Lần một", RELEASE), item("Lần hai", RELEASE));
        save("a", item("Lần ba", RELEASE));

        assertThat(stories()).isEmpty();
    }

    @Test
    void items_of_one_transaction_find_each_other() {
        Claim one = claim("a");
        Claim two = claim("b");
        await(Future.all(
                runs.save(Samples.read(one, Samples.found(item("Một", RELEASE)))),
                runs.save(Samples.read(two, Samples.found(item("Hai", RELEASE))))));

        assertThat(others("Một")).containsExactly("Hai");
    }

    @Test
    void nodes_that_store_one_story_at_the_same_time_agree() {
        Database other = await(Database.open(tested.vertx(), tested.options()));
        try {
            RunStore otherRuns = new RunStore(other);
            for (int round = 0; round < 10; round++) {
                String text = other(round);
                Claim one = claim("a");
                Claim two = claim("b");
                await(Future.all(
                        runs.save(Samples.read(one, Samples.found(item("Nút một " + round, text)))),
                        otherRuns.save(Samples.read(two, Samples.found(item("Nút hai " + round, text))))));

                assertThat(others("Nút một " + round)).containsExactly("Nút hai " + round);
                assertThat(others("Nút hai " + round)).containsExactly("Nút một " + round);
            }
            assertThat(stories()).hasSize(10);
        } finally {
            await(other.close());
        }
    }

    @Test
    void news_of_other_days_is_another_story() {
        save("a", item("Hôm nay", RELEASE, Optional.of(Samples.PUBLISHED)));
        save("b", item("Tuần trước", RELEASE, Optional.of(Samples.PUBLISHED.minus(Duration.ofDays(7)))));
        execute("UPDATE story_print SET seen_at = seen_at - interval '4 days'");
        save("c", item("Bốn ngày sau", RELEASE, Optional.empty()));

        assertThat(stories()).isEmpty();
    }

    @Test
    void what_items_are_compared_with_is_dropped_and_stories_stay() {
        save("a", item("Một", RELEASE));
        save("b", item("Hai", RELEASE));
        execute("UPDATE story_print SET seen_at = seen_at - interval '4 days'");
        save("c", item("Mới", other(1)));
        Pruned pruned = await(new Retention(tested.database()).prune(Duration.ofDays(90), Duration.ofDays(30)));

        assertThat(pruned).isEqualTo(new Pruned(0, 0, 0, 0, 0, 0));
        assertThat(texts("SELECT count(*)::text FROM story_band WHERE number NOT IN (SELECT number FROM story_print)"))
                .containsExactly("0");
        assertThat(texts("SELECT item_id FROM story_print"))
                .containsExactly(find("Mới").id());
        assertThat(others("Một")).containsExactly("Hai");
    }

    @Test
    void an_item_that_is_dropped_leaves_its_story() {
        save("a", item("Một", RELEASE));
        save("b", item("Hai", RELEASE));
        execute("UPDATE item SET last_seen = now() - interval '100 days' WHERE title = 'Một'");
        execute("UPDATE source_state SET last_read = now()");
        await(new Retention(tested.database()).prune(Duration.ofDays(90), Duration.ofDays(30)));

        assertThat(others("Hai")).isEmpty();
        assertThat(texts("SELECT item_id FROM story_member"))
                .containsExactly(find("Hai").id());
    }

    @Test
    void an_item_that_is_taken_down_is_named_no_more() {
        save("a", item("Một", RELEASE));
        save("b", item("Hai", RELEASE));
        String first = find("Một").id();
        await(new RemovalStore(tested.database()).takeDown(first, "Theo yêu cầu"));

        assertThat(others("Hai")).isEmpty();
        save("c", item("Ba", RELEASE));
        assertThat(others("Ba")).containsExactly("Hai");
    }

    @Test
    void what_is_held_back_is_named_when_it_may_be_seen() {
        save("a", item("Một", RELEASE));
        save("b", item("Hai", RELEASE));
        execute("UPDATE item SET visible_from = '2100-01-01' WHERE title = 'Hai'");
        Instant now = Instant.parse("2099-01-01T00:00:00Z");

        assertThat(await(items.newest(Selection.ALL, 9, now)))
                .singleElement()
                .satisfies(item -> assertThat(item.story()).isEmpty());
        assertThat(others("Một")).containsExactly("Hai");
    }

    @Test
    void no_item_is_lost_where_stories_cannot_be_told() {
        execute("DROP TABLE story_print");
        Saved saved = save("a", item("Một", RELEASE), item("Hai", other(1)));

        assertThat(saved.count(Verdict.NEW)).isEqualTo(2);
        assertThat(find("Một").story()).isEmpty();
    }

    private Saved save(String source, Item... found) {
        return await(runs.save(Samples.read(
                claim(source), List.of(found).stream().map(Samples::found).toList())));
    }

    private Claim claim(String source) {
        execute("UPDATE source_state SET next_due = CASE WHEN id = '" + source
                + "' THEN now() ELSE now() + interval '1 day' END");
        return await(sources.claim(new ClaimRequest("node", 1, 1, Duration.ofMinutes(1))))
                .get(0);
    }

    private List<String> others(String title) {
        return find(title).story().stream()
                .flatMap(story -> story.members().stream())
                .map(Story.Member::title)
                .toList();
    }

    private StoredItem find(String title) {
        return await(items.newest(Selection.ALL, 100, LATER)).stream()
                .filter(stored -> stored.item().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private List<String> stories() {
        return texts("SELECT DISTINCT story FROM story_member");
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        for (Row row : await(tested.database().pool().query(sql).execute())) {
            texts.add(row.getString(0));
        }
        return texts;
    }

    private void execute(String sql) {
        await(tested.database().pool().query(sql).execute());
    }

    /** A text of forty words that no other number has. */
    private static String other(int number) {
        return IntStream.range(0, 40)
                .mapToObj(word -> "" + (char) ('a' + number) + (char) ('a' + word / 26) + (char) ('a' + word % 26))
                .collect(Collectors.joining(" "));
    }

    private static Item item(String title, String text) {
        return item(title, text, Optional.of(Samples.PUBLISHED));
    }

    private static Item item(String title, String text, Optional<Instant> published) {
        return new Item(
                List.of(new ItemKey(ItemKey.Kind.GUID, title)),
                Optional.of("https://x.example/" + Integer.toHexString(title.hashCode())),
                title,
                SafeHtml.EMPTY,
                SafeHtml.sanitised("<p>" + text + "</p>"),
                List.of(),
                published,
                Optional.empty(),
                published.isPresent() ? DateBasis.PUBLISHED : DateBasis.FIRST_SEEN,
                Precision.SECOND,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("vi"));
    }
}
