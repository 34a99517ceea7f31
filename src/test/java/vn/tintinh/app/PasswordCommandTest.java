package vn.tintinh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import picocli.CommandLine;
import vn.tintinh.admin.Passwords;
import vn.tintinh.store.AdminStore;
import vn.tintinh.store.TestDatabase;
import vn.tintinh.testing.ConfFolder;

/** {@code password} beside a store that is in use. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class PasswordCommandTest {
    private final TestDatabase tested = TestDatabase.create();
    private final AdminStore store = new AdminStore(tested.database());
    private final Passwords passwords = new Passwords(tested.vertx(), store);
    private final Buffer session = Buffer.buffer("session");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final InputStream in = System.in;
    private String conf = "";

    @BeforeEach
    void start(@TempDir Path folder) {
        conf = new ConfFolder(folder.resolve("conf"), folder.resolve("data"))
                .write(
                        "tintinh.yaml",
                        "database: {url: \"" + tested.options().url().orElseThrow()
                                + "\", user: postgres, password: postgres}\n")
                .folder()
                .toString();
        value(store.begin(session));
    }

    @AfterEach
    void stop() {
        System.setIn(in);
        tested.close();
    }

    private int password(String... arguments) {
        return new CommandLine(new PasswordCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("--conf", conf), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void a_new_one_is_made_and_shown_once_and_everybody_is_logged_out() {
        String first = value(passwords.first()).orElseThrow();
        assertThat(password()).isZero();
        String shown = out.toString().strip();
        assertThat(shown).matches("[a-z0-9]{5}(-[a-z0-9]{5}){3}").isNotEqualTo(first);
        assertThat(value(passwords.matches(shown))).isTrue();
        assertThat(value(passwords.matches(first))).isFalse();
        assertThat(value(store.use(session))).isFalse();
    }

    @Test
    void one_of_ones_own_is_taken_from_standard_input_if_it_is_long_enough() {
        System.setIn(new ByteArrayInputStream("ngắn quá\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(password("--stdin")).isEqualTo(2);
        assertThat(err.toString()).contains("12 characters");
        assertThat(value(store.use(session))).as("nothing has changed").isTrue();
        System.setIn(new ByteArrayInputStream("  một câu dài dễ nhớ\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(password("--stdin")).isZero();
        assertThat(out.toString()).as("nothing is shown").isEmpty();
        assertThat(value(passwords.matches("một câu dài dễ nhớ"))).isTrue();
        assertThat(value(store.use(session))).isFalse();
    }
}
