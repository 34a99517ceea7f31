package vn.tintinh.hub;

import static vn.tintinh.testing.Await.value;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Settings;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ChangeListener;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.store.Database;
import vn.tintinh.store.SubscriberStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.web.PublicSite;

/** A node that publishes and has a hub, with its public port, on event loops of its own; it can die. */
final class Node implements AutoCloseable {
    static final String PUBLIC = "http://localhost:8080";

    /** Quick, so that tests need not wait. */
    static final Timing QUICK = new Timing(
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(1000),
            Duration.ofMillis(1000),
            Duration.ofMillis(300),
            Duration.ZERO,
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMinutes(1));

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Vertx vertx = Vertx.vertx();
    private final Hub hub;
    private final HttpServer server;
    private final ChangeListener listener;
    private boolean dead;

    Node(TestDatabase tested, Timing timing) {
        this(tested, timing, configuration(new Settings.Push(1000, 100, "sha256", 100)));
    }

    Node(TestDatabase tested, Timing timing, Configuration configuration) {
        Database database = value(Database.open(vertx, tested.options()));
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("render", 2);
        InstantSource clock = InstantSource.system();
        ChangeStore changes = new ChangeStore(database);
        Publisher publisher =
                new Publisher(vertx, workers, () -> configuration, database, new ArchiveStore(database), clock);
        PublicSite site = new PublicSite(vertx, publisher);
        value(site.start());
        listener = new ChangeListener(database, value(changes.latest()), publisher::changed);
        value(listener.start());
        hub = new Hub(vertx, database, publisher, configuration::settings, new SimpleMeterRegistry(), clock, timing);
        hub.on(site.router());
        site.showHub(new SubscriberStore(database)::figures);
        server = value(vertx.createHttpServer(PublicSite.options())
                .requestHandler(site.handler())
                .listen(0, "127.0.0.1"));
        value(hub.start());
    }

    /** The newsroom's, with callbacks on loopback allowed. */
    static Configuration configuration(Settings.Push push) {
        Configuration usual = Newsroom.configuration();
        Settings settings = usual.settings();
        Settings.Polling polling = settings.polling();
        return new Configuration(
                new Settings(
                        settings.server(),
                        settings.database(),
                        new Settings.Polling(
                                polling.interval(),
                                polling.concurrency(),
                                polling.tick(),
                                polling.lease(),
                                polling.hostGap(),
                                polling.budget(),
                                polling.articlesPerRun(),
                                polling.userAgent(),
                                List.of("127.0.0.0/8"),
                                polling.limits()),
                        settings.republication(),
                        settings.publishing(),
                        settings.retention(),
                        settings.removal(),
                        push,
                        settings.complaints()),
                usual.categories(),
                usual.provinces(),
                usual.channels(),
                usual.partners(),
                usual.sources());
    }

    /** Sends a form to the hub. */
    HttpResponse<String> ask(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url("/hub")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Asks for a subscription. */
    HttpResponse<String> subscribe(String topic, String callback) {
        return ask(Map.of("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", callback));
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path))).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Dies as a killed process does: nothing is handed back, every connection breaks. */
    void die() {
        dead = true;
        value(vertx.close());
    }

    @Override
    public void close() {
        if (!dead) {
            value(hub.stop());
            value(listener.close());
            die();
        }
    }
}
