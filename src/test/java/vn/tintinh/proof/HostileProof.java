package vn.tintinh.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tintinh.store.KillablePostgres;

/**
 * Good sources beside one of each {@link Misbehaviour}, polled by one node of 256 MB: the news of the good ones wait as
 * long as they do without the bad ones, memory stays bounded, each bad source has a state and a sentence, and no item
 * is made up.
 */
public final class HostileProof {
    private static final String POLL = "min: 4s, max: 6s";
    private static final String BAD_POLL = "min: 4s, max: 60s";
    private static final String POLLING = "  host-gap: 0s\n  limits: {first-byte: 2s, whole: 5s}\n";
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final NewsOrigin origin;
    private final BadNeighbours bad;
    private final Books books;
    private final Node node;
    private final Extent extent;
    private final Random random;

    private HostileProof(
            Path folder,
            Random random,
            Extent extent,
            NewsOrigin origin,
            BadNeighbours bad,
            KillablePostgres postgres) {
        this.random = random;
        this.extent = extent;
        this.origin = origin;
        this.bad = bad;
        this.books = new Books(postgres);
        this.node = new Node("node", folder, postgres, POLLING).sources(origin.yaml(POLL));
    }

    /**
     * How much of it.
     *
     * @param good sources
     * @param time of each of the two parts, undisturbed and disturbed
     * @param factor that the disturbed delay may be of the undisturbed
     */
    public record Extent(int good, Duration time, double factor) {}

    /** Runs it below a folder; fails with what went wrong. Returns what was measured, as text. */
    public static String run(Path folder, long seed, Extent extent) {
        List<String> hosts = IntStream.range(0, extent.good())
                .mapToObj(i -> "127.0.3." + (i + 1))
                .toList();
        try (NewsOrigin origin = new NewsOrigin(hosts, 1, 0);
                BadNeighbours bad = new BadNeighbours();
                KillablePostgres postgres = new KillablePostgres(folder)) {
            HostileProof proof = new HostileProof(folder, new Random(seed), extent, origin, bad, postgres);
            try (Node running = proof.node) {
                assertThat(running.start().awaitReady().isAlive()).isTrue();
                return "hostile: seed " + seed + ", " + proof.compare();
            }
        }
    }

    private String compare() {
        origin.stock(3);
        books.awaitAll(origin, SETTLING);
        double calm = meanDelay();
        node.sources(origin.yaml(POLL) + bad.yaml(BAD_POLL));
        node.process()
                .await(
                        "a poll of every bad source",
                        () -> books.number(
                                        "SELECT count(*) FROM source_state WHERE id LIKE 'xau-%' AND outcome IS NOT NULL")
                                == Misbehaviour.values().length);
        double disturbed = meanDelay();
        String states = states();
        books.rows("DELETE FROM item WHERE source_id LIKE 'xau-%' RETURNING id");
        books.rows("DELETE FROM change WHERE source_id LIKE 'xau-%' RETURNING sequence");
        books.assertComplete(origin);
        assertThat(node.process().log()).doesNotContain("OutOfMemoryError", "StackOverflowError");
        String figures = String.format(
                Locale.ROOT,
                "%d good sources beside %d bad ones: mean delay %.0f ms undisturbed, %.0f ms beside them, factor %.3f;"
                        + " resident memory at most %s with -Xmx256m%n%s",
                extent.good(),
                Misbehaviour.values().length,
                calm,
                disturbed,
                disturbed / calm,
                highWater(),
                states);
        assertThat(disturbed / calm).as(figures).isLessThan(extent.factor());
        return figures;
    }

    /** How long the items that are published from now on wait until they are stored, in milliseconds. */
    private double meanDelay() {
        Map<String, Instant> before = published();
        origin.publishEvery(25, random);
        Pace.pause(extent.time().toMillis());
        origin.stopPublishing();
        books.awaitAll(origin, SETTLING);
        Map<String, Instant> news = published();
        news.keySet().removeAll(before.keySet());
        Map<String, Long> stored = new HashMap<>();
        books.rows(
                        "SELECT link, (extract(epoch FROM first_seen) * 1000)::bigint FROM item WHERE source_id LIKE 'nguon-%'")
                .forEach(row -> stored.put(row.split("\t", 2)[0], Long.parseLong(row.split("\t", 2)[1])));
        return news.entrySet().stream()
                .mapToLong(item -> stored.getOrDefault(item.getKey(), Long.MAX_VALUE / 2)
                        - item.getValue().toEpochMilli())
                .average()
                .orElseThrow();
    }

    private Map<String, Instant> published() {
        return origin.feeds().stream()
                .flatMap(feed -> feed.published().values().stream())
                .collect(Collectors.toMap(Feed.Published::link, Feed.Published::at));
    }

    /** What came of each bad source, a line each; none without a sentence, none with an item that it did not have. */
    private String states() {
        Map<String, String[]> states = books
                .rows(
                        "SELECT id, outcome, coalesce(problem, ''), failures,"
                                + " (SELECT count(*) FROM item i WHERE i.source_id = s.id) FROM source_state s WHERE id LIKE 'xau-%'")
                .stream()
                .map(row -> row.split("\t", -1))
                .collect(Collectors.toMap(columns -> columns[0], columns -> columns));
        assertThat(books.rows(
                        "SELECT source_id, left(title, 80) FROM item WHERE source_id LIKE 'xau-%' AND title NOT LIKE '"
                                + BadRoutes.TRUE + "%' AND title <> 'Đà Lạt vào mùa hoa'"))
                .as("items that no source had")
                .isEmpty();
        assertThat(books.rows("SELECT source_id FROM item WHERE content LIKE '%root:%' OR summary LIKE '%root:%'"))
                .as("files of ours")
                .isEmpty();
        StringBuilder lines = new StringBuilder();
        for (Misbehaviour one : Misbehaviour.values()) {
            String[] state = states.getOrDefault(one.id(), new String[] {one.id(), "null", "", "0", "0"});
            boolean read = state[1].equals("read") || state[1].equals("unchanged");
            assertThat(read || !state[2].isEmpty())
                    .as("a state and a sentence for " + one)
                    .isTrue();
            lines.append(String.format(
                    "  %-18s %s: %s, %s items%s%n",
                    one, one.sentence(), state[1], state[4], state[2].isEmpty() ? "" : ": " + state[2]));
        }
        return lines.toString();
    }

    private String highWater() {
        Path status = Path.of("/proc", String.valueOf(node.process().pid()), "status");
        try {
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmHWM"))
                            .map(line -> line.replaceAll("\\D", "") + " kB")
                            .findFirst()
                            .orElse("?")
                    : "(not told by this system)";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
