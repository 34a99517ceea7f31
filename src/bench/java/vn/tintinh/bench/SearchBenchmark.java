package vn.tintinh.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import vn.tintinh.model.Selection;
import vn.tintinh.store.Search;
import vn.tintinh.store.SearchResult;
import vn.tintinh.store.SearchStore;

/**
 * How long a reader's search takes among many items: two words with and without marks, phrases, and two words of one
 * source. Items of two years, 200 words each, drawn from 6,000 syllables as unevenly as language does (Zipf): the most
 * common are in nearly every item. Half of the pairs are drawn as evenly, half stand side by side in some title.
 *
 * <pre>mvn -Pbench -Dbench.class=vn.tintinh.bench.SearchBenchmark -Ditems=1000000</pre>
 */
public final class SearchBenchmark {
    private static final int ITEMS = Integer.getInteger("items", 100_000);
    private static final int WORDS = 200;
    private static final int TITLE = 12;
    private static final int SOURCES = 200;
    private static final int QUERIES = 400;
    private static final int PAGE = 25;
    private static final int CHUNK = 20_000;
    private static final String STORE = """
            INSERT INTO item (id, source_id, keys, link, title, summary, content, authors, published, date_basis, precision,
                labels, enclosures, language, categories, province, first_seen, last_seen, changed, visible_from,
                fingerprint, sequence, search)
            SELECT 'i' || n, source, ARRAY['guid:g' || n], 'https://bao.example/tin-' || n || '.html', title,
                '<p>' || title || ' ' || repeat(md5(n::text) || ' ', 4) || '</p>',
                '<p>' || repeat(md5(n::text) || ' ', 40) || '</p>',
                '[]', at, 'published', 'minute', '{}', '[]', 'vi', categories, province, now(), now(), now(),
                now() - interval '1 hour', gen_random_uuid(), n, words::tsvector || facets_of(source, province, categories, at)
            FROM (
                SELECT n, title, words, 's' || n %% %1$d AS source, 'p' || n %% 34 AS province,
                    ARRAY['c' || n %% 20] AS categories, now() - (%2$d - n) * interval '2 years' / %2$d AS at
                FROM sample
            ) AS item
            """;

    private final Random random = new Random(34);
    private final String[] syllables = syllables();
    private final String[] plain =
            Arrays.stream(syllables).map(SearchBenchmark::withoutMarks).toArray(String[]::new);
    private final double[] cumulative = zipf(syllables.length);
    private final List<String> pairs = new ArrayList<>();

    private SearchBenchmark() {}

    /** Prints the figures and the plan of the dearest query. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Vertx vertx = Vertx.vertx();
        try (BenchPostgres postgres = new BenchPostgres(vertx, 4)) {
            SearchBenchmark benchmark = new SearchBenchmark();
            benchmark.fill(postgres);
            benchmark.measure(postgres);
        }
        System.exit(0);
    }

    /** Syllables as Vietnamese has them: an onset, a vowel with its tone, a coda. */
    private static String[] syllables() {
        String[] onsets = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split(" ");
        String[] vowels =
                ("a á à ả ã ạ ă ắ ằ â ấ ầ ẩ ậ e é è ẹ ê ế ề ể ệ i í ì o ó ò ọ ô ố ồ ổ ộ ơ ớ ờ ở ợ u ú ù ụ ư ứ ừ ự"
                                + " iê iế iề iệ ươ ướ ườ ượ uô uố uộ oa oá oà ao áo ào ai ái ài ại ay áy ây ấy au âu ấu oi ói ui úi eo éo")
                        .split(" ");
        String[] codas = {"", "n", "ng", "m", "t", "c"};
        List<String> all = new ArrayList<>();
        for (String onset : onsets) {
            for (String vowel : vowels) {
                for (String coda : codas) {
                    all.add(onset + vowel + coda);
                }
            }
        }
        Collections.shuffle(all, new Random(63));
        return all.subList(0, 6_000).toArray(String[]::new);
    }

    private static double[] zipf(int size) {
        double[] cumulative = new double[size];
        double sum = 0;
        for (int rank = 0; rank < size; rank++) {
            sum += 1.0 / (rank + 3);
            cumulative[rank] = sum;
        }
        return cumulative;
    }

    private int draw() {
        int at = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return Math.min(cumulative.length - 1, at < 0 ? -at - 1 : at);
    }

