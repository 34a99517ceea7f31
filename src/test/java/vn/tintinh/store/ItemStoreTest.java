package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ItemStoreTest {
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");

    private final TestDatabase tested = TestDatabase.create();
    private final ItemStore items = new ItemStore(tested.database());

    @BeforeAll
    void fill() {
        SourceStore sources = new SourceStore(tested.database());
        await(sources.declare(List.of(source("a"), source("b"))));
        List<Claim> claims = await(sources.claim(new ClaimRequest("node", 2, 1, Duration.ofMinutes(1))));
        Claim a = claims.stream()
                .filter(claim -> claim.sourceId().equals("a"))
                .findFirst()
                .orElseThrow();
        Claim b = claims.stream()
                .filter(claim -> claim.sourceId().equals("b"))
                .findFirst()
                .orElseThrow();
        RunStore runs = new RunStore(tested.database());
        await(runs.save(read(
                a,
                found(item("Đường lên Đà Lạt", at(1), Precision.SECOND, "guid:1"), "giao-thong", "du-lich"),
                found(item("Khởi công đường cao tốc", at(3), Precision.SECOND, "guid:2")),
                found(item("Hội chợ xuân", at(2), Precision.SECOND, "guid:3"), "kinh-te"))));
        await(runs.save(read(
                b,
                found(item("Tương lai", Optional.of(LATER), Precision.SECOND, "guid:1"), "du-lich"),
                found(item("Giá <cà phê> tăng & giảm", at(1), Precision.SECOND, "guid:2"), "kinh-te"))));
    }

    private static Optional<Instant> at(int day) {
        return Optional.of(Instant.parse("2026-07-0" + day + "T01:02:03Z"));
    }

    @AfterAll
    void close() {
        tested.close();
    }

    private List<String> titles(List<String> categories, List<String> provinces, List<String> sources, String words) {
        Selection selection =
                new Selection(categories, provinces, sources, words.isEmpty() ? Optional.empty() : Optional.of(words));
        return await(items.newest(selection, 10, LATER)).stream()
                .map(stored -> stored.item().title())
                .toList();
    }

    private List<String> worded(String words) {
        return titles(List.of(), List.of(), List.of(), words);
    }

    @Test
    void items_come_by_shown_date_the_newest_first() {
        List<StoredItem> newest = await(items.newest(Selection.ALL, 10, LATER));
        assertThat(newest).hasSize(5).isSortedAccordingTo((one, other) -> {
            int byDate = other.shownAt().compareTo(one.shownAt());
            return byDate != 0 ? byDate : other.id().compareTo(one.id());
        });
        assertThat(newest.get(0).item().title())
                .as("never later than first sight")
                .isEqualTo("Tương lai");
        assertThat(await(items.newest(Selection.ALL, 2, LATER))).isEqualTo(newest.subList(0, 2));
    }

    @Test
    void every_part_of_a_selection_narrows_it() {
        assertThat(titles(List.of("du-lich", "kinh-te"), List.of(), List.of(), ""))
                .containsExactlyInAnyOrder("Tương lai", "Hội chợ xuân", "Giá <cà phê> tăng & giảm", "Đường lên Đà Lạt");
        assertThat(titles(List.of("kinh-te"), List.of(), List.of("b"), "")).containsExactly("Giá <cà phê> tăng & giảm");
        assertThat(titles(List.of(), List.of("lam-dong"), List.of(), "")).containsExactly("Khởi công đường cao tốc");
        assertThat(titles(List.of("the-thao"), List.of(), List.of(), "")).isEmpty();
    }

    @Test
    void words_are_found_with_and_without_marks_and_all_of_them_must_be_there() {
        assertThat(worded("duong")).containsExactly("Khởi công đường cao tốc", "Đường lên Đà Lạt");
        assertThat(worded("ĐÀ LẠT đường")).containsExactly("Đường lên Đà Lạt");
        assertThat(worded("ca phe gia")).containsExactly("Giá <cà phê> tăng & giảm");
        assertThat(worded("toàn văn xuân")).as("in the text").containsExactly("Hội chợ xuân");
        assertThat(worded("hội chợ hè")).isEmpty();
        assertThat(worded("p")).as("tags are no words").isEmpty();
        assertThat(worded("' & | ! : * ( \\ \u0000")).isEmpty();
    }

    @Test
    void words_are_syllables_without_marks_tags_and_entities() {
        assertThat(Words.vector("Kĩ thuật, kỹ thuật", "<p class=x>20-NQ &amp; Đảng</p> Ðà", "ủy &lt;b&gt;"))
                .isEqualTo("'^ki' '^thuat' 'ki':1,3 'thuat':2,4 '20':6 'nq':7 'dang':8 'da':9 'uy':11 'b':12");
        assertThat(SearchWords.of("Đà Lạt' “thị trường").query()).isEqualTo("'da' & 'lat' & 'thi' <-> 'truong'");
    }

    @Test
    void what_may_not_be_published_yet_is_left_out() {
        StoredItem any = await(items.newest(Selection.ALL, 1, LATER)).get(0);
        assertThat(await(items.newest(Selection.ALL, 10, any.firstSeen().minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void counts_are_told_by_category_province_and_source() {
        assertThat(await(items.countsByCategory(LATER)))
                .isEqualTo(Map.of("du-lich", 2L, "giao-thong", 1L, "kinh-te", 2L, "thoi-su", 1L));
        assertThat(await(items.countsByProvince(LATER))).isEqualTo(Map.of("lam-dong", 1L));
        assertThat(await(items.countsBySource(LATER))).isEqualTo(Map.of("a", 3L, "b", 2L));
    }

    @Test
    void a_sources_times_come_newest_first() {
        assertThat(await(items.shownTimes("a", 2))).containsExactly(at(3).orElseThrow(), at(2).orElseThrow());
    }
}
