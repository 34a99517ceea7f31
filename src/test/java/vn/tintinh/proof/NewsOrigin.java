package vn.tintinh.proof;

import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import vn.tintinh.testing.TinTinhProcess;

/**
 * Honest sites on addresses of loopback, which know what they published and who asked for it when. Feeds and listings
 * show all that they ever had, with an ETag, and answer 304 to who has it.
 */
final class NewsOrigin implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final int port = TinTinhProcess.freePort();
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private long publishing = -1;

    /**
     * A request.
     *
     * @param source none (empty) for robots.txt
     * @param document whether the feed or listing itself was asked for, and no article
     * @param node as the User-Agent begins
     * @param nanos {@link System#nanoTime} when it came
     */
    record Asked(String source, String host, boolean document, String node, long nanos, int status) {}

    /**
     * Sites that serve.
     *
     * @param hosts addresses
     * @param perHost sources of each
     * @param everyNthIsPage 0: all are feeds
     */
    NewsOrigin(List<String> hosts, int perHost, int everyNthIsPage) {
        for (String host : hosts) {
            for (int i = 0; i < perHost; i++) {
                int number = feeds.size();
                boolean page = everyNthIsPage > 0 && number % everyNthIsPage == everyNthIsPage - 1;
                String id = (page ? "trang-" : "nguon-") + number;
                feeds.add(new Feed(id, "http://" + host + ":" + port + "/" + id + "/", page));
            }
            HttpServer server = vertx.createHttpServer().requestHandler(request -> serve(host, request));
            value(server.listen(port, host));
        }
    }

    List<Feed> feeds() {
        return feeds;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Gives each source some items. */
    void stock(int items) {
        feeds.forEach(feed -> {
            for (int i = 0; i < items; i++) {
                feed.publish(Instant.now());
            }
        });
    }

    /** From now on something happens every so many milliseconds: mostly a new item, now and then another title. */
    void publishEvery(int millis, Random random) {
        stopPublishing();
        publishing = vertx.setPeriodic(millis, tick -> {
            Feed feed = feeds.get(random.nextInt(feeds.size()));
            if (random.nextInt(10) == 0) {
                feed.revise(random.nextInt());
            } else {
                feed.publish(Instant.now());
            }
        });
    }

    void stopPublishing() {
        vertx.cancelTimer(publishing);
    }

    /** One more source, on the first host, with some items. */
    Feed join() {
        String host = URI.create(feeds.get(0).url()).getHost();
        String id = "nguon-" + feeds.size();
        Feed feed = new Feed(id, "http://" + host + ":" + port + "/" + id + "/", false);
        for (int i = 0; i < 5; i++) {
            feed.publish(Instant.now());
        }
        feeds.add(feed);
        return feed;
    }

    int count() {
        return feeds.stream().mapToInt(feed -> feed.published().size()).sum();
    }

    /** All sources for a configuration's file. */
    String yaml(String poll) {
        return feeds.stream().map(feed -> feed.yaml(poll)).collect(Collectors.joining());
    }

    private void serve(String host, HttpServerRequest request) {
        long now = System.nanoTime();
        String agent = String.valueOf(request.getHeader("User-Agent"));
        String node = agent.split("[ /]", 2)[0];
        String path = request.path();
        Feed feed = feeds.stream()
                .filter(one -> path.startsWith("/" + one.id() + "/"))
                .findFirst()
                .orElse(null);
        if (feed == null) {
            asked.add(new Asked("", host, false, node, now, 404));
            request.response().setStatusCode(404).end();
            return;
        }
        boolean document = feed.url().endsWith(path);
        int status = document ? document(feed, request) : article(feed, request);
        asked.add(new Asked(feed.id(), host, document, node, now, status));
    }

    private static int document(Feed feed, HttpServerRequest request) {
        var answer = feed.answer();
        request.response().putHeader("ETag", answer.getKey());
        if (answer.getKey().equals(request.getHeader("If-None-Match"))) {
            request.response().setStatusCode(304).end();
            return 304;
        }
        request.response()
                .putHeader("Content-Type", feed.isPage() ? "text/html; charset=utf-8" : "application/rss+xml")
                .end(answer.getValue());
        return 200;
    }

    private static int article(Feed feed, HttpServerRequest request) {
        String html = feed.article(request.path());
        int status = html.isEmpty() ? 404 : 200;
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(html);
        return status;
    }

    @Override
    public void close() {
        value(vertx.close());
    }
}
