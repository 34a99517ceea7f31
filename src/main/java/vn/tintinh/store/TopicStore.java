package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is subscribed to at our hub, and its editions. All times are the database's. */
public final class TopicStore {
    private static final Statement TIME = Statement.load("database/time");
    private static final Statement ADD = Statement.load("topic/add");
    private static final Statement FIND = Statement.load("topic/find");
    private static final Statement LIST = Statement.load("topic/list");
    private static final Statement EDIT = Statement.load("topic/edit");
    private static final Statement SEEN = Statement.load("topic/seen");
    private static final Statement PRUNE = Statement.load("topic/prune");

    private final Database database;

    /** On a database. */
    public TopicStore(Database database) {
        this.database = database;
    }

    /** The topic of a URI, which is kept from now on; its edition is what it was where it is kept already. */
    public Future<Topic> add(String uri, String tag) {
        return ADD.bind()
                .set("uri", uri)
                .set("tag", tag)
                .on(database.pool())
                .map(rows -> topic(rows.iterator().next()));
    }

    /** A topic as it is now; empty when nobody wants it any more. */
    public Future<Optional<Topic>> find(long id) {
        return FIND.bind().set("id", id).on(database.pool()).map(TopicStore::first);
    }

    /** All of them. */
    public Future<List<Topic>> list() {
        return LIST.bind()
                .on(database.pool())
                .map(rows -> Rows.stream(rows).map(TopicStore::topic).toList());
    }

    /**
     * Makes a new edition, which all subscribers of the topic are to get, in one transaction. Empty, and without effect,
     * when it is no other than the one before, or when that one was made after {@code readFrom}.
     *
     * @param tag entity tag of the content
     * @param readFrom {@link #now} before the content was read from the store
     */
    public Future<Optional<Topic>> edit(long id, String tag, Instant readFrom) {
        return EDIT.bind()
                .set("id", id)
                .set("tag", tag)
                .set("read_from", Rows.at(readFrom))
                .on(database.pool())
                .map(TopicStore::first);
    }

    /** The database's time. */
    public Future<Instant> now() {
        return TIME.bind()
                .on(database.pool())
                .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant());
    }

    /** Notes that topics are published still, and forgets those that nobody subscribes to. */
    public Future<Void> seen(Collection<Long> ids) {
        return SEEN.bind()
                .set("ids", ids.toArray(Long[]::new))
                .on(database.pool())
                .compose(seen -> PRUNE.bind().on(database.pool()))
                .mapEmpty();
    }

    private static Optional<Topic> first(RowSet<Row> rows) {
        return Rows.stream(rows).map(TopicStore::topic).findFirst();
    }

    private static Topic topic(Row row) {
        return new Topic(
                row.getLong("id"),
                row.getString("uri"),
                row.getString("tag"),
                row.getLong("edition"),
                row.getOffsetDateTime("at").toInstant());
    }
}
