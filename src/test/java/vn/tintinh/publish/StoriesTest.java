package vn.tintinh.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Format;
import vn.tintinh.model.Item;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Selection;
import vn.tintinh.render.check.FeedCheck;
import vn.tintinh.render.check.JsonFeedCheck;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ChangeListener;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.RemovalStore;
import vn.tintinh.store.TestDatabase;

/** Stories in what is published, on a real store. */
final class StoriesTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T01:00:00Z");
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");

    private static Vertx vertx;
    private static WorkerExecutor workers;
    private TestDatabase tested;
    private Newsroom room;
    private Publisher publisher;
    private ChangeListener listener;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        workers = vertx.createSharedWorkerExecutor("render", 2);
    }

    @BeforeEach
    void open() {
        tested = TestDatabase.create();
        room = Newsroom.open(vertx, tested.options());
        publisher = new Publisher(
                vertx,
                workers,
                StoriesTest::configuration,
                room.database(),
                new ArchiveStore(room.database(), Duration.ofMillis(100)),
                InstantSource.system());
        await(publisher.start());
        listener = new ChangeListener(room.database(), 0, publisher::changed);
        await(listener.start());
    }

    @AfterEach
    void close() {
        await(listener.close());
        await(publisher.close());
        room.close();
        tested.close();
    }

    @AfterAll
    static void stop() {
        await(vertx.close());
    }

    @Test
    void a_combined_channel_has_one_entry_that_names_the_others() {
        tell("bao-lam-dong", "Mở ba tuyến xe buýt", "kinh-te");
        assertThat(titles("/feeds/all.json")).containsExactly("Mở ba tuyến xe buýt");
        assertThat(titles("/feeds/sources/bao-lam-dong.json")).hasSize(1);
        JsonObject before = items("/feeds/all.json").getJsonObject(0);
        tell("bao-binh-thuan", "Xe buýt: \"ba\" <tuyến> mới", "kinh-te");

        until(() -> text("/feeds/all.json").contains("\"story\""));
        until(() -> text("/feeds/sources/bao-lam-dong.json").contains("\"story\""));
        JsonObject lead = items("/feeds/all.json").getJsonObject(0);
        assertThat(titles("/feeds/all.json")).containsExactly("Mở ba tuyến xe buýt");
        JsonObject story = lead.getJsonObject("_tintinh").getJsonObject("story");
        assertThat(story.getJsonArray("others"))
                .containsExactly(new JsonObject()
                        .put("outlet", "Báo Bình Thuận")
                        .put("url", "https://bao.example/bao-binh-thuan.html")
                        .put("title", "Xe buýt: \"ba\" <tuyến> mới"));
        lead.getJsonObject("_tintinh").remove("story");
        assertThat(lead).as("nothing else of it moves").isEqualTo(before);
        assertThat(text("/feeds/all.atom"))
                .contains(
                        "rel=\"related\"",
                        "href=\"https://bao.example/bao-binh-thuan.html\"",
                        "Báo Bình Thuận: Xe buýt");
        assertThat(text("/feeds/all.rss")).contains("<atom:link rel=\"related\"", "Báo Bình Thuận: Xe buýt");
        for (Format format : List.of(Format.RSS, Format.ATOM)) {
            assertThat(FeedCheck.of(text("/feeds/all." + format.extension()).getBytes(StandardCharsets.UTF_8), LATER))
                    .as(format.name())
                    .isEmpty();
        }
    }

    @Test
    void a_json_feed_with_a_story_is_valid() {
        JsonFeedCheck check = new JsonFeedCheck();
        tell("bao-lam-dong", "Báo một", "kinh-te");
        tell("bao-binh-thuan", "Báo hai", "kinh-te");

        assertThat(text("/feeds/all.json")).contains("\"story\"");
        assertThat(check.of(text("/feeds/all.json").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void a_source_s_own_channel_and_one_that_keeps_have_all() {
        tell("bao-lam-dong", "Báo một", "kinh-te");
        tell("bao-binh-thuan", "Báo hai", "kinh-te");

        assertThat(titles("/feeds/sources/bao-binh-thuan.json")).containsExactly("Báo hai");
        assertThat(titles("/feeds/tat-ca.json")).containsExactlyInAnyOrder("Báo một", "Báo hai");
        assertThat(titles("/feeds/kinh-te.json")).containsExactly("Báo một");
    }

    @Test
    void an_item_is_left_out_only_where_the_first_one_is_too() {
        tell("bao-lam-dong", "Báo một", "kinh-te");
        tell("bao-binh-thuan", "Báo hai", "van-hoa");

        assertThat(titles("/feeds/van-hoa.json")).containsExactly("Báo hai");
        assertThat(titles("/feeds/kinh-te.json")).containsExactly("Báo một");
        assertThat(titles("/feeds/all.json")).containsExactly("Báo một");
    }

    @Test
    void a_channel_of_words_leaves_out_only_what_another_item_with_them_tells() {
        tell("bao-lam-dong", "Báo một", "kinh-te");
        tell("bao-binh-thuan", "Báo hai: hỏa tốc", "kinh-te");

        assertThat(titles("/feeds/hoa-toc.json")).containsExactly("Báo hai: hỏa tốc");
        assertThat(titles("/feeds/xe-buyt.json")).containsExactly("Báo một");
    }

    @Test
    void the_first_to_be_seen_is_the_entry_and_not_the_first_to_be_stored() {
        room.publish("bao-lam-dong", Duration.ofMillis(1500), release("bao-lam-dong", "Giữ lại", "kinh-te"));
        tell("bao-binh-thuan", "Đăng ngay", "kinh-te");

        assertThat(text("/feeds/all.json")).contains("Đăng ngay").doesNotContain("Giữ lại");
        until(() -> text("/feeds/all.json").contains("Giữ lại"));
        assertThat(titles("/feeds/all.json")).containsExactly("Đăng ngay");
        assertThat(titles("/feeds/sources/bao-lam-dong.json")).containsExactly("Giữ lại");
    }

    @Test
    void when_the_entry_is_taken_down_the_next_one_takes_its_place() {
        tell("bao-lam-dong", "Báo một", "kinh-te");
        tell("bao-binh-thuan", "Báo hai", "van-hoa");
        assertThat(titles("/feeds/all.json")).containsExactly("Báo một");
        assertThat(text("/feeds/van-hoa.rss")).contains("Báo một");
        String first = await(new ItemStore(room.database()).newest(Selection.ALL, 9, LATER)).stream()
                .filter(stored -> stored.item().title().equals("Báo một"))
                .findFirst()
                .orElseThrow()
                .id();
        await(new RemovalStore(room.database()).takeDown(first, "Theo yêu cầu"));

        until(() -> titles("/feeds/all.json").equals(List.of("Báo hai")));
        until(() -> !text("/feeds/van-hoa.rss").contains("Báo một"));
        assertThat(text("/feeds/all.json")).doesNotContain("Báo một");
    }

    @Test
    void a_channel_has_as_many_entries_as_it_is_to_have_and_its_archive_each_story_once() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String text = "tin " + "abcdefgh".charAt(i);
            room.publish("bao-lam-dong", Duration.ZERO, release("bao-lam-dong", text, "kinh-te", i));
            room.publish("bao-binh-thuan", Duration.ZERO, release("bao-binh-thuan", text + " chép lại", "kinh-te", i));
            all.add(0, text);
        }

        assertThat(titles("/feeds/nho.json")).startsWith(all.subList(0, 5).toArray(String[]::new));
        until(() -> items("/feeds/nho.json", "next_url").isPresent());
        List<String> chain = new ArrayList<>();
        Optional<String> page = Optional.of("/feeds/nho.json");
        for (int most = 0; page.isPresent() && most < 20; most++) {
            chain.addAll(titles(page.get()));
            page = items(page.get(), "next_url").map(url -> url.substring(url.indexOf("/feeds/")));
        }
        assertThat(chain).doesNotContain("tin a chép lại").containsOnlyOnceElementsOf(List.of("tin a"));
        assertThat(chain.stream().distinct().toList()).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Configuration configuration() {
        Configuration small = Newsroom.configuration();
        return new Configuration(
                small.settings(),
                small.categories(),
                small.provinces(),
                List.of(
                        channel("tat-ca", Optional.empty(), 20, Channel.Duplicates.KEEP),
                        channel("hoa-toc", Optional.of("hỏa tốc"), 20, Channel.Duplicates.FOLD),
                        channel("xe-buyt", Optional.of("xe buýt"), 20, Channel.Duplicates.FOLD),
                        channel("nho", Optional.empty(), 5, Channel.Duplicates.FOLD)),
                small.partners(),
                small.sources());
    }

    private static Channel channel(String path, Optional<String> words, int limit, Channel.Duplicates duplicates) {
        return new Channel(
                path, path, Optional.empty(), new Selection(List.of(), List.of(), List.of(), words), limit, duplicates);
    }

    private void tell(String source, String title, String category) {
        room.publish(source, Duration.ZERO, release(source, title, category));
    }

    private static Classified release(String source, String title, String category) {
        return release(source, title, category, 0);
    }

    /** A release: the same words for one number, others for another. */
    private static Classified release(String source, String title, String category, int number) {
        Classified plain = Newsroom.item(title, MORNING.plus(Duration.ofHours(number)), category, "lam-dong");
        Item item = plain.item();
        String text = number == 0
                ? "Sở Giao thông vận tải công bố phương án tổ chức lại các tuyến xe buýt nội tỉnh, theo đó mở thêm ba tuyến nối"
                        + " trung tâm với các khu công nghiệp, tăng tần suất giờ cao điểm và miễn vé cho học sinh."
                : IntStream.range(0, 40)
                        .mapToObj(word ->
                                "" + (char) ('a' + number) + (char) ('a' + word / 26) + (char) ('a' + word % 26))
                        .collect(Collectors.joining(" "));
        return new Classified(
                new Item(
                        item.keys(),
                        Optional.of("https://bao.example/" + source + (number == 0 ? "" : number) + ".html"),
                        item.title(),
                        SafeHtml.EMPTY,
                        SafeHtml.sanitised("<p>" + text + "</p>"),
                        item.authors(),
                        item.published(),
                        item.updated(),
                        item.dateBasis(),
                        item.precision(),
                        item.labels(),
                        item.enclosures(),
                        item.image(),
                        item.language()),
                plain.categories(),
                plain.province(),
                List.of());
    }

    private String text(String uri) {
        Publication publication =
                publisher.find(uri).or(() -> publisher.findArchived(uri)).orElseThrow();
        return await(publisher.rendition(publication)).plain().bytes().toString(StandardCharsets.UTF_8);
    }

    private JsonArray items(String uri) {
        return new JsonObject(text(uri)).getJsonArray("items");
    }

    private Optional<String> items(String uri, String field) {
        return Optional.ofNullable(new JsonObject(text(uri)).getString(field));
    }

    private List<String> titles(String uri) {
        return items(uri).stream()
                .map(item -> ((JsonObject) item).getString("title"))
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within twenty seconds").isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
