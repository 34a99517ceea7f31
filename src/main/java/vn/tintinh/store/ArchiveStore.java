package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The archives of channels: pages of items in the order in which they came to be published, from page 1, the oldest. A
 * page never changes its members once it is closed; every item of a channel is in one page at most. Several nodes may
 * close pages at the same time.
 *
 * <p>Spec: RFC 5005 §4.
 */
public final class ArchiveStore {
    private static final Statement DECLARE = Statement.load("archive/declare");
    private static final Statement LOCK = Statement.load("archive/lock");
    private static final Statement CLOSE = Statement.load("archive/close");
    private static final Statement CHAIN = Statement.load("archive/chain");
    private static final Statement PAGE = Statement.load("archive/page");

    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(3);

    private final Database database;
    private final Duration settled;

    /** On a database. */
    public ArchiveStore(Database database) {
        this(database, LONGEST_TRANSACTION);
    }

    /**
     * On a database.
     *
     * @param settled how long ago an item must have appeared to come into a page: longer than any transaction takes, so
     *     that none which is still under way brings an item that belongs before the page's last
     */
    public ArchiveStore(Database database, Duration settled) {
        this.database = database;
        this.settled = settled;
    }

    /** How long an item waits at least before it comes into a page. */
    public Duration settled() {
        return settled;
    }

    /**
     * Makes the archives of channels that have none, and has those of channels that select otherwise than before gone
     * through anew. Other channels' archives are kept as they are.
     */
    public Future<Void> declare(List<ArchivedChannel> channels) {
        Columns<ArchivedChannel> columns = new Columns<>(channels);
        return DECLARE.bind()
                .set("channels", columns.texts(ArchivedChannel::path))
                .set("selects", columns.texts(channel -> SafeText.of(channel.selects())))
                .on(database.pool())
                .mapEmpty();
    }

    /**
     * Closes the next page of a channel, if there are enough items for it. The future says whether a full page was
     * closed, so that there may be another.
     */
    public Future<Boolean> close(ArchivedChannel channel) {
        Statement.Bound close = selecting(CLOSE.bind(), channel)
                .set("settled_ms", settled.toMillis())
                .set("size", (long) channel.pageSize());
        return database.pool()
                .withTransaction(connection -> LOCK.bind()
                        .set("channel", channel.path())
                        .on(connection)
                        .compose(locked -> close.on(connection)))
                .map(rows -> Rows.stream(rows).anyMatch(row -> row.getBoolean("full_page")))
                .recover(failure -> Future.failedFuture(Failures.of(failure)));
    }

    /**
     * What a channel's archive is; empty when the channel was never declared.
     *
     * @param limit at most so many items that are in no page, the last to appear first
     * @param now items that may be published only later are left out
     */
    public Future<Optional<ArchiveChain>> chain(ArchivedChannel channel, int limit, Instant now) {
        return selecting(CHAIN.bind(), channel)
                .set("now", Rows.at(now))
                .set("limit", limit + 1L)
                .on(database.pool())
                .map(rows -> Rows.stream(rows).findFirst().map(row -> chain(row, limit)));
    }

    /** A page of a channel's archive, whether there is one of this number or not; empty when the channel has none. */
    public Future<Optional<ArchivePage>> page(String channel, int number) {
        return PAGE.bind()
                .set("channel", SafeText.of(channel))
                .set("number", number)
                .on(database.pool())
                .map(rows -> Rows.stream(rows).findFirst().map(ArchiveStore::page));
    }

    private static ArchiveChain chain(Row row, int limit) {
        List<String> waiting = List.of(row.getArrayOfStrings("waiting"));
        boolean all = waiting.size() <= limit;
        return new ArchiveChain(
                first(row), row.getInteger("last"), Set.copyOf(all ? waiting : waiting.subList(0, limit)), all);
    }

    private static ArchivePage page(Row row) {
        String[] ids = row.getArrayOfStrings("item_ids");
        return new ArchivePage(ids == null ? List.of() : List.of(ids), first(row), row.getInteger("last"));
    }

    private static int first(Row row) {
        Integer first = row.getInteger("first");
        return first == null ? row.getInteger("last") + 1 : first;
    }

    private static Statement.Bound selecting(Statement.Bound statement, ArchivedChannel channel) {
        return statement
                .set("channel", channel.path())
                .set("categories", channel.selection().categories().toArray(String[]::new))
                .set("provinces", channel.selection().provinces().toArray(String[]::new))
                .set("sources", channel.selection().sources().toArray(String[]::new))
                .set(
                        "words",
                        channel.selection()
                                .words()
                                .map(words -> SearchWords.of(words).query())
                                .orElse(null))
                .set("excluded", channel.excluded().toArray(String[]::new));
    }
}
