package vn.tintinh.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.store.Database;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.KillablePostgres;
import vn.tintinh.store.SourceState;
import vn.tintinh.store.SourceStore;
import vn.tintinh.testing.ConfFolder;

/** Nodes of one database that read a saved configuration at different times. */
final class ReloadedNodesTest {
    private final Vertx vertx = Vertx.vertx();
    private final ConfFolder conf;
    private final KillablePostgres postgres;
    private final Database database;

    ReloadedNodesTest(@TempDir Path folder) {
        conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data"));
        postgres = new KillablePostgres(folder);
        database = value(Database.open(
                vertx,
                new DatabaseOptions(
                        Optional.of(postgres.url()), Optional.of("postgres"), Optional.of("x"), 4, Path.of("unused"))));
    }

    @AfterEach
    void close() {
        value(database.close());
        value(vertx.close());
        postgres.close();
    }

    /** One node, which goes by the configuration that it has read last. */
    private final class Node {
        private final Context context = vertx.getOrCreateContext();
        private final Ingest ingest;
        private volatile Configuration read;

        Node(Configuration first) {
            read = first;
            ingest = onLoop(() -> Future.succeededFuture(new Ingest(
                    vertx,
                    database,
                    vertx.createSharedWorkerExecutor("intake", 2),
                    () -> read,
                    new SimpleMeterRegistry(),
                    Instant::now)));
            onLoop(ingest::start);
        }

        /** Empty when it was taken over, else why not. */
        Optional<Throwable> reload(Configuration changed) {
            read = changed;
            return onLoop(() ->
                    ingest.reload().map(done -> Optional.<Throwable>empty()).otherwise(Optional::of));
        }

        void stop() {
            onLoop(() -> ingest.stop(Duration.ofSeconds(1)));
        }

        private <T> T onLoop(Supplier<Future<T>> work) {
            return value(Future.future(
                    promise -> context.runOnContext(go -> work.get().onComplete(promise))));
        }
    }

    private Configuration of(String... ids) {
        conf.write(
                "sources/all.yaml",
                Arrays.stream(ids)
                        .map(id -> "- {id: " + id + ", url: \"http://127.0.0.1:1/" + id + "\", type: feed}\n")
                        .collect(Collectors.joining()));
        return Loader.load(conf.folder()).fold(valid -> valid, problems -> {
            throw new AssertionError(problems);
        });
    }

    private List<String> polled() {
        return value(new SourceStore(database).states()).stream()
                .filter(SourceState::enabled)
                .map(SourceState::sourceId)
                .sorted()
                .toList();
    }

    @Test
    void come_to_the_same_sources_also_where_the_database_was_away_when_they_read_it() {
        Configuration first = of("a", "b");
        Node one = new Node(first);
        Node other = new Node(first);
        assertThat(polled()).containsExactly("a", "b");
        Configuration second = of("b", "c");
        assertThat(one.reload(second)).isEmpty();
        assertThat(polled()).containsExactly("b", "c");
        assertThat(other.reload(second)).isEmpty();
        assertThat(polled()).containsExactly("b", "c");

        postgres.kill();
        Configuration third = of("c", "d");
        assertThat(one.reload(third)).isPresent();
        assertThat(other.reload(third)).isPresent();
        postgres.start();
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!value(new SourceStore(database).states().map(all -> true).otherwise(false))
                || !polled().equals(List.of("c", "d"))) {
            assertThat(System.nanoTime()).as("still polled: the old ones").isLessThan(deadline);
            PolledSources.pause();
        }
        one.stop();
        other.stop();
    }
}
