package vn.tintinh.ingest;

import static vn.tintinh.store.TestDatabase.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.SourceState;
import vn.tintinh.store.SourceStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.testing.ConfFolder;

/** Sources that a real node polls into a real database, each once whenever a test says so. */
final class PolledSources implements AutoCloseable {
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestDatabase tested = TestDatabase.create();
    private final Vertx vertx = tested.vertx();
    private final SourceStore sources = new SourceStore(tested.database());
    private final ItemStore items = new ItemStore(tested.database());
    private final Configuration configuration;
    private final Ingest ingest;
    private volatile Duration ahead = Duration.ZERO;

    /** Sources as they stand in a configuration's file; nothing is polled yet. */
    PolledSources(Path folder, String yaml) {
        this(folder, yaml, "");
    }

    /** The same with more lines under {@code polling}. */
    PolledSources(Path folder, String yaml, String polling) {
        ConfFolder conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data"));
        conf.write("tintinh.yaml", conf.read("tintinh.yaml").replace("  tick: 200ms", "  tick: 200ms\n" + polling));
        conf.write("sources/all.yaml", yaml);
        configuration = Loader.load(conf.folder()).fold(valid -> valid, problems -> {
            throw new AssertionError(problems);
        });
        ingest = onLoop(() -> Future.succeededFuture(new Ingest(
                vertx,
                tested.database(),
                vertx.createSharedWorkerExecutor("intake", 2),
                () -> configuration,
                new SimpleMeterRegistry(),
                () -> Instant.now().plus(ahead))));
        onLoop(ingest::start);
    }

    private <T> T onLoop(Supplier<Future<T>> work) {
        return await(Future.future(promise ->
                vertx.getOrCreateContext().runOnContext(go -> work.get().onComplete(promise))));
    }

    /** Waits until every source was polled once more than so many times. */
    void awaitRuns(long before) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sql("SELECT count(*) FROM source_state s WHERE (SELECT count(*) FROM run r WHERE r.source_id = s.id) <= "
                        + before)
                > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not polled in time: " + states());
            }
            pause();
        }
    }

    /** Makes every source due. */
    void pollAgain() {
        sql("WITH due AS (UPDATE source_state SET next_due = now() RETURNING id) SELECT count(*) FROM due");
    }

    /** From here on the node takes it to be later than it is; the database does not. */
    void later(Duration by) {
        ahead = ahead.plus(by);
    }

    /** What is remembered of each source. */
    Map<String, SourceState> states() {
        return await(sources.states()).stream().collect(Collectors.toMap(SourceState::sourceId, state -> state));
    }

    /** What is stored of a source, by title. */
    Map<String, StoredItem> items(String id) {
        Selection ofSource = new Selection(List.of(), List.of(), List.of(id), Optional.empty());
        return await(items.newest(ofSource, 100_000, LATER)).stream()
                .collect(Collectors.toMap(stored -> stored.item().title(), stored -> stored));
    }

    /** What is remembered of a source that is there. */
    SourceState state(String id) {
        return Objects.requireNonNull(states().get(id), id);
    }

    /** An item that is stored. */
    StoredItem item(String id, String title) {
        return Objects.requireNonNull(items(id).get(title), title);
    }

    /** A statement's only number; 0 when it brings none. */
    long sql(String statement) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + tested.options().url().orElseThrow() + "?currentSchema=tintinh",
                        "postgres",
                        "postgres");
                java.sql.Statement jdbc = connection.createStatement()) {
            if (!jdbc.execute(statement)) {
                return 0;
            }
            jdbc.getResultSet().next();
            return jdbc.getResultSet().getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        onLoop(() -> ingest.stop(Duration.ofSeconds(2)));
        tested.close();
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
