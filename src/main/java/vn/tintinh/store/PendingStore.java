package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;

/**
 * Articles that listings have shown and that are not fetched yet. Only {@link RunStore#save} writes them: what a
 * listing showed, what was fetched and what was missed is stored together with what came of it.
 */
public final class PendingStore {
    private static final Statement KNOWN = Statement.load("listed_article/known");
    private static final Statement DUE = Statement.load("listed_article/due");

    private final Database database;

    /** On a database. */
    public PendingStore(Database database) {
        this.database = database;
    }

    /**
     * Which articles to fetch in a run: those that are pending and due, and those that the listing just read shows for
     * the first time. News come before the stock of a new source; news oldest first, stock newest first.
     *
     * @param claim the source
     * @param listed what the listing shows, in its order, newest first as listings are
     * @param limit at most so many
     */
    public Future<List<ListedItem>> due(Claim claim, List<ListedItem> listed, int limit) {
        Map<UUID, ListedItem> byKey = new LinkedHashMap<>();
        listed.forEach(item -> byKey.putIfAbsent(KeyHash.of(claim.sourceId(), SafeText.of(item.url())), item));
        Future<RowSet<Row>> known =
                KNOWN.bind().set("keys", byKey.keySet().toArray(UUID[]::new)).on(database.pool());
        Future<RowSet<Row>> pending = DUE.bind()
                .set("source_id", claim.sourceId())
                .set("limit", (long) limit)
                .on(database.pool());
        return Future.all(known, pending).map(both -> {
            Set<UUID> seen = new HashSet<>();
            known.result().forEach(row -> seen.add(row.getUUID("key")));
            byKey.keySet().removeAll(seen);
            return inOrder(
                    pending.result(),
                    new ArrayList<>(byKey.values()),
                    claim.state().firstPollDone(),
                    limit);
        });
    }

    private static List<ListedItem> inOrder(
            RowSet<Row> pending, List<ListedItem> fresh, boolean freshIsNews, int limit) {
        List<ListedItem> news = new ArrayList<>();
        List<ListedItem> stock = new ArrayList<>();
        pending.forEach(row -> (row.getBoolean("backlog") ? stock : news).add(listedItem(row)));
        if (freshIsNews) {
            Collections.reverse(fresh);
            news.addAll(fresh);
        } else {
            stock.addAll(fresh);
        }
        news.addAll(stock);
        return List.copyOf(news.subList(0, Math.min(limit, news.size())));
    }

    private static ListedItem listedItem(Row row) {
        return new ListedItem(
                row.getString("url"),
                row.getString("title"),
                Rows.time(row, "published")
                        .map(at -> new ReadDate(at, Rows.named(Precision.class, row.getString("precision")))),
                Rows.text(row, "summary"),
                Rows.text(row, "image"));
    }
}
