package vn.tintinh.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Format;
import vn.tintinh.model.Item;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.RemovalStore;
import vn.tintinh.store.Retention;
import vn.tintinh.store.TestDatabase;

/** Archive chains, read over HTTP from a real store. */
final class ArchiveChainTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T01:00:00Z");
    private static final Duration SETTLED = Duration.ofMillis(100);
    private static final String PUBLIC_URL =
            Newsroom.configuration().settings().server().publicUrl().toString();
    private static final int PAGE = 4;

    private static Vertx vertx;
    private static TestDatabase tested;
    private static Newsroom room;
    private static Newsroom elsewhere;
    private static int test;
    private String category;
    private Configuration configuration;
    private SiteNode node;
    private int number;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        tested = TestDatabase.create();
        room = Newsroom.open(vertx, tested.options());
        elsewhere = Newsroom.open(vertx, tested.options());
    }

    @BeforeEach
    void start() {
        category = "muc-" + ++test;
        configuration = configured(category);
        node = SiteNode.start(vertx, room, () -> configuration, SETTLED);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @AfterAll
    static void close() {
        elsewhere.close();
        room.close();
        tested.close();
        await(vertx.close());
    }

    /** A channel of a test's own category, with pages of four items. */
    private static Configuration configured(String path, String... others) {
        Configuration usual = Newsroom.configuration();
        Channel channel = new Channel(
                path,
                "Thử",
                Optional.empty(),
                new Selection(
                        Stream.concat(Stream.of(path), Stream.of(others)).toList(),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                PAGE,
                Channel.Duplicates.FOLD);
        return new Configuration(
                usual.settings(),
                usual.categories(),
                usual.provinces(),
                List.of(channel),
                usual.partners(),
                usual.sources());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_reader_gets_every_item_once_and_the_chain_ends(Format format) {
        ChainReader reader = reader(format);
        publish(3);
        reader.poll(node.port());
        assertThat(reader.titles()).hasSize(3);
        assertThat(reader.get(node.port(), feed(format)).complete()).isTrue();
        publish(10);
        until(() -> read(format, 1).next().isPresent() && reader(format).poll(node.port()) == 4);
        reader.poll(node.port());
        assertThat(reader.titles().values()).containsExactlyInAnyOrderElementsOf(titles(13));
        assertThat(reader.pages().keySet()).containsExactly(page(format, 3), page(format, 2), page(format, 1));
        assertThat(reader.pages().values()).allSatisfy(page -> assertThat(page).hasSize(PAGE));
        assertThat(read(format, 1).previous()).isEmpty();
        assertThat(read(format, 1).next()).contains(page(format, 2));
        assertThat(read(format, 3).next()).contains(page(format, 4));
        assertThat(reader.get(node.port(), feed(format)).complete()).isFalse();
        assertThat(reader.poll(node.port())).as("knows all pages").isOne();
    }

    @Test
    void a_page_never_changes_while_the_chain_grows_and_may_be_kept_for_a_year() {
        publish(4);
        until(() -> status(page(Format.RSS, 1)) == 200);
        HttpResponse<byte[]> first = ChainReader.fetch(node.port(), page(Format.RSS, 1));
        publish(9);
        until(() -> status(page(Format.RSS, 3)) == 200);
        node.close();
        node = SiteNode.start(vertx, room, () -> configuration, SETTLED);
        HttpResponse<byte[]> later = ChainReader.fetch(node.port(), page(Format.RSS, 1));
        assertThat(later.body()).isEqualTo(first.body());
        assertThat(later.headers().firstValue("etag")).isEqualTo(first.headers().firstValue("etag"));
        assertThat(first.headers().firstValue("cache-control").orElseThrow()).startsWith("public, max-age=31536000");
    }

    @Test
    void the_page_to_come_is_still_the_newest_document_and_others_are_not_there() {
        publish(5);
        until(() -> status(page(Format.ATOM, 1)) == 200);
        HttpResponse<byte[]> next = ChainReader.fetch(node.port(), page(Format.ATOM, 2));
        assertThat(next.statusCode()).isEqualTo(302);
        assertThat(next.headers().firstValue("location")).contains(feed(Format.ATOM));
        for (String none : List.of("0", "01", "3", "x", "99999999999")) {
            assertThat(status("/feeds/" + category + "/archive/" + none + ".atom"))
                    .isEqualTo(404);
        }
        assertThat(status("/feeds/" + category + "/archive/1.xml")).isEqualTo(404);
        assertThat(status("/feeds/none/archive/1.atom")).isEqualTo(404);
        assertThat(status("/feeds/provinces/ha-noi/archive/1.json")).isEqualTo(302);
    }

    @Test
    void a_late_item_with_an_old_date_is_in_the_newest_document_until_it_is_in_a_page() {
        publish(7);
        until(() -> status(page(Format.JSON, 1)) == 200);
        ChainReader reader = reader(Format.JSON);
        reader.poll(node.port());
        room.publish("bao-lam-dong", Duration.ZERO, item("Đến muộn", MORNING.minus(Duration.ofDays(300)), category));
        until(() -> reader.get(node.port(), feed(Format.JSON)).titles().containsValue("Đến muộn"));
        publish(6);
        until(() -> status(page(Format.JSON, 3)) == 200);
        until(() -> reader.poll(node.port()) > 0 && reader.titles().size() == 14);
        assertThat(reader.titles()).containsValue("Đến muộn");
    }

    @Test
    void an_edit_and_a_takedown_reach_a_page_and_leave_its_other_members() {
        publish(8);
        until(() -> status(page(Format.RSS, 2)) == 200);
        List<String> members = List.copyOf(read(Format.RSS, 1).titles().keySet());
        String edited = title(Format.RSS, members.get(0));
        String removed = title(Format.RSS, members.get(1));
        HttpResponse<byte[]> before = ChainReader.fetch(node.port(), page(Format.RSS, 1));
        HttpResponse<byte[]> other = ChainReader.fetch(node.port(), page(Format.RSS, 2));
        room.publish("bao-lam-dong", Duration.ZERO, edited(item(edited, MORNING, category), "Đính chính"));
        until(() -> read(Format.RSS, 1).titles().containsValue("Đính chính"));
        await(new RemovalStore(room.database()).takeDown(stored(removed).id(), "asked"));
        until(() -> !read(Format.RSS, 1).titles().containsValue(removed));
        assertThat(read(Format.RSS, 1).titles().keySet())
                .containsExactlyInAnyOrder(members.get(0), members.get(2), members.get(3));
        HttpResponse<byte[]> after = ChainReader.fetch(
                node.port(),
                page(Format.RSS, 1),
                "If-None-Match",
                before.headers().firstValue("etag").orElseThrow());
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(ChainReader.fetch(node.port(), page(Format.RSS, 2)).body()).isEqualTo(other.body());
    }

    @Test
    void an_item_that_moves_to_another_channel_stays_in_its_page_and_comes_into_the_other() {
        configuration = configured(category, "van-hoa");
        node.look();
        publish(4);
        until(() -> status(page(Format.JSON, 1)) == 200);
        String moved = titles(4).get(0);
        room.publish("bao-lam-dong", Duration.ZERO, item(moved, MORNING, "thoi-su"));
        ChainReader.Read page = read(Format.JSON, 1);
        assertThat(page.titles()).containsValue(moved);
        ChainReader other = new ChainReader(PUBLIC_URL, "/feeds/thoi-su.json", Format.JSON);
        until(() -> {
            other.poll(node.port());
            return other.titles().containsValue(moved);
        });
    }

    @Test
    void what_is_kept_no_more_is_gone_and_the_chain_ends_before_it() {
        publish(13);
        until(() -> status(page(Format.ATOM, 3)) == 200);
        List<String> oldest = List.copyOf(read(Format.ATOM, 1).titles().values());
        assertThat(read(Format.ATOM, 2).previous()).contains(page(Format.ATOM, 1));
        List<String> ids = oldest.stream().map(title -> stored(title).id()).toList();
        TestDatabase.age(room.database(), ids, Duration.ofDays(400));
        await(new Retention(room.database()).prune(Duration.ofDays(365), Duration.ofDays(365)));
        until(() -> status(page(Format.ATOM, 1)) == 410);
        node.look();
        until(() -> read(Format.ATOM, 2).previous().isEmpty());
        ChainReader reader = reader(Format.ATOM);
        reader.poll(node.port());
        assertThat(reader.titles()).hasSize(9);
    }

    /** Whatever happens, in whatever order: a reader has every item, and no page ever gains or loses another's. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_301, 7_777_777})
    void a_reader_misses_nothing_of_a_random_history(long seed) {
        Random random = new Random(seed);
        List<ChainReader> readers =
                Arrays.stream(Format.values()).map(this::reader).toList();
        List<String> expected = new ArrayList<>();
        try (SiteNode second = SiteNode.start(vertx, elsewhere, () -> configuration, SETTLED)) {
            for (int step = 0; step < 40; step++) {
                step(random, expected);
                ChainReader reader = readers.get(random.nextInt(readers.size()));
                reader.poll(random.nextBoolean() ? node.port() : second.port());
            }
            second.look();
            node.look();
            for (ChainReader reader : readers) {
                until(() -> {
                    reader.poll(second.port());
                    reader.poll(node.port());
                    return reader.titles().values().containsAll(expected);
                });
                assertThat(reader.pages().values())
                        .allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(PAGE));
            }
        }
    }

    private void step(Random random, List<String> expected) {
        switch (random.nextInt(8)) {
            case 0 -> {
                String title = seedTitle(random);
                Duration delay = Duration.ofMillis(random.nextInt(600));
                room.publish("bao-binh-thuan", delay, item(title, dated(random), category));
                expected.add(title);
            }
            case 1 -> {
                String title = seedTitle(random);
                room.publish("bao-lam-dong", Duration.ZERO, item(title, dated(random), "thoi-su"));
                room.publish("bao-lam-dong", Duration.ZERO, item(title, dated(random), category));
                expected.add(title);
            }
            case 2 -> {
                if (!expected.isEmpty()) {
                    String removed = expected.remove(random.nextInt(expected.size()));
                    await(new RemovalStore(room.database())
                            .takeDown(stored(removed).id(), "asked"));
                }
            }
            case 3 -> {
                node.close();
                node = SiteNode.start(vertx, room, () -> configuration, SETTLED);
            }
            default -> {
                Classified[] news = IntStream.range(0, 1 + random.nextInt(7))
                        .mapToObj(i -> item(seedTitle(random), dated(random), category))
                        .toArray(Classified[]::new);
                room.publish("bao-lam-dong", Duration.ZERO, news);
                Arrays.stream(news).forEach(one -> expected.add(one.item().title()));
            }
        }
    }

    private String seedTitle(Random random) {
        return category + " ngẫu nhiên " + ++number + " " + random.nextInt(1000);
    }

    private static Instant dated(Random random) {
        return MORNING.minusSeconds(random.nextInt(10_000_000));
    }

    private ChainReader reader(Format format) {
        return new ChainReader(PUBLIC_URL, feed(format), format);
    }

    private ChainReader.Read read(Format format, int page) {
        until(() -> status(page(format, page)) == 200);
        return reader(format).get(node.port(), page(format, page));
    }

    private String title(Format format, String id) {
        return requireNonNull(read(format, 1).titles().get(id));
    }

    private int status(String uri) {
        return ChainReader.fetch(node.port(), uri).statusCode();
    }

    private String feed(Format format) {
        return "/feeds/" + category + "." + format.extension();
    }

    private String page(Format format, int number) {
        return "/feeds/" + category + "/archive/" + number + "." + format.extension();
    }

    private void publish(int items) {
        room.publish(
                "bao-lam-dong",
                Duration.ZERO,
                IntStream.range(0, items)
                        .mapToObj(i -> item(title(++number), MORNING.plusSeconds(number), category))
                        .toArray(Classified[]::new));
    }

    private List<String> titles(int items) {
        return IntStream.rangeClosed(1, items).mapToObj(this::title).toList();
    }

    private String title(int item) {
        return category + " tin " + item;
    }

    private static Classified item(String title, Instant published, String category) {
        return Newsroom.item(title, published, category, "lam-dong");
    }

    private static Classified edited(Classified from, String title) {
        Item item = from.item();
        return new Classified(
                new Item(
                        item.keys(),
                        item.link(),
                        title,
                        item.summary(),
                        item.content(),
                        item.authors(),
                        item.published(),
                        item.updated(),
                        item.dateBasis(),
                        item.precision(),
                        item.labels(),
                        item.enclosures(),
                        item.image(),
                        item.language()),
                from.categories(),
                from.province(),
                from.unknownLabels());
    }

    private static StoredItem stored(String title) {
        return await(new ItemStore(room.database())
                        .newest(Selection.ALL, 1000, Instant.now().plusSeconds(3600)))
                .stream()
                .filter(item -> item.item().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
