package vn.tintinh.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.ReadDate;
import vn.tintinh.store.Matching.Match;

/** Writes one run's items and articles in batches, inside the run's transaction. What did not change is not written. */
final class RunWriter {
    private static final Statement ADD = Statement.load("item/add");
    private static final Statement REVISE = Statement.load("item/revise");
    private static final Statement TOUCH = Statement.load("item/touch");
    private static final Statement ADD_KEYS = Statement.load("item_key/add");
    private static final Statement LEARN_KEYS = Statement.load("item_key/learn");
    private static final Statement LIST = Statement.load("listed_article/list");
    private static final Statement DONE = Statement.load("listed_article/done");
    private static final Statement MISS = Statement.load("listed_article/miss");
    private static final Statement COUNT_LABELS = Statement.load("label/count");
    private static final int BATCH_ROWS = 300;
    private static final long BATCH_CHARACTERS = 8_000_000;
    private static final int LONGEST_LABEL = 200;
    /** What is older than this when it is first seen belongs in channels, but is no news to tell anybody. */
    private static final Duration LONGEST_NEWS = Duration.ofDays(7);
    /** So many new items without a date at once are an archive that was put online, not a newsroom's day. */
    private static final int FLOOD = 50;

    private final SqlConnection connection;
    private final RunResult result;
    private final String sourceId;
    private final boolean announced;

    RunWriter(SqlConnection connection, RunResult result, boolean announced) {
        this.connection = connection;
        this.result = result;
        this.sourceId = result.claim().sourceId();
        this.announced = announced;
    }

    /** The highest change number; empty when no item is new or revised. */
    Future<OptionalLong> write(List<Match> matches) {
        List<Match> added = only(matches, Verdict.NEW);
        List<Match> revised = only(matches, Verdict.REVISED);
        Future<?> before = list().compose(listed -> learn(matches)).compose(learned -> touch(matches));
        Future<OptionalLong> changes = before.compose(ready -> added.isEmpty() && revised.isEmpty()
                ? Future.succeededFuture(OptionalLong.empty())
                : ChangeStore.numbered(connection, () -> addAndRevise(added, revised)));
        return changes.compose(
                sequence -> articles(matches).compose(done -> labels(added)).map(sequence));
    }

    private static List<Match> only(List<Match> matches, Verdict verdict) {
        return matches.stream().filter(match -> match.verdict() == verdict).toList();
    }

    /** The rows of the last batch, which hold the highest numbers. */
    private Future<RowSet<Row>> addAndRevise(List<Match> added, List<Match> revised) {
        List<Match> oldestFirst = new ArrayList<>(added);
        Collections.reverse(oldestFirst);
        Future<@Nullable RowSet<Row>> last = Future.succeededFuture(null);
        boolean flooded = added.stream()
                        .filter(match -> match.draft().published() == null)
                        .count()
                > FLOOD;
        for (List<Match> batch : batches(oldestFirst)) {
            last = last.compose(done -> add(batch, !flooded));
        }
        for (List<Match> batch : batches(revised)) {
            last = last.compose(done -> revise(batch));
        }
        return last.map(java.util.Objects::requireNonNull);
    }

