package vn.tintinh.net;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the machine's own resolver for the addresses of a name: hosts file, search domains and cache included. */
final class NameLookup {
    /** Lookups at the same time: they block, and dead name servers hold them long. */
    private static final int THREADS = 8;

    /** Lookups under way or waiting: when name servers are dead, more would only pile up. */
    private static final int MOST = 256;

    private final WorkerExecutor workers;
    private final AtomicInteger asked = new AtomicInteger();

    NameLookup(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("tintinh-names", THREADS);
    }

    /** All addresses in the resolver's order; fails when there is none, or none in time. */
    Future<List<InetAddress>> addresses(String name, Duration timeout) {
        if (asked.incrementAndGet() > MOST) {
            asked.decrementAndGet();
            return Future.failedFuture("too many lookups at the same time");
        }
        return workers.executeBlocking(() -> lookUp(name), false)
                .onComplete(done -> asked.decrementAndGet())
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    Future<Void> close() {
        return workers.close();
    }

    private static List<InetAddress> lookUp(String name) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(name));
    }
}
