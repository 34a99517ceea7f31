package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.config.Schemas;

/** {@code check} and {@code schema} as a person and a program use them. */
final class CheckCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void answers_0_for_the_shipped_configuration() {
        assertThat(check("--conf", "conf")).isZero();
        assertThat(out.toString()).startsWith("conf is right: 190 sources, 7 of them enabled, 36 categories");
    }

    @Test
    void answers_1_and_tells_every_fault_at_its_place(@TempDir Path conf) throws Exception {
        Files.createDirectories(conf.resolve("sources"));
        Files.writeString(conf.resolve("sources/a.yaml"), "- url: a.vn\n- uri: https://b.vn\n");
        assertThat(check("--conf", conf.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        conf + "/sources/a.yaml:1:8: 'a.vn' is no URL: write it whole, beginning with https://",
                        conf + "/sources/a.yaml:2:3: the key 'uri' is not known here: did you mean 'url'?",
                        conf + "/sources/a.yaml:2:3: the key 'url' is missing: add it to this entry",
                        "3 faults");
    }

    @Test
    void answers_1_in_one_sentence_where_there_is_no_configuration(@TempDir Path directory) {
        assertThat(check("--conf", directory.resolve("none").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("there is no such directory").hasLineCount(2);
    }

    @Test
    void refuses_a_selector_that_is_none(@TempDir Path conf) throws Exception {
        Files.createDirectories(conf.resolve("sources"));
        Files.writeString(
                conf.resolve("sources/a.yaml"), "- url: https://a.vn\n  page: {body: 'div[', date: .d@text}\n");
        assertThat(check("--conf", conf.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("a.yaml:2:16: “div[” is no CSS selector: ")
                .contains("\n1 fault");
    }

    @Test
    void refuses_what_a_rule_cannot_use_at_its_place(@TempDir Path conf) throws Exception {
        Files.createDirectories(conf.resolve("sources"));
        Files.writeString(conf.resolve("sources/a.yaml"), """
                - url: https://a.vn
                  page:
                    list: "//div["
                    link: "//a/@href"
                    date-format: "HH:mm"
                    article-url: '/tin-(\\d+/'
                    remove: [".ok", "xpath:count(//a)"]
                """);
        assertThat(check("--conf", conf.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("a.yaml:3:11: “//div[” is no XPath to elements: ")
                .contains("a.yaml:5:18: the date format “HH:mm” does not say year, month and day")
                .contains("a.yaml:6:18: '/tin-(\\d+/' is no regular expression")
                .contains("a.yaml:7:21: “xpath:count(//a)” is no XPath to elements: ")
                .contains("\n4 faults");
    }

    @Test
    void finds_the_log_configuration_of_the_directory(@TempDir Path conf) throws Exception {
        assertThat(Logs.file("serve", "--conf", conf.toString())).isEmpty();
        Files.writeString(conf.resolve("logback.xml"), "<configuration/>");
        assertThat(Logs.file("serve", "--conf", conf.toString())).contains(conf.resolve("logback.xml"));
        assertThat(Logs.file("--conf=" + conf)).contains(conf.resolve("logback.xml"));
        assertThat(Logs.file("check")).contains(Path.of("conf/logback.xml"));
    }

    @Test
    void answers_2_for_a_wrong_option() {
        assertThat(check("--jsno")).isEqualTo(2);
        assertThat(err.toString()).contains("--jsno");
    }

    @Test
    void speaks_json_to_programs(@TempDir Path conf) throws Exception {
        Files.writeString(conf.resolve("tintinh.yaml"), "server: {port: x}\n");
        assertThat(check("--json", "--conf", conf.toString())).isEqualTo(1);
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.get("ok").asBoolean()).isFalse();
        assertThat(answer.get("problems")).hasSize(1);
        assertThat(answer.get("problems").get(0).get("line").asInt()).isEqualTo(1);
        assertThat(answer.get("problems").get(0).get("column").asInt()).isEqualTo(16);
        out.getBuffer().setLength(0);
        assertThat(check("--json", "--conf", "conf")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).get("sources").asInt())
                .isEqualTo(190);
    }

    @Test
    void prints_and_writes_the_schemas(@TempDir Path directory) throws Exception {
        assertThat(run(new SchemaCommand(), "sources")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).get("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(run(
                        new SchemaCommand(),
                        "--write",
                        directory.resolve("schema").toString()))
                .isZero();
        for (String name : Schemas.NAMES) {
            assertThat(directory.resolve("schema/" + name + ".json")).hasContent(Schemas.text(name));
        }
        assertThat(run(new SchemaCommand(), "source")).isEqualTo(2);
        assertThat(err.toString()).contains("tintinh, categories, feeds, partners, sources");
    }

    private int check(String... arguments) {
        return run(new CheckCommand(), arguments);
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
