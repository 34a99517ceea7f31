package vn.tintinh.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.admin.AdminSite;
import vn.tintinh.admin.ComplaintClock;
import vn.tintinh.admin.Desk;
import vn.tintinh.admin.IncidentFeed;
import vn.tintinh.admin.Management;
import vn.tintinh.admin.Passwords;
import vn.tintinh.admin.Readiness;
import vn.tintinh.admin.SourceReport;
import vn.tintinh.config.LiveConfiguration;
import vn.tintinh.config.Settings;
import vn.tintinh.embed.Embeds;
import vn.tintinh.hub.Hub;
import vn.tintinh.hub.Timing;
import vn.tintinh.ingest.Ingest;
import vn.tintinh.publish.ItemList;
import vn.tintinh.publish.Publisher;
import vn.tintinh.push.Pace;
import vn.tintinh.push.Subscriber;
import vn.tintinh.store.AdminStore;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ChangeListener;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.store.ComplaintStore;
import vn.tintinh.store.Database;
import vn.tintinh.store.DatabaseClock;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.EmbedCountStore;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.SearchStore;
import vn.tintinh.store.SourceStore;
import vn.tintinh.store.StatusStore;
import vn.tintinh.store.SubscriberStore;
import vn.tintinh.stream.Streams;
import vn.tintinh.web.PublicSite;

