package vn.tintinh.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vn.tintinh.model.SafeHtml;

/**
 * Whatever markup comes in: what goes out has nothing that runs, and to clean it again changes no byte.
 *
 * <p>{@code mvn verify} replays the inputs that lie in {@code SanitiserFuzzTestInputs}. To look for new ones, which are
 * put beside them:
 *
 * <pre>JAZZER_FUZZ=1 mvn test -Dtest=SanitiserFuzzTest</pre>
 */
final class SanitiserFuzzTest {
    /** A tag as cautious eyes see one, quotes or none: simple on purpose, and unlike the sanitiser's own reading. */
    private static final Pattern UNSAFE = Pattern.compile(
            "<[/!?\\s]*(?:script|style|iframe|frame|object|embed|applet|form|input|button|base|link|meta|svg|template"
                    + "|noscript|textarea|title|xmp|plaintext|[!?-])"
                    + "|<[^>]*=[\"'\\s\\x00-\\x20]*(?:j\\s*a\\s*v\\s*a\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t|vbscript|data)\\s*:",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNSAFE_ATTRIBUTE =
            Pattern.compile("<[^>]*[\\s/\"'](?:on[a-z]+|style|srcdoc|formaction)\\s*=", Pattern.CASE_INSENSITIVE);

    private static final Pattern VALUE = Pattern.compile("=\"[^\"<>]*\"");

    /** What people say in these is shown as text and may speak of anything; these styles are harmless. */
    private static final Pattern HARMLESS = Pattern.compile(" (?:(?:alt|title)=\"[^\"]*\""
            + "|style=\"(?:(?:text-align|vertical-align|font-style|font-weight|text-decoration|list-style-type)"
            + ": [a-z0-9 -]+(?:; )?)+\")");

    /** Of processor time, far above what any input of some kilobytes needs even under a fuzzer. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final Optional<URI> BASE = Optional.of(URI.create("https://bao.example/a/b.html?c"));

    private final Sanitiser sanitiser = new Sanitiser();

    /** Half of the inputs know where they came from. */
    @FuzzTest(maxDuration = "15m")
    void leaves_nothing_that_runs(byte @NotNull @WithLength(max = 20_000) [] bytes) {
        String html = new String(bytes, StandardCharsets.UTF_8);
        Optional<URI> base = bytes.length % 2 == 0 ? BASE : Optional.empty();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        SafeHtml once = sanitiser.clean(html, base);
        SafeHtml twice = sanitiser.clean(once.value(), base);
        String plain = sanitiser.plain(once);
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        assertThat(Duration.ofNanos(spent)).isLessThan(LONGEST);
        assertThat(twice.value()).as("cleaned twice").isEqualTo(once.value());
        String markup = HARMLESS.matcher(once.value()).replaceAll("");
        assertThat(UNSAFE.matcher(markup).results().map(MatchResult::group))
                .as("in %s", once)
                .isEmpty();
        String names = VALUE.matcher(markup).replaceAll("=\"\"");
        assertThat(UNSAFE_ATTRIBUTE.matcher(names).results().map(MatchResult::group))
                .as("in %s", once)
                .isEmpty();
        assertThat(once.value().chars().filter(c -> c == '<').count())
                .as("as many brackets opened as closed")
                .isEqualTo(once.value().chars().filter(c -> c == '>').count());
        assertThat(plain).doesNotContain("\n\n");
    }
}
