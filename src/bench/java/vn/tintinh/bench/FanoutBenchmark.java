package vn.tintinh.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Settings;
import vn.tintinh.hub.Hub;
import vn.tintinh.hub.Timing;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ChangeListener;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.store.Database;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.ItemStore;
import vn.tintinh.stream.Streams;
import vn.tintinh.web.PublicSite;

/**
 * How long one new item takes from its commit to 1,000 and to 10,000 WebSub subscribers, and to 5,000 event streams, all
 * of them on loopback in this process, on event loops of their own; on a feed of 50 items. Delays are from before the
 * item is stored to when a request has begun to come, and to when all of it is there.
 */
public final class FanoutBenchmark {
    private static final int SOME = 1_000;
    private static final int SUBSCRIBERS = 10_000;
    private static final int STREAMS = 5_000;
    private static final int HOSTS = 500;
    private static final int ROUNDS = 5;

    private final Vertx vertx = Vertx.vertx();
    private final Vertx world = Vertx.vertx();
    private final BenchPostgres postgres;
    private final Newsroom room;
    private final ConcurrentLinkedQueue<Long> begun = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> arrived = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch left = new CountDownLatch(0);
    private int number;

    private FanoutBenchmark() throws IOException, SQLException {
        postgres = new BenchPostgres(vertx, 8);
        room = Newsroom.open(
                vertx,
                new DatabaseOptions(
                        Optional.of("postgresql://127.0.0.1:" + postgres.port() + "/postgres"),
                        Optional.of("postgres"),
                        Optional.of("postgres"),
                        2,
                        Path.of("unused")));
    }

    /** Prints a line for each round, and their medians. */
    public static void main(String[] arguments) throws Exception {
        new FanoutBenchmark().run();
        System.exit(0);
    }

    private void run() throws Exception {
        Configuration configuration = onLoopback(Newsroom.configuration());
        Database database = postgres.database();
        InstantSource clock = InstantSource.system();
        ChangeStore changes = new ChangeStore(database);
        ItemStore items = new ItemStore(database);
        Publisher publisher = new Publisher(
                vertx,
                vertx.createSharedWorkerExecutor("render", 2),
                () -> configuration,
                database,
                new ArchiveStore(database),
                clock);
        PublicSite site = new PublicSite(vertx, publisher);
        Hub hub = new Hub(
                vertx, database, publisher, configuration::settings, new SimpleMeterRegistry(), clock, Timing.USUAL);
        Streams streams =
                new Streams(vertx, publisher, items, changes, () -> STREAMS, new SimpleMeterRegistry(), clock);
        streams.on(site.router());
        IntStream.range(0, 50).forEach(i -> publish());
        site.start().await();
        new ChangeListener(database, changes.latest().await(), publisher::changed)
                .start()
                .await();
        int port = callbacks();
        warmUp(hub, port);
        rounds("WebSub subscribers", SOME);
        subscribe(port, SOME + 1, SUBSCRIBERS);
        rounds("WebSub subscribers", SUBSCRIBERS);
        hub.stop().await();
        streams.start().await();
        connect(serve(site));
        rounds("event streams", STREAMS);
    }

    /** The first edition, to some. */
    private void warmUp(Hub hub, int port) throws Exception {
        postgres.execute("INSERT INTO topic (uri, tag) VALUES ('/feeds/all.json', 'none')");
        subscribe(port, 1, SOME);
        left = new CountDownLatch(SOME);
        hub.start().await();
        left.await(1, TimeUnit.MINUTES);
    }

