package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.tintinh.publish.Newsroom.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.config.LiveConfiguration;
import vn.tintinh.config.Loader;
import vn.tintinh.config.Settings;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.testing.ConfFolder;
import vn.tintinh.testing.TinTinhProcess;
import vn.tintinh.web.Certificates;

/** What operators are given, held against a running server: its metrics, its ports, its settings. */
@Timeout(120)
final class OperationFilesTest {
    private static final Path FILES = Path.of("src/docs/operation");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern SAMPLE = Pattern.compile("^([a-z_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=~|=)\"([^\"]*)\"");
    private static final Pattern SELECTOR = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("\\b[a-z_]\\w*\\b(?!\\s*\\()");

    /** What Prometheus itself says of what it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "and");

    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("instance", "job");

    private static final Vertx VERTX = Vertx.vertx();
    /** Each metric with the values that its labels have. */
    private static final Map<String, Map<String, Set<String>>> METRICS = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // by start
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init") // by start
    private static LiveConfiguration live;

    @SuppressWarnings("NullAway.Init") // by start
    private static Server server;

    @SuppressWarnings("NullAway.Init") // by start
    private static ConfFolder conf;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.create();
        conf = new ConfFolder(folder.resolve("conf"), folder.resolve("unused"));
        String settings = conf.read("tintinh.yaml");
        conf.write(
                "tintinh.yaml",
                settings.replaceFirst(
                                "directory: .*",
                                "{url: \"" + database.options().url().orElseThrow()
                                        + "\", user: postgres, password: postgres}")
                        .replace("database:\n  {", "database: {"));
        live = Loader.load(conf.folder(), Surroundings.ofProcess())
                .fold(
                        valid -> LiveConfiguration.watch(VERTX, conf.folder(), Surroundings.ofProcess(), valid),
                        faults -> {
                            throw new AssertionError(faults);
                        });
        server = await(Future.future(
                started -> VERTX.runOnContext(on -> Server.start(VERTX, live).onComplete(started))));
        for (String line : get(conf.managementPort(), "/metrics").body().lines().toList()) {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                Map<String, Set<String>> labels = METRICS.computeIfAbsent(sample.group(1), name -> new HashMap<>());
                LABEL.matcher(String.valueOf(sample.group(2))).results().forEach(label -> labels.computeIfAbsent(
                                label.group(1), name -> new HashSet<>())
                        .add(label.group(2)));
            }
        }
    }

    @AfterAll
    static void stop() {
        live.close();
        await(Future.future(stopped -> VERTX.runOnContext(on -> server.stop().onComplete(stopped))));
        database.close();
        await(VERTX.close());
    }

    @Test
    void the_dashboard_shows_only_what_a_server_exposes() throws IOException {
        JsonNode dashboard = JSON.readTree(FILES.resolve("grafana.json").toFile());
        List<JsonNode> panels = new ArrayList<>();
        dashboard.get("panels").forEach(panels::add);
        assertThat(panels).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(panel -> panel.at("/gridPos/x") + "," + panel.at("/gridPos/y"))
                .doesNotHaveDuplicates();
        List<String> shown = dashboard.findValuesAsText("expr");
        assertThat(shown).hasSizeGreaterThan(20).allSatisfy(OperationFilesTest::isExposed);
        assertThat(METRICS).containsKey("tintinh_runs_active");
        assertThat(dashboard.at("/templating/list/1/query/query").asText())
                .isEqualTo("label_values(tintinh_runs_active, instance)");
        // Nothing of ours is left out.
        assertThat(METRICS.keySet().stream().filter(name -> name.startsWith("tintinh_")))
                .allMatch(name -> shown.stream().anyMatch(one -> one.contains(family(name))));
    }

    @Test
    void each_alert_says_what_is_wrong_and_what_to_do() throws IOException {
        JsonNode rules = YAML.readTree(FILES.resolve("alerts.yaml").toFile()).at("/groups/0/rules");
        assertThat(rules).hasSizeBetween(5, 12).allSatisfy(rule -> {
            assertThat(rule.get("alert").asText()).matches("TinTinh[A-Za-z]+");
            isExposed(rule.get("expr").asText());
            assertThat(rule.get("for").asText()).matches("\\d+[mh]");
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/action").asText()).isNotBlank();
        });
    }

    @Test
    void a_metric_that_is_not_there_would_be_found() {
        for (String wrong : List.of(
                "sum(tintinh_nothing)",
                "tintinh_sources{state=\"sad\"}",
                "rate(tintinh_run_seconds_count{result=\"read\"}[5m])",
                "(tintinh_sources")) {
            assertThatThrownBy(() -> isExposed(wrong)).as(wrong).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void nginx_accepts_the_example(@TempDir Path work) throws Exception {
        Path nginx = List.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("nowhere"));
        assumeTrue(Files.isExecutable(nginx), "there is no nginx here");
        Settings.Tls tls = Certificates.make(work, "own", "RSA");
        Files.writeString(work.resolve("fullchain.pem"), tls.certificate());
        Files.writeString(work.resolve("privkey.pem"), tls.key());
        Path configuration = Files.writeString(work.resolve("nginx.conf"), nginxConfiguration(work));
        assertThat(run(nginx.toString(), "-t", "-p", work.toString(), "-c", configuration.toString()))
                .contains("test is successful");
    }

    /** The example in the place where {@code conf.d} is read, with paths and ports of this test. */
    private static String nginxConfiguration(Path work) throws IOException {
        String example = Files.readString(FILES.resolve("nginx.conf"));
        return """
                error_log %1$s/error.log;
                pid %1$s/nginx.pid;
                events {}
                http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(work, example)
                .replace("/etc/letsencrypt/live/tintinh.example", work.toString())
                .replace("/var/cache/nginx/tintinh", work.resolve("cache").toString())
                .replace("127.0.0.1:8080", "127.0.0.1:" + conf.port())
                .replace("listen 80;", "listen 127.0.0.1:" + TinTinhProcess.freePort() + ";")
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + TinTinhProcess.freePort() + " ssl;");
    }

    @Test
    void units_start_commands_that_there_are() throws IOException {
        assertThat(Files.readString(FILES.resolve("tintinh.service")))
                .contains("tintinh.jar serve --conf /etc/tintinh", "SuccessExitStatus=143", "WantedBy=");
        String nightly = Files.readString(FILES.resolve("tintinh-backup.service"));
        String command = nightly.replaceAll("(?s).*tintinh\\.jar (.*?)'.*", "$1");
        CommandLine.ParseResult parsed = new CommandLine(Main.class)
                .parseArgs(command.replaceAll("\\$\\$\\(.*?\\)", "now").split(" ", -1));
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("backup");
        assertThat(Files.readString(FILES.resolve("tintinh-backup.timer"))).contains("OnCalendar=", "Persistent=true");
    }

    @Test
    void a_running_server_tells_its_status() throws Exception {
        JsonNode status = JSON.readTree(get(conf.port(), "/status.json").body());
        assertThat(status.get("status").asText()).isEqualTo("up-to-date");
        assertThat(status.at("/sources/total").asInt()).isZero();
    }

    private static void isExposed(String expression) {
        String bare = expression.replaceAll("\\{[^}]*}|\\[[^]]*]", "").replaceAll("\\b(by|on)\\s*\\([^)]*\\)", "");
        assertThat(bare.chars().filter(c -> c == '(').count())
                .as(expression)
                .isEqualTo(bare.chars().filter(c -> c == ')').count());
        assertThat(NAME.matcher(bare).results().map(name -> name.group()))
                .as(expression)
                .isNotEmpty()
                .allMatch(name -> METRICS.containsKey(name) || OF_PROMETHEUS.contains(name));
        SELECTOR.matcher(expression).results().forEach(selector -> LABEL.matcher(selector.group(2))
                .results()
                .filter(label -> !LABELS_OF_PROMETHEUS.contains(label.group(1)))
                .forEach(label -> assertThat(METRICS.getOrDefault(selector.group(1), Map.of())
                                .getOrDefault(label.group(1), Set.of()))
                        .as(expression)
                        .contains(label.group(2).split("\\|", -1))));
    }

    /** Of a timer's series, what they have in common. */
    private static String family(String name) {
        return name.replaceFirst("_seconds_(max|sum|count|bucket)$", "_seconds");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