/**
 * A running Tin Tỉnh. Started in this order, stopped in the reverse: database → publisher → changes → public port →
 * hub and streams → management port → polling → subscriptions at hubs. So nobody is served by what is not ready, and nothing is polled
 * that cannot be stored.
 */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** What runs under way are given at the stop; the whole stop stays under ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Vertx vertx;
    private final LiveConfiguration configuration;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final WorkerExecutor workers;
    private final Deque<Supplier<Future<Void>>> stops = new ArrayDeque<>();
    private volatile Future<Optional<String>> firstPassword = Future.succeededFuture(Optional.empty());

    private Server(Vertx vertx, LiveConfiguration configuration) {
        this.vertx = vertx;
        this.configuration = configuration;
        this.workers =
                vertx.createSharedWorkerExecutor("intake", Runtime.getRuntime().availableProcessors());
    }

    /** Starts everything; when a part can't start, what has started is stopped again and the future fails. */
    static Future<Server> start(Vertx vertx, LiveConfiguration configuration) {
        Server server = new Server(vertx, configuration);
        return server.start().map(server).recover(failure -> server.stop()
                .transform(stopped -> Future.failedFuture(failure)));
    }

    /** Stops everything, last started first. Never fails: what can't be stopped is logged. */
    Future<Void> stop() {
        if (stops.isEmpty()) {
            return Future.succeededFuture();
        }
        return stops.pop()
                .get()
                .onFailure(failure -> LOG.warn("event=stop outcome=failed problem=\"{}\"", failure.getMessage()))
                .transform(stopped -> stop());
    }

    /** The admins' password where this start has made it, to be shown and forgotten. */
    Future<Optional<String>> firstPassword() {
        return firstPassword;
    }

    private Future<Void> start() {
        Settings settings = configuration.current().settings();
        DatabaseOptions options = options(settings.database());
        LOG.info("event=start database=\"{}\"", options);
        return Database.open(vertx, options).compose(database -> {
            stops.push(database::close);
            firstPassword = new Passwords(vertx, new AdminStore(database)).first();
            stops.push(Vitals.start(vertx, database, metrics)::stop);
            return DatabaseClock.start(database, InstantSource.system()).compose(clock -> {
                stops.push(clock::close);
                return publish(database, clock).compose(publisher -> serve(settings.server(), publisher, database)
                        .compose(site -> openHub(database, publisher, site, clock)
                                .compose(open -> openStreams(database, publisher, site, clock))
                                .compose(open -> manage(settings.server(), database))
                                .compose(management -> poll(database, clock)
                                        .onSuccess(ingest -> management.show(new AdminSite(new Desk(
                                                vertx,
                                                database,
                                                configuration,
                                                publisher,
                                                ingest,
                                                () -> readiness(database),
                                                clock)))))
                                .compose(ingest -> subscribe(database, ingest, site))));
            });
        });
    }

    private Future<Publisher> publish(Database database, InstantSource clock) {
        ChangeStore changes = new ChangeStore(database);
        Publisher publisher =
                new Publisher(vertx, workers, configuration::current, database, new ArchiveStore(database), clock);
        configuration.onChange(changed -> publisher
                .reload()
                .onFailure(failure -> LOG.warn("event=reload part=publish problem=\"{}\"", failure.getMessage())));
        stops.push(publisher::close);
        return changes.latest().compose(cursor -> {
            ChangeListener listener = new ChangeListener(database, cursor, publisher::changed);
            stops.push(listener::close);
            return listener.start().map(publisher);
        });
    }

    private Future<PublicSite> serve(Settings.Server server, Publisher publisher, Database database) {
        PublicSite site = new PublicSite(vertx, publisher);
        StatusStore status = new StatusStore(database);
        site.showStatus(status::figures);
        ComplaintStore complaints = new ComplaintStore(database);
        site.takeComplaints(complaints);
        ComplaintClock clock = new ComplaintClock(
                vertx,
                complaints,
                () -> configuration.current().settings().complaints().kept(),
                metrics);
        clock.start();
        stops.push(clock::stop);
        site.showApi(new ItemList(vertx, new ItemStore(database), publisher.clock()), status::sources);
        site.showSearch(vertx, new SearchStore(database));
        Embeds embeds = new Embeds(vertx, publisher, workers, new EmbedCountStore(database), metrics);
        embeds.on(site.router());
        embeds.start();
        stops.push(embeds::stop);
        return site.start()
                .compose(started -> vertx.deployVerticle(
                        () -> new Listener(site, configuration),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors())))
                .onSuccess(id -> stops.push(() -> vertx.undeploy(id)))
                .recover(failure -> Future.failedFuture(taken(failure, server.host(), server.port(), "server.port")))
                .map(site);
    }

    /** One event loop's share of the public port. */
    private static final class Listener extends VerticleBase {
        private final PublicSite site;
        private final LiveConfiguration configuration;

        Listener(PublicSite site, LiveConfiguration configuration) {
            this.site = site;
            this.configuration = configuration;
        }

        @Override
        public Future<?> start() {
            Settings.Server settings = configuration.current().settings().server();
            HttpServer server = site.open(vertx, PublicSite.options(settings.tls()));
            configuration.onChange(changed -> changed.settings()
                    .server()
                    .tls()
                    .filter(tls -> settings.tls().isPresent())
                    .ifPresent(tls -> PublicSite.renew(server, tls)
                            .onFailure(failure ->
                                    LOG.warn("event=reload part=tls problem=\"{}\"", failure.getMessage()))));
            return server.listen(settings.port(), settings.host());
        }
    }

    private Future<Management> manage(Settings.Server server, Database database) {
        Management management = new Management(
                vertx,
                metrics,
                () -> readiness(database),
                new SourceReport(new SourceStore(database), new IncidentStore(database), new HubStore(database)),
                new IncidentFeed(new IncidentStore(database), configuration::current));
        return management
                .listen(server.managementHost(), server.managementPort())
                .onSuccess(port -> stops.push(management::close))
                .recover(failure -> Future.failedFuture(
                        taken(failure, server.managementHost(), server.managementPort(), "server.management-port")))
                .map(management);
    }

    private static Future<Readiness> readiness(Database database) {
        return database.health()
                .map(healthy -> Readiness.ready())
                .otherwise(
                        failure -> Readiness.degraded("feeds are served as they last were: " + failure.getMessage()));
    }

    private Future<Ingest> poll(Database database, InstantSource clock) {
        Ingest ingest = new Ingest(vertx, database, workers, configuration::current, metrics, clock);
        configuration.onChange(changed -> ingest.reload()
                .onFailure(failure -> LOG.warn("event=reload part=poll problem=\"{}\"", failure.getMessage())));
        stops.push(() -> ingest.stop(PATIENCE));
        return ingest.start().map(ingest);
    }

    private Future<Void> subscribe(Database database, Ingest ingest, PublicSite site) {
        Subscriber subscriber = new Subscriber(
                vertx,
                database,
                workers,
                ingest,
                () -> configuration.current().settings().server(),
                metrics,
                Pace.USUAL);
        subscriber.on(site.router());
        configuration.onChange(changed -> subscriber.tellWhereWeAre());
        stops.push(subscriber::stop);
        subscriber.start();
        return Future.succeededFuture();
    }

    private Future<Void> openHub(Database database, Publisher publisher, PublicSite site, InstantSource clock) {
        Hub hub = new Hub(
                vertx, database, publisher, () -> configuration.current().settings(), metrics, clock, Timing.USUAL);
        hub.on(site.router());
        site.showHub(new SubscriberStore(database)::figures);
        stops.push(hub::stop);
        return hub.start();
    }

    private Future<Void> openStreams(Database database, Publisher publisher, PublicSite site, InstantSource clock) {
        Streams streams = new Streams(
                vertx,
                publisher,
                new ItemStore(database),
                new ChangeStore(database),
                () -> configuration.current().settings().push().streams(),
                metrics,
                clock);
        streams.on(site.router());
        stops.push(streams::stop);
        return streams.start();
    }

    /** The system's own transport says of a port that is taken an {@code IOException}, Java's a {@code BindException}. */
    private static Throwable taken(Throwable failure, String host, int port, String setting) {
        return failure instanceof java.io.IOException
                ? new StartException("port " + port + " on " + host + " is in use or not allowed ("
                        + failure.getMessage() + "): stop what listens there, or set " + setting + " in tintinh.yaml")
                : failure;
    }

    /** Where the database of a configuration is. */
    static DatabaseOptions options(Settings.Database database) {
        return new DatabaseOptions(
                database.url(),
                database.user(),
                database.password(),
                database.poolSize(),
                database.directory(),
                database.hosts());
    }
}
