package vn.tintinh.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ChangeListener;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.store.Database;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.RemovalStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.web.PublicSite;

/** Event streams over real connections, on a real store. */
final class StreamsTest {
    private static final TestDatabase TESTED = TestDatabase.create();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Vertx vertx;
    private static Newsroom room;
    private static Streams streams;
    private static ChangeListener listener;
    private static HttpServer server;
    private static volatile int most = 20;

    @BeforeAll
    static void start() {
        vertx = TESTED.vertx();
        room = Newsroom.open(vertx, TESTED.options());
        publish(Duration.ZERO, "kinh-te", "lam-dong");
        Database database = TESTED.database();
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("render", 2);
        InstantSource clock = InstantSource.system();
        ItemStore items = new ItemStore(database);
        ChangeStore changes = new ChangeStore(database);
        Publisher publisher =
                new Publisher(vertx, workers, Newsroom::configuration, database, new ArchiveStore(database), clock);
        PublicSite site = new PublicSite(vertx, publisher);
        value(site.start());
        listener = new ChangeListener(database, value(changes.latest()), publisher::changed);
        value(listener.start());
        streams = new Streams(vertx, publisher, items, changes, () -> most, new SimpleMeterRegistry(), clock);
        streams.on(site.router());
        value(streams.start());
        server = value(vertx.createHttpServer(PublicSite.options())
                .requestHandler(site.handler())
                .listen(0, "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        value(streams.stop());
        value(listener.close());
        value(room.database().close());
        TESTED.close();
    }

    private static String publish(Duration delay, String category, String province) {
        String title = "Tin số " + NUMBER.incrementAndGet() + ".";
        room.publish("bao-lam-dong", delay, Newsroom.item(title, Instant.now(), category, province));
        return title;
    }

    /** A reader of a stream. */
    private static final class Reader implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        private final BufferedReader lines;
        private final List<String> head = new ArrayList<>();

        Reader(String query, String... headers) throws IOException {
            socket.setSoTimeout(15_000);
            String request =
                    "GET /stream?" + query + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                head.add(line);
            }
        }

        /** The next event: its lines, each a field. */
        List<String> next() throws IOException {
            List<String> event = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("(id|event|data|retry):.*")) {
                    event.add(line);
                } else if (line.isEmpty() && !event.isEmpty()) {
                    return event;
                }
            }
            throw new AssertionError("the stream ended after " + event);
        }

        /** Waits for an event of a type; its id and data. */
        List<String> await(String type) throws IOException {
            for (List<String> event = next(); ; event = next()) {
                if (event.contains("event: " + type)) {
                    return List.of(field(event, "id"), field(event, "data"));
                }
            }
        }

        private static String field(List<String> event, String name) {
            return event.stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .findFirst()
                    .orElseThrow()
                    .substring(name.length() + 2);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String title(List<String> event) {
        return new JsonObject(event.get(1)).getString("title");
    }

    @Test
    void tells_what_comes_into_a_channel_and_nothing_else() throws IOException {
        try (Reader all = new Reader("channel=all");
                Reader culture = new Reader("channel=van-hoa")) {
            assertThat(all.head.get(0)).contains("200");
            assertThat(all.head)
                    .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type: text/event-stream"));
            assertThat(all.head).anyMatch(line -> line.equalsIgnoreCase("access-control-allow-origin: *"));
            assertThat(all.next()).contains("retry: 3000").anyMatch(line -> line.matches("id: \\d+-\\d+"));
            culture.next();
            String economy = publish(Duration.ZERO, "kinh-te", "lam-dong");
            String festival = publish(Duration.ZERO, "van-hoa", "lam-dong");
            JsonObject told = new JsonObject(all.await("item").get(1));
            assertThat(told.getString("title")).isEqualTo(economy);
            assertThat(told.getString("id")).startsWith("tag:localhost,2026:item/");
            assertThat(told.getString("outlet")).isEqualTo("Báo Lâm Đồng");
            assertThat(told.getString("link")).startsWith("https://bao.example/");
            assertThat(told.getJsonArray("categories")).containsExactly("kinh-te");
            assertThat(Instant.parse(told.getString("time"))).isBeforeOrEqualTo(Instant.now());
            assertThat(title(culture.await("item"))).isEqualTo(festival);
        }
    }

    @Test
    void goes_on_after_the_last_event_without_loss() throws IOException {
        String last;
        try (Reader reader = new Reader("channel=all")) {
            reader.next();
            publish(Duration.ZERO, "kinh-te", "lam-dong");
            last = reader.await("item").get(0);
        }
        String missed = publish(Duration.ZERO, "kinh-te", "lam-dong");
        String second = publish(Duration.ZERO, "kinh-te", "lam-dong");
        try (Reader header = new Reader("channel=all", "Last-Event-ID: " + last + "\r\n");
                Reader query = new Reader("channel=all&last-event-id=" + last);
                Reader number = new Reader("channel=all&last-event-id=" + last.replaceFirst("-.*", ""))) {
            for (Reader reader : List.of(header, query, number)) {
                assertThat(title(reader.await("item"))).isEqualTo(missed);
                assertThat(title(reader.await("item"))).isEqualTo(second);
            }
            String live = publish(Duration.ZERO, "kinh-te", "lam-dong");
            assertThat(title(header.await("item"))).isEqualTo(live);
        }
    }

    @Test
    void tells_what_is_held_back_when_it_may_be_seen_also_to_who_was_away_then() throws IOException {
        String before;
        String title;
        try (Reader reader = new Reader("channel=all")) {
            reader.next();
            title = publish(Duration.ofMillis(1500), "kinh-te", "lam-dong");
            String other = publish(Duration.ZERO, "kinh-te", "lam-dong");
            List<String> first = reader.await("item");
            assertThat(title(first)).isEqualTo(other);
            before = first.get(0);
            assertThat(title(reader.await("item"))).isEqualTo(title);
        }
        try (Reader away = new Reader("channel=all", "Last-Event-ID: " + before + "\r\n")) {
            assertThat(title(away.await("item"))).isEqualTo(title);
        }
    }

    @Test
    void tells_that_an_item_was_taken_down() throws IOException {
        try (Reader reader = new Reader("channel=provinces/lam-dong")) {
            reader.next();
            publish(Duration.ZERO, "kinh-te", "lam-dong");
            String tag = new JsonObject(reader.await("item").get(1)).getString("id");
            value(new RemovalStore(TESTED.database()).takeDown(tag.replaceFirst(".*/", ""), "asked for"));
            assertThat(new JsonObject(reader.await("removed").get(1)).getString("id"))
                    .isEqualTo(tag);
        }
    }

    @Test
    void says_to_begin_anew_where_the_past_is_no_longer_known() throws IOException {
        try (Reader nonsense = new Reader("channel=all&last-event-id=yesterday")) {
            assertThat(nonsense.await("reset").get(0)).matches("\\d+-\\d+");
        }
        assertThat(Mark.read("12-34").map(Mark::toString)).contains("12-34");
        assertThat(Mark.read("12;34")).isEmpty();
    }

    @Test
    void refuses_with_a_sentence() throws IOException {
        try (Reader none = new Reader("channel=nothing")) {
            assertThat(none.head.get(0)).contains("404");
            assertThat(none.lines.readLine()).contains("There is no channel \"nothing\"");
        }
        most = 0;
        try (Reader full = new Reader("channel=all")) {
            assertThat(full.head.get(0)).contains("503");
            assertThat(full.lines.readLine()).contains("As many streams are open");
        } finally {
            most = 20;
        }
    }

    @Test
    void drops_a_client_that_takes_nothing() throws IOException, InterruptedException {
        Event large = new Event(1, Buffer.buffer(new byte[64 * 1024]));
        CountDownLatch dropped = new CountDownLatch(1);
        CompletableFuture<Client> opened = new CompletableFuture<>();
        HttpServer one = value(vertx.createHttpServer()
                .requestHandler(request -> {
                    request.response().closeHandler(gone -> dropped.countDown());
                    Client client =
                            new Client(Newsroom.configuration().channels().get(0), vertx.getOrCreateContext(), request);
                    client.open();
                    client.goOn(List.of(large), Set.of());
                    opened.complete(client);
                })
                .listen(0, "127.0.0.1"));
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), one.actualPort())) {
            slow.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(slow.getInputStream().read()).isEqualTo('H');
            int told = 0;
            while (!dropped.await(5, TimeUnit.MILLISECONDS) && told++ < 1000) {
                opened.join().tell(large);
            }
            assertThat(told).isLessThan(1000);
        }
    }
}
