package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/** The admins' password and sessions, shared by all nodes. All times are the database's. */
public final class AdminStore {
    private static final Statement FIND = Statement.load("admin_password/find");
    private static final Statement FIRST = Statement.load("admin_password/first");
    private static final Statement CHANGE = Statement.load("admin_password/change");
    private static final Statement BEGIN = Statement.load("admin_session/begin");
    private static final Statement LOOK = Statement.load("admin_session/look");
    private static final Statement USE = Statement.load("admin_session/use");
    private static final Statement END = Statement.load("admin_session/end");
    private static final Statement END_ALL = Statement.load("admin_session/end_all");

    private static final Duration IDLE = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Database database;
    private final Duration idle;
    private final Duration longest;

    /** On a database; sessions are over after two hours without use, and after a day. */
    public AdminStore(Database database) {
        this(database, IDLE, LONGEST);
    }

    /**
     * The same with other limits.
     *
     * @param idle after which an unused session is over
     * @param longest after which any session is over
     */
    public AdminStore(Database database, Duration idle, Duration longest) {
        this.database = database;
        this.idle = idle;
        this.longest = longest;
    }

    /** The password's hash; empty before the first start has made one. */
    public Future<Optional<String>> password() {
        return FIND.bind()
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(row -> row.getString("hash")).findFirst());
    }

    /** Keeps the first password; false, and nothing done, where there is one. */
    public Future<Boolean> first(String hash) {
        return FIRST.bind().set("hash", hash).on(database.pool()).map(rows -> rows.size() > 0);
    }

    /** Keeps another password, and ends all sessions. */
    public Future<Void> change(String hash) {
        return database.pool()
                .withTransaction(connection -> CHANGE.bind()
                        .set("hash", hash)
                        .on(connection)
                        .compose(done -> END_ALL.bind().on(connection)))
                .recover(failure -> Future.failedFuture(Failures.of(failure)))
                .mapEmpty();
    }

    /** Begins a session; those that are over are forgotten. */
    public Future<Void> begin(Buffer token) {
        return timed(BEGIN, token).on(database.pool()).mapEmpty();
    }

    /** Whether a session goes on; this counts as its use. */
    public Future<Boolean> use(Buffer token) {
        return timed(USE, token).on(database.pool()).map(rows -> rows.size() > 0);
    }

    /** Whether a session goes on; this is no use of it. */
    public Future<Boolean> look(Buffer token) {
        return timed(LOOK, token).on(database.pool()).map(rows -> rows.size() > 0);
    }

    /** Ends a session. */
    public Future<Void> end(Buffer token) {
        return END.bind().set("token", token).on(database.pool()).mapEmpty();
    }

    private Statement.Bound timed(Statement statement, Buffer token) {
        return statement
                .bind()
                .set("token", token)
                .set("idle_ms", idle.toMillis())
                .set("longest_ms", longest.toMillis());
    }
}
