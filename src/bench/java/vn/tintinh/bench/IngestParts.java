package vn.tintinh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import vn.tintinh.model.Document;
import vn.tintinh.parse.feed.FeedParser;

/** What the parts of an intake reach when nothing else is done: the limits that a node can be held against. */
final class IngestParts {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int CLIENTS = 256;
    private static final int BATCH = 300;
    private static final int BATCHES = 200;
    private static final int PARSED = 1000;

    private IngestParts() {}

    /** Conditional GETs of all feeds by a bare client on one event loop, answered 304; requests a second. */
    static double bareRequests(Vertx vertx, FeedOrigin origin) {
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(1));
        List<String> tags = new ArrayList<>();
        for (int feed = 0; feed < origin.feeds(); feed++) {
            String url = origin.url(feed);
            tags.add(onLoop(vertx, () -> get(client, url, "")).getHeader("etag"));
        }
        double best = 0;
        for (int round = 0; round < 3; round++) {
            int requests = origin.feeds() * 5;
            long begun = System.nanoTime();
            AtomicInteger next = new AtomicInteger();
            onLoop(
                    vertx,
                    () -> Future.join(IntStream.range(0, CLIENTS)
                            .mapToObj(slot -> ask(client, origin, tags, next, requests))
                            .toList()));
            best = Math.max(best, requests / ((System.nanoTime() - begun) / 1e9));
        }
        client.close().await();
        return best;
    }

    static <T> T onLoop(Vertx vertx, Supplier<Future<T>> work) {
        return Future.<T>future(promise ->
                        vertx.getOrCreateContext().runOnContext(go -> work.get().onComplete(promise)))
                .await();
    }

    private static Future<Void> ask(
            HttpClient client, FeedOrigin origin, List<String> tags, AtomicInteger next, int requests) {
        int request = next.getAndIncrement();
        if (request >= requests) {
            return Future.succeededFuture();
        }
        int feed = request % origin.feeds();
        return get(client, origin.url(feed), tags.get(feed)).compose(answer -> {
            if (answer.statusCode() != 304) {
                throw new IllegalStateException("status " + answer.statusCode());
            }
            return ask(client, origin, tags, next, requests);
        });
    }

    private static Future<HttpClientResponse> get(HttpClient client, String url, String tag) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url);
        if (!tag.isEmpty()) {
            options.putHeader("If-None-Match", tag);
        }
        return client.request(options).compose(request -> request.send()
                .compose(answer -> answer.end().map(answer)));
    }

    /** Bytes to parsed feeds, nothing else; items a second. */
    static double parse(FeedOrigin origin, int threads) throws InterruptedException {
        List<byte[]> feeds = IntStream.range(0, Math.min(PARSED, origin.feeds()))
                .mapToObj(origin::bytes)
                .toList();
        double best = 0;
        for (int round = 0; round < 5; round++) {
            AtomicInteger next = new AtomicInteger();
            long begun = System.nanoTime();
            List<Thread> running = IntStream.range(0, threads)
                    .mapToObj(number -> new Thread(() -> parse(feeds, next)))
                    .toList();
            running.forEach(Thread::start);
            for (Thread thread : running) {
                thread.join();
            }
            best = Math.max(best, feeds.size() * origin.items() / ((System.nanoTime() - begun) / 1e9));
        }
        return best;
    }

    private static void parse(List<byte[]> feeds, AtomicInteger next) {
        FeedParser parser = new FeedParser();
        for (int feed = next.getAndIncrement(); feed < feeds.size(); feed = next.getAndIncrement()) {
            Document document =
                    new Document(Optional.of(URI.create("https://bao.example/rss")), Map.of(), feeds.get(feed));
            parser.parse(document, Instant.now(), ZONE, Optional.empty());
        }
    }

    /** Rows of 3 kB with a unique key into an empty table, 300 at a time on two connections; rows a second. */
    static double insert(Vertx vertx, int port) {
        Pool pool = PgBuilder.pool()
                .with(new io.vertx.sqlclient.PoolOptions().setMaxSize(2))
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setDatabase("postgres")
                        .setUser("postgres")
                        .setPassword("postgres")
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
        pool.query("CREATE TABLE bare (key uuid PRIMARY KEY, source text, title text, at timestamptz, content text)")
                .execute()
                .await();
        String content = new String(SampleFeeds.rss(1, 0, 1), java.nio.charset.StandardCharsets.UTF_8);
        content = content.substring(content.indexOf("<item>"), content.indexOf("</item>"));
        double best = 0;
        for (int round = 0; round < 3; round++) {
            pool.query("TRUNCATE bare").execute().await();
            AtomicInteger left = new AtomicInteger(BATCHES);
            String text = content;
            long begun = System.nanoTime();
            Future.join(fill(pool, left, text), fill(pool, left, text)).await();
            best = Math.max(best, BATCHES * BATCH / ((System.nanoTime() - begun) / 1e9));
        }
        pool.query("DROP TABLE bare").execute().await();
        pool.close().await();
        return best;
    }

    private static Future<?> fill(Pool pool, AtomicInteger left, String content) {
        if (left.getAndDecrement() <= 0) {
            return Future.succeededFuture();
        }
        UUID[] keys = new UUID[BATCH];
        String[] titles = new String[BATCH];
        String[] contents = new String[BATCH];
        for (int i = 0; i < BATCH; i++) {
            keys[i] = UUID.randomUUID();
            titles[i] = "Bài viết số " + i;
            contents[i] = i + content;
        }
        return pool.preparedQuery("INSERT INTO bare SELECT key, 'source', title, now(), content"
                        + " FROM unnest($1::uuid[], $2::text[], $3::text[]) AS row (key, title, content)")
                .execute(Tuple.of(keys, titles, contents))
                .compose(done -> fill(pool, left, content));
    }
}
