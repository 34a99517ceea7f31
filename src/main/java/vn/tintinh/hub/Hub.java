package vn.tintinh.hub;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.config.Settings;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.Database;
import vn.tintinh.store.PushStore;
import vn.tintinh.store.SubscriberStore;
import vn.tintinh.store.Topic;
import vn.tintinh.store.TopicStore;

/**
 * Our WebSub hub: this node's share of it. Subscriptions, and what is to be delivered, are in the database; each thing
 * to be done is claimed there, so that any node may do it and one does. Spec: W3C WebSub (2018).
 *
 * <p>The way of a change: {@link Publisher} tells of it → {@link Editions} makes a new edition of the topics that it
 * touches, which makes their subscribers due → {@link Distribution} delivers.
 */
public final class Hub {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private static final int TICKS_OF_TIDYING = 12;

    private final Vertx vertx;
    private final Context loop;
    private final Publisher publisher;
    private final Timing timing;
    private final TopicStore topics;
    private final SubscriberStore subscribers;
    private final PushStore pushes;
    private final Supplier<Settings> settings;
    private final Figures figures;
    private final Lanes lanes;
    private final Verification verification;
    private final Editions editions;
    private final Distribution distribution;
    private long ticking = -1;
    private long refreshing = -1;
    private long refreshes;
    private boolean away;
    private boolean closed;

    /** Nothing is done before {@link #start}. */
    public Hub(
            Vertx vertx,
            Database database,
            Publisher publisher,
            Supplier<Settings> settings,
            MeterRegistry metrics,
            InstantSource clock,
            Timing timing) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.publisher = publisher;
        this.settings = settings;
        this.timing = timing;
        this.topics = new TopicStore(database);
        this.subscribers = new SubscriberStore(database);
        this.pushes = new PushStore(database);
        this.figures = new Figures(metrics, clock::instant);
        this.lanes = new Lanes(vertx, settings, timing);
        this.verification = new Verification(loop, subscribers, lanes, timing);
        this.editions = new Editions(vertx, loop, publisher, topics, this::deliver);
        this.distribution = new Distribution(
                vertx,
                loop,
                pushes,
                editions,
                lanes,
                figures,
                () -> settings.get().push(),
                timing);
    }

    /** Lets subscribers ask on the public port. */
    public void on(Router router) {
        new Reception(
                        vertx,
                        loop,
                        publisher,
                        topics,
                        subscribers,
                        () -> settings.get().push(),
                        new Reception.Listener() {
                            @Override
                            public void taken(Topic topic) {
                                editions.add(topic);
                            }

                            @Override
                            public void asked() {
                                verification.look();
                            }
                        })
                .on(router);
    }

    /** Begins; succeeds when the topics are known and what changed while no node ran is being delivered. */
    public Future<Void> start() {
        publisher.watch(changes -> loop.runOnContext(on -> {
            if (!closed) {
                editions.changed(changes);
            }
        }));
        return lanes.open()
                .compose(open -> onLoop(() -> refresh()
                        .onSuccess(known -> loop.runOnContext(on -> {
                            ticking = vertx.setPeriodic(0, timing.tick().toMillis(), tick -> tick());
                            refreshing = vertx.setPeriodic(timing.refresh().toMillis(), tick -> refresh());
                        }))));
    }

    /** Claims nothing more, and gives what is under way two seconds; what is left is delivered by whoever comes next. */
    public Future<Void> stop() {
        return onLoop(() -> {
                    closed = true;
                    vertx.cancelTimer(ticking);
                    vertx.cancelTimer(refreshing);
                    verification.close();
                    editions.close();
                    return distribution.close(STOPPING);
                })
                .compose(done -> onLoop(this::count))
                .eventually(lanes::close);
    }

    private void deliver() {
        loop.runOnContext(on -> distribution.look());
    }

    private void tick() {
        verification.look();
        distribution.look();
    }

    private Future<Void> refresh() {
        distribution.renew();
        boolean tidy = refreshes++ % TICKS_OF_TIDYING == 0;
        Future<Void> refreshed = count().compose(counted -> tidy ? tidy() : Future.succeededFuture())
                .compose(tidied -> topics.list())
                .compose(all -> onLoop(() -> {
                    editions.know(all);
                    figures.topics(all.size());
                    return Future.succeededFuture();
                }));
        return refreshed.onComplete(done -> {
            if (done.failed() != away) {
                away = done.failed();
                LOG.warn(
                        "event=hub outcome={}",
                        away ? "failed problem=\"" + done.cause().getMessage() + "\"" : "recovered");
            }
        });
    }

    /** Before subscriptions end because nobody publishes their topic, those that are published are noted. */
    private Future<Void> tidy() {
        return topics.seen(editions.published())
                .compose(noted -> subscribers.tidy())
                .onSuccess(ended -> {
                    if (ended > 0) {
                        LOG.info("event=hub outcome=tidied ended={}", ended);
                    }
                })
                .mapEmpty();
    }

    private Future<Void> count() {
        PushStore.Tally done = figures.take();
        return done.delivered() + done.failed() == 0
                ? Future.succeededFuture()
                : pushes.count(done).onFailure(lost -> loop.runOnContext(on -> figures.putBack(done)));
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(on -> work.get().onComplete(promise));
        return promise.future();
    }
}
