package vn.tintinh.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.embed.Embeds;
import vn.tintinh.ingest.Ingest;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.publish.ItemList;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ComplaintStore;
import vn.tintinh.store.EmbedCountStore;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.SearchStore;
import vn.tintinh.store.StatusStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.web.PublicSite;

/**
 * A public port whose news is all {@link Payloads}: an RSS feed and a JSON Feed hold each of them in title, lead, text,
 * author, label, link and picture, were polled by a real node into a real database, and are published under a
 * configuration whose names are payloads too.
 */
public final class HostileNews implements AutoCloseable {
    private static final List<String> SOURCES = List.of("tin-rss", "tin-json");

    private final TestDatabase tested = TestDatabase.create();
    private final Vertx vertx = tested.vertx();
    private final WorkerExecutor workers = vertx.createSharedWorkerExecutor("hostile", 2);
    private final HostileOrigin origin = TestDatabase.await(HostileOrigin.start(vertx));
    private final Configuration configuration;
    private final Ingest ingest;
    private final Publisher publisher;
    private final HttpServer server;

    /** Polls everything and publishes it. */
    public HostileNews(Path folder) {
        serve("/feed.rss", "application/rss+xml", rss());
        serve("/feed.json", "application/feed+json", json());
        configuration = configuration(folder);
        ingest = onLoop(() -> Future.succeededFuture(new Ingest(
                vertx,
                tested.database(),
                workers,
                () -> configuration,
                new SimpleMeterRegistry(),
                InstantSource.system())));
        onLoop(ingest::start);
        awaitItems();
        publisher = new Publisher(
                vertx,
                workers,
                () -> configuration,
                tested.database(),
                new ArchiveStore(tested.database()),
                InstantSource.system());
        PublicSite site = new PublicSite(vertx, publisher);
        StatusStore status = new StatusStore(tested.database());
        site.showStatus(status::figures);
        site.showApi(new ItemList(vertx, new ItemStore(tested.database()), InstantSource.system()), status::sources);
        site.takeComplaints(new ComplaintStore(tested.database()));
        site.showSearch(vertx, new SearchStore(tested.database()));
        Embeds embeds = new Embeds(
                vertx, publisher, workers, new EmbedCountStore(tested.database()), new SimpleMeterRegistry());
        embeds.on(site.router());
        embeds.start();
        TestDatabase.await(site.start());
        Context loop = vertx.getOrCreateContext();
        server = TestDatabase.await(
                Future.future(listening -> loop.runOnContext(on -> site.open(vertx, PublicSite.options())
                        .listen(configuration.settings().server().port(), "127.0.0.1")
                        .onComplete(listening))));
    }

    /** The port it is served on. */
    public int port() {
        return server.actualPort();
    }

    /** The configuration in force. */
    public Configuration configuration() {
        return configuration;
    }

    /** What is published. */
    public List<StoredItem> items() {
        return TestDatabase.await(new ItemStore(tested.database()).newest(Selection.ALL, 1000, Instant.now()));
    }

    private Configuration configuration(Path folder) {
        List<String> payloads = Payloads.all();
        ConfFolder conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data"));
        StringBuilder sources = new StringBuilder();
        IntStream.range(0, SOURCES.size())
                .forEach(i -> sources.append(
                        "- {id: %s, url: \"%s\", kind: government, province: \"68\", name: %s, republish: {mode: full, agreement: x}}\n"
                                .formatted(
                                        SOURCES.get(i),
                                        origin.url(i == 0 ? "/feed.rss" : "/feed.json"),
                                        name("</title><script>alert(1)</script>"))));
        StringBuilder categories = new StringBuilder();
        StringBuilder feeds = new StringBuilder();
        for (int i = 0; i < payloads.size(); i++) {
            String payload = name(payloads.get(i) + " x" + i);
            categories.append(
                    "- {slug: c-%d, name: %s, english: %s, labels: [%s]}\n".formatted(i, payload, payload, payload));
            feeds.append(
                    "- {path: k-%d, title: %s, description: %s, categories: [c-%d], sources: [tin-rss, tin-json]}\n"
                            .formatted(i, payload, payload, i));
            sources.append(
                    "- {id: s-%d, name: %s, url: \"http://127.0.0.1:1/%d\", kind: government, poll: {min: 12h, max: 12h}}\n"
                            .formatted(i, payload, i));
        }
        conf.write("categories.yaml", categories.toString())
                .write("feeds.yaml", feeds.toString())
                .write("sources/all.yaml", sources.toString())
                .write(
                        "partners.yaml",
                        "- {id: doi-tac, name: %s, origins: [\"https://partner.example\"]}\n"
                                .formatted(name("\"><script>alert(1)</script>")));
        return Loader.load(conf.folder()).fold(valid -> valid, problems -> {
            throw new AssertionError(problems);
        });
    }

