package vn.tintinh.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Validators of publications that cannot be found out from their items. */
public final class ValidatorStore {
    private static final Statement NOTE = Statement.load("validator/note");
    private static final Statement ALL = Statement.load("validator/all");
    private static final Statement PRUNE = Statement.load("validator/prune");
    private static final Statement FORGET = Statement.load("validator/forget");

    private final Database database;

    /** On a database. */
    public ValidatorStore(Database database) {
        this.database = database;
    }

    /** Notes what publications are served with from now on; at most one of each. */
    public Future<Void> note(List<Validator> validators) {
        Columns<Validator> columns = new Columns<>(validators);
        return NOTE.bind()
                .set("uris", columns.texts(Validator::uri))
                .set("tags", columns.texts(Validator::tag))
                .set("times", columns.times(validator -> Rows.at(validator.lastModified())))
                .on(database.pool())
                .mapEmpty();
    }

    /** Drops those that were noted longer ago than {@code older}, and reads the others. */
    public Future<List<Validator>> noted(Duration older) {
        return PRUNE.bind()
                .set("older_ms", older.toMillis())
                .on(database.pool())
                .compose(pruned -> ALL.bind().on(database.pool()))
                .map(rows -> Rows.stream(rows)
                        .map(row -> new Validator(
                                row.getString("uri"),
                                row.getString("tag"),
                                row.getOffsetDateTime("last_modified").toInstant()))
                        .toList());
    }

    /** Drops those of publications. */
    public Future<Void> forget(List<String> uris) {
        return FORGET.bind()
                .set("uris", uris.toArray(String[]::new))
                .on(database.pool())
                .mapEmpty();
    }
}
