package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.testing.ConfFolder;
import vn.tintinh.testing.TinTinhProcess;

/** What an operator reads when the packaged program cannot start: what is wrong and what to do, and nothing else. */
final class StartFaultsIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    /** How a start ended. */
    private record Ended(int status, String said) {
        /** The only sentence for the operator; no stack trace beside it. */
        String sentence() {
            assertThat(status).as(said).isEqualTo(1);
            assertThat(said).doesNotContain("\tat ", "Exception");
            List<String> sentences =
                    said.lines().filter(line -> line.startsWith("tintinh: ")).toList();
            assertThat(sentences).as(said).hasSize(1);
            return sentences.get(0);
        }
    }

    @Test
    void the_public_port_is_not_shared_with_another_process() throws IOException {
        ConfFolder conf = conf("port");
        try (ServerSocket other = listener(conf.port())) {
            assertThat(start(conf).sentence())
                    .contains(
                            "port " + other.getLocalPort() + " on 127.0.0.1 is in use",
                            "set server.port in tintinh.yaml");
        }
        try (ServerSocket other = listener(conf.managementPort())) {
            assertThat(start(conf).sentence())
                    .contains("port " + other.getLocalPort() + " on 127.0.0.1 is in use", "set server.management-port");
        }
        try (TinTinhProcess free = launch(conf).awaitReady()) { // what had started before was ended in order
            assertThat(free.get("/feeds/all.atom", java.util.Map.of()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_database_that_refuses_is_one_sentence() {
        int port = TinTinhProcess.freePort();
        ConfFolder conf = conf("refused")
                .write(
                        "tintinh.yaml",
                        "database: {url: \"postgresql://127.0.0.1:%d/tin\", user: tin, password: s3cr3t}\n"
                                .formatted(port));
        Ended ended = start(conf);
        assertThat(ended.sentence()).contains("cannot reach PostgreSQL", "127.0.0.1:" + port);
        assertThat(ended.said()).doesNotContain("s3cr3t");
    }

    @Test
    void all_faults_of_the_configuration_are_told_at_their_places() {
        ConfFolder conf = conf("faulty")
                .write("categories.yaml", "- {slug: thoi-su, name: Thời sự}\n")
                .write("sources/a.yaml", """
                        - url: https://a.example/rss
                          categories: [thoi-xu]
                        - url: htp:/b.example
                        - id: twice
                          url: https://c.example/
                          page: {list: "div..item"}
                        - id: twice
                          url: https://d.example/
                        """);
        Ended ended = start(conf);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).doesNotContain("\tat ", "Exception");
        assertThat(ended.said().lines().filter(line -> line.contains(".yaml:")))
                .hasSize(4)
                .satisfiesExactly(
                        category -> assertThat(category).contains("a.yaml:2:16: ", "thoi-xu", "thoi-su"),
                        url -> assertThat(url).contains("a.yaml:3:8: ", "htp:/b.example"),
                        selector -> assertThat(selector).contains("a.yaml:6:16: ", "div..item"),
                        id -> assertThat(id).contains("a.yaml:7:7: ", "twice"));
    }

    @Test
    void yaml_that_is_none_is_told_at_its_place() {
        Ended ended = start(conf("none").write("sources/a.yaml", "- url: https://a.example/\n  name: [Báo\n"));
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said().lines().filter(line -> line.contains("a.yaml:")))
                .hasSize(1);
        assertThat(ended.said()).containsPattern("a\\.yaml:[23]:\\d+: ").doesNotContain("\tat ", "Exception");
    }

    @Test
    void a_missing_configuration_is_one_sentence() {
        ConfFolder conf = conf("there");
        Path nowhere = folder.resolve("nowhere");
        Ended ended = ended(conf, List.of("serve", "--conf", nowhere.toString()));
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said().lines())
                .containsExactly(nowhere + ": there is no such directory: start Tin Tỉnh where its conf directory is,"
                        + " or name one with --conf");
    }

    /** A listener that would share its port with whoever is ready to share too. */
    private static ServerSocket listener(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        if (socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
            socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private static ConfFolder conf(String name) {
        return new ConfFolder(folder.resolve(name), folder.resolve(name + "-data"));
    }

    private static Ended start(ConfFolder conf) {
        return ended(conf, List.of("serve", "--conf", conf.folder().toString()));
    }

    private static Ended ended(ConfFolder conf, List<String> arguments) {
        Path log = folder.resolve("log-" + System.nanoTime());
        try (TinTinhProcess process =
                TinTinhProcess.start(folder, log, conf.port(), conf.managementPort(), arguments)) {
            return new Ended(process.exit(), process.log());
        }
    }

    private static TinTinhProcess launch(ConfFolder conf) {
        return TinTinhProcess.start(
                folder,
                folder.resolve("launched.log"),
                conf.port(),
                conf.managementPort(),
                List.of("serve", "--conf", conf.folder().toString()));
    }
}
