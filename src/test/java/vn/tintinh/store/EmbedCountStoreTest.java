package vn.tintinh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.store.TestDatabase.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbedCountStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDatabase tested = TestDatabase.create();
    private final EmbedCountStore store = new EmbedCountStore(tested.database());

    @AfterAll
    void close() {
        tested.close();
    }

    private static EmbedCount frames(String partner, Instant hour, long shown) {
        return new EmbedCount(partner, hour, EmbedCount.Way.FRAME, shown);
    }

    @Test
    void adds_up_what_several_nodes_counted_and_tells_it_by_the_hour() {
        EmbedCount scripts = new EmbedCount("adds", NOON, EmbedCount.Way.SCRIPT, 7);
        await(store.add(List.of(frames("adds", NOON, 2), scripts)));
        await(store.add(List.of(frames("adds", NOON, 3), frames("adds", NOON.plusSeconds(3600), 1))));
        assertThat(of("adds", await(store.hours(NOON))))
                .containsExactly(frames("adds", NOON.plusSeconds(3600), 1), frames("adds", NOON, 5), scripts);
    }

    @Test
    void a_day_is_one_of_viet_nam() {
        Instant midnight = Instant.parse("2026-04-01T17:00:00Z");
        await(store.add(List.of(
                frames("days", midnight.minusSeconds(3600), 1),
                frames("days", midnight, 2),
                frames("days", midnight.plusSeconds(23 * 3600), 3))));
        assertThat(of("days", await(store.days(midnight.minus(Duration.ofDays(1))))))
                .containsExactly(frames("days", midnight, 5), frames("days", midnight.minus(Duration.ofDays(1)), 1));
    }

    @Test
    void drops_what_is_old() {
        Instant old = Instant.parse("2001-01-01T00:00:00Z");
        await(store.add(List.of(frames("old", old, 1))));
        assertThat(of("old", await(store.hours(old)))).hasSize(1);
        await(store.prune(Duration.ofDays(3650)));
        assertThat(of("old", await(store.hours(old)))).isEmpty();
    }

    private static List<EmbedCount> of(String partner, List<EmbedCount> counts) {
        return counts.stream().filter(count -> count.partner().equals(partner)).toList();
    }
}
