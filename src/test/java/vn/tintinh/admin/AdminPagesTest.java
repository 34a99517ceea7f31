package vn.tintinh.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Classified;
import vn.tintinh.model.Ground;
import vn.tintinh.model.Item;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.Complaint;
import vn.tintinh.store.ComplaintStore;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.RemovalStore;
import vn.tintinh.store.SourceState;
import vn.tintinh.store.SourceStore;
import vn.tintinh.testing.FileOrigin;

/** What admins see, and that what they do is done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminPagesTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>${7*7}";
    private static final String FEED = """
            <rss version="2.0"><channel><title>%s</title><link>%s</link>
            <item><title>Khởi công cầu mới</title><link>%s</link><category>%s</category>
            <pubDate>Mon, 09 Mar 2026 08:15:00 +0700</pubDate><description>Dài 300 mét.</description></item>
            </channel></rss>
            """;

    private Office office;
    private Browser admin;
    private FileOrigin origin;
    private SourceStore sources;
    private IncidentStore incidents;
    private ComplaintStore complaints;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        Path site = Files.createDirectories(folder.resolve("site"));
        origin = new FileOrigin(site);
        String title = HOSTILE.replace("&", "&amp;").replace("<", "&lt;");
        Files.writeString(site.resolve("tin.rss"), FEED.formatted(title, origin.url(""), origin.url("a.html"), title));
        office = new Office(folder, Duration.ofSeconds(30));
        sources = new SourceStore(office.tested().database());
        incidents = new IncidentStore(office.tested().database());
        Newsroom.publish(office.tested().database(), "bao-lam-dong", Duration.ZERO, hostile());
        value(incidents.raise("bao-lam-dong", Incident.Kind.LIST_LOST, "before: " + HOSTILE + "\nafter: nothing"));
        complaints = new ComplaintStore(office.tested().database());
        value(complaints.receive(
                new Complaint.Said(
                        Ground.COPYRIGHT, HOSTILE, "ban@doc.example", List.of("javascript:alert(1)", HOSTILE), HOSTILE),
                Duration.ofHours(24)));
        admin = office.admin();
    }

    /** An item whose title and one of whose labels are hostile. */
    private static Classified hostile() {
        Classified usual = Newsroom.item(HOSTILE, Instant.parse("2026-03-01T01:00:00Z"), "kinh-te", "lam-dong");
        Item item = usual.item();
        return new Classified(
                new Item(
                        item.keys(),
                        item.link(),
                        item.title(),
                        item.summary(),
                        item.content(),
                        item.authors(),
                        item.published(),
                        item.updated(),
                        item.dateBasis(),
                        item.precision(),
                        List.of(HOSTILE, "Nhãn lạ", "Thị trường"),
                        item.enclosures(),
                        item.image(),
                        item.language()),
                usual.categories(),
                usual.province(),
                List.of(HOSTILE, "Nhãn lạ"));
    }

    @AfterAll
    void close() {
        office.close();
        origin.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/sources",
                "/admin/sources?q=lam+dong&state=new&province=lam-dong",
                "/admin/sources/bao-lam-dong",
                "/admin/incidents",
                "/admin/labels",
                "/admin/deliveries",
                "/admin/partners",
                "/admin/takedown",
                "/admin/complaints",
                "/admin/configuration",
                "/admin/plan",
                "/admin/add"
            })
    void every_page_is_there_in_both_languages_and_runs_nothing_that_others_wrote(String path) {
        Document vietnamese = admin.page(path);
        Document english = admin.page(path + (path.contains("?") ? "&" : "?") + "lang=en");
        assertThat(vietnamese.select("html").attr("lang")).isEqualTo("vi");
        assertThat(english.select("html").attr("lang")).isEqualTo("en");
        assertThat(english.select("nav a").eachText())
                .doesNotContainAnyElementsOf(vietnamese.select("nav a").eachText());
        for (Document page : List.of(vietnamese, english)) {
            assertThat(page.select("main h1")).as("one heading").hasSize(1);
            assertThat(page.select("script"))
                    .extracting(script -> script.attr("src"))
                    .containsExactly("/admin/admin.js");
            assertThat(page.select("style, img, iframe, [style]")).isEmpty();
            assertThat(page.getAllElements()).allMatch(element -> element.attributes().asList().stream()
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")));
            assertThat(page.select("a[href]"))
                    .extracting(link -> link.attr("href"))
                    .allMatch(href -> href.startsWith("/admin") || href.startsWith("http") || href.startsWith("#"));
            assertThat(page.text()).doesNotContain("${}", "null");
            assertThat(page.select("form[method=post]"))
                    .allMatch(form -> form.select("input[name=token]").size() == 1);
            assertThat(page.select("input:not([type=hidden]):not([type=checkbox]), select, textarea"))
                    .allMatch(field -> field.hasAttr("aria-label")
                            || page.select("label[for=" + field.id() + "]").size() == 1);
        }
        assertThat(english.select("nav a, form[action]").eachAttr("href")).allMatch(href -> href.endsWith("lang=en"));
    }

    @Test
    void what_others_wrote_is_shown_as_they_wrote_it() {
        assertThat(admin.page("/admin/sources/bao-lam-dong").text())
                .contains(HOSTILE, "Báo <b>Lâm</b> Đồng", "before: ");
        assertThat(admin.page("/admin/incidents").text()).contains(HOSTILE);
        assertThat(admin.page("/admin/labels").text()).contains(HOSTILE).doesNotContain("Thị trường");
    }

    @Test
    void the_overview_says_what_is_wrong_first_and_then_what_came() {
        Document page = admin.page("/admin?lang=en");
        assertThat(page.select("h1").text()).isEqualTo("What is wrong now?");
        assertThat(page.select(".troubles li").eachText())
                .anyMatch(line -> line.contains("List lost: Báo <b>Lâm</b> Đồng"));
        assertThat(page.select(".tiles div").eachText()).contains("New items today 1", "Sources polled 1");
    }

    @Test
    void a_source_tells_why_its_items_are_where_they_are() {
        Document page = admin.page("/admin/sources/bao-lam-dong?lang=en");
        assertThat(page.select(".why li").eachText()).contains("Kinh tế: the source labels it “Thị trường”");
        assertThat(page.select("#runs-now tbody tr").text()).contains("read", "1 new");
        assertThat(page.select("#plot figcaption").text()).isEqualTo("1 items in 30 days, 1 on the best day");
    }

    @Test
    void an_unknown_source_page_or_look_is_a_page_that_says_so() {
        for (String path :
                List.of("/admin/sources/khong-co", "/admin/nowhere", "/admin/looks/00", "/admin/sources/%0d%0aX:y")) {
            HttpResponse<String> answer = admin.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("Không có trang này");
        }
    }

    private SourceState state() {
        return value(sources.state("bao-lam-dong")).orElseThrow();
    }

    @Test
    void a_source_is_polled_paused_and_resumed_at_the_press_of_a_button() {
        String page = "/admin/sources/bao-lam-dong?lang=en";
        HttpResponse<String> polled = admin.send(page, "form[action*=/poll]", Map.of());
        assertThat(polled.headers().firstValue("location")).contains("/admin/sources/bao-lam-dong?done=poll&lang=en");
        assertThat(state().dueReason().words()).isEqualTo("an admin asked for it");
        assertThat(admin.page("/admin/sources/bao-lam-dong?done=poll")
                        .select(".notice")
                        .text())
                .isEqualTo("Sẽ đọc nguồn này ngay.");

        admin.send(page, "form[action*=/pause]", Map.of());
        assertThat(state().pausedAt()).isPresent();
        assertThat(state().enabled()).isFalse();
        value(sources.declare(office.desk().configuration().sources()));
        assertThat(state().enabled()).as("after a reload").isFalse();
        assertThat(admin.page(page).select("form[action*=/poll]")).isEmpty();
        assertThat(admin.page(page).select("#state").text()).startsWith("paused");

        admin.send(page, "form[action*=/resume]", Map.of());
        assertThat(state().pausedAt()).isEmpty();
        assertThat(state().enabled()).isTrue();
        assertThat(admin.get("/admin/sources/bao-lam-dong?done=%3Cb%3Ex%3C/b%3E")
                        .body())
                .doesNotContain("<b>x</b>");
    }

    @Test
    void an_incident_is_acknowledged_and_closed() {
        value(incidents.raise("bao-lam-dong", Incident.Kind.SILENT, "nothing for days"));
        String open = "article:contains(nothing for days) ";
        admin.send("/admin/incidents", open + "form[action*=acknowledge]", Map.of());
        assertThat(admin.page("/admin").select(".troubles").text()).doesNotContain("nothing for days");
        assertThat(admin.page("/admin/incidents").select(open).text()).contains("đã biết");
        admin.send("/admin/incidents", open + "form[action*=close]", Map.of());
        assertThat(value(incidents.openOf("bao-lam-dong")))
                .noneMatch(incident -> incident.kind() == Incident.Kind.SILENT);
        assertThat(admin.post("/admin/incidents/1x/close", token()).headers().firstValue("location"))
                .contains("/admin/incidents?done=nothing");
    }

    private Map<String, String> token() {
        return Map.of("token", admin.page("/admin").select("input[name=token]").val());
    }

    @Test
    void an_item_is_taken_down_with_a_reason_and_put_back() {
        String id = id();
        assertThat(admin.send("/admin/takedown", "main form", Map.of("item", id, "reason", " "))
                        .headers()
                        .firstValue("location"))
                .contains("/admin/takedown?done=unsaid");
        admin.send("/admin/takedown", "main form", Map.of("item", id, "reason", "Sở yêu cầu " + HOSTILE));
        RemovalStore removals = new RemovalStore(office.tested().database());
        assertThat(value(removals.named(id)).get(0).removed()).isPresent();
        Document audit = admin.page("/admin/takedown");
        assertThat(audit.select("tbody tr").text()).contains("Sở yêu cầu " + HOSTILE);
        admin.send("/admin/takedown", "tbody tr form", Map.of());
        assertThat(value(removals.named(id)).get(0).removed()).isEmpty();
        assertThat(admin.send("/admin/takedown", "main form", Map.of("item", "khongco", "reason", "x"))
                        .headers()
                        .firstValue("location"))
                .contains("/admin/takedown?done=noitem");
    }

    private String id() {
        return admin.page("/admin/sources/bao-lam-dong")
                .select("#items ~ article .note a")
                .attr("href")
                .replaceFirst(".*item=([a-z0-9]+).*", "$1");
    }

    @Test
    void a_label_is_mapped_and_the_file_keeps_its_comments() {
        String row = "tbody tr:contains(Nhãn lạ) ";
        admin.send("/admin/labels", row + "form", Map.of("category", "kinh-te"));
        assertThat(office.conf().read("categories.yaml"))
                .startsWith("# Chuyên mục\n")
                .contains("    - Thị trường   # chú thích\n    - Nhãn lạ\n");
        until(() -> admin.page("/admin/labels").select(row).isEmpty());
        assertThat(admin.send("/admin/labels", "tbody tr form", Map.of("category", "khong-co"))
                        .headers()
                        .firstValue("location"))
                .contains("/admin/labels?done=faulty");
    }

    @Test
    void a_source_is_added_by_pasting_a_url() {
        String url = origin.url("tin.rss");
        HttpResponse<String> begun =
                admin.send("/admin/add", "main form", Map.of("url", url, "province", "lam-dong", "name", HOSTILE));
        String look = begun.headers().firstValue("location").orElseThrow();
        assertThat(look).startsWith("/admin/looks/");
        until(() -> admin.page(look).select("meta[http-equiv=refresh]").isEmpty());
        Document preview = admin.page(look);
        assertThat(preview.select(".notice").text())
                .contains("Một nguồn cấp (rss-2.0) có 1 tin")
                .contains(HOSTILE);
        assertThat(preview.select("main pre").text()).contains("url: " + url).contains("province: lam-dong");
        assertThat(preview.select("article h3").text()).isEqualTo("Khởi công cầu mới");
        assertThat(preview.select("main img, main script")).isEmpty();

        String before = office.conf().read("sources/lam-dong.yaml");
        HttpResponse<String> written = admin.send(look, "form[action*=/write]", Map.of());
        assertThat(office.conf().read("sources/lam-dong.yaml"))
                .startsWith(before)
                .contains("url: " + url);
        String page = written.headers().firstValue("location").orElseThrow();
        assertThat(page).startsWith("/admin/sources/127-0-0-1").endsWith("?done=added");
        assertThat(admin.page(page).select("h1").text()).isEqualTo(HOSTILE);
        assertThat(admin.send("/admin/add", "main form", Map.of("url", url)).body())
                .contains("is a source already");
        assertThat(admin.send(page, "form[action*=/preview]", Map.of())
                        .headers()
                        .firstValue("location"))
                .isNotEqualTo(Optional.of(look));
    }

    @Test
    void what_cannot_be_added_is_told_in_words() {
        assertThat(admin.send("/admin/add", "main form", Map.of("url", "javascript:alert(1)"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.send("/admin/add", "main form", Map.of("url", "")).statusCode())
                .isEqualTo(422);
        String look = admin.send("/admin/add", "main form", Map.of("url", origin.url("nowhere")))
                .headers()
                .firstValue("location")
                .orElseThrow();
        until(() -> admin.page(look).select("meta[http-equiv=refresh]").isEmpty());
        assertThat(admin.page(look).select(".notice.bad").text()).contains("404");
        assertThat(admin.page(look).select("form[action*=/write]")).isEmpty();
    }

    @Test
    void answers_a_complaint_in_words_that_its_receipt_shows() {
        String receipt = value(complaints.receive(
                        new Complaint.Said(Ground.ERROR, "Tòa soạn", "toa@soan.example", List.of(), "Sai tên tỉnh."),
                        Duration.ofMinutes(-5)))
                .receipt();
        assertThat(admin.page("/admin").select("main").text()).contains("quá hạn");
        String form = "#" + receipt + " form";
        assertThat(admin.page("/admin/complaints").select("#" + receipt).text())
                .contains("quá hạn 5 phút", "Tòa soạn", "Sai tên tỉnh.");
        assertThat(admin.send("/admin/complaints", form, Map.of("outcome", "corrected", "answer", " "))
                        .headers()
                        .firstValue("location"))
                .contains("/admin/complaints?done=unanswered");
        admin.send("/admin/complaints", form, Map.of("outcome", "corrected", "answer", "Đã sửa, xin lỗi tòa soạn."));
        assertThat(value(complaints.find(receipt)).orElseThrow().closing())
                .hasValueSatisfying(closing -> assertThat(closing.answer()).isEqualTo("Đã sửa, xin lỗi tòa soạn."));
        assertThat(admin.page("/admin/complaints").select("#" + receipt)).isEmpty();
        assertThat(admin.page("/admin/complaints").select("main").text()).contains("Đã sửa, xin lỗi tòa soạn.");
    }

    @Test
    void faults_of_the_configuration_are_shown_with_their_place() {
        office.conf().write("feeds.yaml", "- path: x\n  titel: y\n");
        try {
            until(() -> admin.page("/admin/configuration")
                    .select(".faults li")
                    .text()
                    .contains("feeds.yaml:2:3"));
            assertThat(admin.page("/admin").select(".troubles").text()).contains("Cấu hình có");
            assertThat(admin.page("/admin/configuration").text()).doesNotContain("postgres:postgres");
        } finally {
            office.conf().write("feeds.yaml", "[]\n");
            until(() -> admin.page("/admin/configuration").select(".faults li").isEmpty());
        }
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 s").isLessThan(deadline);
        }
    }
}
