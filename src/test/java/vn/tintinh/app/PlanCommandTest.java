package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;
import static vn.tintinh.publish.Newsroom.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Item;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.ItemExport;
import vn.tintinh.store.RemovalStore;
import vn.tintinh.testing.ConfFolder;

/** {@code plan} and {@code export items} beside a running store. */
@Timeout(120)
final class PlanCommandTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Newsroom ROOM = Newsroom.open(VERTX);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = now();
    private static final String CATEGORIES = """
            - {slug: kinh-te, name: Kinh tế, labels: [Làm ăn]}
            - {slug: van-hoa, name: Văn hóa}
            - {slug: quang-cao, name: Quảng cáo, excluded: true}
            """;
    private static final String SOURCES = """
            - {id: bao-lam-dong, url: "https://bao-lam-dong.example/rss", province: "68"}
            - {id: bao-binh-thuan, url: "https://bao-binh-thuan.example/rss", province: "60"}
            """;
    private static final String FEEDS = """
            - {path: ca-phe, title: Cà phê, words: cà phê}
            - {path: lam-an, title: Làm ăn, categories: [kinh-te], provinces: [lam-dong]}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path folder = Path.of("");

    private static Instant now() {
        return Instant.now();
    }

    @BeforeAll
    static void publish() {
        ROOM.publish(
                "bao-lam-dong",
                Duration.ZERO,
                labelled("Giá cà phê tăng", 1, "kinh-te", "Làm ăn"),
                labelled("Hội hoa", 2, "van-hoa", "Văn hóa"),
                labelled("Hội chợ", 3, "kinh-te", "Làm ăn"),
                labelled("Cũ", 40 * 24, "kinh-te", "Làm ăn"));
        ROOM.publish("bao-binh-thuan", Duration.ZERO, labelled("Thanh long", 4, "kinh-te", "Làm ăn"));
    }

    @AfterAll
    static void stop() {
        ROOM.close();
        await(VERTX.close());
    }

    private static Classified labelled(String title, int hours, String category, String label) {
        Classified plain = item(title, NOW.minus(Duration.ofHours(hours)), category, "lam-dong");
        Item old = plain.item();
        Item item = new Item(
                old.keys(),
                old.link(),
                old.title(),
                old.summary(),
                old.content(),
                old.authors(),
                old.published(),
                old.updated(),
                old.dateBasis(),
                old.precision(),
                List.of(label),
                old.enclosures(),
                old.image(),
                old.language());
        return new Classified(item, plain.categories(), plain.province(), List.of());
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        folder = directory;
        conf("old", CATEGORIES, SOURCES, FEEDS);
    }

    private String conf(String name, String categories, String sources, String feeds) {
        return new ConfFolder(folder.resolve(name), ROOM.directory())
                .write("categories.yaml", categories)
                .write("sources/all.yaml", sources)
                .write("feeds.yaml", feeds)
                .folder()
                .toString();
    }

    private int run(Object command, String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private JsonNode plan(String next) throws Exception {
        assertThat(run(
                        new PlanCommand(),
                        "--conf",
                        next,
                        "--against",
                        folder.resolve("old").toString(),
                        "--json"))
                .as(out.toString() + err)
                .isZero();
        return JSON.readTree(out.toString());
    }

    @Test
    void the_same_configuration_changes_nothing() throws Exception {
        JsonNode plan = plan(conf("new", CATEGORIES, SOURCES, FEEDS));
        assertThat(plan.path("items").asInt()).as("of thirty days").isEqualTo(4);
        assertThat(plan.path("channels")).isEmpty();
        assertThat(plan.path("sources")).isEmpty();
        assertThat(run(
                        new PlanCommand(),
                        "--conf",
                        folder.resolve("new").toString(),
                        "--against",
                        folder.resolve("old").toString()))
                .isZero();
        assertThat(out.toString()).contains("nothing would change");
    }

    @Test
    void labels_that_mean_another_category_move_what_comes_later_and_leave_what_is_stored() throws Exception {
        JsonNode plan = plan(conf(
                "new",
                CATEGORIES
                        .replace("labels: [Làm ăn]", "labels: [Tiền]")
                        .replace("name: Văn hóa", "name: Văn hóa, labels: [Làm ăn]"),
                SOURCES,
                FEEDS));
        assertThat(plan.at("/channels/van-hoa/later/gained").asInt()).isEqualTo(3);
        assertThat(plan.at("/channels/kinh-te/later/lost").asInt()).isEqualTo(3);
        assertThat(plan.at("/channels/kinh-te/at-once/lost").asInt()).isZero();
        assertThat(plan.at("/channels/kinh-te/later/first-lost/0").asText()).isEqualTo("Giá cà phê tăng");
    }

    @Test
    void channels_begin_end_and_select_otherwise_at_once() throws Exception {
        JsonNode plan = plan(conf(
                "new",
                CATEGORIES,
                SOURCES,
                "- {path: ca-phe, title: Hội, words: hội}\n- {path: moi, title: Mới, sources: [bao-binh-thuan]}\n"));
        assertThat(plan.at("/channels/ca-phe/at-once/gained").asInt()).isEqualTo(2);
        assertThat(plan.at("/channels/ca-phe/at-once/lost").asInt()).isEqualTo(1);
        assertThat(plan.at("/channels/moi/fate").asText()).isEqualTo("begins");
        assertThat(plan.at("/channels/moi/at-once/first-gained/0").asText()).isEqualTo("Thanh long");
        assertThat(plan.at("/channels/lam-an/fate").asText()).isEqualTo("ends");
        assertThat(plan.at("/channels/lam-an/at-once/lost").asInt()).isEqualTo(3);
        assertThat(plan.path("channels").has("kinh-te")).isFalse();
    }

    @Test
    void sources_begin_end_and_move() throws Exception {
        JsonNode plan = plan(conf("new", CATEGORIES, """
                - {id: bao-lam-dong, url: "https://moi.example/rss", province: "68", drop: ["hội chợ"]}
                - {id: bao-binh-thuan, url: "https://bao-binh-thuan.example/rss", province: "60", enabled: false}
                - {id: bao-moi, url: "https://bao-moi.example/rss"}
                """, FEEDS));
        assertThat(plan.at("/sources/bao-lam-dong").asText()).isEqualTo("moves");
        assertThat(plan.at("/sources/bao-binh-thuan").asText()).isEqualTo("ends");
        assertThat(plan.at("/sources/bao-moi").asText()).isEqualTo("begins");
        assertThat(plan.at("/channels/kinh-te/at-once/lost").asInt())
                .as("what is stored stays")
                .isZero();
        assertThat(plan.at("/channels/kinh-te/later/lost").asInt())
                .as("one filtered, one of a source that ends")
                .isEqualTo(2);
        assertThat(plan.at("/channels/sources~1bao-binh-thuan/fate").asText()).isEqualTo("ends");
    }

    @Test
    void without_the_one_in_force_items_are_compared_as_they_are_stored() {
        String next = conf("new", CATEGORIES.replace("labels: [Làm ăn]", "labels: [Tiền]"), SOURCES, FEEDS);
        assertThat(run(new PlanCommand(), "--conf", next, "--days", "100"))
                .as(out.toString() + err)
                .isZero();
        assertThat(out.toString())
                .contains(
                        "compared by 5 items",
                        "kinh-te: at once +0 −0, of such items later +0 −4",
                        "  − Giá cà phê tăng (bao-lam-dong)");
    }

    @Test
    void a_faulty_configuration_has_no_plan() {
        assertThat(run(
                        new PlanCommand(),
                        "--conf",
                        conf("new", CATEGORIES, "- {uri: x}\n", FEEDS),
                        "--against",
                        folder.resolve("old").toString()))
                .isEqualTo(1);
        assertThat(run(new PlanCommand(), "--conf", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(run(new PlanCommand(), "--days", "many")).isEqualTo(2);
    }

    @Test
    void all_items_are_exported_as_lines_without_what_was_removed() throws Exception {
        ROOM.publish("bao-lam-dong", Duration.ofHours(1), labelled("Giữ lại một giờ", 0, "kinh-te", "x"));
        ROOM.publish("bao-lam-dong", Duration.ZERO, labelled("Đã gỡ", 0, "kinh-te", "x"));
        await(new RemovalStore(ROOM.database()).takeDown(id("Đã gỡ"), "test"));
        Path file = folder.resolve("items.jsonl");
        String conf = folder.resolve("old").toString();
        assertThat(run(new ExportCommand(), "items", "--conf", conf, "--output", file.toString()))
                .as(err.toString())
                .isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.path("title").asText())
                .containsExactlyInAnyOrder(
                        "Giá cà phê tăng", "Hội hoa", "Hội chợ", "Cũ", "Thanh long", "Giữ lại một giờ");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("content").asText()).startsWith("<p>Toàn văn: ");
            assertThat(line.path("keys")).isNotEmpty();
            assertThat(Instant.parse(line.path("first_seen").asText().replace("+00:00", "Z")))
                    .isAfter(NOW.minusSeconds(60));
            assertThat(line.has("search")).isFalse();
        });
        assertThat(run(new ExportCommand(), "items", "--conf", conf, "--since", "2100-01-01"))
                .isZero();
        assertThat(out.toString()).isEmpty();
        await(new RemovalStore(ROOM.database()).takeDown(id("Giữ lại một giờ"), "for the other tests"));
    }

    private static String id(String title) {
        return await(new ItemExport(ROOM.database()).next("", Instant.EPOCH)).stream()
                .filter(item -> title.equals(item.getString("title")))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }
}
