package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that everything is kept in, with its schema in place: our own, started and stopped with us, or any
 * other of version 14 or newer. Later outages are survived: what is asked meanwhile fails with a
 * {@link StoreException}, and connections come back by themselves.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Statement HEALTH = Statement.load("database/health");
    private static final long HEALTH_TIMEOUT_SECONDS = 3;
    private static final int LONGEST_QUEUE = 10_000;

    private final Vertx vertx;
    private final Address address;
    private final Pool pool;
    private final Pool listening;
    private final Optional<OwnPostgres> own;

    private Database(Vertx vertx, Address address, Optional<OwnPostgres> own, int poolSize) {
        this.vertx = vertx;
        this.address = address;
        this.own = own;
        this.pool = pool(vertx, address, poolSize);
        this.listening = pool(vertx, address, 1);
    }

    private static Pool pool(Vertx vertx, Address address, int size) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(size)
                        .setConnectionTimeout(10)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setMaxWaitQueueSize(LONGEST_QUEUE))
                .with(address.netOptions())
                .connectingTo(address.connectOptions())
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

    private static Database prepare(Vertx vertx, DatabaseOptions options) {
        if (options.url().isPresent()) {
            Address address = Address.of(options);
            new Migrations(address).run();
            LOG.info("database={} ready", address);
            return new Database(vertx, address, Optional.empty(), options.poolSize());
        }
        OwnPostgres own = OwnPostgres.start(options.directory(), options.poolSize());
        try {
            new Migrations(own.address()).run();
            LOG.info(
                    "database=own directory={} port={} ready",
                    own.data(),
                    own.address().port());
            return new Database(vertx, own.address(), Optional.of(own), options.poolSize());
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

    /** Where the database is, for people: user, host, port and name. */
    public String location() {
        return address.toString();
    }

    /** Closes all connections and stops our own PostgreSQL; whatever was saved is on disk. */
    public Future<Void> close() {
        return pool.close()
                .eventually(() -> vertx.executeBlocking(
                        () -> {
                            own.ifPresent(OwnPostgres::stop);
                            return null;
                        },
                        false));
    }

    Pool pool() {
        return pool;
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
