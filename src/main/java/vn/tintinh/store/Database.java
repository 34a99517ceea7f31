package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that everything is kept in, with its schema in place: our own, started and stopped with us, or any
 * other of version 14 or newer, on one server or several. Later outages are survived: what is asked meanwhile fails
 * with a {@link StoreException}, and connections come back by themselves.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Statement HEALTH = Statement.load("database/health");
    private static final long HEALTH_TIMEOUT_SECONDS = 3;
    private static final int VISITOR_CONNECTIONS = 2;
    private static final int LONGEST_QUEUE = 10_000;

    private final Vertx vertx;
    private final Servers servers;
    private final Primaries primaries;
    private final Pool pool;
    private final Pool listening;
    private final Replicas replicas;
    private final Optional<OwnPostgres> own;

    private Database(Vertx vertx, Servers servers, Optional<OwnPostgres> own, int poolSize) {
        this.vertx = vertx;
        this.servers = servers;
        this.own = own;
        this.primaries = new Primaries(
                servers.primaries(),
                servers.primaries().stream()
                        .map(address -> pool(vertx, address, at(address), 1))
                        .toList());
        this.pool = pool(vertx, servers.first(), primaries::find, poolSize);
        this.listening = pool(vertx, servers.first(), primaries::find, 1);
        this.replicas = new Replicas(
                vertx,
                pool,
                servers.replicas().stream()
                        .map(address -> new Replica(address, pool(vertx, address, at(address), poolSize), pool))
                        .toList());
    }

    private static Supplier<Future<SqlConnectOptions>> at(Address address) {
        SqlConnectOptions options = address.connectOptions();
        return () -> Future.succeededFuture(options);
    }

    private static Pool pool(Vertx vertx, Address like, Supplier<Future<SqlConnectOptions>> where, int size) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(size)
                        .setConnectionTimeout(10)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setMaxWaitQueueSize(LONGEST_QUEUE))
                .with(like.netOptions())
                .connectingTo(where)
                .using(vertx)
                .build();
    }

    /**
     * Starts our own PostgreSQL where no URL is given, brings the schema up to date and connects. The future fails
     * with a {@link StoreException} that says in one sentence what is wrong and what to do. Takes about half a second
     * with a kept directory, some seconds with a new one; nothing blocks the event loop.
     */
    public static Future<Database> open(Vertx vertx, DatabaseOptions options) {
        return vertx.executeBlocking(() -> prepare(vertx, options), false)
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /**
     * The same for a command that does one thing: beside a running server, its own PostgreSQL is used and left running.
     */
    public static Future<Database> visit(Vertx vertx, DatabaseOptions options) {
        return open(vertx, options).recover(failure -> {
            boolean taken = failure instanceof StoreException known && known.reason() == StoreException.Reason.IN_USE;
            return !taken || options.url().isPresent()
                    ? Future.failedFuture(failure)
                    : vertx.executeBlocking(() -> OwnPostgres.beside(options.directory()), false)
                            .compose(address -> address.map(running -> Future.succeededFuture(new Database(
                                            vertx, Servers.of(running), Optional.empty(), VISITOR_CONNECTIONS)))
                                    .orElseGet(() -> Future.failedFuture(failure)));
        });
    }

    private static Database prepare(Vertx vertx, DatabaseOptions options) {
        if (options.url().isPresent()) {
            Servers servers = Servers.of(options);
            new Migrations(servers).run();
            LOG.info("database={} ready", servers);
            return new Database(vertx, servers, Optional.empty(), options.poolSize());
        }
        OwnPostgres own = OwnPostgres.start(options.directory(), options.poolSize());
        try {
            Servers servers = Servers.of(own.address());
            new Migrations(servers).run();
            LOG.info(
                    "database=own directory={} port={} ready",
                    own.data(),
                    own.address().port());
            return new Database(vertx, servers, Optional.of(own), options.poolSize());
        } catch (RuntimeException failure) {
            own.stop();
            throw failure;
        }
    }

    /** Succeeds when the database answers within three seconds, else fails with a {@link StoreException}. */
    public Future<Void> health() {
        return HEALTH.bind()
                .on(pool)
                .timeout(HEALTH_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /** How many replicas are in a state, as of the last look. */
    public long replicas(ReplicaState state) {
        return replicas.count(state);
    }

    /** Where the database is, for people: user, hosts, ports and name. */
    public String location() {
        return servers.toString();
    }

    /** Closes all connections and stops our own PostgreSQL; whatever was saved is on disk. */
    public Future<Void> close() {
        return replicas.close()
                .eventually(pool::close)
                .eventually(primaries::close)
                .eventually(() -> vertx.executeBlocking(
                        () -> {
                            own.ifPresent(OwnPostgres::stop);
                            return null;
                        },
                        false));
    }

    /** Where it is. */
    Servers servers() {
        return servers;
    }

    /** The primary: all that is written, and all that must see what was just written. */
    Pool pool() {
        return pool;
    }

    /** What readers look for themselves, and where some seconds do not matter. */
    Replicas forReaders() {
        return replicas;
    }

    Vertx vertx() {
        return vertx;
    }

    /** The one connection outside the pool, to listen on; to be closed by who asked for it. */
    Future<PgConnection> connect() {
        return listening
                .getConnection()
                .map(PgConnection::cast)
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }
}
