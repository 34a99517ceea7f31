package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;

/**
 * Articles that listings have shown, and those of them that are to be fetched. Only {@link RunStore#save} writes them:
 * what a listing showed, what was fetched and what was missed is stored together with what came of it.
 */
public final class PendingStore {
    private static final Statement KNOWN = Statement.load("listed_article/known");
    private static final Statement DUE = Statement.load("listed_article/due");
    private static final Statement FORBIDDEN = Statement.load("listed_article/forbidden");
    private static final Statement RECENT = Statement.load("listed_article/recent");
    private static final int SHORTEST_CUT_TITLE = 15;

    private final Database database;

    /** On a database. */
    public PendingStore(Database database) {
        this.database = database;
    }

    /**
     * What a listing shows, beside what is known.
     *
     * @param fresh shown for the first time, in the listing's order
     * @param retitled known by another title, in the listing's order: likely revised
     * @param known how many of the listing's articles are known, those retitled among them
     */
    public record Look(List<ListedItem> fresh, List<ListedItem> retitled, int known) {
        /** Of no listing. */
        public static final Look NOTHING = new Look(List.of(), List.of(), 0);

        public Look {
            fresh = List.copyOf(fresh);
            retitled = List.copyOf(retitled);
        }
    }

    /**
     * An article to be fetched.
     *
     * @param tries that have failed before
     */
    public record Wanted(ListedItem item, int tries) {}

    /** Which of a listing's articles are new, and which have another title than before. */
    public Future<Look> look(Claim claim, List<ListedItem> listed) {
        Map<UUID, ListedItem> byKey = new LinkedHashMap<>();
        listed.forEach(item -> byKey.putIfAbsent(KeyHash.of(claim.sourceId(), SafeText.of(item.url())), item));
        return KNOWN.bind()
                .set("keys", byKey.keySet().toArray(UUID[]::new))
                .on(database.pool())
                .map(rows -> {
                    Map<UUID, String> titles = new HashMap<>();
                    rows.forEach(row -> titles.put(row.getUUID("key"), row.getString("title")));
                    List<ListedItem> fresh = new ArrayList<>();
                    List<ListedItem> retitled = new ArrayList<>();
                    byKey.forEach((key, item) -> {
                        String before = titles.get(key);
                        if (before == null) {
                            fresh.add(item);
                        } else if (!isSameTitle(before, item.title())) {
                            retitled.add(item);
                        }
                    });
                    return new Look(fresh, retitled, titles.size());
                });
    }

    /** Whether a title is the other but for its dress: case, spaces, signs, or a cut at the end. */
    static boolean isSameTitle(String one, String other) {
        String a = letters(one);
        String b = letters(other);
        if (a.equals(b) || a.isEmpty() || b.isEmpty()) {
            return true;
        }
        boolean cut = Math.min(a.length(), b.length()) >= SHORTEST_CUT_TITLE;
        return cut && (a.startsWith(b) || b.startsWith(a));
    }

    private static String letters(String title) {
        StringBuilder letters = new StringBuilder(title.length());
        SafeText.of(title)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** The articles that a source's listing showed last, about in its order, at most so many; URLs and titles alone. */
    public Future<List<ListedItem>> recent(String sourceId, int limit) {
        return RECENT.bind()
                .set("source_id", sourceId)
                .set("limit", (long) limit)
                .on(database.pool())
                .map(rows -> Rows.stream(rows)
                        .map(row -> new ListedItem(
                                row.getString("url"),
                                row.getString("title"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .toList());
    }

    /**
     * Which articles to fetch in a run: those that are pending and due, and those that the listing just read shows for
     * the first time or by another title. News come before the stock of a new source; of the stock, the newest are
     * taken first. Both are fetched oldest first.
     *
     * @param claim the source
     * @param look at the listing, whose order is newest first as listings are
     * @param limit at most so many
     */
    public Future<List<Wanted>> due(Claim claim, Look look, int limit) {
        return DUE.bind()
                .set("source_id", claim.sourceId())
                .set("limit", (long) limit)
                .on(database.pool())
                .map(rows -> inOrder(rows, look, claim.state().firstPollDone(), limit));
    }

    /**
     * Articles that robots.txt forbade a day ago or more, those that have waited longest first, at most so many. They
     * are not among {@link #due}.
     */
    public Future<List<Wanted>> forbidden(Claim claim, int limit) {
        return FORBIDDEN
                .bind()
                .set("source_id", claim.sourceId())
                .set("limit", (long) limit)
                .on(database.pool())
                .map(rows -> Rows.stream(rows)
                        .map(row -> new Wanted(listedItem(row), row.getInteger("tries")))
                        .toList());
    }

    private static List<Wanted> inOrder(RowSet<Row> pending, Look look, boolean freshIsNews, int limit) {
        List<Wanted> news = new ArrayList<>();
        List<Wanted> stock = new ArrayList<>();
        Set<String> retitled = new HashSet<>();
        look.retitled().forEach(item -> retitled.add(item.url()));
        pending.forEach(row -> {
            if (!retitled.contains(row.getString("url"))) {
                (row.getBoolean("backlog") ? stock : news).add(new Wanted(listedItem(row), row.getInteger("tries")));
            }
        });
        List<Wanted> fresh = new ArrayList<>();
        look.fresh().forEach(item -> fresh.add(new Wanted(item, 0)));
        List<Wanted> revised = new ArrayList<>();
        look.retitled().forEach(item -> revised.add(new Wanted(item, 0)));
        Collections.reverse(revised);
        news.addAll(revised);
        if (freshIsNews) {
            Collections.reverse(fresh);
            news.addAll(fresh);
        } else {
            stock.addAll(fresh);
        }
        List<Wanted> chosen = new ArrayList<>(news.subList(0, Math.min(limit, news.size())));
        List<Wanted> rest = new ArrayList<>(stock.subList(0, Math.min(limit - chosen.size(), stock.size())));
        Collections.reverse(rest);
        chosen.addAll(rest);
        return List.copyOf(chosen);
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
