package vn.tintinh.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;
import static vn.tintinh.publish.Newsroom.item;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Format;
import vn.tintinh.model.Republication;
import vn.tintinh.model.Selection;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ChangeListener;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.RemovalStore;
import vn.tintinh.store.Validator;
import vn.tintinh.store.ValidatorStore;

/** Renditions on a real store. */
final class PublisherTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T01:00:00Z");

    private static Vertx vertx;
    private static WorkerExecutor workers;
    private static Newsroom room;
    private Publisher publisher;
    private ChangeListener listener;
    private volatile long told;
    private volatile Configuration configuration = Newsroom.configuration();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        workers = vertx.createSharedWorkerExecutor("render", 2);
        room = Newsroom.open(vertx);
    }

    @BeforeEach
    void open() {
        open(InstantSource.system());
    }

    private void open(InstantSource clock) {
        publisher = new Publisher(
                vertx, workers, () -> configuration, room.database(), new ArchiveStore(room.database()), clock);
        await(publisher.start());
        listener = new ChangeListener(room.database(), 0, changes -> publisher
                .changed(changes)
                .onSuccess(done -> told = changes.get(changes.size() - 1).sequence()));
        await(listener.start());
    }

    @AfterEach
    void close() {
        await(listener.close());
        await(publisher.close());
    }

    @AfterAll
    static void stop() {
        room.close();
        await(vertx.close());
    }

    @Test
    void makes_a_first_rendition_once_however_many_ask() {
        room.publish("bao-lam-dong", Duration.ZERO, item("Giá cà phê", MORNING, "kinh-te", "lam-dong"));
        Publication publication = publisher.find("/feeds/kinh-te.rss").orElseThrow();
        assertThat(publisher.ready("/feeds/kinh-te.rss")).isEmpty();
        List<Future<Rendition>> asked = List.of(
                publisher.rendition(publication), publisher.rendition(publication), publisher.rendition(publication));
        Rendition first = await(asked.get(0));
        assertThat(text(first)).contains("Giá cà phê");
        assertThat(asked).allSatisfy(one -> assertThat(await(one)).isSameAs(first));
        assertThat(publisher.ready("/feeds/kinh-te.rss")).containsSame(first);
    }

    @Test
    void makes_anew_what_changes_while_it_is_made_for_the_first_time() {
        CountDownLatch busy = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            workers.executeBlocking(() -> busy.await(30, TimeUnit.SECONDS), false);
        }
        Publication publication = publisher.find("/feeds/van-hoa.json").orElseThrow();
        Future<Rendition> first = publisher.rendition(publication);
        for (int i = 0; i < 20; i++) {
            await(new ChangeStore(room.database()).latest());
        }
        room.publish("bao-lam-dong", Duration.ZERO, item("Vừa lúc in", MORNING, "van-hoa", "lam-dong"));
        long latest = await(new ChangeStore(room.database()).latest());
        until(() -> told >= latest);
        busy.countDown();
        await(first);
        until(() -> shows("/feeds/van-hoa.json", "Vừa lúc in"));
    }

    @Test
    void makes_only_what_a_change_touches_anew() {
        Rendition economy = rendition("/feeds/kinh-te.atom");
        Rendition culture = rendition("/feeds/van-hoa.atom");
        Rendition province = rendition("/feeds/provinces/lam-dong.atom");
        Rendition other = rendition("/feeds/provinces/ha-noi.atom");
        Rendition all = rendition("/feeds/all.json");
        room.publish("bao-lam-dong", Duration.ZERO, item("Chợ mới", MORNING, "kinh-te", "lam-dong"));
        until(() -> shows("/feeds/kinh-te.atom", "Chợ mới"));
        until(() -> shows("/feeds/provinces/lam-dong.atom", "Chợ mới"));
        until(() -> shows("/feeds/all.json", "Chợ mới"));
        assertThat(publisher.ready("/feeds/van-hoa.atom")).containsSame(culture);
        assertThat(publisher.ready("/feeds/provinces/ha-noi.atom")).containsSame(other);
        assertThat(List.of(economy, province, all)).noneMatch(old -> text(old).contains("Chợ mới"));
    }

    @Test
    void shows_an_item_that_is_held_back_when_its_time_comes() {
        rendition("/feeds/all.rss");
        room.publish("bao-lam-dong", Duration.ofMillis(1500), item("Chưa đến giờ", MORNING, "kinh-te", "lam-dong"));
        room.publish("bao-binh-thuan", Duration.ZERO, item("Đã đến giờ", MORNING, "kinh-te", "lam-dong"));
        until(() -> shows("/feeds/all.rss", "Đã đến giờ"));
        assertThat(shows("/feeds/all.rss", "Chưa đến giờ")).isFalse();
        until(() -> shows("/feeds/all.rss", "Chưa đến giờ"));
    }

    @Test
    void shows_what_is_not_held_back_though_its_clock_lags_behind_the_database() {
        close();
        open(() -> Instant.now().minusSeconds(2));
        rendition("/feeds/all.rss");
        room.publish("bao-lam-dong", Duration.ZERO, item("Đồng hồ chậm", MORNING, "kinh-te", "lam-dong"));
        until(() -> shows("/feeds/all.rss", "Đồng hồ chậm"));
    }

    @Test
    void a_province_holds_the_news_of_its_former_units() {
        room.publish("bao-binh-thuan", Duration.ZERO, item("Phan Thiết", MORNING, "kinh-te", "binh-thuan"));
        assertThat(text(rendition("/feeds/provinces/lam-dong.rss"))).contains("Phan Thiết");
        assertThat(text(rendition("/feeds/kinh-te-lam-dong.rss"))).contains("Phan Thiết");
        assertThat(publisher.find("/feeds/provinces/binh-thuan.rss")).isEmpty();
    }

    @Test
    void adverts_are_only_in_the_channel_of_their_source() {
        room.publish("bao-lam-dong", Duration.ZERO, item("Mua ngay", MORNING, "quang-cao", "lam-dong"));
        assertThat(text(rendition("/feeds/all.rss"))).doesNotContain("Mua ngay");
        assertThat(text(rendition("/feeds/provinces/lam-dong.rss"))).doesNotContain("Mua ngay");
        assertThat(text(rendition("/feeds/sources/bao-lam-dong.rss"))).contains("Mua ngay");
        assertThat(publisher.find("/feeds/quang-cao.rss")).isEmpty();
    }

    @Test
    void keeps_every_entity_tag_over_a_restart() throws Exception {
        room.publish("bao-lam-dong", Duration.ZERO, item("Bền", MORNING, "kinh-te", "lam-dong"));
        List<String> uris = List.of("/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json", "/feeds.opml");
        List<String> before =
                uris.stream().map(this::rendition).map(one -> one.plain().tag()).toList();
        await(listener.close());
        await(publisher.close());
        room.restart();
        open();
        assertThat(uris).map(uri -> rendition(uri).plain().tag()).isEqualTo(before);
    }

    @Test
    void last_modified_rises_with_every_change_over_restarts_though_no_item_gets_newer() {
        String uri = "/feeds/sources/bao-binh-thuan.atom";
        room.publish("bao-binh-thuan", Duration.ZERO, item("Đứng yên", MORNING, "kinh-te", "binh-thuan"));
        Rendition first = rendition(uri);
        reconfigure(named("Báo Bình Thuận mới"));
        until(() -> shows(uri, "Báo Bình Thuận mới"));
        Rendition bumped = publisher.ready(uri).orElseThrow();
        assertThat(modified(bumped)).isEqualTo(modified(first).plusSeconds(1));

        restart(named("Báo Bình Thuận mới"));
        Rendition kept = rendition(uri);
        assertThat(kept.plain().tag()).isEqualTo(bumped.plain().tag());
        assertThat(kept.lastModified()).isEqualTo(bumped.lastModified());

        restart(named("Báo Bình Thuận khác"));
        Rendition changed = rendition(uri);
        assertThat(modified(changed)).isEqualTo(modified(kept).plusSeconds(1));

        restart(named("Báo Bình Thuận khác"));
        assertThat(modified(rendition(uri))).isEqualTo(modified(changed));

        restart(Newsroom.configuration());
        assertThat(rendition(uri).plain().tag()).isEqualTo(first.plain().tag());
        assertThat(modified(rendition(uri))).isEqualTo(modified(changed).plusSeconds(1));
    }

    @Test
    void forgets_validators_of_what_is_published_no_more() {
        ValidatorStore validators = new ValidatorStore(room.database());
        Validator gone = new Validator("/feeds/khong-con.rss", "\"x\"", MORNING);
        Validator kept = new Validator("/feeds/sources/bao-lam-dong.json", "\"x\"", MORNING);
        await(validators.note(List.of(gone, kept)));
        assertThat(await(validators.noted(Duration.ofDays(1)))).contains(gone, kept);
        close();
        open();
        assertThat(await(validators.noted(Duration.ofDays(1)))).contains(kept).doesNotContain(gone);
        assertThat(await(validators.noted(Duration.ZERO))).isEmpty();
    }

    @Test
    void a_validator_never_goes_back() {
        ValidatorStore validators = new ValidatorStore(room.database());
        String uri = "/feeds/sources/bao-lam-dong.rss";
        await(validators.note(List.of(new Validator(uri, "\"a\"", MORNING.plusSeconds(9)))));
        await(validators.note(List.of(new Validator(uri, "\"b\"", MORNING))));
        assertThat(await(validators.noted(Duration.ofDays(1))))
                .contains(new Validator(uri, "\"b\"", MORNING.plusSeconds(9)));
    }

    @Test
    void goes_on_with_the_last_good_bytes_while_the_store_is_away() {
        room.publish("bao-lam-dong", Duration.ZERO, item("Còn mãi", MORNING, "kinh-te", "lam-dong"));
        Rendition all = rendition("/feeds/all.rss");
        Selection selection = new Selection(List.of("kinh-te"), List.of(), List.of(), Optional.empty());
        Rendition query = await(publisher.query(publisher.queried(selection, 5, Format.RSS)));
        await(listener.close());
        await(room.database().close());
        await(publisher.reload());
        assertThat(publisher.ready("/feeds/all.rss")).containsSame(all);
        assertThat(await(publisher.query(publisher.queried(selection, 5, Format.RSS))))
                .isSameAs(query);
        Future<Rendition> cold =
                publisher.rendition(publisher.find("/feeds/van-hoa.rss").orElseThrow());
        until(cold::failed);
        room.restart();
    }

    @Test
    void a_query_shows_what_is_asked_for() {
        room.publish(
                "bao-lam-dong",
                Duration.ZERO,
                item("Cà phê được giá", MORNING, "kinh-te", "lam-dong"),
                item("Cà phê và nhạc", MORNING, "van-hoa", "ha-noi"));
        Selection words = new Selection(List.of("kinh-te"), List.of("lam-dong"), List.of(), Optional.of("ca phe"));
        assertThat(text(await(publisher.query(publisher.queried(words, 10, Format.JSON)))))
                .contains("Cà phê được giá")
                .doesNotContain("nhạc");
    }

    @Test
    void a_taken_down_item_is_gone_and_last_modified_does_not_go_back() {
        room.publish("bao-lam-dong", Duration.ZERO, item("Giữ lại", MORNING, "kinh-te", "lam-dong"));
        room.publish("bao-lam-dong", Duration.ZERO, item("Gỡ bỏ", MORNING, "kinh-te", "lam-dong"));
        Rendition before = rendition("/feeds/all.rss");
        ItemStore items = new ItemStore(room.database());
        String id = await(items.newest(Selection.ALL, 10, Instant.now())).stream()
                .filter(stored -> stored.item().title().equals("Gỡ bỏ"))
                .findFirst()
                .orElseThrow()
                .id();
        RemovalStore removals = new RemovalStore(room.database());
        await(removals.takeDown(id, "asked by the outlet"));
        until(() -> !shows("/feeds/all.rss", "Gỡ bỏ"));
        Rendition after = publisher.ready("/feeds/all.rss").orElseThrow();
        assertThat(text(after)).contains("Giữ lại");
        assertThat(after.lastModified().orElseThrow().at())
                .isAfter(before.lastModified().orElseThrow().at());
        String told = text(rendition("/feeds/all.atom"));
        assertThat(told).containsPattern("<at:deleted-entry [^>]*:item/" + id + "\"");
        assertThat(text(rendition("/feeds/kinh-te.atom"))).contains("deleted-entry");
        assertThat(text(rendition("/feeds/sources/bao-binh-thuan.atom"))).doesNotContain("deleted-entry");
        await(removals.putBack(id));
        until(() -> shows("/feeds/all.atom", "Gỡ bỏ"));
        assertThat(text(rendition("/feeds/all.atom"))).doesNotContain("deleted-entry");
    }

    @Test
    void what_was_removed_before_the_start_is_still_told_after_it() {
        room.publish("bao-lam-dong", Duration.ZERO, item("Gỡ trước khi khởi động", MORNING, "kinh-te", "lam-dong"));
        String id = await(new ItemStore(room.database()).newest(Selection.ALL, 1, Instant.now()))
                .get(0)
                .id();
        await(new RemovalStore(room.database()).takeDown(id, "asked by the outlet"));
        close();
        open();
        assertThat(text(rendition("/feeds/all.atom"))).contains(":item/" + id + "\"");
        assertThat(text(rendition("/feeds/all.json"))).contains(":item/" + id + "\"");
    }

    private void reconfigure(Configuration next) {
        configuration = next;
        await(publisher.reload());
    }

    private void restart(Configuration next) {
        close();
        room.restart();
        configuration = next;
        open();
    }

    /** The newsroom's configuration, with another name of its second source. */
    private static Configuration named(String name) {
        Configuration from = Newsroom.configuration();
        return new Configuration(
                from.settings(),
                from.categories(),
                from.provinces(),
                from.channels(),
                from.partners(),
                List.of(
                        from.sources().get(0),
                        Newsroom.source("bao-binh-thuan", name, "60", Republication.Mode.EXCERPT)));
    }

    private static Instant modified(Rendition rendition) {
        return rendition.lastModified().orElseThrow().at();
    }

    private Rendition rendition(String uri) {
        return publisher
                .ready(uri)
                .orElseGet(() -> await(publisher.rendition(publisher.find(uri).orElseThrow())));
    }

    private boolean shows(String uri, String words) {
        return publisher.ready(uri).filter(one -> text(one).contains(words)).isPresent();
    }

    private static String text(Rendition rendition) {
        return rendition.plain().bytes().toString(StandardCharsets.UTF_8);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