    /** As YAML, which lone surrogates have no place in. */
    private static String name(String payload) {
        StringBuilder yaml = new StringBuilder("\"");
        payload.chars().filter(c -> c < 0xd800 || c > 0xdfff).forEach(c -> {
            boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
            yaml.append(plain ? String.valueOf((char) c) : "\\u%04x".formatted(c));
        });
        return yaml.append('"').toString();
    }

    private void serve(String path, String type, String body) {
        origin.on(
                path,
                (asked, socket) -> socket.write(HostileOrigin.http("200 OK", Map.of("Content-Type", type), body)));
    }

    private static String rss() {
        List<String> payloads = Payloads.all();
        String items = IntStream.range(0, payloads.size())
                .mapToObj(i -> {
                    String text = xml(payloads.get(i));
                    return "<item><title>R" + i + " " + text + "</title><guid isPermaLink=\"false\">r" + i
                            + "</guid><link>"
                            + (i % 2 == 0 ? "https://tin.example/r" + i + ".html?" : "") + text
                            + "</link><description>&lt;p&gt;Lead&lt;/p&gt;" + text
                            + "</description><content:encoded>&lt;p&gt;Body&lt;/p&gt;" + text
                            + "</content:encoded><dc:creator>" + text + "</dc:creator><category>" + text
                            + " x" + i + "</category><enclosure url=\"" + text
                            + "\" type=\"image/png\" length=\"1\"/></item>";
                })
                .collect(Collectors.joining("\n"));
        return "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>x</title><link>http://tin.example/</link>"
                + "<description>x</description>" + items + "</channel></rss>";
    }

    private static String xml(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || (c >= ' ' && c < 0xd800) || c > 0xdfff)
                .forEach(out::appendCodePoint);
        return out.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String json() {
        List<String> payloads = Payloads.all();
        JsonArray items = new JsonArray();
        for (int i = 0; i < payloads.size(); i++) {
            String text = payloads.get(i);
            items.add(new JsonObject()
                    .put("id", "j" + i)
                    .put("title", "J" + i + " " + text)
                    .put("url", i % 2 == 0 ? text : "https://tin.example/j" + i + "/" + text)
                    .put("summary", text)
                    .put("content_html", "<p>Body</p>" + text)
                    .put("image", text)
                    .put("language", text)
                    .put(
                            "authors",
                            new JsonArray()
                                    .add(new JsonObject().put("name", text).put("url", text)))
                    .put("tags", new JsonArray().add(text + " x" + i))
                    .put(
                            "attachments",
                            new JsonArray()
                                    .add(new JsonObject().put("url", text).put("mime_type", text))));
        }
        return new JsonObject()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", "x")
                .put("items", items)
                .encode();
    }

    private void awaitItems() {
        int wanted = 2 * Payloads.all().size();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (items().size() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no more than " + items().size() + " of " + wanted + " items");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private <T> T onLoop(Supplier<Future<T>> work) {
        return TestDatabase.await(Future.future(promise ->
                vertx.getOrCreateContext().runOnContext(go -> work.get().onComplete(promise))));
    }

    @Override
    public void close() {
        TestDatabase.await(server.close());
        TestDatabase.await(publisher.close());
        onLoop(() -> ingest.stop(java.time.Duration.ofSeconds(2)));
        TestDatabase.await(origin.close());
        tested.close();
    }
}
