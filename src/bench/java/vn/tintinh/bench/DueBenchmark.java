package vn.tintinh.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import vn.tintinh.store.ClaimRequest;
import vn.tintinh.store.SourceStore;

/**
 * What it costs to claim 100 due sources where 10⁴, 10⁵ and 10⁶ are known, and by which plan. Three sources share a
 * host, hosts are left in peace for five seconds, and 6,000 sources are due at each size.
 *
 * <pre>mvn -Pbench -Dbench.class=vn.tintinh.bench.DueBenchmark</pre>
 */
public final class DueBenchmark {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int DUE = 6_000;
    private static final int SLOTS = 100;
    private static final int CLAIMS = 15;
    private static final int ROUNDS = 4;
    private static final String FILL = """
            INSERT INTO source_state (id, url, host, enabled, next_due, due_reason, moments, last_run)
            SELECT 's' || n, 'https://h' || n / 3 || '.example/rss', 'h' || n / 3 || '.example', true,
                now() + CASE WHEN n %% %d = 0 THEN - random() ELSE random() END * interval '6 hours',
                '{"why": "rhythm"}', (SELECT array_agg(29000000 + m) FROM generate_series(1, 60) m), now()
            FROM generate_series(1, %d) n
            """;

    private DueBenchmark() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Vertx vertx = Vertx.vertx();
        try (BenchPostgres postgres = new BenchPostgres(vertx, 4)) {
            measure(new SourceStore(postgres.database()), postgres);
            explain(postgres);
        }
        System.exit(0);
    }

    private static void measure(SourceStore sources, BenchPostgres postgres) {
        double smallest = 0;
        for (int size : SIZES) {
            postgres.execute("TRUNCATE source_state");
            postgres.execute(FILL.formatted(size / DUE, size));
            postgres.execute("VACUUM ANALYZE source_state");
            double millis = claims(sources, postgres);
            smallest = smallest == 0 ? millis : smallest;
            System.out.printf(
                    Locale.ROOT,
                    "claim of %d due among %,9d sources: median %.2f ms, %.2f times the smallest%n",
                    SLOTS,
                    size,
                    millis,
                    millis / smallest);
        }
    }

    /** Milliseconds of the median claim. */
    private static double claims(SourceStore sources, BenchPostgres postgres) {
        double[] millis = new double[CLAIMS * ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int claim = 0; claim < CLAIMS; claim++) {
                long begun = System.nanoTime();
                int claimed = sources.claim(
                                new ClaimRequest("bench", SLOTS, 1, Duration.ofSeconds(5), Duration.ofMinutes(5)))
                        .await()
                        .size();
                millis[round * CLAIMS + claim] = (System.nanoTime() - begun) / 1e6;
                if (claimed != SLOTS) {
                    throw new IllegalStateException("claimed " + claimed);
                }
            }
            postgres.execute(
                    "UPDATE source_state SET lease_owner = NULL, lease_until = NULL WHERE lease_owner IS NOT NULL");
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private static void explain(BenchPostgres postgres) throws IOException, SQLException {
        try (InputStream in =
                Objects.requireNonNull(SourceStore.class.getResourceAsStream("/sql/source_state/claim.sql"))) {
            String claim = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":node", "'bench'")
                    .replace(":slots", String.valueOf(SLOTS))
                    .replace(":per_host", "1")
                    .replace(":gap_ms", "5000")
                    .replace(":lease_ms", "300000");
            ResultSet plan = postgres.query("EXPLAIN (ANALYZE, COSTS OFF, BUFFERS OFF) " + claim);
            while (plan.next()) {
                System.out.println(plan.getString(1));
            }
        }
    }
}
