package vn.tintinh.embed;

import static java.util.Objects.requireNonNull;
import static vn.tintinh.publish.Newsroom.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Partner;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Access;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Image;
import vn.tintinh.model.Item;
import vn.tintinh.model.Republication;
import vn.tintinh.model.Source;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.EmbedCountStore;
import vn.tintinh.store.SourceStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.web.PublicSite;

/** A public port with blocks and some news, hostile news among it, at its own public URL. */
public final class Stand implements AutoCloseable {
    /** A title that wants to be more than text, and must not. */
    public static final String HOSTILE = "</a><script>parent.hacked=1</script><img src=x onerror=parent.hacked=1>\"'`";

    private static final Instant MORNING = Instant.parse("2026-03-01T01:00:00Z");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final TestDatabase database = TestDatabase.create();
    private final Vertx vertx = database.vertx();
    private final AtomicReference<Handler<HttpServerRequest>> handler = new AtomicReference<>(request -> {});
    private final HttpServer server = await(vertx.createHttpServer(PublicSite.options())
            .requestHandler(request -> requireNonNull(handler.get()).handle(request))
            .listen(0, "127.0.0.1"));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Newsroom room = Newsroom.open(vertx, database.options());
    private final EmbedCountStore counts = new EmbedCountStore(database.database());
    private final Publisher publisher;
    private final Embeds embeds;

    /** With partners, and the news of three outlets, each of which lets another part of it be shown. */
    public Stand(List<Partner> partners) {
        Configuration configuration = configuration(partners);
        await(new SourceStore(room.database()).declare(configuration.sources()));
        for (int i = 0; i < 8; i++) {
            Classified item = Newsroom.item("Tin số " + i, MORNING.plusSeconds(60L * i), "kinh-te", "lam-dong");
            room.publish("bao-lam-dong", Duration.ZERO, pictured(item, "https://bao.example/" + i + ".jpg"));
        }
        room.publish("bao-binh-thuan", Duration.ZERO, hostile());
        room.publish(
                "chi-duong-dan",
                Duration.ZERO,
                pictured(
                        Newsroom.item("Chỉ đường dẫn", MORNING.plusSeconds(9000), "thoi-su", "lam-dong"),
                        "https://bao.example/cam.jpg"));
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("render", 2);
        publisher = new Publisher(
                vertx,
                workers,
                () -> configuration,
                room.database(),
                new ArchiveStore(room.database()),
                InstantSource.system());
        PublicSite site = new PublicSite(vertx, publisher);
        embeds = new Embeds(vertx, publisher, workers, counts, metrics);
        embeds.on(site.router());
        await(site.start());
        handler.set(site.handler());
    }

    private Configuration configuration(List<Partner> partners) {
        Configuration usual = Newsroom.configuration();
        Source known = usual.sources().get(0);
        return new Configuration(
                settings(usual.settings()),
                usual.categories(),
                usual.provinces(),
                usual.channels(),
                partners,
                List.of(known, usual.sources().get(1), link(known)));
    }

    private Settings settings(Settings all) {
        Settings.Server server = all.server();
        Settings.Server here = new Settings.Server(
                server.host(),
                server.port(),
                server.managementHost(),
                server.managementPort(),
                URI.create(base()),
                server.tls(),
                server.title(),
                server.tagAuthority());
        return new Settings(
                here,
                all.database(),
                all.polling(),
                all.republication(),
                all.publishing(),
                all.retention(),
                all.removal(),
                all.push(),
                all.complaints());
    }

    /** An outlet that lets only the link be shown. */
    private static Source link(Source like) {
        return new Source(
                "chi-duong-dan",
                "Báo Chỉ Đường Dẫn",
                URI.create("https://duong-dan.example/rss"),
                like.kind(),
                like.province(),
                like.type(),
                List.of(),
                like.page(),
                List.of(),
                List.of(),
                like.poll(),
                new Republication(Republication.Mode.LINK, Duration.ZERO, Optional.empty()),
                Map.of(),
                Access.USUAL,
                true);
    }

    private static Classified hostile() {
        Classified usual = Newsroom.item(HOSTILE, MORNING.plusSeconds(6000), "van-hoa", "binh-thuan");
        Item item = usual.item();
        return with(usual, item, Optional.of("javascript:parent.hacked=1"), Optional.of(Image.at("javascript:1")));
    }

    private static Classified pictured(Classified usual, String url) {
        Item item = usual.item();
        Image image = new Image(
                url, Optional.empty(), Optional.empty(), OptionalInt.of(1200), OptionalInt.of(630), Optional.empty());
        return with(usual, item, item.link(), Optional.of(image));
    }

    private static Classified with(Classified usual, Item item, Optional<String> link, Optional<Image> image) {
        Item changed = new Item(
                item.keys(),
                link,
                item.title(),
                item.summary(),
                item.content(),
                item.authors(),
                item.published(),
                item.updated(),
                item.dateBasis(),
                item.precision(),
                item.labels(),
                item.enclosures(),
                image,
                item.language());
        return new Classified(changed, usual.categories(), usual.province(), usual.unknownLabels());
    }

    /** Where it is reached. */
    public String base() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** An answer, redirects not followed; headers as names and values in turn. */
    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /**
     * What the builder has one paste, as a reader's browser shows it.
     *
     * @param form what is filled in, as a query
     * @param id of the field
     */
    public String code(String form, String id) {
        Matcher field = Pattern.compile("<textarea id=\"" + id + "\"[^>]*>([^<]*)</textarea>")
                .matcher(get("/embed?" + form).body());
        if (!field.find()) {
            throw new AssertionError("the builder gives no " + id + " for " + form);
        }
        return field.group(1)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    EmbedCountStore counts() {
        return counts;
    }

    SimpleMeterRegistry metrics() {
        return metrics;
    }

    Embeds embeds() {
        return embeds;
    }

    @Override
    public void close() {
        await(server.close());
        await(publisher.close());
        room.close();
        database.close();
    }
}
