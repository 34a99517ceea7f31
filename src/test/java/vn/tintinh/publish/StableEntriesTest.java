package vn.tintinh.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Format;
import vn.tintinh.model.StoredItem;
import vn.tintinh.render.Entry;
import vn.tintinh.render.Renderer;

/** What readers know an entry by stays, and what they are told of its changes is true. */
final class StableEntriesTest {
    private static final Instant SEEN = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant PUBLISHED = SEEN.minus(Duration.ofHours(1));
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void an_id_outlives_an_edit_a_reload_and_a_change_of_format() throws Exception {
        Entry before = entry(item("Trước", SEEN, SEEN));
        Entry after = entry(item("Sau khi sửa", SEEN.plus(DAY), SEEN));
        assertThat(after.id()).isEqualTo(before.id()).matches("tag:[a-z0-9.-]+,\\d{4}(-\\d\\d(-\\d\\d)?)?:item/a1");
        Issue issue = issue(item("Trước", SEEN, SEEN));
        String rss = new String(Renderer.render(issue.document(Format.RSS), Format.RSS), StandardCharsets.UTF_8);
        String atom = new String(Renderer.render(issue.document(Format.ATOM), Format.ATOM), StandardCharsets.UTF_8);
        assertThat(rss).contains("<guid isPermaLink=\"false\">" + before.id() + "</guid>");
        assertThat(atom).contains("<id>" + before.id() + "</id>");
        assertThat(new ObjectMapper()
                        .readTree(Renderer.render(issue.document(Format.JSON), Format.JSON))
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(before.id());
    }

    @Test
    void updated_moves_with_the_content_and_with_nothing_else() {
        assertThat(entry(item("Tin", SEEN, SEEN)).updated()).isEqualTo(PUBLISHED);
        assertThat(entry(item("Tin", SEEN, SEEN.plus(DAY))).updated()).isEqualTo(PUBLISHED);
        assertThat(entry(item("Tin", SEEN.plus(DAY), SEEN)).updated()).isEqualTo(SEEN.plus(DAY));
    }

    private static Entry entry(StoredItem item) {
        return issue(item).document(Format.ATOM).entries().get(0);
    }

    private static Issue issue(StoredItem item) {
        Channels channels = new Channels(Newsroom.configuration());
        return new Issue(channels, channels.find(Channels.ALL).orElseThrow(), List.of(item), List.of(), Place.NONE);
    }

    private static StoredItem item(String title, Instant changed, Instant visibleFrom) {
        return new StoredItem(
                "a1",
                "bao-lam-dong",
                Newsroom.item(title, PUBLISHED, "kinh-te", "lam-dong").item(),
                List.of("kinh-te"),
                Optional.of("lam-dong"),
                SEEN,
                changed,
                visibleFrom,
                1,
                false,
                Optional.empty());
    }
}
