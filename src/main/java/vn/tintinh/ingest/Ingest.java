package vn.tintinh.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Settings;
import vn.tintinh.fetch.Fetcher;
import vn.tintinh.model.Document;
import vn.tintinh.model.Source;
import vn.tintinh.net.AddressGuard;
import vn.tintinh.net.Outbound;
import vn.tintinh.net.Terms;
import vn.tintinh.store.Claim;
import vn.tintinh.store.ClaimRequest;
import vn.tintinh.store.Database;
import vn.tintinh.store.HealthStore;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.PendingStore;
import vn.tintinh.store.Retention;
import vn.tintinh.store.RevisitStore;
import vn.tintinh.store.RunStore;
import vn.tintinh.store.SourceStore;

/** All polling of one node: declares the configured sources, keeps runs going, drops what has had its time. */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);
    private static final Duration FOR_OTHERS = Duration.ofSeconds(1);
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);
    private static final Duration DECLARE_AGAIN = Duration.ofSeconds(2);
    private static final Duration COUNT_EVERY = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Supplier<Configuration> configuration;
    private final SourceStore sources;
    private final Retention retention;
    private final Outbound outbound;
    private final Poller poller;
    private final Hubs hubs = new Hubs();
    private final Delivery delivery;
    private final String node =
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
    private Intake intake;
    private Terms terms;
    private final Census census;
    private final Spending spending;
    private final Revisits revisits;
    private long pruning = -1;
    private long counting = -1;
    private long weighing = -1;
    private long declaring = -1;
    private final InstantSource clock;
    private boolean stopping;

    /**
     * Nothing is polled before {@link #start}. To be made and used on one event loop.
     *
     * @param workers for work on the processor; unordered
     * @param configuration the one in force
     */
    public Ingest(
            Vertx vertx,
            Database database,
            WorkerExecutor workers,
            Supplier<Configuration> configuration,
            MeterRegistry metrics,
            InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.configuration = configuration;
        this.sources = new SourceStore(database, Outbound::host);
        this.retention = new Retention(database);
        this.intake = new Intake(configuration.get());
        this.terms = terms(polling());
        this.outbound = new Outbound(vertx, () -> terms);
        RunStore runs = new RunStore(database);
        this.spending = new Spending(runs, () -> polling().budget(), metrics);
        Tools tools = new Tools(
                new Fetcher(outbound, clock),
                runs,
                new PendingStore(database),
                new HealthStore(database),
                new IncidentStore(database),
                new Workshop(workers),
                () -> intake,
                this::polling,
                new Timetable(RandomGenerator.getDefault(), hubs, spending::pressure, clock),
                hubs,
                new RunLog(metrics),
                clock);
        this.delivery = new Delivery(tools);
        this.poller = new Poller(vertx, polling().concurrency(), this::claim, polled(new Run(tools)));
        RevisitStore pages = new RevisitStore(database);
        this.revisits = new Revisits(
                vertx,
                pages,
                new Visit(tools.fetcher(), pages, tools.incidents(), () -> intake, clock),
                configuration,
                metrics);
        this.census = new Census(tools.healths(), metrics);
        Gauge.builder("tintinh_runs_active", poller, Poller::running)
                .description("Polls under way")
                .register(metrics);
    }

    /** Begins to poll. */
    public Future<Void> start() {
        return sources.declare(enabled()).onSuccess(done -> {
            poller.start(polling().tick());
            revisits.start(polling().tick());
            pruning = vertx.setPeriodic(PRUNE_EVERY.toMillis(), id -> prune());
            counting = vertx.setPeriodic(1000, COUNT_EVERY.toMillis(), id -> count());
            weighing = vertx.setPeriodic(Spending.EVERY.toMillis(), id -> weigh());
        });
    }

    /** Takes over the configuration in force; runs under way end under the one they began with. */
    public Future<Void> reload() {
        terms = terms(polling());
        intake = new Intake(configuration.get());
        revisits.rank();
        return declare();
    }

    /** Done again until it succeeds: what is saved while the database is away is polled once it is back. */
    private Future<Void> declare() {
        vertx.cancelTimer(declaring);
        return sources.declare(enabled()).onFailure(away -> {
            if (!stopping) {
                declaring = vertx.setTimer(DECLARE_AGAIN.toMillis(), id -> declare());
            }
        });
    }

    /** The hubs that sources name. */
    public Hubs hubs() {
        return hubs;
    }

    /** The way out that polls take, for whoever else calls the hosts of sources. */
    public Outbound outbound() {
        return outbound;
    }

    /**
     * What a source would bring if it were polled now; hosts are spared as by polls. Nothing is stored.
     *
     * @param articles how many articles of a page are fetched at most
     * @param progress is told of each step, one sentence each
     */
    public Future<Seen> look(Source source, int articles, Consumer<String> progress) {
        return new Preview(vertx, configuration.get(), outbound, clock, progress).see(source, articles);
    }

    /**
     * Takes in a document that was delivered, as if it had been fetched; how many new items it brought. Empty when it
     * is for a poll to find out: the source is being polled just now, is a page, or the document is no feed.
     */
    public Future<OptionalInt> deliver(String sourceId, Document document) {
        Duration lease = polling().lease();
        return sources.claim(sourceId, node, lease)
                .compose(claimed -> claimed.map(claim -> delivery.take(claim, lease, document)
                                .compose(
                                        taken -> taken.isPresent()
                                                ? Future.succeededFuture(taken)
                                                : handBack(claim).map(taken),
                                        fault -> handBack(claim).transform(done -> Future.failedFuture(fault))))
                        .orElse(Future.succeededFuture(OptionalInt.empty())));
    }

    private Future<Void> handBack(Claim claim) {
        return sources.handBack(claim, Duration.ZERO);
    }

    /** Ends: runs under way are given {@code patience}, then all leases are handed back. */
    public Future<Void> stop(Duration patience) {
        vertx.cancelTimer(pruning);
        vertx.cancelTimer(counting);
        vertx.cancelTimer(weighing);
        vertx.cancelTimer(declaring);
        stopping = true;
        revisits.stop();
        return poller.stop(patience)
                .compose(idle -> sources.release(node).transform(released -> Future.<Void>succeededFuture()))
                .eventually(outbound::close);
    }

    private Future<List<Claim>> claim(int free) {
        Settings.Polling polling = polling();
        int perHost = polling.hostGap().isZero() ? polling.concurrency() : 1;
        return sources.claim(new ClaimRequest(node, free, perHost, polling.hostGap(), polling.lease()));
    }

    /**
     * Runs that hand their source back when they cannot be stored, so that it doesn't wait for the lease's end. A source
     * that only other nodes know, as they have read a newer configuration, is handed back to them at once.
     */
    private Function<Claim, Future<Void>> polled(Run run) {
        return claim -> intake.source(claim.sourceId()).isEmpty()
                ? sources.handBack(claim, FOR_OTHERS)
                : run.poll(claim).recover(fault -> sources.handBack(claim, AFTER_FAULT)
                        .transform(handedBack -> Future.<Void>failedFuture(fault)));
    }

    private void count() {
        census.count()
                .compose(counted -> revisits.count())
                .onFailure(failure -> LOG.debug("event=count outcome=failed problem=\"{}\"", failure.getMessage()));
    }

    private void weigh() {
        spending.count()
                .onFailure(failure -> LOG.debug("event=budget outcome=failed problem=\"{}\"", failure.getMessage()));
    }

    private void prune() {
        Settings.Retention keep = configuration.get().settings().retention();
        retention
                .prune(keep.items(), keep.runs())
                .onSuccess(pruned -> LOG.info("event=prune outcome=done result=\"{}\"", pruned))
                .onFailure(failure -> LOG.warn("event=prune outcome=failed problem=\"{}\"", failure.getMessage()));
    }

    private Settings.Polling polling() {
        return configuration.get().settings().polling();
    }

    private List<Source> enabled() {
        return configuration.get().sources();
    }

    /** How requests go out under these settings. */
    static Terms terms(Settings.Polling polling) {
        return new Terms(
                AddressGuard.allowing(polling.allow()),
                polling.hostGap(),
                polling.lease().dividedBy(4),
                polling.limits(),
                polling.userAgent());
    }
}
