package vn.tintinh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.model.Problem;

/**
 * Every class of fault with its exact words: {@code faults.txt} holds the cases, {@code faults.expected.txt} what an
 * operator reads. {@code -Dgolden=write} writes the latter anew.
 */
final class FaultsTest {
    private static final Path CASES = Path.of("src/test/resources/config/faults.txt");
    private static final Path EXPECTED = Path.of("src/test/resources/config/faults.expected.txt");

    @Test
    void tells_every_fault_at_its_place_with_a_way_out(@TempDir Path directory) throws IOException {
        StringBuilder told = new StringBuilder();
        int number = 0;
        for (String text : Files.readString(CASES).split("(?m)^### ", -1)) {
            if (!text.isEmpty()) {
                Path conf = Files.createDirectories(directory.resolve("case" + number++));
                told.append("### ")
                        .append(text.lines().findFirst().orElseThrow())
                        .append('\n');
                problems(conf, text).forEach(line -> told.append(line).append('\n'));
            }
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(EXPECTED, told);
        }
        assertThat(told.toString()).isEqualTo(Files.readString(EXPECTED));
    }

    @Test
    void shows_no_secret() throws IOException {
        assertThat(Files.readString(EXPECTED)).doesNotContain("geheim", "s3cr3t", "mật khẩu", "mat-khau");
    }

    private static List<String> problems(Path conf, String text) throws IOException {
        for (String part : text.split("(?m)^--- (?=\\S+\\.ya?ml$)", -1)) {
            int end = part.indexOf('\n');
            if (part.substring(0, end).matches("\\S+\\.ya?ml")) {
                Path file = conf.resolve(part.substring(0, end));
                Files.createDirectories(file.getParent());
                Files.writeString(file, part.substring(end + 1));
            }
        }
        Outside outside = new Outside(
                name -> name.equals("SECRET") ? Optional.of("s3cr3t") : Optional.empty(),
                selector -> selector.contains("..") || selector.contains("::")
                        ? Optional.of("this is no selector")
                        : Optional.empty());
        List<String> lines = new ArrayList<>();
        for (Problem problem : Loader.load(conf, outside).fold(valid -> List.<Problem>of(), problems -> problems)) {
            lines.add(problem.toString().replace(conf.toString(), "conf"));
        }
        return lines;
    }
}
