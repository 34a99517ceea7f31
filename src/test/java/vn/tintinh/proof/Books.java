package vn.tintinh.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tintinh.store.KillablePostgres;
import vn.tintinh.testing.TinTinhProcess;

/** What the origin published, held against what is stored and what is served: nothing missing, nothing twice. */
final class Books {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A validator that speaks of more items than are stored would hide them from every later poll. */
    private static final String HIDDEN =
            "SELECT id, etag FROM source_state s WHERE id LIKE 'nguon-%' AND etag IS NOT NULL"
                    + " AND (SELECT count(*) FROM item i WHERE i.source_id = s.id) < substring(etag FROM '(\\d+)\\.')::int";

    private final String url;

    Books(KillablePostgres postgres) {
        url = "jdbc:" + postgres.url() + "?currentSchema=tintinh&user=postgres";
    }

    /** Rows, their columns joined by tabs. */
    List<String> rows(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("\t", columns));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long number(String sql) {
        return Long.parseLong(rows(sql).get(0));
    }

    /** At any instant: no stored ETag hides an item. */
    void assertNothingHidden() {
        if (number("SELECT count(*) FROM pg_tables WHERE tablename = 'source_state'") == 1) {
            assertThat(rows(HIDDEN)).as("validators that hide items").isEmpty();
        }
    }

    /** Waits until as much is stored as was published, titles included; comes back in any case when it takes too long. */
    void awaitAll(NewsOrigin origin, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!stored().equals(published(origin)) && System.nanoTime() < deadline) {
            Pace.pause(200);
        }
    }

    /** Every item that was published is stored once, as it last was, and was announced once as new. */
    void assertComplete(NewsOrigin origin) {
        assertNothingHidden();
        Map<String, String> published = published(origin);
        Map<String, String> stored = stored();
        Set<String> lost = new TreeSet<>(published.keySet());
        lost.removeAll(stored.keySet());
        assertThat(lost).as("lost").isEmpty();
        assertThat(stored).as("stored by link").isEqualTo(published);
        assertThat(rows("SELECT link, count(*) FROM item GROUP BY link HAVING count(*) > 1"))
                .as("doubled")
                .isEmpty();
        assertThat(number("SELECT count(*) FROM item")).as("rows of items").isEqualTo(published.size());
        assertThat(rows("SELECT item_id, count(*) FROM change WHERE kind = 'new' GROUP BY item_id HAVING count(*) > 1"))
                .as("told twice to be new")
                .isEmpty();
        assertThat(number("SELECT count(*) FROM change WHERE kind = 'new'"))
                .as("told to be new")
                .isEqualTo(published.size());
    }

    /** Every source's feed as it is served has just these items, each once. */
    void assertServed(NewsOrigin origin, TinTinhProcess server) {
        for (Feed feed : origin.feeds()) {
            Set<String> expected = feed.published().keySet();
            List<String> served = List.of();
            for (int tries = 0; tries < 50 && served.size() != expected.size(); tries++) {
                Pace.pause(tries == 0 ? 0 : 100); // a rendition follows its items at once, not in the same instant
                served = served(server, feed.id());
            }
            assertThat(served).as("served of " + feed.id()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> served(TinTinhProcess server, String source) {
        try {
            JsonNode items = JSON.readTree(server.get("/feeds/sources/" + source + ".json", Map.of())
                            .body())
                    .path("items");
            List<String> links = new ArrayList<>();
            items.forEach(item -> links.add(item.get("url").asText()));
            Set<String> ids = new TreeSet<>();
            items.forEach(item -> ids.add(item.get("id").asText()));
            assertThat(ids).as("ids of " + source).hasSize(links.size());
            return links;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> published(NewsOrigin origin) {
        return origin.feeds().stream()
                .flatMap(feed -> feed.published().values().stream())
                .collect(Collectors.toMap(Feed.Published::link, Feed.Published::title));
    }

    private Map<String, String> stored() {
        Map<String, String> stored = new HashMap<>();
        for (String row : rows("SELECT link, title FROM item WHERE removed_at IS NULL")) {
            String[] columns = row.split("\t", 2);
            stored.put(columns[0], columns[1]);
        }
        return stored;
    }
}
