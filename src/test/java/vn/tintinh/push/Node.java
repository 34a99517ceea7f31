package vn.tintinh.push;

import static vn.tintinh.testing.Await.value;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.ingest.Ingest;
import vn.tintinh.store.Database;
import vn.tintinh.store.HubState;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.testing.ConfFolder;

/** A node that polls and subscribes, with its public port, on event loops of its own; it can die. */
final class Node implements AutoCloseable {
    /** Quick, so that tests need not wait: at a tick of 50 ms, renewals and new tries after tenths of a second. */
    static final Pace QUICK = new Pace(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofSeconds(20),
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            Duration.ofDays(10),
            Duration.ofSeconds(2));

    private final TestDatabase tested;
    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final ConfFolder conf;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Ingest ingest;
    private final Subscriber subscriber;
    private volatile Configuration configuration;
    private boolean dead;

    /** @param sources id to URL */
    Node(TestDatabase tested, Path folder, Map<String, String> sources, Pace pace) {
        this(tested, new ConfFolder(folder.resolve("conf"), folder.resolve("data")), sources, pace);
    }

    Node(TestDatabase tested, ConfFolder conf, Map<String, String> sources, Pace pace) {
        this.tested = tested;
        this.conf = conf;
        conf.write(
                "tintinh.yaml",
                conf.read("tintinh.yaml")
                        .replace("  tick: 200ms", "  tick: 100ms\n  lease: 10s\n  limits: {max-bytes: 64kB}"));
        configuration = load(sources);
        database = value(Database.open(vertx, tested.options()));
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("intake", 2);
        Router router = Router.router(vertx);
        ingest = onLoop(() -> Future.succeededFuture(
                new Ingest(vertx, database, workers, () -> configuration, metrics, InstantSource.system())));
        subscriber = onLoop(() -> Future.succeededFuture(new Subscriber(
                vertx, database, workers, ingest, () -> configuration.settings().server(), metrics, pace)));
        subscriber.on(router);
        value(vertx.createHttpServer().requestHandler(router).listen(conf.port(), "127.0.0.1"));
        onLoop(ingest::start);
        onLoop(() -> {
            subscriber.start();
            return Future.succeededFuture();
        });
    }

    private Configuration load(Map<String, String> sources) {
        conf.write(
                "sources/all.yaml",
                sources.isEmpty()
                        ? "[]"
                        : sources.entrySet().stream()
                                .map(source -> "- {id: " + source.getKey() + ", url: \"" + source.getValue() + "\"}\n")
                                .collect(Collectors.joining()));
        return Loader.load(conf.folder()).fold(valid -> valid, problems -> {
            throw new AssertionError(problems);
        });
    }

    /** The loop is the same for all, as it is in a server. */
    private final io.vertx.core.Context loop = vertx.getOrCreateContext();

    private <T> T onLoop(Supplier<Future<T>> work) {
        return value(Future.future(promise -> loop.runOnContext(go -> work.get().onComplete(promise))));
    }

    void reload(Map<String, String> sources) {
        configuration = load(sources);
        onLoop(ingest::reload);
    }

    /** Where it is reached. */
    String url() {
        return "http://127.0.0.1:" + conf.port();
    }

    /** How a source's subscription is; fails when there is none. */
    HubState hub(String sourceId) {
        HubState state = value(new HubStore(database).states()).get(sourceId);
        if (state == null) {
            throw new AssertionError("no subscription of " + sourceId);
        }
        return state;
    }

    /** Waits until a source's subscription is in a state. */
    void awaitState(String sourceId, String state) {
        Waiting.until(
                () -> sql("SELECT count(*) FROM hub_subscription WHERE source_id = '" + sourceId + "' AND state = '"
                                + state + "'")
                        == 1,
                () -> sourceId + " is not " + state + ": " + value(new HubStore(database).states()));
    }

    /** Waits until an item is stored. */
    void awaitItem(String sourceId, String title) {
        Waiting.until(() -> items(sourceId, title) == 1, () -> "not stored: " + title + " of " + sourceId);
    }

    long items(String sourceId, String title) {
        return sql("SELECT count(*) FROM item WHERE source_id = '" + sourceId + "' AND title = '" + title + "'");
    }

    /** Polls a source once more. */
    void poll(String sourceId) {
        String runs = "SELECT count(*) FROM run WHERE source_id = '" + sourceId + "'";
        long before = sql(runs);
        sql("UPDATE source_state SET next_due = now() WHERE id = '" + sourceId + "'");
        Waiting.until(() -> sql(runs) > before, () -> sourceId + " is not polled");
    }

    long counted(String outcome) {
        return Stream.ofNullable(metrics.find("tintinh_push_deliveries")
                        .tag("outcome", outcome)
                        .counter())
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }

    /** A statement's only number; 0 when it brings none. */
    long sql(String statement) {
        try (Connection connection = connection();
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

    Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + tested.options().url().orElseThrow() + "?currentSchema=tintinh", "postgres", "postgres");
    }

    /** Dies as a killed process does: nothing is handed back, every connection breaks. */
    void die() {
        dead = true;
        value(vertx.close());
    }

    @Override
    public void close() {
        if (!dead) {
            onLoop(subscriber::stop);
            onLoop(() -> ingest.stop(Duration.ofSeconds(2)));
            die();
        }
    }
}
