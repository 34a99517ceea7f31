package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.config.Loader;
import vn.tintinh.model.Source;
import vn.tintinh.testing.Await;
import vn.tintinh.testing.ConfFolder;
import vn.tintinh.testing.HostileOrigin;

/** {@code probe} against a loopback origin with a site of every kind. */
@Timeout(120)
final class ProbeCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Vertx vertx = Vertx.vertx();
    private final HostileOrigin origin = Await.value(HostileOrigin.start(vertx));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String lamDong = "";
    private Path conf = Path.of("");

    @BeforeEach
    void start(@TempDir Path folder) {
        page("/good.rss", "application/rss+xml", feed(Instant.now()));
        page("/old.rss", "application/rss+xml", feed(Instant.parse("2021-05-01T00:00:00Z")));
        page("/undated.rss", "application/rss+xml", feed(Instant.now()).replaceAll("<pubDate>.*?</pubDate>", ""));
        page("/login", "text/html", "<html><title>Đăng nhập</title><form><input type=password></form></html>");
        page("/empty.rss", "application/rss+xml", "<rss version='2.0'><channel><title>x</title></channel></rss>");
        origin.on("/never", (asked, socket) -> {});
        ConfFolder files = new ConfFolder(folder.resolve("conf"), folder.resolve("data"));
        files.write(
                "tintinh.yaml",
                files.read("tintinh.yaml")
                        .replace("  host-gap: 0s", "  host-gap: 0s\n  limits: {first-byte: 1s, whole: 2s}"));
        lamDong = """
                # Lâm Đồng: chú thích ở đầu
                - id: tot   # nguồn tốt
                  url: %1$s/good.rss
                  province: "68"
                  # vì chưa thử
                  enabled: false   # thử sau

                - id: cu
                  enabled: false
                  url: %1$s/old.rss
                  province: "68"
                - {id: dong, url: "%1$s/good.rss?2", province: "60", enabled: false} # một dòng
                - id: chay
                  url: %1$s/good.rss?3
                  name: "enabled: false"
                """.formatted(origin.url("").toString());
        conf = files.write("sources/lam-dong.yaml", lamDong)
                .write("sources/khac.yaml", """
                        - {id: khong-ngay, url: "%1$s/undated.rss", enabled: false, province: "01"}
                        - {id: mat, url: "%1$s/nowhere", enabled: false}
                        - {id: dang-nhap, url: "%1$s/login", enabled: false}
                        - {id: rong, url: "%1$s/empty.rss", enabled: false}
                        - {id: cham, url: "%1$s/never", enabled: false}
                        """.formatted(origin.url("").toString()))
                .folder();
    }

    @AfterEach
    void stop() {
        Await.value(origin.close());
        Await.value(vertx.close());
    }

    private void page(String path, String type, String body) {
        origin.on(
                path,
                (asked, socket) -> socket.write(HostileOrigin.http("200 OK", Map.of("Content-Type", type), body)));
    }

    private static String feed(Instant newest) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(newest.atOffset(ZoneOffset.UTC));
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Tin</title><link>http://tin.example/</link>"
                + "<description>x</description><item><title>Khởi công cầu mới</title><link>http://tin.example/a-1001.html"
                + "</link><pubDate>" + date + "</pubDate></item></channel></rss>";
    }

    private int probe(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new ProbeCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--conf", conf.toString()))
                        .toArray(String[]::new));
    }

    private Map<String, Boolean> enabled() {
        return Loader.load(conf, Surroundings.ofProcess())
                .fold(valid -> valid.sources().stream(), problems -> {
                    throw new AssertionError(problems);
                })
                .collect(java.util.stream.Collectors.toMap(Source::id, Source::enabled));
    }

    @Test
    void says_which_to_enable_and_why_not_the_others() throws Exception {
        assertThat(probe("--json")).isEqualTo(1);
        JsonNode answer = JSON.readTree(out.toString());
        Map<String, String> told = new java.util.TreeMap<>();
        answer.path("sources")
                .forEach(source -> told.put(
                        source.path("id").asText(),
                        source.path("advice").asText() + ": "
                                + source.path("why").asText()));
        assertThat(told.keySet())
                .containsExactlyInAnyOrder("tot", "cu", "dong", "khong-ngay", "mat", "dang-nhap", "rong", "cham");
        assertThat(told.get("tot")).startsWith("enable: a feed of 1 items");
        assertThat(told.get("dong")).startsWith("enable: ");
        assertThat(told.get("cu")).isEqualTo("look: its newest item is of 01/05/2021");
        assertThat(told.get("khong-ngay")).isEqualTo("look: none of its 1 items has a date");
        assertThat(told.get("mat")).startsWith("leave: ").contains("404");
        assertThat(told.get("dang-nhap")).startsWith("leave: ");
        assertThat(told.get("rong")).startsWith("leave: ");
        assertThat(told.get("cham")).startsWith("leave: ").containsPattern("1 s|2 s|byte|time");
        assertThat(enabled()).as("nothing is written unasked").containsEntry("tot", false);
    }

    @Test
    void writes_what_is_advised_and_not_one_byte_else() throws Exception {
        assertThat(probe("--write", "--province", "Lâm Đồng"))
                .as(out.toString() + err)
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("✓ tot: ", "(enabled now)", "? cu: ", "2 to enable, 1 to look at, 0 to leave; 2 enabled now")
                .doesNotContain("mat", "chay");
        assertThat(Files.readString(conf.resolve("sources/lam-dong.yaml")))
                .isEqualTo(lamDong.replace("enabled: false   # thử", "enabled: true   # thử")
                        .replace("enabled: false}", "enabled: true}"));
        assertThat(enabled())
                .containsEntry("tot", true)
                .containsEntry("dong", true)
                .containsEntry("cu", false);
        assertThat(probe("--all", "tot", "dong", "chay"))
                .as("all of these may be enabled")
                .isZero();
        assertThat(out.toString()).contains("✓ chay: ");
    }

    @Test
    void only_a_file_or_some_sources_are_tried_if_that_is_asked_for() {
        assertThat(probe("--file", "khac.yaml", "mat", "rong")).isEqualTo(1);
        assertThat(out.toString()).contains("mat", "rong", "0 to enable").doesNotContain("dang-nhap", "tot");
        assertThat(probe("khong-co")).isEqualTo(2);
        assertThat(err.toString()).contains("'khong-co' is no source");
        assertThat(probe("--province", "atlantis")).isEqualTo(2);
        assertThat(probe("--province", "hue")).as("none is of there").isEqualTo(2);
    }
}
