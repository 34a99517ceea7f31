package vn.tintinh.bench;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Gazetteer;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Access;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.PollPolicy;
import vn.tintinh.model.Province;
import vn.tintinh.model.Republication;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceKind;
import vn.tintinh.model.SourceType;
import vn.tintinh.publish.Publication;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Rendition;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ChangeListener;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.web.PublicSite;

/** A public port on a PostgreSQL with news: many sources, each of which is a channel, and some channels beside them. */
final class BenchSite implements AutoCloseable {
    private static final int ENTRIES = 50;
    private static final String COLUMNS = """
            INSERT INTO item (id, source_id, keys, link, title, summary, content, authors, published, date_basis, precision,
                labels, enclosures, language, categories, province, first_seen, last_seen, changed, visible_from,
                fingerprint, sequence, search)
            """;
    private static final String FILL = COLUMNS + """
            SELECT 'i' || n, 's' || n %% %1$d, ARRAY['guid:g' || n], 'https://bao.example/tin-' || n || '.html',
                'Tin số ' || n || ' của tỉnh: giá cà phê, hồ tiêu và lịch cúp điện ' || md5(n::text),
                '<p>Tóm tắt ' || repeat(md5(n::text) || ' đồng bào các dân tộc ', 3) || '</p>',
                '<p>Toàn văn ' || repeat(md5((n * 7)::text) || ' theo Ủy ban nhân dân tỉnh ', 12) || '</p>',
                '[]', now() - n * interval '7 seconds', 'published', 'minute', '{}', '[]', 'vi',
                ARRAY['c' || n %% 20], 'p' || n %% 30, now(), now(), now(), now() - interval '1 hour',
                gen_random_uuid(), nextval('change_sequence'), ''::tsvector
            FROM generate_series(1, %2$d) n
            """;
    private static final String ADD = """
            WITH added AS (
            """ + COLUMNS + """
                SELECT 'x' || n, '%1$s', ARRAY['guid:x' || n], 'https://bao.example/moi-' || n, 'Tin mới ' || n,
                    '<p>Tóm tắt</p>', '<p>Toàn văn</p>', '[]', now(), 'published', 'minute', '{}', '[]', 'vi',
                    ARRAY['%2$s'], '%3$s', now(), now(), now(), now(), gen_random_uuid(), n, ''::tsvector
                FROM (SELECT nextval('change_sequence') AS n) AS next
                RETURNING id, source_id, categories, province, visible_from, sequence
            ), changed AS (
                INSERT INTO change (sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at)
                SELECT sequence, 'new', id, source_id, categories, ARRAY[province], visible_from, true, now() FROM added
                RETURNING sequence
            )
            SELECT pg_notify('tintinh_change', sequence::text), 'x' || sequence FROM changed
            """;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors()));
    private final BenchPostgres postgres;
    private final Publisher publisher;
    private final PublicSite site;
    private final int port;

    /** Fills the store and listens. */
    BenchSite(int port, int sources, int itemsEach, List<Channel> further) throws IOException, SQLException {
        this.port = port;
        postgres = new BenchPostgres(vertx, 8);
        postgres.execute(FILL.formatted(sources, sources * itemsEach));
        postgres.execute("ANALYZE item");
        Configuration configuration = configuration(port, sources, further);
        WorkerExecutor workers =
                vertx.createSharedWorkerExecutor("render", Runtime.getRuntime().availableProcessors());
        ChangeStore changes = new ChangeStore(postgres.database());
        publisher = new Publisher(
                vertx,
                workers,
                () -> configuration,
                postgres.database(),
                new ArchiveStore(postgres.database()),
                InstantSource.system());
        site = new PublicSite(vertx, publisher);
        await(site.start());
        long cursor = await(changes.latest());
        Context loop = vertx.getOrCreateContext();
        ChangeListener listener = await(Future.<ChangeListener>future(made -> loop.runOnContext(
                on -> made.complete(new ChangeListener(postgres.database(), cursor, publisher::changed)))));
        await(listener.start());
        await(vertx.deployVerticle(
                Listener::new,
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors())));
    }

    private final class Listener extends VerticleBase {
        @Override
        public Future<?> start() {
            return site.open(vertx, PublicSite.options()).listen(port, "127.0.0.1");
        }
    }

    Publisher publisher() {
        return publisher;
    }

    BenchPostgres postgres() {
        return postgres;
    }

    /** Makes what is published at URIs, as if a reader had asked for each. */
    void warm(List<String> uris) {
        List<Future<Rendition>> asked = new ArrayList<>();
        for (String uri : uris) {
            Publication publication = publisher.find(uri).orElseThrow();
            asked.add(publisher.rendition(publication));
            if (asked.size() == 200) {
                await(Future.all(asked).mapEmpty());
                asked.clear();
            }
        }
        await(Future.all(asked).mapEmpty());
    }

    /** Stores an item as a run does; its id, when it is committed. */
    synchronized String add(int source, int category, int province) {
        try (var row = postgres.query(ADD.formatted("s" + source, "c" + category, "p" + province))) {
            row.next();
            return row.getString(2);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Configuration configuration(int port, int sources, List<Channel> further) {
        Settings all = Settings.defaults();
        Settings.Server server = all.server();
        Settings settings = new Settings(
                new Settings.Server(
                        server.host(),
                        port,
                        server.managementHost(),
                        server.managementPort(),
                        URI.create("http://localhost:" + port),
                        Optional.empty(),
                        server.title(),
                        server.tagAuthority()),
                all.database(),
                all.polling(),
                all.republication(),
                new Settings.Publishing(ENTRIES, 2L << 30, false, Channel.Duplicates.FOLD),
                all.retention(),
                all.removal(),
                all.push(),
                all.complaints());
        List<Category> categories = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            categories.add(
                    new Category("c" + n, "Chuyên mục " + n, Optional.empty(), List.of(), List.of("04000000"), false));
        }
        List<Source> polled = new ArrayList<>();
        for (int n = 0; n < sources; n++) {
            polled.add(source(n));
        }
        List<Province> provinces = Gazetteer.load();
        return new Configuration(settings, categories, provinces, further, List.of(), polled);
    }

    private static Source source(int n) {
        return new Source(
                "s" + n,
                "Báo số " + n,
                URI.create("https://s" + n + ".example/rss"),
                SourceKind.PRESS,
                Optional.empty(),
                SourceType.FEED,
                List.of(),
                PageRule.NONE,
                List.of(),
                List.of(),
                new PollPolicy(Duration.ofMinutes(10), Duration.ofHours(1)),
                new Republication(Republication.Mode.FULL, Duration.ZERO, Optional.empty()),
                Map.of(),
                Access.USUAL,
                true);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(180, TimeUnit.SECONDS);
        } catch (Exception cause) {
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() throws IOException {
        await(publisher.close());
        postgres.close();
        await(vertx.close());
    }
}
