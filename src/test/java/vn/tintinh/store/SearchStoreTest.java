package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.found;
import static vn.tintinh.store.Samples.item;
import static vn.tintinh.store.Samples.read;
import static vn.tintinh.store.Samples.source;
import static vn.tintinh.store.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Item;
import vn.tintinh.model.Precision;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchStoreTest {
    private final Instant now = Instant.now().plusSeconds(60);
    private final TestDatabase tested = TestDatabase.create();
    private final SearchStore searches = new SearchStore(tested.database());

    @BeforeAll
    void fill() {
        save(
                "a",
                found(item("Giá cà phê tăng", daysAgo(80), Precision.SECOND, "guid:title"), "kinh-te"),
                found(item("Phê bình cà rốt", daysAgo(50), Precision.SECOND, "guid:apart"), "van-hoa"),
                found(item("Nông sản: cà phê, hồ tiêu", daysAgo(400), Precision.SECOND, "guid:old"), "kinh-te"),
                found(item("Ca phê duyệt", daysAgo(79), Precision.SECOND, "guid:marks"), "thoi-su"),
                found(item("Quảng cáo cà phê", daysAgo(1), Precision.SECOND, "guid:advert"), "quang-cao"));
        save("b", found(body("Tin trong ngày", "cà phê Lâm Đồng", daysAgo(2)), "kinh-te"));
        save(
                "b",
                IntStream.range(0, 1_100)
                        .mapToObj(n -> found(
                                item("Mưa rào số " + n, daysAgo(n % 300), Precision.SECOND, "guid:m" + n), "thoi-su"))
                        .toArray(Found[]::new));
    }

    @AfterAll
    void close() {
        tested.close();
    }

    private void save(String source, Found... items) {
        SourceStore sources = new SourceStore(tested.database());
        await(sources.declare(List.of(source("a"), source("b"))));
        Claim claim = await(sources.claim(new ClaimRequest("node", 2, 1, Duration.ofMinutes(1)))).stream()
                .filter(one -> one.sourceId().equals(source))
                .findFirst()
                .orElseThrow();
        await(new RunStore(tested.database()).save(read(claim, items)));
        await(sources.release("node"));
        await(tested.database()
                .pool()
                .query("UPDATE source_state SET next_due = now()")
                .execute());
    }

    private static Item body(String title, String text, Optional<Instant> at) {
        Item plain = item(title, at, Precision.SECOND, "guid:body");
        return new Item(
                plain.keys(),
                plain.link(),
                plain.title(),
                plain.summary(),
                SafeHtml.sanitised("<p>" + text + "</p>"),
                plain.authors(),
                plain.published(),
                plain.updated(),
                plain.dateBasis(),
                plain.precision(),
                plain.labels(),
                plain.enclosures(),
                plain.image(),
                plain.language());
    }

    private Optional<Instant> daysAgo(int days) {
        return Optional.of(now.minus(Duration.ofDays(days)).minusSeconds(3600));
    }

    private Search search(String words) {
        return new Search(
                new Selection(List.of(), List.of(), List.of(), Optional.of(words)),
                List.of("quang-cao"),
                Optional.empty(),
                Optional.empty(),
                now);
    }

    private List<String> titles(Search search, SearchStore.Order order) {
        return await(searches.search(search, order, 0, 50)).items().stream()
                .map(stored -> stored.item().title())
                .toList();
    }

    private List<String> best(String words) {
        return titles(search(words), SearchStore.Order.RELEVANCE);
    }

    @Test
    void the_most_telling_come_first() {
        assertThat(best("cà phê"))
                .as("title, side by side and with these marks; in the title; newer, in the text; long ago")
                .containsExactly(
                        "Giá cà phê tăng",
                        "Ca phê duyệt",
                        "Phê bình cà rốt",
                        "Tin trong ngày",
                        "Nông sản: cà phê, hồ tiêu");
        assertThat(best("ca phe").subList(0, 2)).containsExactly("Ca phê duyệt", "Giá cà phê tăng");
    }

    @Test
    void by_date_the_newest_come_first() {
        assertThat(titles(search("ca phe"), SearchStore.Order.NEWEST))
                .containsExactly(
                        "Tin trong ngày",
                        "Phê bình cà rốt",
                        "Ca phê duyệt",
                        "Giá cà phê tăng",
                        "Nông sản: cà phê, hồ tiêu");
    }

    @Test
    void words_of_a_phrase_stand_side_by_side_but_not_from_title_to_text() {
        assertThat(best("\"cà phê\"")).hasSize(4).doesNotContain("Phê bình cà rốt");
        assertThat(best("“tang gia”")).isEmpty();
        assertThat(best("«tăng tóm tắt»")).isEmpty();
        assertThat(best("\"hồ tiêu\" sản")).containsExactly("Nông sản: cà phê, hồ tiêu");
        assertThat(best("\"cà phê")).as("a quote that is not closed").hasSize(4);
    }

    @Test
    void items_can_be_asked_for_by_category_source_and_day() {
        Search some = new Search(
                new Selection(List.of("kinh-te"), List.of(), List.of("a"), Optional.of("ca")),
                List.of(),
                daysAgo(401),
                daysAgo(70),
                now);
        assertThat(titles(some, SearchStore.Order.NEWEST))
                .containsExactly("Giá cà phê tăng", "Nông sản: cà phê, hồ tiêu");
        Search wordless = new Search(
                new Selection(List.of("van-hoa"), List.of(), List.of(), Optional.empty()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                now);
        assertThat(titles(wordless, SearchStore.Order.RELEVANCE)).containsExactly("Phê bình cà rốt");
        Search days = new Search(Selection.ALL, List.of(), daysAgo(401), daysAgo(390), now);
        assertThat(titles(days, SearchStore.Order.NEWEST)).containsExactly("Nông sản: cà phê, hồ tiêu");
    }

    @Test
    void pages_have_each_item_once_and_the_count_says_when_there_are_more() {
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < SearchStore.MOST; from += 100) {
            SearchResult page = await(searches.search(search("mưa rào"), SearchStore.Order.RELEVANCE, from, 100));
            assertThat(page.found()).isEqualTo(SearchStore.MOST);
            assertThat(page.more()).isTrue();
            page.items().stream().map(StoredItem::id).forEach(ids::add);
        }
        assertThat(ids).hasSize(SearchStore.MOST).doesNotHaveDuplicates();
        SearchResult few = await(searches.search(search("so 107"), SearchStore.Order.RELEVANCE, 0, 9));
        assertThat(few.found()).isEqualTo(1);
        assertThat(few.more()).isFalse();
    }

    @Test
    void a_revised_item_is_found_by_what_it_is_now() {
        save("a", found(item("Lúa nước", daysAgo(30), Precision.SECOND, "guid:moves"), "kinh-te"));
        save("a", found(item("Lúa nương", daysAgo(200), Precision.SECOND, "guid:moves"), "the-thao"));
        assertThat(best("lua nuoc")).isEmpty();
        Search moved = new Search(
                new Selection(List.of("the-thao"), List.of(), List.of(), Optional.of("lúa nương")),
                List.of(),
                daysAgo(210),
                daysAgo(190),
                now);
        assertThat(titles(moved, SearchStore.Order.NEWEST)).containsExactly("Lúa nương");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' | 'x",
                "a:*",
                "!!!",
                "\"\"",
                "a & b | !c",
                "\\",
                "')) --",
                "<->",
                "\uD800",
                "\u202Ea",
                "𝕏",
                "'; DROP TABLE item"
            })
    void whatever_is_asked_for_is_words(String words) {
        assertThat(await(searches.search(search(words), SearchStore.Order.RELEVANCE, 0, 10))
                        .items())
                .isEmpty();
    }

    @Test
    void what_is_found_is_set_apart_and_nothing_is_lost() {
        SearchWords words = SearchWords.of("\"ca phe\" gia");
        String text = "Giá cà  phê: Cà, phê & GIÁ <b>cả</b>";
        List<SearchWords.Stretch> stretches = words.stretches(text);
        assertThat(String.join(
                        "", stretches.stream().map(SearchWords.Stretch::text).toList()))
                .isEqualTo(text);
        assertThat(stretches.stream().filter(SearchWords.Stretch::hit).map(SearchWords.Stretch::text))
                .containsExactly("Giá cà  phê", "Cà, phê", "GIÁ");
    }

    /** What a database of before had, its words without places, is found as if it had come today. */
    @Test
    void the_words_of_items_that_were_there_before_are_made_anew() {
        TestDatabase.execute("postgres", "CREATE DATABASE older");
        DatabaseOptions options = new DatabaseOptions(
                tested.options().url().map(url -> url.replaceFirst("/[^/]+$", "/older")),
                tested.options().user(),
                tested.options().password(),
                2,
                tested.options().directory());
        new Migrations(Servers.of(options)).run("13");
        String title = "Kỹ sư Đặng: “hoà bình” năm 2026";
        String content = "<p class=\"x\">Toàn văn &amp; nhiều chữ, ỷ lại</p><p>kĩ càng</p>";
        String words = Words.vector(title, "<b>Tóm tắt</b>", content);
        TestDatabase.execute("older", """
                SET search_path = tintinh;
                INSERT INTO item (id, source_id, keys, title, summary, content, authors, published, date_basis, precision,
                    labels, enclosures, categories, first_seen, last_seen, changed, visible_from, fingerprint, sequence, search)
                VALUES ('x', 's', '{guid:x}', '%s', '<b>Tóm tắt</b>', '%s', '[]', '2026-01-01', 'published', 'minute',
                    '{}', '[]', '{kinh-te}', now(), now(), now(), now(), gen_random_uuid(), 1, 'ky su'::tsvector)
                """.formatted(title, content));
        new Migrations(Servers.of(options)).run();
        Database older = await(Database.open(tested.vertx(), options));
        try {
            boolean same = await(older.pool()
                            .preparedQuery(
                                    "SELECT search = $1::text::tsvector || facets_of('s', NULL, '{kinh-te}', shown_at)"
                                            + " FROM item")
                            .execute(Tuple.of(words)))
                    .iterator()
                    .next()
                    .getBoolean(0);
            assertThat(same).isTrue();
        } finally {
            await(older.close());
        }
    }
}
