package vn.tintinh.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, which all nodes share: this machine's clock, put right by as much as it was wrong when last
 * compared, each minute. So a node whose clock is wrong by minutes polls and publishes when the others would. While the
 * database is away the last comparison counts. May be read from any thread.
 */
public final class DatabaseClock implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Statement TIME = Statement.load("database/time");
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** Less is no more than what the way to the database and back may be in doubt by. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    private final Database database;
    private final InstantSource local;
    private volatile Duration ahead = Duration.ZERO;
    private long timer = -1;

    private DatabaseClock(Database database, InstantSource local) {
        this.database = database;
        this.local = local;
    }

    /** One that was compared once and goes on being compared until it is closed; fails when the database is away. */
    public static Future<DatabaseClock> start(Database database, InstantSource local) {
        DatabaseClock clock = new DatabaseClock(database, local);
        return clock.compare().map(compared -> {
            clock.timer = database.vertx().setPeriodic(EVERY.toMillis(), tick -> clock.compare()
                    .onFailure(away -> LOG.debug("clock=database problem={}", away.getMessage())));
            return clock;
        });
    }

    @Override
    public Instant instant() {
        return local.instant().plus(ahead);
    }

    /** Compares no more. */
    public Future<Void> close() {
        database.vertx().cancelTimer(timer);
        return Future.succeededFuture();
    }

    private Future<Void> compare() {
        Instant asked = local.instant();
        return TIME.bind()
                .on(database.pool())
                .<Void>map(rows -> {
                    Duration way = Duration.between(asked, local.instant());
                    Instant now =
                            rows.iterator().next().getOffsetDateTime("now").toInstant();
                    set(Duration.between(asked.plus(way.dividedBy(2)), now));
                    return null;
                })
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    private void set(Duration found) {
        if (found.minus(ahead).abs().compareTo(WORTH_TELLING) > 0) {
            LOG.warn(
                    "clock=database problem=\"this machine's clock is {} s {} the database's, which counts; set it\"",
                    found.abs().toSeconds(),
                    found.isNegative() ? "ahead of" : "behind");
        }
        ahead = found;
    }
}
