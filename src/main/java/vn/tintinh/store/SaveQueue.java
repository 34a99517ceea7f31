package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.tintinh.store.StoreException.Reason;

/**
 * Stores runs in groups: whatever ends while one group is written is the next one. So a lone run is stored at once, and
 * under load the costs of a transaction, which are its commit and its round trips, are shared by many. A group that
 * the database does not take is stored run by run and without stories, so that neither a run nor a story fails another
 * run. May be called from any thread.
 */
final class SaveQueue {
    private static final int MOST_RUNS = 256;
    private static final int MOST_ITEMS = 1000;
    private static final long MOST_CHARACTERS = 16_000_000;

    private final Database database;
    private final Duration patience;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean writing;

    private record Waiting(Ending ending, Promise<Saved> promise) {}

    /**
     * A queue that is empty.
     *
     * @param patience with one group; a database that does not answer by then must not hold up the others for ever
     */
    SaveQueue(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /** Fails with {@link Reason#LEASE_LOST} when the source went to another node. */
    Future<Saved> save(Ending ending) {
        Promise<Saved> promise = Promise.promise();
        synchronized (this) {
            waiting.add(new Waiting(ending, promise));
        }
        writeNext();
        return promise.future();
    }

    private void writeNext() {
        List<Waiting> group;
        synchronized (this) {
            if (writing || waiting.isEmpty()) {
                return;
            }
            writing = true;
            group = next();
        }
        write(group, true).onComplete(written -> {
            synchronized (this) {
                writing = false;
            }
            writeNext();
        });
    }

    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        long items = 0;
        long characters = 0;
        while (!waiting.isEmpty() && group.size() < MOST_RUNS && items < MOST_ITEMS && characters < MOST_CHARACTERS) {
            Waiting first = waiting.remove();
            group.add(first);
            items += first.ending().drafts().size()
                    + first.ending().result().page().listed().size();
            for (Draft draft : first.ending().drafts()) {
                characters += draft.content().length();
            }
        }
        return group;
    }

    private Future<?> write(List<Waiting> group, boolean withStories) {
        Future<List<Optional<Saved>>> saving = save(
                        group.stream().map(Waiting::ending).toList(), withStories)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        return saving.transform(written -> {
            if (written.succeeded()) {
                tell(group, written.result());
                return Future.succeededFuture();
            }
            StoreException failure = Failures.of(written.cause());
            if (withStories && failure.reason() == Reason.BROKEN) {
                Future<?> singly = Future.succeededFuture();
                for (Waiting one : group) {
                    singly = singly.compose(done -> write(List.of(one), false));
                }
                return singly;
            }
            group.forEach(one -> one.promise().fail(failure));
            return Future.succeededFuture();
        });
    }

    private Future<List<Optional<Saved>>> save(List<Ending> endings, boolean withStories) {
        return endings.stream().allMatch(Ending::stateOnly)
                ? StateWriter.write(
                        database.pool(),
                        endings.stream().map(StateWriter.Row::unchanged).toList())
                : database.pool().withTransaction(connection -> new GroupWriter(
                                connection,
                                endings,
                                withStories
                                        ? StoryWriter.on(database.vertx(), connection)
                                        : StoryWriter.idle(database.vertx(), connection))
                        .write());
    }

    private static void tell(List<Waiting> group, List<Optional<Saved>> saved) {
        for (int i = 0; i < group.size(); i++) {
            Waiting one = group.get(i);
            saved.get(i).ifPresentOrElse(one.promise()::complete, () -> one.promise()
                    .fail(lost(one.ending())));
        }
    }

    private static StoreException lost(Ending ending) {
        return new StoreException(
                Reason.LEASE_LOST,
                "the lease of " + ending.sourceId() + " went to another node; its run is not stored here",
                null);
    }
}
