package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.config.Loader;
import vn.tintinh.model.Source;
import vn.tintinh.testing.ConfFolder;

/** {@code import} and {@code export sources}: lists of feeds come in and go out, and nothing else changes. */
final class ImportCommandTest {
    private static final String OLD = """
            # đừng sửa
            - id: bao-cu
              url: https://baocu.example/rss   # cũ
            """;
    private static final String OPML = """
            <opml version="2.0"><body><outline text="Tỉnh: Lâm Đồng # 1">
            <outline text="Báo &quot;Mới&quot;: 'tin' # nóng" xmlUrl="https://moi.example/rss"/>
            <outline text="Cũ" xmlUrl="http://www.baocu.example/rss/"/>
            <outline text="Hai lần" xmlUrl="https://moi.example/rss/"/>
            <outline text="Tệp" xmlUrl="file:///etc/passwd"/>
            <outline text="Script" xmlUrl="javascript:alert(1)"/>
            <outline text="feed:" xmlUrl="feed:https://khac.example/tin.xml"/>
            <outline text="%s" xmlUrl="https://dai.example/rss"/>
            </outline></body></opml>""".formatted("dài ".repeat(800));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path folder = Path.of("");
    private Path conf = Path.of("");

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data"))
                .write("sources/lam-dong.yaml", OLD)
                .folder();
        Files.writeString(folder.resolve("mine.opml"), OPML);
    }

    private int run(Object command, String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--conf", conf.toString()))
                        .toArray(String[]::new));
    }

    private int imports(String... arguments) {
        return run(
                new ImportCommand(),
                Stream.concat(Stream.of(folder.resolve("mine.opml").toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private List<Source> sources() {
        return Loader.load(conf, Surroundings.ofProcess()).fold(valid -> valid.sources(), problems -> {
            throw new AssertionError(problems);
        });
    }

    private String file() throws Exception {
        return Files.readString(conf.resolve("sources/lam-dong.yaml"));
    }

    @Test
    void what_is_new_is_added_behind_what_is_there_and_what_is_known_is_told_with_file_and_line() throws Exception {
        assertThat(imports("--province", "binh-thuan")).as(out.toString() + err).isZero();
        assertThat(out.toString())
                .contains("+ https://moi.example/rss (line 2)")
                .containsPattern(
                        "= http://www.baocu.example/rss/ is a source already, at .*lam-dong.yaml:3 \\(line 3\\)")
                .containsPattern("= https://moi.example/rss/ is a source already, at .*mine.opml:2 \\(line 4\\)")
                .contains("✗ file:///etc/passwd is no address of the web")
                .contains("✗ javascript:alert(1) is no address of the web")
                .containsPattern("✗ https://dai.example/rss .*2,?000")
                .contains("added 2 to ", ", 2 known already, 3 refused");
        assertThat(file()).startsWith(OLD).contains("# Imported from mine.opml: Tỉnh: Lâm Đồng # 1\n");
        List<Source> sources = sources();
        assertThat(sources)
                .extracting(Source::name)
                .containsExactly("baocu.example", "Báo \"Mới\": 'tin' # nóng", "feed:");
        assertThat(sources.get(2).url()).hasToString("https://khac.example/tin.xml");
        assertThat(sources.get(1).province()).contains("60");
        assertThat(imports("--province", "binh-thuan"))
                .as("all known or refused")
                .isEqualTo(1);
        assertThat(sources()).hasSize(3);
    }

    @Test
    void a_dry_run_changes_nothing_and_programs_get_json() throws Exception {
        assertThat(imports("--province", "68", "--dry-run", "--json")).isZero();
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("added")).hasSize(2);
        assertThat(answer.path("known")).hasSize(2);
        assertThat(answer.path("refused")).hasSize(3);
        assertThat(file()).isEqualTo(OLD);
    }

    @Test
    void what_is_to_be_tried_first_is_not_polled() {
        assertThat(imports("--disabled", "--category", "kinh-te")).isZero();
        assertThat(conf.resolve("sources/toan-quoc.yaml")).exists();
        assertThat(sources()).filteredOn(source -> !source.enabled()).hasSize(2).allSatisfy(source -> assertThat(
                        source.categories())
                .containsExactly("kinh-te"));
    }

    @Test
    void what_cannot_be_read_or_is_misused_changes_nothing() throws Exception {
        Files.writeString(folder.resolve("mine.opml"), "<!DOCTYPE x><opml/>");
        assertThat(imports()).isEqualTo(1);
        Files.writeString(folder.resolve("mine.opml"), "<opml><body/></opml>");
        assertThat(imports()).isEqualTo(1);
        Files.delete(folder.resolve("mine.opml"));
        assertThat(imports()).isEqualTo(1);
        Files.writeString(folder.resolve("mine.opml"), OPML);
        assertThat(imports("--province", "atlantis")).isEqualTo(2);
        assertThat(imports("--file", folder.resolve("x.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("atlantis", "nothing would read");
        assertThat(file()).isEqualTo(OLD);
    }

    @Test
    void what_is_exported_can_be_imported_again() throws Exception {
        assertThat(imports("--province", "68")).isZero();
        Path list = folder.resolve("mine.opml");
        assertThat(run(new ExportCommand(), "sources", "--output", list.toString()))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(imports("--json")).as("all are known").isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("known")).hasSize(3);
        assertThat(run(new ExportCommand(), "sources", "--json")).isZero();
        List<JsonNode> lines = new java.util.ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.path("id").asText())
                .contains("bao-cu")
                .hasSize(3);
        assertThat(run(
                        new ExportCommand(),
                        "sources",
                        "--output",
                        folder.resolve("no/where").toString()))
                .isEqualTo(1);
        assertThat(run(new ExportCommand(), "sources", "--since", "2026-01-01")).isEqualTo(2);
        assertThat(run(new ExportCommand(), "items", "--since", "yesterday")).isEqualTo(2);
        assertThat(run(new ExportCommand(), "everything")).isEqualTo(2);
    }
}
