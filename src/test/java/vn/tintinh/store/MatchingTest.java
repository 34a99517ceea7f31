package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.Samples.item;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Item;
import vn.tintinh.model.Precision;

final class MatchingTest {
    private final Map<UUID, Known> stored = new HashMap<>();

    private List<Matching.Match> poll(Item... items) {
        List<Draft> drafts =
                Stream.of(items).map(item -> Draft.of("s", Samples.found(item))).toList();
        List<Matching.Match> matches = Matching.of("s", drafts, stored);
        matches.forEach(this::store);
        return matches;
    }

    private void store(Matching.Match match) {
        if (match.verdict() != Verdict.DUPLICATE) {
            long before = stored.values().stream()
                    .filter(item -> item.id().equals(match.itemId()))
                    .count();
            Known known = new Known(
                    match.itemId(),
                    match.draft().fingerprint(),
                    match.draft().published(),
                    OffsetDateTime.MAX,
                    (int) before + match.learned().size(),
                    DateBasis.PUBLISHED,
                    Precision.SECOND,
                    false,
                    false,
                    false,
                    false);
            stored.replaceAll((key, old) -> old.id().equals(known.id()) ? known : old);
            match.learned().keySet().forEach(key -> assertThat(stored.putIfAbsent(key, known))
                    .isNull());
        }
    }

    private static List<Verdict> verdicts(List<Matching.Match> matches) {
        return matches.stream().map(Matching.Match::verdict).toList();
    }

    private static List<String> ids(List<Matching.Match> matches) {
        return matches.stream().map(Matching.Match::itemId).toList();
    }

    @Test
    void an_item_with_keys_of_two_stored_items_becomes_the_one_of_its_strongest_key() {
        List<String> before = ids(poll(item("A", "guid:1", "url:a"), item("B", "guid:2", "url:b")));
        List<Matching.Match> after = poll(item("C", "guid:2", "url:a"));
        assertThat(ids(after)).containsExactly(before.get(1));
        assertThat(verdicts(after)).containsExactly(Verdict.REVISED);
        assertThat(ids(poll(item("A", "guid:9", "url:a")))).containsExactly(before.get(0));
    }

    @Test
    void the_same_item_twice_in_a_feed_counts_once() {
        List<Matching.Match> matches = poll(item("A", "guid:1", "url:a"), item("A, sửa", "guid:1", "url:a"));
        assertThat(verdicts(matches)).containsExactly(Verdict.NEW, Verdict.DUPLICATE);
        assertThat(ids(matches).get(1)).isEqualTo(ids(matches).get(0));
        assertThat(verdicts(poll(item("A", "guid:1", "url:a"), item("A, sửa", "guid:1", "url:a"))))
                .containsExactly(Verdict.UNCHANGED, Verdict.DUPLICATE);
    }

    @Test
    void items_that_share_only_a_weak_key_in_one_feed_are_two() {
        Item morning = item("Tin vắn", "guid:1", "url:a", "title-day:tin van|1");
        Item evening = item("Tin vắn", "guid:2", "url:b", "title-day:tin van|1");
        assertThat(verdicts(poll(morning, evening))).containsExactly(Verdict.NEW, Verdict.NEW);
        assertThat(verdicts(poll(evening, morning))).containsExactly(Verdict.UNCHANGED, Verdict.UNCHANGED);
    }

    @Test
    void a_new_item_does_not_take_the_place_of_a_listed_one_by_a_weak_key() {
        Item morning = item("Tin vắn", "guid:1", "url:a", "title-day:tin van|1");
        Item evening = item("Tin vắn", "guid:2", "url:b", "title-day:tin van|1");
        poll(morning);
        assertThat(verdicts(poll(evening, morning))).containsExactly(Verdict.NEW, Verdict.UNCHANGED);
    }

    @Test
    void a_guid_that_all_items_have_tells_nobody_apart() {
        Item[] feed = Stream.of("a", "b", "c")
                .map(name -> item("Tin " + name, "guid:https://x.example/", "url:" + name))
                .toArray(Item[]::new);
        assertThat(verdicts(poll(feed))).containsOnly(Verdict.NEW).hasSize(3);
        assertThat(verdicts(poll(feed))).containsOnly(Verdict.UNCHANGED).hasSize(3);
        Item[] next = {feed[1], feed[2], item("Tin d", "guid:https://x.example/", "url:d")};
        assertThat(verdicts(poll(next))).containsExactly(Verdict.UNCHANGED, Verdict.UNCHANGED, Verdict.NEW);
    }

    @Test
    void items_with_nothing_but_a_shared_key_are_told_apart_by_title() {
        Item[] feed = {item("Một", "guid:x"), item("Hai", "guid:x"), item("Một", "guid:x")};
        assertThat(verdicts(poll(feed))).containsExactly(Verdict.NEW, Verdict.NEW, Verdict.DUPLICATE);
        assertThat(verdicts(poll(feed))).containsExactly(Verdict.UNCHANGED, Verdict.UNCHANGED, Verdict.DUPLICATE);
    }

    @Test
    void a_home_page_as_every_link_does_not_join_items() {
        poll(item("Một", "guid:1", "url:home"), item("Hai", "guid:2", "url:home"));
        assertThat(verdicts(poll(item("Hai", "guid:2", "url:home"), item("Ba", "guid:3", "url:home"))))
                .containsExactly(Verdict.UNCHANGED, Verdict.NEW);
    }

    @Test
    void whatever_a_source_does_no_id_is_given_twice_and_a_repeated_feed_is_unchanged() {
        Random random = new Random(20260701);
        for (int round = 0; round < 300; round++) {
            stored.clear();
            for (int polls = 0; polls < 4; polls++) {
                Item[] feed = new Item[1 + random.nextInt(8)];
                for (int i = 0; i < feed.length; i++) {
                    feed[i] = item("T" + random.nextInt(4), keys(random));
                }
                List<Matching.Match> first = poll(feed);
                List<String> ids = new ArrayList<>();
                first.stream()
                        .filter(match -> match.verdict() != Verdict.DUPLICATE)
                        .forEach(match -> ids.add(match.itemId()));
                assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
                assertThat(first).allSatisfy(match -> assertThat(match.itemId()).isNotEmpty());
                List<Matching.Match> again = poll(feed);
                assertThat(verdicts(again)).as("seen at once again").doesNotContain(Verdict.NEW);
            }
        }
    }

    private static String[] keys(Random random) {
        List<String> keys = new ArrayList<>();
        for (String kind : List.of("guid", "url", "url-id", "title-day")) {
            if (random.nextInt(3) > 0 || (kind.equals("title-day") && keys.isEmpty())) {
                keys.add(kind + ":" + random.nextInt(5));
            }
        }
        return keys.toArray(String[]::new);
    }

    @Test
    void ids_that_change_with_every_fetch_are_not_collected_for_ever() {
        poll(item("Tin", "url:a", "guid:0"));
        for (int fetch = 1; fetch < 40; fetch++) {
            assertThat(verdicts(poll(item("Tin", "url:a", "guid:" + fetch)))).containsExactly(Verdict.UNCHANGED);
        }
        assertThat(stored).hasSizeLessThan(20);
    }
}
