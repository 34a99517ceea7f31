package vn.tintinh.admin;

import static vn.tintinh.testing.Await.value;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.LiveConfiguration;
import vn.tintinh.config.Loader;
import vn.tintinh.config.Outside;
import vn.tintinh.ingest.Ingest;
import vn.tintinh.parse.page.Selectors;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.AdminStore;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.SourceStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.testing.ConfFolder;

/** A management port with a store and a configuration on disk, as it is in earnest, but that nothing is polled. */
final class Office implements AutoCloseable {
    static final String PASSWORD = "mật khẩu của quản trị";

    private final TestDatabase tested = TestDatabase.create();
    private final ConfFolder conf;
    private final Context loop = tested.vertx().getOrCreateContext();
    private final LiveConfiguration live;
    private final Ingest ingest;
    private final Desk desk;
    private final AdminStore store;
    private Management management;
    private int port;

    Office(Path folder, Duration patience) {
        Vertx vertx = tested.vertx();
        conf = configuration(folder);
        Outside outside = Outside.process().withSelectors(Selectors::problem);
        Configuration first = Loader.load(conf.folder(), outside).fold(valid -> valid, problems -> {
            throw new AssertionError(problems);
        });
        live = LiveConfiguration.watch(vertx, conf.folder(), outside, first);
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("intake", 2);
        InstantSource clock = InstantSource.system();
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Publisher publisher = onLoop(() -> new Publisher(
                vertx, workers, live::current, tested.database(), new ArchiveStore(tested.database()), clock));
        ingest = onLoop(() -> new Ingest(vertx, tested.database(), workers, live::current, metrics, clock));
        live.onChange(changed -> {
            ingest.reload();
            publisher.reload();
        });
        value(new SourceStore(tested.database()).declare(first.sources()));
        desk = new Desk(
                vertx,
                tested.database(),
                live,
                publisher,
                ingest,
                () -> Future.succeededFuture(Readiness.ready()),
                clock);
        store = new AdminStore(tested.database());
        value(passwords().change(PASSWORD));
        open(patience);
    }

    /** One source whose name looks like markup, two categories. */
    private static ConfFolder configuration(Path folder) {
        ConfFolder conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data"));
        conf.write("categories.yaml", """
                # Chuyên mục
                - slug: kinh-te
                  name: Kinh tế
                  labels:
                    - Thị trường   # chú thích
                - {slug: van-hoa, name: Văn hóa}
                """);
        conf.write("sources/lam-dong.yaml", """
                # Lâm Đồng
                - id: bao-lam-dong
                  name: "Báo <b>Lâm</b> Đồng"
                  url: https://bao-lam-dong.example/rss
                  province: "68"
                """);
        return conf;
    }

    /** Opens the port, as at a start. */
    void open(Duration patience) {
        management = onLoop(() -> new Management(
                tested.vertx(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                () -> Future.succeededFuture(Readiness.ready()),
                new SourceReport(
                        new SourceStore(tested.database()),
                        new IncidentStore(tested.database()),
                        new HubStore(tested.database())),
                new IncidentFeed(new IncidentStore(tested.database()), live::current),
                patience));
        management.show(onLoop(() -> new AdminSite(desk, store)));
        port = value(onLoop(() -> management.listen("127.0.0.1", 0)));
    }

    /** Closes the port and opens another one. */
    void restart() {
        value(management.close());
        open(Duration.ofSeconds(30));
    }

    private <T> T onLoop(Supplier<T> work) {
        return value(Future.future(made -> loop.runOnContext(go -> made.complete(work.get()))));
    }

    int port() {
        return port;
    }

    ConfFolder conf() {
        return conf;
    }

    Desk desk() {
        return desk;
    }

    AdminStore store() {
        return store;
    }

    /** With a hash that is made quickly. */
    Passwords passwords() {
        return new Passwords(tested.vertx(), store, 1000);
    }

    TestDatabase tested() {
        return tested;
    }

    Browser browser() {
        return new Browser("http://127.0.0.1:" + port);
    }

    /** Somebody who is logged in. */
    Browser admin() {
        return browser().login(PASSWORD);
    }

    @Override
    public void close() {
        value(management.close());
        value(live.close());
        value(onLoop(() -> ingest.stop(Duration.ZERO)));
        tested.close();
    }
}
