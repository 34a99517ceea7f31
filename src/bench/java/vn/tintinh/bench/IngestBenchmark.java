package vn.tintinh.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.ingest.Ingest;

/**
 * How many feeds a node polls in a second, beside what its parts reach alone, all in one run: a first fill, then polls
 * of feeds that have not changed, then polls that find one new item in each. The feeds are 30 items long and served by
 * nginx on loopback under 256 addresses; PostgreSQL, nginx and the node share the machine.
 *
 * <p>Needs {@code nginx} (Debian: nginx-light). About three minutes:
 *
 * <pre>mvn -Pbench -Dbench.class=vn.tintinh.bench.IngestBenchmark</pre>
 */
public final class IngestBenchmark {
    private static final int FEEDS = Integer.getInteger("feeds", 2560);
    private static final int ITEMS = 30;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private static final String READ = "SELECT count(*) FROM source_state WHERE first_poll_done";

    private final Vertx vertx = Vertx.vertx();
    private final FeedOrigin origin;
    private final BenchPostgres postgres;
    private final Path conf;
    private volatile Configuration configuration;
    private final Ingest ingest;

    private IngestBenchmark(Path folder) throws IOException, SQLException {
        origin = new FeedOrigin(folder, FEEDS, ITEMS);
        postgres = new BenchPostgres(vertx, 8);
        conf = folder.resolve("conf");
        configuration = configuration(FEEDS / 2);
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("intake", 2);
        ingest = onLoop(() -> Future.succeededFuture(new Ingest(
                vertx,
                postgres.database(),
                workers,
                () -> configuration,
                new SimpleMeterRegistry(),
                InstantSource.system())));
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tintinh-bench");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x")); // nginx's workers read it
        int status = 1;
        IngestBenchmark benchmark = new IngestBenchmark(folder);
        try {
            benchmark.run();
            status = 0;
        } catch (RuntimeException failure) {
            failure.printStackTrace();
        } finally {
            benchmark.close();
            System.exit(status);
        }
    }

    private void run() throws Exception {
        double bare = IngestParts.bareRequests(vertx, origin);
        tell("bare HTTP client, conditional GETs", bare, "requests/s", Double.NaN);
        double parse = IngestParts.parse(origin, 2);
        tell("parse alone, two threads", parse, "items/s", Double.NaN);
        double insert = IngestParts.insert(vertx, postgres.port());
        tell("bare unnest insert, batches of 300, two connections", insert, "items/s", Double.NaN);

        onLoop(ingest::start); // the first half warms up
        timed(READ, FEEDS / 2);
        configuration = configuration(FEEDS);
        long begun = System.nanoTime();
        onLoop(ingest::reload);
        await(READ, FEEDS, begun);
        double fill = FEEDS / 2 / ((System.nanoTime() - begun) / 1e9);
        tell("first fill", fill * ITEMS, "items/s", fill * ITEMS / Math.min(parse, insert));
        postgres.execute("VACUUM ANALYZE");
        for (int round = 0; round < ROUNDS; round++) {
            double unchanged = again();
            tell("unchanged polls", unchanged, "polls/s", unchanged / bare);
        }
        origin.publish();
        tell("polls with one new item each", again(), "polls/s", Double.NaN);
        System.out.println("items stored: " + count("SELECT count(*) FROM item") + " of " + (long) FEEDS * (ITEMS + 1));
        System.out.println("outcomes: "
                + postgres.text("SELECT string_agg(outcome || ' ' || n, ', ') FROM (SELECT outcome,"
                        + " count(*) AS n FROM run GROUP BY outcome) AS counted"));
    }

    private double again() {
        postgres.execute("UPDATE source_state SET next_due = now(), last_run = NULL");
        return timed("SELECT count(*) FROM source_state WHERE last_run IS NOT NULL", FEEDS);
    }

    /** Feeds a second until so many are counted. */
    private double timed(String count, int feeds) {
        long begun = System.nanoTime();
        await(count, feeds, begun);
        return feeds / ((System.nanoTime() - begun) / 1e9);
    }

    private void await(String count, int feeds, long begun) {
        while (count(count) < feeds) {
            if (System.nanoTime() - begun > Duration.ofMinutes(5).toNanos()) {
                throw new IllegalStateException("not done in five minutes: " + count(count));
            }
            pause();
        }
    }

    private static void tell(String what, double rate, String unit, double share) {
        System.out.printf(
                Locale.ROOT,
                "%-55s %9.0f %s%s%n",
                what,
                rate,
                unit,
                Double.isNaN(share) ? "" : String.format(Locale.ROOT, "  %.1f %%", 100 * share));
    }

    private Configuration configuration(int feeds) throws IOException {
        Files.createDirectories(conf.resolve("sources"));
        Files.writeString(conf.resolve("tintinh.yaml"), """
                server: {port: 18080}
                polling:
                  allow: [127.0.0.0/8]
                  host-gap: 0s
                  tick: 50ms
                  min: 1h
                  concurrency: 256
                """);
        StringBuilder sources = new StringBuilder();
        for (int i = 0; i < feeds; i++) {
            sources.append("- {id: f")
                    .append(i)
                    .append(", name: Feed ")
                    .append(i)
                    .append(", kind: press, type: feed,");
            sources.append(" url: \"").append(origin.url(i)).append("\"}\n");
        }
        Files.writeString(conf.resolve("sources/all.yaml"), sources);
        return Loader.load(conf).fold(valid -> valid, problems -> {
            throw new IllegalStateException(problems.toString());
        });
    }

    private <T> T onLoop(Supplier<Future<T>> work) {
        return IngestParts.onLoop(vertx, work);
    }

    private long count(String query) {
        return Long.parseLong(postgres.text(query));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void close() {
        try {
            onLoop(() -> ingest.stop(Duration.ofSeconds(2)));
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            origin.close();
        }
    }
}
