package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.ReadDate;

/** Writes what runs of page sources found in their listings and of the articles that these show. */
final class ListedWriter {
    private static final Statement LIST = Statement.load("listed_article/list");
    private static final Statement DONE = Statement.load("listed_article/done");
    private static final Statement MISS = Statement.load("listed_article/miss");

    private final SqlConnection connection;
    private final List<Placed> runs;

    ListedWriter(SqlConnection connection, List<Placed> runs) {
        this.connection = connection;
        this.runs = runs;
    }

    private record Listed(UUID key, Placed run, ListedItem item, int position) {}

    /** Every article that a listing showed. */
    Future<?> list() {
        Map<UUID, Listed> listed = new LinkedHashMap<>();
        List<UUID> retitled = new ArrayList<>();
        for (Placed run : runs) {
            for (ListedItem item : run.result().page().listed()) {
                UUID key = key(run, item.url());
                listed.putIfAbsent(key, new Listed(key, run, item, listed.size() + 1));
            }
            run.result().page().retitled().forEach(url -> retitled.add(key(run, url)));
        }
        Columns<Listed> columns = new Columns<>(List.copyOf(listed.values()));
        return listed.isEmpty()
                ? Future.succeededFuture()
                : shown(LIST.bind(), columns)
                        .set("keys", columns.uuids(Listed::key))
                        .set("source_ids", columns.texts(row -> row.run().sourceId()))
                        .set("positions", columns.counts(Listed::position))
                        .set("backlogs", columns.booleans(row -> !row.run().announced()))
                        .set("retitled", retitled.toArray(UUID[]::new))
                        .on(connection);
    }

    private static Statement.Bound shown(Statement.Bound list, Columns<Listed> columns) {
        return list.set("urls", columns.texts(row -> SafeText.of(row.item().url())))
                .set("titles", columns.texts(row -> SafeText.of(row.item().title())))
                .set(
                        "published",
                        columns.times(row -> Rows.orNull(row.item().published().map(ReadDate::instant))))
                .set("precisions", columns.texts(row -> row.item()
                        .published()
                        .map(date -> Rows.name(date.precision()))
                        .orElse(null)))
                .set(
                        "summaries",
                        columns.texts(row -> SafeText.orNull(row.item().summary())))
                .set("images", columns.texts(row -> SafeText.orNull(row.item().image())));
    }

    /** Articles that have become items. */
    Future<?> done() {
        Map<UUID, String> done = new LinkedHashMap<>();
        for (Placed run : runs) {
            for (Matching.Match match : run.matches()) {
                UUID key = match.draft().listedKey();
                if (key != null) {
                    done.put(key, match.itemId());
                }
            }
        }
        return done.isEmpty()
                ? Future.succeededFuture()
                : DONE.bind()
                        .set("keys", done.keySet().toArray(UUID[]::new))
                        .set("item_ids", done.values().toArray(String[]::new))
                        .on(connection);
    }

    private record Missed(UUID key, MissedArticle article) {}

    /** Articles that were tried in vain. */
    Future<?> missed() {
        List<Missed> missed = runs.stream()
                .flatMap(run -> run.result().page().missed().stream()
                        .map(article -> new Missed(key(run, article.url()), article)))
                .toList();
        Columns<Missed> columns = new Columns<>(missed);
        return missed.isEmpty()
                ? Future.succeededFuture()
                : MISS.bind()
                        .set("keys", columns.uuids(Missed::key))
                        .set(
                                "problems",
                                columns.texts(row -> SafeText.of(row.article().problem())))
                        .set(
                                "again",
                                columns.texts(row -> Rows.name(row.article().again())))
                        .on(connection);
    }

    private static UUID key(Placed run, String url) {
        return KeyHash.of(run.sourceId(), SafeText.of(url));
    }
}
