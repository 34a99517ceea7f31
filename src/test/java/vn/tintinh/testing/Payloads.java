package vn.tintinh.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that would do harm where it were taken for markup: {@code hostile/payloads.txt}. */
public final class Payloads {
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)\\\\u([0-9a-f]{4})");

    private Payloads() {}

    /** All of them. */
    public static List<String> all() {
        try (InputStream in = Payloads.class.getResourceAsStream("/hostile/payloads.txt")) {
            return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(line -> ESCAPE.matcher(line)
                            .replaceAll(found -> Matcher.quoteReplacement(
                                    String.valueOf((char) Integer.parseInt(found.group(1), 16)))))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