    private static List<List<Match>> batches(List<Match> matches) {
        List<List<Match>> batches = new ArrayList<>();
        List<Match> batch = new ArrayList<>();
        long characters = 0;
        for (Match match : matches) {
            if (batch.size() == BATCH_ROWS || characters > BATCH_CHARACTERS) {
                batches.add(batch);
                batch = new ArrayList<>();
                characters = 0;
            }
            batch.add(match);
            characters += match.draft().content().length();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private Future<RowSet<Row>> add(List<Match> batch, boolean undatedAnnounced) {
        Map<UUID, String> keys = new LinkedHashMap<>();
        batch.forEach(match -> match.learned().keySet().forEach(key -> keys.put(key, match.itemId())));
        Statement.Bound add = content(ADD.bind(), batch)
                .set("source_id", sourceId)
                .set("keys", texts(batch, match -> Draft.literal(match.learned().values())))
                .set("published", times(batch.stream().map(match -> match.draft()
                        .published())))
                .set(
                        "date_bases",
                        texts(batch, match -> Rows.name(match.draft().item().dateBasis())))
                .set(
                        "precisions",
                        texts(batch, match -> Rows.name(match.draft().item().precision())))
                .set(
                        "listed_keys",
                        batch.stream().map(match -> match.draft().listedKey()).toArray(UUID[]::new))
                .set("delay_ms", result.delay().toMillis())
                .set("announced", announced)
                .set("undated_announced", undatedAnnounced)
                .set("news_ms", LONGEST_NEWS.toMillis());
        return ADD_KEYS.bind()
                .set("keys", keys.keySet().toArray(UUID[]::new))
                .set("ids", keys.values().toArray(String[]::new))
                .on(connection)
                .compose(done -> add.on(connection));
    }

    private Future<RowSet<Row>> revise(List<Match> batch) {
        return content(REVISE.bind(), batch)
                .set("published", times(batch.stream().map(RunWriter::published)))
                .set(
                        "date_bases",
                        texts(
                                batch,
                                match -> Rows.name(
                                        better(match)
                                                ? match.draft().item().dateBasis()
                                                : known(match).basis())))
                .set(
                        "precisions",
                        texts(
                                batch,
                                match -> Rows.name(
                                        better(match)
                                                ? match.draft().item().precision()
                                                : known(match).precision())))
                .on(connection);
    }

    private static Known known(Match match) {
        return java.util.Objects.requireNonNull(match.known());
    }

    private static boolean better(Match match) {
        return known(match).datedBetterBy(match.draft());
    }

    private static @Nullable OffsetDateTime published(Match match) {
        return better(match) ? match.draft().published() : known(match).published();
    }

    private static Statement.Bound content(Statement.Bound bound, List<Match> batch) {
        return bound.set("ids", texts(batch, Match::itemId))
                .set("links", texts(batch, match -> match.draft().link()))
                .set("titles", texts(batch, match -> match.draft().title()))
                .set("summaries", texts(batch, match -> match.draft().summary()))
                .set("contents", texts(batch, match -> match.draft().content()))
                .set("authors", texts(batch, match -> match.draft().authors()))
                .set("updated", times(batch.stream().map(match -> match.draft().updated())))
                .set("labels", texts(batch, match -> match.draft().labels()))
                .set("enclosures", texts(batch, match -> match.draft().enclosures()))
                .set("images", texts(batch, match -> match.draft().image()))
                .set("languages", texts(batch, match -> match.draft().language()))
                .set("categories", texts(batch, match -> match.draft().categories()))
                .set("provinces", texts(batch, match -> match.draft().province()))
                .set("province_codes", texts(batch, match -> match.draft().provinceCode()))
                .set("words", texts(batch, match -> match.draft().words()))
                .set(
                        "partials",
                        batch.stream()
                                .map(match -> match.draft().found().partial())
                                .toArray(Boolean[]::new))
                .set(
                        "fingerprints",
                        batch.stream().map(match -> match.draft().fingerprint()).toArray(UUID[]::new));
    }

    private static @Nullable String[] texts(List<Match> batch, Function<Match, @Nullable String> text) {
        @Nullable String[] texts = new String[batch.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(batch.get(i));
        }
        return texts;
    }

    private static @Nullable OffsetDateTime[] times(Stream<@Nullable OffsetDateTime> times) {
        return times.toArray(OffsetDateTime[]::new);
    }

    /** Further keys of known items. */
    private Future<?> learn(List<Match> matches) {
        List<UUID> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Match match : matches) {
            if (match.known() != null) {
                match.learned().forEach((key, name) -> {
                    keys.add(key);
                    names.add(name);
                    ids.add(match.itemId());
                });
            }
        }
        return keys.isEmpty()
                ? Future.succeededFuture()
                : LEARN_KEYS
                        .bind()
                        .set("keys", keys.toArray(UUID[]::new))
                        .set("names", names.toArray(String[]::new))
                        .set("ids", ids.toArray(String[]::new))
                        .on(connection);
    }

    /** Last sight, for retention: a day is exact enough, so an item is written for it once a day at most. */
    private Future<?> touch(List<Match> matches) {
        String[] stale = only(matches, Verdict.UNCHANGED).stream()
                .filter(match -> known(match).stale())
                .map(Match::itemId)
                .toArray(String[]::new);
        return stale.length == 0
                ? Future.succeededFuture()
                : TOUCH.bind().set("ids", stale).on(connection);
    }

    private Future<?> list() {
        Map<UUID, ListedItem> listed = new LinkedHashMap<>();
        result.page().listed().forEach(item -> listed.putIfAbsent(hash(item.url()), item));
        if (listed.isEmpty()) {
            return Future.succeededFuture();
        }
        List<ListedItem> items = List.copyOf(listed.values());
        return LIST.bind()
                .set("source_id", sourceId)
                .set("backlog", !announced)
                .set("keys", listed.keySet().toArray(UUID[]::new))
                .set("retitled", hashes(result.page().retitled()))
                .set("urls", items.stream().map(item -> SafeText.of(item.url())).toArray(String[]::new))
                .set(
                        "titles",
                        items.stream().map(item -> SafeText.of(item.title())).toArray(String[]::new))
                .set(
                        "published",
                        times(items.stream()
                                .map(item -> Rows.orNull(item.published().map(ReadDate::instant)))))
                .set(
                        "precisions",
                        items.stream()
                                .map(item -> item.published()
                                        .map(date -> Rows.name(date.precision()))
                                        .orElse(null))
                                .toArray(String[]::new))
                .set(
                        "summaries",
                        items.stream()
                                .map(item -> SafeText.orNull(item.summary()))
                                .toArray(String[]::new))
                .set(
                        "images",
                        items.stream()
                                .map(item -> SafeText.orNull(item.image()))
                                .toArray(String[]::new))
                .on(connection);
    }

    private Future<?> articles(List<Match> matches) {
        Map<UUID, String> done = new LinkedHashMap<>();
        for (Match match : matches) {
            UUID key = match.draft().listedKey();
            if (key != null) {
                done.put(key, match.itemId());
            }
        }
        Future<?> noted = done.isEmpty()
                ? Future.succeededFuture()
                : DONE.bind()
                        .set("keys", done.keySet().toArray(UUID[]::new))
                        .set("item_ids", done.values().toArray(String[]::new))
                        .on(connection);
        List<MissedArticle> missed = result.page().missed();
        return missed.isEmpty()
                ? noted
                : noted.compose(ok -> MISS.bind()
                        .set(
                                "keys",
                                missed.stream().map(miss -> hash(miss.url())).toArray(UUID[]::new))
                        .set(
                                "problems",
                                missed.stream()
                                        .map(miss -> SafeText.of(miss.problem()))
                                        .toArray(String[]::new))
                        .set(
                                "again",
                                missed.stream()
                                        .map(miss -> Rows.name(miss.again()))
                                        .toArray(String[]::new))
                        .on(connection));
    }

    private UUID[] hashes(Collection<String> urls) {
        return urls.stream().map(this::hash).toArray(UUID[]::new);
    }

    private UUID hash(String url) {
        return KeyHash.of(sourceId, SafeText.of(url));
    }

    private Future<?> labels(List<Match> added) {
        Map<String, Long> counts = new java.util.TreeMap<>();
        for (Match match : added) {
            for (String label : match.draft().found().classified().unknownLabels()) {
                counts.merge(SafeText.of(SafeText.cut(label, LONGEST_LABEL)), 1L, Long::sum);
            }
        }
        return counts.isEmpty()
                ? Future.succeededFuture()
                : COUNT_LABELS
                        .bind()
                        .set("source_id", sourceId)
                        .set("labels", counts.keySet().toArray(String[]::new))
                        .set("items", counts.values().toArray(Long[]::new))
                        .on(connection);
    }
}
