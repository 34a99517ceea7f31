package vn.tintinh.web;

import static vn.tintinh.publish.Newsroom.await;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import vn.tintinh.config.Configuration;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ChangeListener;
import vn.tintinh.store.ChangeStore;

/** One node that publishes what a newsroom has. */
final class SiteNode implements AutoCloseable {
    private final Publisher publisher;
    private final ChangeListener listener;
    private final HttpServer server;

    private SiteNode(Publisher publisher, ChangeListener listener, HttpServer server) {
        this.publisher = publisher;
        this.listener = listener;
        this.server = server;
    }

    /**
     * Starts one.
     *
     * @param settled how long an item waits at least before it comes into an archive page
     */
    static SiteNode start(Vertx vertx, Newsroom room, Supplier<Configuration> configuration, Duration settled) {
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("render", 2);
        ChangeStore changes = new ChangeStore(room.database());
        Publisher publisher = new Publisher(
                vertx,
                workers,
                configuration,
                room.database(),
                new ArchiveStore(room.database(), settled),
                InstantSource.system());
        PublicSite site = new PublicSite(vertx, publisher);
        await(site.start());
        ChangeListener listener = new ChangeListener(room.database(), await(changes.latest()), publisher::changed);
        await(listener.start());
        HttpServer server = await(vertx.createHttpServer(PublicSite.options())
                .requestHandler(site.handler())
                .listen(0, "127.0.0.1"));
        return new SiteNode(publisher, listener, server);
    }

    int port() {
        return server.actualPort();
    }

    /** Has the node look at the archives of all channels now. */
    void look() {
        await(publisher.reload());
    }

    Publisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        await(server.close());
        await(listener.close());
        await(publisher.close());
    }
}