    private void fill(BenchPostgres postgres) throws SQLException, IOException {
        long begun = System.nanoTime();
        postgres.execute("CREATE UNLOGGED TABLE sample (n bigint, title text, words text)");
        List<String> indexes = List.of("item_search", "item_of_category", "item_appeared", "item_last_seen");
        indexes.forEach(
                index -> postgres.execute("DROP INDEX " + index)); // those that are not made again serve no search
        postgres.execute("ALTER TABLE item SET (autovacuum_enabled = off)");
        postgres.execute("ALTER TABLE item SET UNLOGGED"); // only the filling is quicker for it
        CopyManager copy = postgres.query("SELECT 1")
                .getStatement()
                .getConnection()
                .unwrap(BaseConnection.class)
                .getCopyAPI();
        for (int from = 1; from <= ITEMS; from += CHUNK) {
            StringBuilder rows = new StringBuilder();
            for (int n = from; n < Math.min(from + CHUNK, ITEMS + 1); n++) {
                row(rows, n);
            }
            copy.copyIn("COPY sample FROM STDIN", new StringReader(rows.toString()));
            postgres.execute(STORE.formatted(SOURCES, ITEMS));
            postgres.execute("TRUNCATE sample");
        }
        postgres.execute("SET maintenance_work_mem = '512MB'");
        postgres.execute("CREATE INDEX item_search ON item USING gin (search)");
        postgres.execute("VACUUM ANALYZE item");
        System.out.printf(
                Locale.ROOT,
                "%,d items in %.0f s: table %s, index of words %s%n",
                ITEMS,
                (System.nanoTime() - begun) / 1e9,
                postgres.text("SELECT pg_size_pretty(pg_table_size('item'))"),
                postgres.text("SELECT pg_size_pretty(pg_relation_size('item_search'))"));
    }

    private void row(StringBuilder rows, int n) {
        int[] words = new int[WORDS];
        StringBuilder title = new StringBuilder();
        StringBuilder vector = new StringBuilder();
        for (int place = 0; place < WORDS; place++) {
            words[place] = draw();
            vector.append('\'')
                    .append(plain[words[place]])
                    .append("':")
                    .append(place + 1)
                    .append(' ');
            if (place < TITLE) {
                title.append(place == 0 ? "" : " ").append(syllables[words[place]]);
                vector.append("'^").append(plain[words[place]]).append("' ");
            }
        }
        if (pairs.size() < QUERIES / 2 && n % (ITEMS / QUERIES) == 0) {
            pairs.add(syllables[words[4]] + " " + syllables[words[5]]);
        }
        rows.append(n).append('\t').append(title).append('\t').append(vector).append('\n');
    }

    private void measure(BenchPostgres postgres) throws SQLException {
        while (pairs.size() < QUERIES) {
            pairs.add(syllables[draw()] + " " + syllables[draw()]);
        }
        SearchStore searches = new SearchStore(postgres.database());
        for (String warm : pairs.subList(0, QUERIES / 4)) {
            search(searches, warm, List.of());
        }
        String dearest = report(searches, "two words with marks", pairs, List.of());
        List<String> without = pairs.stream().map(SearchBenchmark::withoutMarks).toList();
        report(searches, "two words without marks", without, List.of());
        report(searches, "two words of one source", pairs, List.of("s7"));
        report(
                searches,
                "a phrase of two words",
                pairs.stream().map(pair -> '"' + pair + '"').toList(),
                List.of());
        explain(postgres, dearest);
    }

    private String report(SearchStore searches, String name, List<String> queries, List<String> sources) {
        double[] millis = new double[queries.size()];
        long found = 0;
        String dearest = "";
        double most = 0;
        for (int at = 0; at < millis.length; at++) {
            long begun = System.nanoTime();
            found += search(searches, queries.get(at), sources).found();
            millis[at] = (System.nanoTime() - begun) / 1e6;
            if (millis[at] > most) {
                most = millis[at];
                dearest = queries.get(at);
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms (%s); %d found on average, 500 at most%n",
                name,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length * 99 / 100],
                most,
                dearest,
                found / queries.size());
        return dearest;
    }

    private static SearchResult search(SearchStore searches, String words, List<String> sources) {
        Search search = new Search(
                new Selection(List.of(), List.of(), sources, Optional.of(words)),
                List.of("c19"),
                Optional.empty(),
                Optional.empty(),
                Instant.now());
        return searches.search(search, SearchStore.Order.RELEVANCE, 0, PAGE).await();
    }

    private static void explain(BenchPostgres postgres, String pair) throws SQLException {
        String[] words = withoutMarks(pair).split(" ", 2);
        long span = Instant.now().getEpochSecond() / 86_400 / 28;
        ResultSet plan = postgres.query("""
                EXPLAIN (ANALYZE, COSTS OFF) SELECT id, title, shown_at FROM item
                WHERE search @@ '%s & %s & !''c:c19'' & (''t28:%d'' | ''t28:%d'')'::tsquery
                  AND removed_at IS NULL AND visible_from <= now()
                  AND shown_at + interval '0' >= now() - interval '8 weeks' AND shown_at + interval '0' < now()
                ORDER BY shown_at + interval '0' DESC, id DESC LIMIT 1001
                """.formatted(words[0], words[1], span - 1, span));
        while (plan.next()) {
            System.out.println(plan.getString(1));
        }
    }

    private static String withoutMarks(String text) {
        return Normalizer.normalize(text.replace('đ', 'd'), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
