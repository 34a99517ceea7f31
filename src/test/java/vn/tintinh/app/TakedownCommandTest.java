package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;
import static vn.tintinh.publish.Newsroom.item;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.publish.Newsroom;
import vn.tintinh.store.ItemStore;
import vn.tintinh.testing.ConfFolder;

/** {@code takedown} beside a running store, as beside a server. */
@Timeout(120)
final class TakedownCommandTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Newsroom ROOM = Newsroom.open(VERTX);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String conf = "";
    private String test = "";

    @BeforeEach
    void start(@TempDir Path folder, TestInfo info) {
        test = info.getDisplayName();
        conf = new ConfFolder(folder.resolve("conf"), ROOM.directory()).folder().toString();
        Instant morning = Instant.parse("2026-03-01T01:00:00Z");
        ROOM.publish("bao-lam-dong", Duration.ZERO, item("Giữ lại " + test, morning, "kinh-te", "lam-dong"));
        ROOM.publish("bao-lam-dong", Duration.ZERO, item("Gỡ bỏ " + test, morning, "kinh-te", "lam-dong"));
        ROOM.publish("bao-binh-thuan", Duration.ZERO, item("Gỡ bỏ " + test, morning, "kinh-te", "lam-dong"));
    }

    @AfterAll
    static void stop() {
        ROOM.close();
        await(VERTX.close());
    }

    private int takedown(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine command = new CommandLine(new TakedownCommand());
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--conf";
        all[arguments.length + 1] = conf;
        return command.execute(all);
    }

    private List<StoredItem> shown() {
        return await(new ItemStore(ROOM.database()).newest(Selection.ALL, 10, Instant.now())).stream()
                .filter(item -> item.item().title().endsWith(test))
                .toList();
    }

    @Test
    void an_item_goes_by_its_id_and_comes_back() {
        String id = shown().get(0).id();
        assertThat(takedown("tag:localhost,2026:item/" + id, "--reason", "Sở TT&TT, công văn 12"))
                .isZero();
        assertThat(out.toString()).startsWith("taken down: ").contains(id);
        assertThat(shown()).hasSize(2).noneMatch(item -> item.id().equals(id));
        assertThat(takedown(id, "--reason", "once more")).isEqualTo(1);
        assertThat(out.toString()).startsWith("was removed before: ");
        assertThat(takedown("--list")).isZero();
        assertThat(out.toString().lines().findFirst().orElseThrow())
                .contains("công văn 12")
                .doesNotContain("put back");
        assertThat(takedown(id, "--undo")).isZero();
        assertThat(shown()).hasSize(3);
        assertThat(takedown(id, "--undo")).isEqualTo(1);
        assertThat(takedown("--list", "--json")).isZero();
        assertThat(out.toString()).contains("\"reason\":\"takedown\"").contains("\"restored\":\"2");
    }

    @Test
    void all_items_of_a_page_go_by_its_address() {
        String link = shown().stream()
                .filter(item -> item.item().title().equals("Gỡ bỏ " + test))
                .findFirst()
                .flatMap(item -> item.item().link())
                .orElseThrow();
        assertThat(takedown(link.replace("https:", "http:"), "--reason", "asked by the paper", "--json"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.contains("\"outcome\":\"taken-down\""));
        assertThat(shown()).hasSize(1);
    }

    @Test
    void what_is_misused_or_unknown_changes_nothing() {
        assertThat(takedown()).isEqualTo(2);
        assertThat(takedown("x", "--list")).isEqualTo(2);
        assertThat(takedown(shown().get(0).id())).isEqualTo(2);
        assertThat(err.toString()).contains("Say why by --reason");
        assertThat(takedown("https://bao.example/nowhere", "--reason", "x")).isEqualTo(1);
        assertThat(shown()).hasSize(3);
    }
}
