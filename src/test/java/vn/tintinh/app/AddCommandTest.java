package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.config.Loader;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceType;
import vn.tintinh.testing.ConfFolder;
import vn.tintinh.testing.FileOrigin;

/** {@code add} against a small site on loopback: one entry more, and not one byte else. */
@Timeout(120)
final class AddCommandTest {
    private static final String LAM_DONG = """
            # Lâm Đồng: đừng sửa dòng này
            - id: bao-cu
              url: https://baocu.example/rss   # chú thích
              province: "68"
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path folder;

    private ConfFolder conf;
    private FileOrigin site;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        Path files = Files.createDirectories(folder.resolve("site"));
        site = new FileOrigin(files);
        Files.writeString(files.resolve("tin.rss"), SmallSite.feed(site));
        Files.writeString(files.resolve("home.html"), SmallSite.page(site, "tin.rss"));
        Files.writeString(files.resolve("plain.html"), SmallSite.page(site, ""));
        Files.writeString(files.resolve("dead.html"), SmallSite.page(site, "gone.rss"));
        for (int i = 1001; i <= 1003; i++) {
            Files.writeString(files.resolve("a-" + i + ".html"), SmallSite.article("Khởi công cầu mới số " + i));
        }
        conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data")).write("sources/lam-dong.yaml", LAM_DONG);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void prefers_the_feed_that_a_page_advertises_and_says_so() throws Exception {
        assertThat(add(site.url("home.html"), "--province", "lam-dong", "--name", "Báo: Nhỏ"))
                .as(out + "\n" + err)
                .isZero();
        assertThat(out.toString()).contains("advertises this feed").contains("added to");
        assertThat(file()).startsWith(LAM_DONG).contains("advertised by " + site.url("home.html"));
        Source added = added();
        assertThat(added.url()).hasToString(site.url("tin.rss"));
        assertThat(added.type()).isEqualTo(SourceType.FEED);
        assertThat(added.name()).isEqualTo("Báo: Nhỏ");
    }

    @Test
    void adds_a_page_where_there_is_no_feed_or_a_dead_one() throws Exception {
        assertThat(add(site.url("plain.html"), "--province", "60", "--category", "kinh-te", "--kind", "party"))
                .isZero();
        Source added = added();
        assertThat(added.type()).isEqualTo(SourceType.PAGE);
        assertThat(added.province()).contains("60");
        assertThat(added.categories()).containsExactly("kinh-te");
        assertThat(file()).as("Bình Thuận is of Lâm Đồng today").startsWith(LAM_DONG);
        assertThat(add(site.url("dead.html"), "--province", "60"))
                .as(out + "\n" + err)
                .isZero();
        assertThat(added().url()).hasToString(site.url("dead.html"));
        assertThat(added().type()).isEqualTo(SourceType.PAGE);
    }

    @Test
    void writes_no_selectors_where_detection_is_sure() throws Exception {
        SmallSite.sections(folder.resolve("site"), 7, "<span class=ngay>%02d/10/2026 07:30</span>");
        assertThat(add(site.url("tin-tuc.html"), "--province", "68"))
                .as(out + "\n" + err)
                .isZero();
        assertThat(added().page()).isEqualTo(PageRule.NONE);
        assertThat(file()).doesNotContain("page:", "unsure");
        assertThat(out.toString()).doesNotContain("unsure");
    }

    @Test
    void writes_the_selectors_that_were_verified_where_there_are_too_few_articles_to_be_sure() throws Exception {
        SmallSite.sections(folder.resolve("site"), 4, "<span class=ngay>%02d/10/2026 07:30</span>");
        assertThat(add(site.url("tin-tuc.html"), "--province", "68"))
                .as(out + "\n" + err)
                .isZero();
        assertThat(out.toString()).contains("? unsure of page.list: no more than 4 articles were found");
        assertThat(file())
                .contains("then a page that lists 4 articles; unsure of page.list")
                .containsPattern("(?m)^    list: \".*\"  # found: finds all 4 articles$")
                .contains("    body: \"div.noi-dung\"  # found: gives the same as detection on 3 articles");
        PageRule rule = added().page();
        assertThat(rule.list()).isPresent();
        assertThat(rule.title()).contains("h1.tieu-de");
        assertThat(rule.date()).contains("span.ngay");
        assertThat(rule.body()).contains("div.noi-dung");
    }

    @Test
    void says_which_field_was_not_found_and_writes_no_selector_for_it() throws Exception {
        SmallSite.sections(folder.resolve("site"), 7, "");
        assertThat(add(site.url("tin-tuc.html"), "--province", "68", "--json"))
                .as(out + "\n" + err)
                .isZero();
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("unsure"))
                .extracting(JsonNode::asText)
                .containsExactly("page.date: 3 of 3 articles: no date, on its page or in the listing");
        assertThat(added().page().date()).isEmpty();
        assertThat(added().page().body()).contains("div.noi-dung");
        assertThat(file()).contains("unsure of page.date");
    }

    @Test
    void refuses_a_url_and_an_id_that_are_there_with_file_and_line() throws Exception {
        assertThat(add(site.url("tin.rss"), "--province", "68")).isZero();
        assertThat(refused(site.url("tin.rss"))).contains("is a source already").contains("lam-dong.yaml:7");
        assertThat(refused(site.url("home.html")))
                .contains("is a source already")
                .contains("lam-dong.yaml:7");
        assertThat(refused(site.url("plain.html"), "--id", "bao-cu"))
                .contains("taken already at")
                .contains("lam-dong.yaml:3");
        assertThat(refused("http://www.baocu.example/rss/")).contains("lam-dong.yaml:3");
    }

    @Test
    void a_dry_run_changes_nothing() throws Exception {
        assertThat(add(site.url("tin.rss"), "--province", "68", "--dry-run")).isZero();
        assertThat(out.toString()).contains("would be added to").contains("url: " + site.url("tin.rss"));
        assertThat(file()).isEqualTo(LAM_DONG);
    }

    @Test
    void a_source_of_the_whole_country_starts_a_file_of_its_own() throws Exception {
        assertThat(add(site.url("tin.rss"), "--json")).isZero();
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("added").asBoolean()).isTrue();
        assertThat(Path.of(answer.path("file").asText())).exists().hasFileName("toan-quoc.yaml");
        assertThat(file()).isEqualTo(LAM_DONG);
        assertThat(added().province()).isEmpty();
    }

    @Test
    void what_brings_nothing_is_not_added() throws Exception {
        assertThat(refused(site.url("nowhere"))).contains("404");
        assertThat(refused(site.url("a-1001.html"))).contains("no list of articles");
        assertThat(file()).isEqualTo(LAM_DONG);
    }

    @Test
    void a_file_that_cannot_take_an_entry_at_its_end_stays_as_it_is() throws Exception {
        String flow = "[{url: \"https://khac.example/rss\"}]\n";
        conf.write("sources/flow.yaml", flow);
        Path file = conf.folder().resolve("sources/flow.yaml");
        assertThat(add(site.url("tin.rss"), "--file", file.toString())).isEqualTo(1);
        assertThat(file).hasContent(flow);
        conf.write("sources/lam-dong.yaml", LAM_DONG + "- uri: x\n");
        assertThat(add(site.url("tin.rss"))).as("a faulty configuration").isEqualTo(1);
        assertThat(file()).isEqualTo(LAM_DONG + "- uri: x\n");
    }

    @Test
    void keeps_indentation_and_ends_of_lines() throws Exception {
        conf.write("sources/lam-dong.yaml", "# đầu\r\n  - url: https://baocu.example/rss");
        assertThat(add(site.url("tin.rss"), "--province", "68"))
                .as(out + "\n" + err)
                .isZero();
        assertThat(file())
                .startsWith("# đầu\r\n  - url: https://baocu.example/rss\r\n\r\n  # Added on ")
                .contains("\r\n  - url: " + site.url("tin.rss") + "\r\n    province: \"68\"\r\n")
                .doesNotContainPattern("[^\r]\n");
        assertThat(added().url()).hasToString(site.url("tin.rss"));
    }

    @Test
    void answers_2_for_what_is_misused() {
        assertThat(add("khong-phai-url")).isEqualTo(2);
        assertThat(add(site.url("tin.rss"), "--province", "Atlantis")).isEqualTo(2);
        assertThat(err.toString()).contains("Atlantis");
        assertThat(add(site.url("tin.rss"), "--category", "kinh-tee")).isEqualTo(2);
        assertThat(add(site.url("tin.rss"), "--file", folder.resolve("x.yaml").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nothing would read");
    }

    private String refused(String... arguments) {
        err.getBuffer().setLength(0);
        out.getBuffer().setLength(0);
        assertThat(add(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new)))
                .isEqualTo(1);
        return out.toString();
    }

    private Source added() {
        List<Source> sources = Loader.load(conf.folder(), Surroundings.ofProcess())
                .fold(valid -> valid.sources(), problems -> {
                    throw new AssertionError(problems);
                });
        return sources.get(sources.size() - 1);
    }

    private String file() throws IOException {
        return Files.readString(conf.folder().resolve("sources/lam-dong.yaml"));
    }

    private int add(String... arguments) {
        return new CommandLine(new AddCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(
                                Arrays.stream(arguments),
                                Stream.of("--conf", conf.folder().toString()))
                        .toArray(String[]::new));
    }
}
