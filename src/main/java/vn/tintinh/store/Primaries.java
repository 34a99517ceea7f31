package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.StoreException.Reason;

/**
 * Finds out which of several servers takes writes, whenever a connection is to be made: the one that did last time, else
 * the first that is not in recovery. So a fail-over is followed, whoever brings it about: connections to the server that
 * is gone break, and those made in their place lead to the new primary. Each server is asked on one connection of its
 * own, which is kept. May be used from any thread.
 */
final class Primaries {
    private static final Logger LOG = LoggerFactory.getLogger(Primaries.class);
    private static final Statement IN_RECOVERY = Statement.load("database/in_recovery");
    private static final long PATIENCE_SECONDS = 2;

    private final List<Address> addresses;
    private final List<Pool> doors;
    private final AtomicInteger last = new AtomicInteger();

    Primaries(List<Address> addresses, List<Pool> doors) {
        this.addresses = List.copyOf(addresses);
        this.doors = List.copyOf(doors);
    }

    /** Where to connect now, not asked where there is but one; fails with what is the matter with each server when none of them takes writes. */
    Future<SqlConnectOptions> find() {
        if (addresses.size() == 1) {
            return Future.succeededFuture(addresses.get(0).connectOptions());
        }
        int latest = last.get();
        List<Integer> order = IntStream.range(0, addresses.size())
                .boxed()
                .sorted((one, other) -> Boolean.compare(other == latest, one == latest))
                .toList();
        return find(order, "");
    }

    private Future<SqlConnectOptions> find(List<Integer> order, String problems) {
        if (order.isEmpty()) {
            return Future.failedFuture(new StoreException(
                    Reason.UNREACHABLE, "no primary of database.hosts takes writes:" + problems, null));
        }
        int candidate = order.get(0);
        return problem(candidate)
                .compose(problem -> problem.isEmpty()
                        ? Future.succeededFuture(taken(candidate))
                        : find(
                                order.subList(1, order.size()),
                                problems + " " + addresses.get(candidate).place() + " " + problem + ";"));
    }

    /** Why a server cannot be written to; empty when it can. */
    private Future<String> problem(int candidate) {
        return IN_RECOVERY
                .bind()
                .on(doors.get(candidate))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(rows -> rows.iterator().next().getBoolean("in_recovery") ? "is a replica" : "")
                .recover(failure -> Future.succeededFuture(
                        String.valueOf(Failures.of(failure).getMessage())));
    }

    private SqlConnectOptions taken(int found) {
        int before = last.getAndSet(found);
        if (before != found) {
            LOG.warn(
                    "database=primary was={} now={}",
                    addresses.get(before).place(),
                    addresses.get(found).place());
        }
        return addresses.get(found).connectOptions();
    }

    Future<Void> close() {
        return Future.join(doors.stream().map(Pool::close).toList()).mapEmpty();
    }
}
