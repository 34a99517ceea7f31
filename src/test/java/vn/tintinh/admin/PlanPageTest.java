package vn.tintinh.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.EmbedCount;
import vn.tintinh.store.EmbedCountStore;

/** What admins are told before a configuration is in force, and of partners. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlanPageTest {
    private static final String TITLE = "Giá <b>cà phê</b> tăng";

    private Office office;
    private Browser admin;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        office = new Office(folder, Duration.ofSeconds(30));
        Newsroom.publish(
                office.tested().database(),
                "bao-lam-dong",
                Duration.ZERO,
                Newsroom.item(TITLE, Instant.parse("2026-03-01T01:00:00Z"), "kinh-te", "lam-dong"));
        copy(folder, "conf.new", "slug: kinh-te", "slug: kinh-doanh");
        copy(folder, "conf.bad", "slug: van-hoa", "slug: \"<script>alert(1)</script>\"");
        admin = office.admin();
    }

    private static void copy(Path folder, String name, String old, String replacement) throws IOException {
        Path inForce = folder.resolve("conf");
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.resolve("sources"));
        for (String file : List.of("tintinh.yaml", "categories.yaml", "sources/lam-dong.yaml")) {
            Files.writeString(
                    copy.resolve(file), Files.readString(inForce.resolve(file)).replace(old, replacement));
        }
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void a_changed_copy_is_chosen_and_compared() {
        assertThat(admin.page("/admin/plan?lang=en").select("option").eachText())
                .containsExactly("conf.bad", "conf.new");
        Document plan = admin.page("/admin/plan?copy=conf.new&lang=en");
        assertThat(plan.select("option[selected]").text()).isEqualTo("conf.new");
        assertThat(plan.select("tbody tr").eachText())
                .anyMatch(row -> row.startsWith("Kinh tếkinh-doanh · new channel"))
                .anyMatch(row -> row.startsWith("Kinh tếkinh-te · published no more +0 −1 – − " + TITLE));
    }

    @Test
    void a_faulty_copy_says_what_is_wrong() {
        Document plan = admin.page("/admin/plan?copy=conf.bad");
        assertThat(plan.select(".faults").text()).contains("categories.yaml", "<script>alert(1)</script>");
        assertThat(plan.select("main script, tbody")).isEmpty();
    }

    @Test
    void no_other_directory_can_be_asked_for() {
        for (String other : List.of("conf", "..%2Fconf", "%2Fetc", ".")) {
            assertThat(admin.page("/admin/plan?copy=" + other).select("option[selected], tbody, .faults"))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void partners_are_told_with_how_often_they_were_shown() {
        value(new EmbedCountStore(office.tested().database())
                .add(List.of(
                        new EmbedCount("bao-truong", Instant.now(), EmbedCount.Way.FRAME, 7),
                        new EmbedCount("bao-truong", Instant.now(), EmbedCount.Way.SCRIPT, 5))));
        assertThat(admin.page("/admin/partners?lang=en").select("tbody tr").eachText())
                .singleElement()
                .asString()
                .startsWith("bao-truongbao-truong configured no more")
                .endsWith("12 times in 30 days, 12 on the best day frame 7 script 5");
    }
}
