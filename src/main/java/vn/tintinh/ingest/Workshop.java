package vn.tintinh.ingest;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import vn.tintinh.model.Document;

/**
 * Work on the processor, as much at a time as there are workers. Documents of a megabyte and more are read one after
 * another: each takes many times its size in memory, and small ones should not wait behind them. One event loop's.
 */
final class Workshop {
    private static final int LARGE = 1 << 20;

    private final WorkerExecutor workers;
    private Future<Void> lastLarge = Future.succeededFuture();

    /** With workers; unordered. */
    Workshop(WorkerExecutor workers) {
        this.workers = workers;
    }

    /** Reads a document. */
    <T> Future<T> on(Document document, Callable<T> work) {
        if (document.body().length < LARGE) {
            return on(work);
        }
        Future<T> turn = lastLarge.compose(done -> on(work));
        lastLarge = turn.transform(done -> Future.succeededFuture());
        return turn;
    }

    /** Anything else that takes over a millisecond. */
    <T> Future<T> on(Callable<T> work) {
        return workers.executeBlocking(work, false);
    }
}
