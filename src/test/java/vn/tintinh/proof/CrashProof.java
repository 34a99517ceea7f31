package vn.tintinh.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import vn.tintinh.store.KillablePostgres;
import vn.tintinh.testing.TinTinhProcess;

/**
 * The server, and the database under it, are killed at random instants while an origin publishes. In the end every item
 * is stored once and served once.
 */
public final class CrashProof {
    private static final String POLLING = "  host-gap: 0s\n";
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final Random random;
    private final NewsOrigin origin;
    private final KillablePostgres postgres;
    private final Books books;
    private final Node node;

    private CrashProof(Path folder, long seed, NewsOrigin origin, KillablePostgres postgres) {
        this.random = new Random(seed);
        this.origin = origin;
        this.postgres = postgres;
        this.books = new Books(postgres);
        this.node = new Node("node", folder, postgres, POLLING).sources(origin.yaml("min: 1s, max: 2s"));
    }

    /**
     * How much of it.
     *
     * @param kills of the server
     * @param databaseKills of PostgreSQL
     * @param publishEvery milliseconds
     */
    public record Extent(int kills, int databaseKills, int publishEvery) {}

    /** Runs it below a folder; fails with what is lost or doubled. Returns what was done, as a sentence. */
    public static String run(Path folder, long seed, Extent extent) {
        long begun = System.nanoTime();
        List<String> hosts =
                IntStream.rangeClosed(1, 8).mapToObj(i -> "127.0.1." + i).toList();
        try (NewsOrigin origin = new NewsOrigin(hosts, 3, 8);
                KillablePostgres postgres = new KillablePostgres(folder)) {
            CrashProof proof = new CrashProof(folder, seed, origin, postgres);
            try (Node killed = proof.node) {
                proof.killAtRandom(extent);
                assertThat(killed.isUp()).isTrue();
            }
            return "crash: seed %d, server killed %d times, PostgreSQL %d times; %d items of %d sources published, %d polls"
                            .formatted(
                                    seed,
                                    extent.kills(),
                                    extent.databaseKills(),
                                    origin.count(),
                                    origin.feeds().size(),
                                    origin.asked().stream()
                                            .filter(NewsOrigin.Asked::document)
                                            .count())
                    + " answered, none lost, none doubled; took " + (System.nanoTime() - begun) / 1_000_000_000 + " s";
        }
    }

    private void killAtRandom(Extent extent) {
        origin.stock(30);
        origin.publishEvery(extent.publishEvery(), random);
        for (int i = 0; i < extent.kills(); i++) {
            TinTinhProcess server = node.start();
            if (i % 5 == 4) {
                Pace.pause(random.nextInt(3000)); // while it starts
            } else {
                int before = origin.asked().size();
                server.await("polls", () -> origin.asked().size() > before);
                Pace.pause(random.nextInt(1500));
            }
            node.kill();
            books.assertNothingHidden();
        }
        TinTinhProcess server = node.start().awaitReady();
        for (int i = 0; i < extent.databaseKills(); i++) {
            Pace.pause(300 + random.nextInt(2000));
            postgres.kill();
            Pace.pause(random.nextInt(1000));
            postgres.start();
            books.assertNothingHidden();
        }
        origin.stopPublishing();
        books.awaitAll(origin, SETTLING);
        books.assertComplete(origin);
        books.assertServed(origin, server);
    }
}
