package vn.tintinh.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every change of every node to one reader, in order, each at least once and none left out.
 *
 * <p>A notification only says that there is something to read; what there is, is read by number. So a lost connection
 * loses nothing: it is made again, later and later up to half a minute, and reading goes on from the last number. The
 * same is done now and then without being told, should a connection have died in silence. A batch whose reader fails is
 * handed over again.
 */
public final class ChangeListener {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);
    private static final Statement LISTEN = Statement.load("change/listen");
    private static final int BATCH = 500;
    private static final long FIRST_WAIT_MILLIS = 250;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Context context;
    private final Database database;
    private final ChangeStore changes;
    private final Function<List<Change>, Future<Void>> reader;
    private long cursor;
    private long waitMillis = FIRST_WAIT_MILLIS;
    private long timer = -1;
    private boolean closed;
    private boolean again;
    private @Nullable Future<Void> reading;
    private @Nullable PgConnection connection;

    /**
     * Not started yet. Everything runs on one context: the current one, or one of its own.
     *
     * @param cursor the last number that the reader knows of
     * @param reader gets batches of at most 500 changes; the next one when its future has succeeded
     */
    public ChangeListener(Database database, long cursor, Function<List<Change>, Future<Void>> reader) {
        this.vertx = database.vertx();
        this.context = vertx.getOrCreateContext();
        this.database = database;
        this.changes = new ChangeStore(database);
        this.cursor = cursor;
        this.reader = reader;
    }

    /**
     * Listens, and hands over what is there already. Succeeds when the reader has had all that there was; fails, and is
     * not listening, when the database cannot be reached.
     */
    public Future<Void> start() {
        return onContext(() -> connect().compose(listening -> {
            timer = vertx.setPeriodic(LOOK_ANYWAY.toMillis(), tick -> catchUp());
            return catchUp();
        }));
    }

    /** Stops listening; a batch that was handed over may still be at work. */
    public Future<Void> close() {
        return onContext(() -> {
            closed = true;
            vertx.cancelTimer(timer);
            PgConnection listening = connection;
            connection = null;
            return listening == null ? Future.succeededFuture() : listening.close();
        });
    }

    private Future<Void> onContext(Supplier<Future<Void>> work) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(done));
        return done.future();
    }

    private Future<Void> connect() {
        return database.connect()
                .compose(made -> {
                    made.exceptionHandler(failure -> LOG.debug("changes=listening problem={}", failure.getMessage()));
                    made.closeHandler(gone -> context.runOnContext(now -> reconnect(made)));
                    made.notificationHandler(told -> context.runOnContext(now -> catchUp()));
                    connection = made;
                    return LISTEN.bind()
                            .on(made)
                            .onFailure(refused -> made.close())
                            .onSuccess(listening -> {
                                waitMillis = FIRST_WAIT_MILLIS;
                            });
                })
                .mapEmpty();
    }

    private void reconnect(PgConnection gone) {
        if (!closed && gone.equals(connection)) {
            connection = null;
            LOG.warn("changes=listening connection lost, connecting again");
            connectLater();
        }
    }

    private void connectLater() {
        long wait = waitMillis;
        waitMillis = Math.min(LONGEST_WAIT_MILLIS, waitMillis * 2);
        vertx.setTimer(wait, tick -> {
            if (!closed) {
                connect().onSuccess(listening -> catchUp()).onFailure(failure -> {
                    LOG.warn("changes=listening problem={}", failure.getMessage());
                    connectLater();
                });
            }
        });
    }

    /** Reads what there is; asked while reading, reads once more afterwards. */
    private Future<Void> catchUp() {
        Future<Void> now = reading;
        if (now != null || closed) {
            again = true;
            return now == null ? Future.succeededFuture() : now;
        }
        Future<Void> started = read();
        reading = started;
        return started.onComplete(done -> {
            reading = null;
            if (done.failed() && !closed) {
                LOG.warn(
                        "changes=reading cursor={} problem={}",
                        cursor,
                        done.cause().getMessage());
            }
        });
    }

    private Future<Void> read() {
        again = false;
        return changes.after(cursor, BATCH).compose(batch -> {
            if (batch.isEmpty() || closed) {
                return again && !closed ? read() : Future.<Void>succeededFuture();
            }
            return reader.apply(batch).compose(done -> {
                cursor = batch.get(batch.size() - 1).sequence();
                return batch.size() == BATCH || again ? read() : Future.<Void>succeededFuture();
            });
        });
    }
}