    /** As the server does. */
    private int serve(PublicSite site) {
        int[] port = new int[1];
        vertx.deployVerticle(
                        () -> new VerticleBase() {
                            @Override
                            public Future<?> start() {
                                return vertx.createHttpServer(PublicSite.options())
                                        .requestHandler(site.handler())
                                        .listen(-1, "127.0.0.1")
                                        .onSuccess(server -> port[0] = server.actualPort());
                            }
                        },
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .await();
        return port[0];
    }

    private static Configuration onLoopback(Configuration usual) {
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
                        settings.push(),
                        settings.complaints()),
                usual.categories(),
                usual.provinces(),
                usual.channels(),
                usual.partners(),
                usual.sources());
    }

    private void publish() {
        room.publish(
                "bao-lam-dong",
                Duration.ZERO,
                Newsroom.item("Tin số " + ++number, Instant.now(), "kinh-te", "lam-dong"));
    }

    private int callbacks() {
        return world.createHttpServer()
                .requestHandler(request -> {
                    begun.add(System.nanoTime());
                    request.endHandler(end -> {
                        arrive();
                        request.response().setStatusCode(204).end();
                    });
                })
                .listen(0, "0.0.0.0")
                .await()
                .actualPort();
    }

    /** Straight into the database: to ask for each would measure something else. */
    private void subscribe(int port, int from, int to) {
        String host = "'127.0.' || 1 + i % " + HOSTS + " / 250 || '.' || 1 + i % 250 || ':" + port + "'";
        postgres.execute("INSERT INTO subscriber (topic_id, topic_url, callback, host, secret, lease_until, wanted)"
                + " SELECT topic.id, uri, 'http://' || " + host + " || '/' || i, " + host
                + ", 'secret ' || i, now() + interval '1 day', edition"
                + " FROM topic, generate_series(" + from + ", " + to + ") AS i");
        postgres.execute("ANALYZE");
    }

    private void connect(int port) throws InterruptedException {
        NetClient client = world.createNetClient();
        CountDownLatch open = new CountDownLatch(STREAMS);
        for (int i = 0; i < STREAMS; i++) {
            NetSocket socket = client.connect(port, "127.0.0.1").await();
            socket.handler(bytes -> {
                String text = bytes.toString();
                if (text.contains("retry: ")) {
                    open.countDown();
                }
                if (text.contains("event: item")) {
                    begun.add(System.nanoTime());
                    arrive();
                }
            });
            socket.write("GET /stream?channel=all HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .await();
        }
        open.await(1, TimeUnit.MINUTES);
    }

    private void arrive() {
        arrived.add(System.nanoTime());
        left.countDown();
    }

    /** A line for each round, and the medians of all: the first ones are Java's compiling itself. */
    private void rounds(String what, int count) throws InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= ROUNDS; i++) {
            TimeUnit.SECONDS.sleep(3);
            begun.clear();
            arrived.clear();
            left = new CountDownLatch(count);
            long from = System.nanoTime();
            publish();
            boolean all = left.await(20, TimeUnit.SECONDS);
            Round round = new Round(millis(begun, from), millis(arrived, from));
            rounds.add(round);
            System.out.printf("%,d %s, round %d%s: %s%n", count, what, i, all ? "" : " (NOT ALL)", round);
        }
        System.out.printf(
                "%,d %s, medians: begun p50 %d ms, p99 %d ms; all done after %d ms; %,d a second%n",
                count,
                what,
                median(rounds, round -> at(round.begun(), 50)),
                median(rounds, round -> at(round.begun(), 99)),
                median(rounds, round -> at(round.done(), 100)),
                median(rounds, Round::rate));
    }

    /** Sorted milliseconds from the item's commit. */
    private record Round(long[] begun, long[] done) {
        long rate() {
            return 1000L * done.length / Math.max(1, at(done, 100) - at(begun, 0));
        }

        @Override
        public String toString() {
            return "begun p50 %d ms, p99 %d ms; all done after %d ms; %,d a second"
                    .formatted(at(begun, 50), at(begun, 99), at(done, 100), rate());
        }
    }

    private static long median(List<Round> rounds, ToLongFunction<Round> figure) {
        return at(rounds.stream().mapToLong(figure).sorted().toArray(), 50);
    }

    private static long[] millis(Collection<Long> times, long from) {
        return times.stream().mapToLong(at -> (at - from) / 1_000_000).sorted().toArray();
    }

    private static long at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100];
    }
}
