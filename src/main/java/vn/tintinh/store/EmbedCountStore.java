package vn.tintinh.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** How often blocks were asked for, a number for each partner, hour and way. Nothing else is kept of who asked. */
public final class EmbedCountStore {
    private static final Statement ADD = Statement.load("embed_count/add");
    private static final Statement PRUNE = Statement.load("embed_count/prune");
    private static final Statement HOURS = Statement.load("embed_count/hours");
    private static final Statement DAYS = Statement.load("embed_count/days");

    private final Database database;

    /** On a database. */
    public EmbedCountStore(Database database) {
        this.database = database;
    }

    /** Adds to what is counted already; at most one of each partner, hour and way. */
    public Future<Void> add(List<EmbedCount> counts) {
        Columns<EmbedCount> columns = new Columns<>(counts);
        return ADD.bind()
                .set("partners", columns.texts(EmbedCount::partner))
                .set("hours", columns.times(count -> Rows.at(count.since())))
                .set("ways", columns.texts(count -> count.way().label()))
                .set("shown", columns.longs(EmbedCount::shown))
                .on(database.pool())
                .mapEmpty();
    }

    /** Drops what is older. */
    public Future<Void> prune(Duration older) {
        return PRUNE.bind()
                .set("older_ms", older.toMillis())
                .on(database.pool())
                .mapEmpty();
    }

    /** Each hour's counts since a time, newest first. */
    public Future<List<EmbedCount>> hours(Instant since) {
        return read(HOURS, since);
    }

    /** Each day's counts since a time, newest first; a day is one of Việt Nam. */
    public Future<List<EmbedCount>> days(Instant since) {
        return read(DAYS, since);
    }

    private Future<List<EmbedCount>> read(Statement statement, Instant since) {
        return statement.bind().set("since", Rows.at(since)).on(database.pool()).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new EmbedCount(
                        row.getString("partner"),
                        row.getOffsetDateTime("since").toInstant(),
                        Rows.named(EmbedCount.Way.class, row.getString("way")),
                        row.getLong("shown")))
                .toList());
    }
}
