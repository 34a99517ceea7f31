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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.demo.SampleOrigin;
import vn.tintinh.testing.FileOrigin;

/** {@code preview} against the sample sites and files on loopback. */
@Timeout(120)
final class PreviewCommandTest {
    private final Vertx vertx = Vertx.vertx();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path folder;

    private Path conf;
    private SampleOrigin origin;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        origin = SampleOrigin.start(vertx, 0, Instant::now)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        conf = folder.resolve("conf");
        origin.writeConfiguration(conf);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void shows_a_configured_feed_by_its_id() throws Exception {
        assertThat(preview("bao-tinh", "--json")).isZero();
        JsonNode seen = new ObjectMapper().readTree(out.toString());
        assertThat(seen.path("kind").asText()).isEqualTo("feed");
        assertThat(seen.path("format").asText()).isEqualTo("rss-2.0");
        assertThat(seen.path("items")).isNotEmpty().allSatisfy(item -> {
            assertThat(item.path("title").asText()).isNotBlank();
            assertThat(item.path("published").asText()).isNotBlank();
            assertThat(item.path("dateBasis").asText()).isEqualTo("feed");
        });
    }

    @Test
    void shows_a_page_with_its_first_articles_and_where_their_dates_were_found() {
        assertThat(preview("tuyen-giao", "--articles", "2"))
                .as(out + "\n" + err)
                .isZero();
        assertThat(out.toString())
                .contains("a page: ")
                .contains("(text)")
                .contains("(listing)")
                .contains("│ ")
                .containsPattern("took \\d+ ms");
    }

    @Test
    void finds_out_what_a_url_is_and_follows_the_feed_that_its_page_advertises() throws Exception {
        Path files = Files.createDirectories(folder.resolve("site"));
        try (FileOrigin site = new FileOrigin(files)) {
            Files.writeString(files.resolve("tin.rss"), SmallSite.feed(site));
            Files.writeString(files.resolve("index.html"), SmallSite.page(site, "tin.rss"));
            assertThat(preview(site.url("index.html"), "--json"))
                    .as(out + "\n" + err)
                    .isZero();
            JsonNode seen = new ObjectMapper().readTree(out.toString());
            assertThat(seen.path("kind").asText()).isEqualTo("feed");
            assertThat(seen.path("url").asText()).isEqualTo(site.url("tin.rss"));
            assertThat(seen.path("advertisedBy").asText()).isEqualTo(site.url("index.html"));
        }
    }

    @Test
    void answers_1_for_what_brings_nothing_and_says_why() throws Exception {
        Path files = Files.createDirectories(folder.resolve("site"));
        Files.writeString(files.resolve("login.html"), "<title>Đăng nhập</title><h1>Đăng nhập</h1><p>Mật khẩu</p>");
        try (FileOrigin site = new FileOrigin(files)) {
            assertThat(preview(site.url("login.html"))).isEqualTo(1);
            assertThat(out.toString()).contains("✗ ").contains("login");
            out.getBuffer().setLength(0);
            assertThat(preview(site.url("nowhere.html"))).isEqualTo(1);
            assertThat(out.toString()).contains("404");
        }
    }

    @Test
    void never_asks_an_address_that_is_not_public_unless_the_configuration_allows_it() throws Exception {
        Path guarded = folder.resolve("guarded");
        Files.createDirectories(guarded);
        assertThat(new CommandLine(new PreviewCommand())
                        .setOut(new PrintWriter(out))
                        .execute(origin.url() + "/bao-tinh/rss", "--conf", guarded.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("✗ ").contains("is not a public address");
    }

    @Test
    void answers_2_for_what_is_neither_a_source_nor_a_url() {
        assertThat(preview("bao-tihn")).isEqualTo(2);
        assertThat(err.toString()).contains("'bao-tihn' is no source").contains("https://");
        assertThat(preview("https://")).isEqualTo(2);
        assertThat(preview("bao-tinh", "--articles", "99")).isEqualTo(2);
    }

    private int preview(String... arguments) {
        return new CommandLine(new PreviewCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(java.util.stream.Stream.concat(
                                java.util.Arrays.stream(arguments),
                                java.util.stream.Stream.of("--conf", conf.toString()))
                        .toArray(String[]::new));
    }
}
