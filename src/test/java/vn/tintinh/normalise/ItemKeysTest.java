package vn.tintinh.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.ParsedEntry;

final class ItemKeysTest {
    private static final String TITLE = "Khai mạc lễ hội hoa Đà Lạt";

    private final Normaliser normaliser = new Normaliser(new Sanitiser());

    @ParameterizedTest
    @CsvSource({
        "http://www.a.vn/x/, https://a.vn/x",
        "https://a.vn/index.html, https://a.vn/",
        "https://m.a.vn:443/x/index.php?b=2&a=1&utm_source=y#top, http://a.vn/x?a=1&b=2",
        "https://a.vn/x;jsessionid=12AB?id=5, https://a.vn/x?id=5",
        "https://a.vn/(S(abc123))/x.aspx?PHPSESSID=1&id=5, https://a.vn/x.aspx?id=5",
        "https://A.vn/tin%20t%E1%BB%A9c, https://a.vn/tin tức",
        "https://a.vn//x, https://a.vn/x",
    })
    void one_page_has_one_canonical_url(String one, String other) {
        assertThat(canonical(one)).isEqualTo(canonical(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.vn/x?id=5, https://a.vn/x?id=6",
        "https://a.vn/x, https://b.vn/x",
        "https://a.vn/X, https://a.vn/x",
        "https://a.vn/#!/bai/1, https://a.vn/#!/bai/2",
        "https://a.vn/x?sid=12345, https://a.vn/x?sid=12346",
    })
    void two_pages_have_two(String one, String other) {
        assertThat(canonical(one)).isNotEqualTo(canonical(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.vn/le-hoi-130891.html, 130891",
        "https://a.vn/le-hoi-20251224183630500.htm, 20251224183630500",
        "https://a.vn/news.aspx?newsid=48213, 48213",
        "https://a.vn/post48213, 48213",
        "https://a.vn/tong-ket-nam-2017.html, ''",
        "https://a.vn/tin-ngay-04082017.html, ''",
        "https://a.vn/tin/20170804.html, ''",
        "https://a.vn/le-hoi-3.html, ''",
        "https://a.vn/2017/08/le-hoi.html, ''",
    })
    void finds_the_number_of_a_page(String url, String id) {
        assertThat(CanonicalUrl.of(url).id().orElse("")).isEqualTo(id);
    }

    @Test
    void an_edited_title_keeps_the_item() {
        assertSame(
                Samples.entry().link("https://a.vn/le-hoi.html").title(TITLE),
                Samples.entry().link("https://a.vn/le-hoi.html").title("Tưng bừng lễ hội"));
        assertSame(
                Samples.entry()
                        .id("tag:a.vn,1")
                        .link("https://a.vn/le-hoi.html")
                        .title(TITLE),
                Samples.entry()
                        .id("tag:a.vn,1")
                        .link("https://a.vn/tung-bung.html")
                        .title("Tưng bừng lễ hội"));
    }

    @Test
    void a_changed_slug_keeps_the_item() {
        assertSame(
                Samples.entry().link("https://a.vn/le-hoi-130891.html").title(TITLE),
                Samples.entry().link("https://a.vn/khai-mac-le-hoi-130891.html").title(TITLE));
        assertSame(
                Samples.entry().link("https://a.vn/le-hoi.html").title(TITLE).published("2025-07-14T02:20:31Z"),
                Samples.entry()
                        .link("https://a.vn/le-hoi-hoa.html")
                        .title(TITLE)
                        .published("2025-07-14T02:20:31Z"));
    }

    @Test
    void http_turned_https_and_a_moved_host_keep_the_item() {
        assertSame(
                Samples.entry().id("http://a.vn/le-hoi.html").title(TITLE),
                Samples.entry().id("https://www.a.vn/le-hoi.html").title("Khác"));
        assertSame(
                Samples.entry()
                        .link("https://baobinhthuan.com.vn/le-hoi-cau-ngu-130891.html")
                        .title(TITLE),
                Samples.entry()
                        .link("https://baolamdong.vn/bbt/le-hoi-cau-ngu-130891.html")
                        .title("Lễ hội cầu ngư"));
    }

    @Test
    void a_host_that_numbers_its_pages_keeps_items_whose_title_and_slug_changed() {
        assertThat(keysIn(numbered("le-hoi", TITLE)))
                .contains(new ItemKey(ItemKey.Kind.URL_ID, "130891@a.vn"))
                .containsAnyElementsOf(keysIn(numbered("tung-bung", "Tưng bừng khai hội")));
        assertThat(keys(Samples.entry().link("https://a.vn/le-hoi-130891.html").title(TITLE)))
                .doesNotContain(new ItemKey(ItemKey.Kind.URL_ID, "130891@a.vn"));
    }

    @Test
    void numbers_in_titles_are_no_identity() {
        assertDifferent(
                Samples.entry().link("https://a.vn/ung-ho-50000.html").title("Ủng hộ 50000 đồng"),
                Samples.entry().link("https://a.vn/tang-qua-50000.html").title("Tặng quà 50000 đồng"));
        assertDifferent(
                Samples.entry()
                        .link("https://a.vn/a/gia-vang-hom-nay-2017.html")
                        .title("Giá vàng hôm nay"),
                Samples.entry()
                        .link("https://a.vn/b/gia-vang-hom-nay-2017.html")
                        .title("Giá vàng hôm nay"));
    }

    @Test
    void one_title_twice_a_day_is_two_items() {
        assertDifferent(
                Samples.entry()
                        .link("https://a.vn/bao-1.html")
                        .title("Tin bão khẩn cấp cơn bão số ba")
                        .published("2025-07-14T02:00:05Z"),
                Samples.entry()
                        .link("https://a.vn/bao-2.html")
                        .title("Tin bão khẩn cấp cơn bão số ba")
                        .published("2025-07-14T08:00:05Z"));
        assertDifferent(
                Samples.entry()
                        .id("g1")
                        .link("https://a.vn/bao-1.html")
                        .title("Tin bão khẩn cấp cơn bão số ba")
                        .published("2025-07-13T17:00:00Z"),
                Samples.entry()
                        .id("g2")
                        .link("https://a.vn/bao-2.html")
                        .title("Tin bão khẩn cấp cơn bão số ba")
                        .published("2025-07-13T17:00:00Z"));
        assertDifferent(
                Samples.entry()
                        .link("https://a.vn/x")
                        .title("Thông báo")
                        .content("Cắt điện")
                        .published("2025-07-13T17:00:00Z"),
                Samples.entry()
                        .link("https://a.vn/y")
                        .title("Thông báo")
                        .content("Cắt nước")
                        .published("2025-07-13T17:00:00Z"));
    }

    @Test
    void positions_front_pages_and_titles_are_no_guids() {
        assertDifferent(
                Samples.entry().id("1").title("Một hai ba bốn"),
                Samples.entry().id("1").title("Năm sáu bảy tám"));
        assertDifferent(
                Samples.entry().id("https://a.vn/").link("https://a.vn").title("Một"),
                Samples.entry().id("https://a.vn/").link("https://a.vn").title("Hai"));
        assertDifferent(
                Samples.entry().id("Thông báo").link("https://a.vn/1x").title("Thông báo"),
                Samples.entry().id("Thông báo").link("https://a.vn/2x").title("Thông báo"));
    }

    @Test
    void a_guid_that_a_feed_repeats_loses_no_item() {
        Normalised items = normalised(
                Samples.entry().id("same").link("https://a.vn/1x").title("Một"),
                Samples.entry().id("same").link("https://a.vn/2x").title("Hai"),
                Samples.entry().id("other").link("https://a.vn/3x").title("Ba"));
        assertThat(items.items()).hasSize(3).allSatisfy(item -> assertThat(kinds(item))
                .doesNotContain(ItemKey.Kind.GUID));
        assertThat(items.degraded()).singleElement().asString().contains("2 of 3");
        assertNoneShared(items);
    }

    @Test
    void a_link_that_a_feed_repeats_loses_no_item() {
        Normalised items = normalised(
                Samples.entry()
                        .link("https://a.vn/tin-tuc-12345")
                        .title("Một ngày nắng")
                        .content("x"),
                Samples.entry()
                        .link("https://a.vn/tin-tuc-12345")
                        .title("Hai đêm mưa lớn")
                        .content("x"),
                Samples.entry()
                        .id("https://a.vn/tin-tuc-12345")
                        .link("https://a.vn/tin-tuc-12345")
                        .title("Ba")
                        .content("x"));
        assertThat(items.items()).hasSize(3);
        assertThat(items.degraded()).isNotEmpty();
        assertNoneShared(items);
    }

    @Test
    void keeps_the_first_of_an_entry_that_is_repeated() {
        var first = Samples.entry().id("g").link("https://a.vn/1x").title("Lễ hội hoa Đà Lạt");
        var edited = Samples.entry().id("g").link("https://a.vn/1x").title("Lễ hội hoa Đà Lạt 2025");
        var renamed = Samples.entry().id("h").link("https://a.vn/1x").title("Lễ hội hoa Đà Lạt");
        for (Normalised items : List.of(normalised(first, edited), normalised(first, renamed))) {
            assertThat(items.items()).singleElement().extracting(Item::title).isEqualTo("Lễ hội hoa Đà Lạt");
            assertThat(items.degraded()).isEmpty();
        }
    }

    @Test
    void an_item_with_a_title_only_has_a_key() {
        assertThat(keys(Samples.entry().title("Tin vắn"))).hasSize(1);
        assertSame(
                Samples.entry().title("Tin vắn").content("a"),
                Samples.entry().title("Tin vắn").content("a"));
        assertDifferent(
                Samples.entry().title("Tin vắn").content("a"),
                Samples.entry().title("Tin vắn").content("b"));
    }

    @Test
    void keys_are_in_the_order_of_trust_and_of_bounded_length() {
        List<ItemKey> keys = keys(Samples.entry()
                .id("x".repeat(5000))
                .link("https://a.vn/mot-hai-ba-12345.html")
                .title(TITLE)
                .published("2025-07-14T02:00:05Z"));
        assertThat(keys).extracting(ItemKey::kind).isSorted().contains(ItemKey.Kind.values());
        assertThat(keys).allSatisfy(key -> assertThat(key.value().length()).isLessThanOrEqualTo(300));
    }

    @Test
    void no_feed_whatever_it_repeats_loses_an_item() {
        Random random = new Random(20251122);
        List<String> guids = List.of("g1", "g2", "1", "https://a.vn/", "https://a.vn/mot-12345.html");
        List<String> links = List.of(
                "https://a.vn/",
                "https://a.vn/tin",
                "https://a.vn/mot-12345.html",
                "https://a.vn/hai-12345.html",
                "https://a.vn/x/mot-hai-ba-12345.html",
                "https://a.vn/y/mot-hai-ba-12345.html");
        List<String> titles =
                List.of("Thông báo", "Tin bão khẩn cấp số ba hôm nay", "Tin bão khẩn cấp số bốn hôm nay", "Giá vàng");
        List<String> dates = List.of("2025-07-14T02:20:31Z", "2025-07-13T17:00:00Z");
        for (int round = 0; round < 300; round++) {
            ParsedEntry[] entries = new ParsedEntry[2 + random.nextInt(6)];
            for (int i = 0; i < entries.length; i++) {
                Samples.EntryBuilder entry =
                        Samples.entry().title(one(random, titles)).content("<p>Bài " + i + "</p>");
                if (random.nextInt(3) > 0) {
                    entry.id(one(random, guids));
                }
                if (random.nextInt(4) > 0) {
                    entry.link(one(random, links));
                }
                if (random.nextInt(3) > 0) {
                    entry.published(one(random, dates));
                }
                entries[i] = entry.build();
            }
            Normalised items = normaliser.items(Samples.feed(entries), Samples.SOURCE, Samples.NOW);
            assertNoneShared(items);
            for (ParsedEntry entry : entries) {
                assertThat(items.items()).anyMatch(item -> isKept(entry, item, entries));
            }
        }
    }

    /** Whether the item is the entry, or another of which guid and link, guid and title, or link and title agree. */
    private boolean isKept(ParsedEntry entry, Item item, ParsedEntry[] entries) {
        Item alone = alone(entry);
        Item other = Arrays.stream(entries)
                .map(this::alone)
                .filter(one -> one.content().equals(item.content()))
                .findFirst()
                .orElseThrow();
        boolean sameTitle = alone.title().equals(other.title());
        boolean sameLink = alone.link().isPresent() && alone.link().equals(other.link());
        boolean sameGuid = alone.keys().get(0).kind() == ItemKey.Kind.GUID
                && alone.keys().get(0).equals(other.keys().get(0));
        return alone.content().equals(other.content())
                || (sameTitle && (sameLink || sameGuid))
                || (sameLink && sameGuid);
    }

    private Item alone(ParsedEntry entry) {
        return normaliser.item(entry, Samples.HEAD, Samples.SOURCE, Samples.NOW).orElseThrow();
    }

    private static String one(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private List<ItemKey> keysIn(ParsedEntry[] entries) {
        return normaliser
                .items(Samples.feed(entries), Samples.SOURCE, Samples.NOW)
                .items()
                .get(0)
                .keys();
    }

    private static ParsedEntry[] numbered(String slug, String title) {
        List<ParsedEntry> entries = new ArrayList<>();
        entries.add(Samples.entry()
                .link("https://a.vn/" + slug + "-130891.html")
                .title(title)
                .build());
        for (int i = 0; i < 6; i++) {
            entries.add(Samples.entry()
                    .link("https://a.vn/bai-" + (131800 + i) + ".html")
                    .title("Bài " + i)
                    .build());
        }
        return entries.toArray(ParsedEntry[]::new);
    }

    private Normalised normalised(Samples.EntryBuilder... entries) {
        ParsedEntry[] built =
                Arrays.stream(entries).map(Samples.EntryBuilder::build).toArray(ParsedEntry[]::new);
        return normaliser.items(Samples.feed(built), Samples.SOURCE, Samples.NOW);
    }

    private static void assertNoneShared(Normalised items) {
        Set<ItemKey> seen = new HashSet<>();
        for (Item item : items.items()) {
            assertThat(item.keys()).isNotEmpty().noneMatch(seen::contains);
            seen.addAll(item.keys());
        }
    }

    private void assertSame(Samples.EntryBuilder one, Samples.EntryBuilder other) {
        assertThat(keys(one)).containsAnyElementsOf(keys(other));
    }

    private void assertDifferent(Samples.EntryBuilder one, Samples.EntryBuilder other) {
        assertThat(keys(one)).doesNotContainAnyElementsOf(keys(other));
    }

    private List<ItemKey> keys(Samples.EntryBuilder entry) {
        return normaliser
                .item(entry.build(), Samples.HEAD, Samples.SOURCE, Samples.NOW)
                .orElseThrow()
                .keys();
    }

    private static List<ItemKey.Kind> kinds(Item item) {
        return item.keys().stream().map(ItemKey::kind).toList();
    }

    private static String canonical(String url) {
        return CanonicalUrl.of(Urls.against("").absolute(url).orElseThrow()).value();
    }
}
