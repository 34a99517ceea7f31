package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Item;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.SourceState;
import vn.tintinh.testing.HostileOrigin;

/**
 * Sources that begin well and then turn bad, each in its own way, polled by one node together with good ones: each is
 * met by a sentence or by an item that can be stored, the good ones lose nothing, and what was stored stays.
 */
final class BadInputTest {
    private static final List<String> GOOD = List.of("a-good", "m-good", "z-good");
    private static final List<String> REFUSED = List.of(
            "html", "fifty-megabytes", "gzip-bomb", "to-loopback", "to-metadata", "deep-json", "empty", "noise");
    private static final List<String> READ = List.of(
            "xml-bomb",
            "external-entity",
            "year-2099",
            "long-title",
            "long-link",
            "nul",
            "nul-json",
            "categories",
            "deep",
            "deep-html");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static final HostileOrigin ORIGIN = value(HostileOrigin.start(VERTX));
    private static final HostileOrigin FORBIDDEN = value(HostileOrigin.start(VERTX, "127.0.0.2"));

    @SuppressWarnings("NullAway.Init") // before all tests
    private static PolledSources polled;

    private static Map<String, SourceState> states = Map.of();

    @BeforeAll
    static void poll_all_sources_twice() {
        BadFeeds feeds = new BadFeeds(ORIGIN);
        List<String> all = java.util.stream.Stream.of(GOOD, REFUSED, READ)
                .flatMap(List::stream)
                .sorted()
                .toList();
        all.forEach(id -> feeds.feed(id, BadFeeds.good(id, 2)));
        String yaml = all.stream().map(id -> source(id, "feed")).collect(Collectors.joining());
        polled = new PolledSources(folder, yaml + source("unknown-page", "auto"));
        polled.awaitRuns(0);
        GOOD.forEach(id -> feeds.feed(id, BadFeeds.good(id, 3)));
        feeds.turnBad(FORBIDDEN);
        polled.pollAgain();
        polled.awaitRuns(1);
        states = polled.states();
    }

    @AfterAll
    static void close() {
        polled.close();
        value(VERTX.close());
    }

    private static String source(String id, String type) {
        return "- {id: %s, url: \"%s\", type: %s, poll: {min: 1h, max: 12h}}\n"
                .formatted(id, ORIGIN.url("/s/" + id), type);
    }

    @Test
    void good_sources_lose_nothing_beside_bad_ones() {
        for (String id : GOOD) {
            assertThat(state(id).outcome()).contains(Outcome.READ);
            assertThat(state(id).problem()).isEmpty();
            assertThat(polled.items(id)).containsOnlyKeys(title(id, 1), title(id, 2), title(id, 3));
        }
    }

    @Test
    void what_was_stored_of_a_source_stays_when_it_turns_bad() {
        for (String id : REFUSED) {
            assertThat(polled.items(id)).as(id).containsOnlyKeys(title(id, 1), title(id, 2));
        }
        for (String id : READ) {
            assertThat(polled.items(id)).as(id).containsKeys(title(id, 1), title(id, 2));
        }
    }

    @Test
    void every_refusal_is_one_clear_sentence_and_counted() {
        for (String id : REFUSED) {
            assertThat(state(id).outcome()).as(id).contains(Outcome.FAILED);
            assertThat(state(id).failures()).as(id).isEqualTo(1);
            assertThat(state(id).problem().orElse(""))
                    .as(id)
                    .hasSizeBetween(15, 300)
                    .doesNotContain("\n", "Exception");
            assertThat(state(id).nextDue()).as(id).isAfter(Instant.now());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "html: This is an HTML page (“Bảo trì”), not a feed; it advertises http://127.0.0.1:",
                "html: /rss, https://tin.example/atom.",
                "fifty-megabytes: 10485760",
                "gzip-bomb: 10485760",
                "to-loopback: 127.0.0.2 is not a public address",
                "to-metadata: 169.254.169.254 is not a public address",
                "deep-json: JSON",
                "empty: empty",
                "noise: binary"
            })
    void a_refusal_names_what_is_wrong(String expected) {
        String[] parts = expected.split(": ", 2);
        assertThat(state(parts[0]).problem().orElse("")).contains(parts[1]);
    }

    @Test
    void a_forbidden_address_is_never_called_nor_kept() {
        assertThat(FORBIDDEN.asked()).isEmpty();
        assertThat(state("to-loopback").move()).isEmpty();
        assertThat(state("to-metadata").move()).isEmpty();
    }

    @Test
    void one_odd_item_costs_no_other_one() {
        for (String id : READ) {
            assertThat(state(id).outcome()).as(id).contains(Outcome.READ);
        }
        for (String id : READ.subList(2, READ.size())) {
            assertThat(polled.items(id))
                    .as(id)
                    .containsKey(title(id, BadFeeds.BESIDE))
                    .hasSize(4);
        }
    }

    @Test
    void an_xml_bomb_does_not_go_off() {
        Item item = odd("xml-bomb");
        assertThat(item.title()).startsWith("Bom").hasSizeLessThan(200);
        assertThat(item.content().value()).hasSizeLessThan(200);
    }

    @Test
    void an_external_entity_is_never_fetched() {
        assertThat(ORIGIN.asked()).noneMatch(asked -> asked.path().equals("/secret"));
        Map<String, StoredItem> items = polled.items("external-entity");
        assertThat(items).hasSize(4);
        assertThat(items.keySet()).anyMatch(title -> title.startsWith("Bí mật"));
        assertThat(items.values()).noneMatch(stored -> stored.item().toString().contains("root:"));
    }

    @Test
    void a_date_to_come_is_shown_as_the_day_of_first_sight() {
        StoredItem stored = polled.items("year-2099").get(title("year-2099", 3));
        assertThat(stored).isNotNull();
        assertThat(stored.item().published()).isEmpty();
        assertThat(stored.shownAt()).isEqualTo(stored.firstSeen()).isBefore(Instant.now());
    }

    @Test
    void a_title_of_a_million_characters_is_cut_at_a_word() {
        assertThat(odd("long-title").title())
                .startsWith("Đà Lạt Đà Lạt")
                .hasSizeBetween(500, 1000)
                .matches("(Đà Lạt )+Đà( Lạt)?…");
    }

    @Test
    void nul_and_lone_surrogates_are_left_out() {
        assertThat(odd("nul").title()).matches("Tin.? số.? ba.? của.? huyện.?").doesNotContain("\u0000", "\uFFFF");
        assertThat(polled.items("nul-json")).containsKey("Tin số bốn");
    }

    @Test
    void of_a_thousand_categories_the_first_are_kept() {
        assertThat(odd("categories").labels()).hasSize(30).startsWith("Chuyên mục 0", "Chuyên mục 1");
    }

    @Test
    void a_page_that_advertises_no_address_is_taken_for_the_page_it_is() {
        SourceState state = state("unknown-page");
        assertThat(state.outcome()).contains(Outcome.FAILED);
        assertThat(state.problem().orElse("")).isNotBlank().doesNotContain("Exception", "Tin Tỉnh failed");
    }

    /** The item of the bad document that is not among the good ones. */
    private static Item odd(String id) {
        Map<String, StoredItem> items = polled.items(id);
        items.keySet().removeAll(List.of(title(id, 1), title(id, 2), title(id, BadFeeds.BESIDE)));
        assertThat(items).hasSize(1);
        return items.values().iterator().next().item();
    }

    private static String title(String id, int number) {
        return "Tin số " + number + " của " + id;
    }

    private static SourceState state(String id) {
        return java.util.Objects.requireNonNull(states.get(id), id);
    }
}
