package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The example of two nodes: what its files say of each other, and that Tin Tỉnh understands its settings. */
final class SeveralNodesExampleTest {
    private static final Path EXAMPLE = Path.of("src/docs/several-nodes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void has_settings_that_the_check_accepts(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("database-password"), "secret\n");
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(
                conf.resolve("tintinh.yaml"),
                Files.readString(EXAMPLE.resolve("tintinh.yaml")).replace("/run/secrets/", folder + "/"));
        StringWriter out = new StringWriter();
        int status = new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .execute("--conf", conf.toString());
        assertThat(status).as(out.toString()).isZero();
    }

    @Test
    void names_only_hosts_that_are_services() throws IOException {
        JsonNode compose = YAML.readTree(EXAMPLE.resolve("compose.yaml").toFile());
        List<String> services = names(compose.get("services"));
        JsonNode settings = YAML.readTree(EXAMPLE.resolve("tintinh.yaml").toFile());
        List<String> hosts = settings.at("/database/hosts").findValuesAsText("host");
        assertThat(hosts).containsExactly("db-1", "db-2");
        assertThat(services).containsAll(hosts);
        List<String> upstreams = Pattern.compile("server (\\S+):8080 ")
                .matcher(Files.readString(EXAMPLE.resolve("nginx.conf")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(upstreams).containsExactly("node-1", "node-2");
        assertThat(services).containsAll(upstreams);
        assertThat(names(compose.at("/services/nginx/depends_on"))).isEqualTo(upstreams);
    }

    @Test
    void defines_every_secret_and_script_that_its_services_use() throws IOException {
        JsonNode compose = YAML.readTree(EXAMPLE.resolve("compose.yaml").toFile());
        List<String> sources = new ArrayList<>();
        compose.get("services").forEach(service -> {
            service.path("secrets").forEach(secret -> sources.add("/secrets/" + secret.asText()));
            service.path("configs")
                    .forEach(config ->
                            sources.add("/configs/" + config.get("source").asText()));
        });
        assertThat(sources).contains("/secrets/database-password", "/configs/follow", "/configs/allow-replica");
        assertThat(sources).noneMatch(source -> compose.at(source).isMissingNode());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
