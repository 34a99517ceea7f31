package vn.tintinh.web;

import static vn.tintinh.publish.Newsroom.await;
import static vn.tintinh.publish.Newsroom.item;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import vn.tintinh.publish.ItemList;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ComplaintStore;
import vn.tintinh.store.Database;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.SearchStore;
import vn.tintinh.store.StatusStore;

/** A public port with some news, as it is in earnest. */
final class Site implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Newsroom room = Newsroom.open(vertx);
    private final Publisher publisher;
    private final PublicSite site;
    private final HttpServer server;

    Site(HttpServerOptions options, Duration patience) {
        for (int day = 0; day < 3; day++) {
            room.publish(
                    "bao-lam-dong",
                    Duration.ZERO,
                    item(
                            "Tin số " + day,
                            Instant.parse("2026-03-01T01:00:00Z").plus(Duration.ofDays(day)),
                            "kinh-te",
                            "lam-dong"));
        }
        publisher = new Publisher(
                vertx,
                vertx.createSharedWorkerExecutor("render", 2),
                Newsroom::configuration,
                room.database(),
                new ArchiveStore(room.database()),
                InstantSource.system());
        site = new PublicSite(vertx, publisher);
        site.showStatus(() -> new StatusStore(room.database()).figures(), Duration.ZERO);
        showApi(site, vertx, room.database());
        site.takeComplaints(new ComplaintStore(room.database()));
        site.showSearch(vertx, new SearchStore(room.database()));
        await(site.start());
        Context loop = vertx.getOrCreateContext();
        server = await(Future.<HttpServer>future(listening -> loop.runOnContext(
                on -> site.open(vertx, options, patience).listen(0, "127.0.0.1").onComplete(listening))));
    }

    static void showApi(PublicSite site, Vertx vertx, Database database) {
        site.showApi(
                new ItemList(vertx, new ItemStore(database), InstantSource.system()),
                new StatusStore(database)::sources);
    }

    Vertx vertx() {
        return vertx;
    }

    Newsroom room() {
        return room;
    }

    HttpServer server() {
        return server;
    }

    PublicSite site() {
        return site;
    }

    Publisher publisher() {
        return publisher;
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        await(server.close());
        await(publisher.close());
        room.close();
        await(vertx.close());
    }
}
