package vn.tintinh.render.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The checker finds what the W3C feed validator's own examples are labelled with, and nothing in those that are well.
 * Examples of other vocabularies, and of elements that we do not write, are left aside.
 */
final class FeedCheckTest {
    private static final Path SUITE =
            Path.of(System.getProperty("tintinh.shared", "../shared"), "suites", "feedvalidator");
    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");
    private static final Pattern LABEL = Pattern.compile("Expect:\\s*(!?)(\\w+)(?:\\{([^}]*)})?");
    private static final Pattern VOCABULARY =
            Pattern.compile("<(?:rss[\\s>]|opml[\\s>]|(?:\\w+:)?(?:feed|entry)[^>]*http://www.w3.org/2005/Atom)");

    /** What we do not write: elements, vocabularies, content that is XML or not text. */
    private static final Pattern FOREIGN = Pattern.compile("(?:element|parent|attr|ext):"
            + "(?:cloud|image|textInput|skipHours|skipDays|hour|day|docs|rating|managingEditor|webMaster|author|comments"
            + "|contributor|rights|copyright|blink|div|xhtml:\\w+|width|height|dateModified|created|expansionState|xml:base"
            + "|(?!media:|dc:|atom:|xml:)\\w+:\\w+|dc:(?:language|date|rights|publisher)|dcterms:.*|feedburner_.*|scheme|relationship"
            + "|media:(?:text|category|copyright|restriction|rating)|ref|bogus)(?:,|$)");

    private static final Pattern FOREIGN_CONTENT =
            Pattern.compile("type=[\"'](?:xhtml|[^\"']*[+/]xml|image/[^\"']*|application/octet-stream)[\"']");

    private static final Pattern FOREIGN_FILE = Pattern.compile(
            "[/\\\\](?:thr|data-types-email)[/\\\\]|invalid_(?:text|copyright)|base64|_(?:copyright|webmaster)\\.xml");

    private static List<Example> examples = List.of();

    private record Example(Path file, boolean well, String label, String parameters, List<Finding> findings) {
        private Pattern place() {
            String parent = parameters.replaceAll("^(?:.*,)?parent:([^,]*).*$|^.*$", "$1");
            String element = parameters.replaceAll("^(?:.*,)?element:([^,]*).*$|^.*$", "$1");
            return Pattern.compile(parent + ".*[/ ]" + element);
        }

        /** Whether the checker says what the label says, of the element that the label names. */
        boolean says() {
            Predicate<Finding> says =
                    switch (label) {
                        case "Error" -> Finding::isError;
                        case "Warning" -> finding -> !finding.isError();
                        default ->
                            finding -> finding.rule().is(Rule.named(label).orElseThrow())
                                    && (!well
                                            || place().matcher(finding.where()).find());
                    };
            return findings.stream().anyMatch(says);
        }
    }

    @BeforeAll
    static void check_the_examples() throws IOException {
        assumeTrue(Files.isDirectory(SUITE), SUITE + " is not there: skipped");
        try (Stream<Path> files = Files.walk(SUITE)) {
            examples = files.filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(file -> example(file).stream())
                    .toList();
        }
    }

    private static Optional<Example> example(Path file) {
        byte[] bytes = read(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher label = LABEL.matcher(text);
        if (!label.find() || !VOCABULARY.matcher(text).find()) {
            return Optional.empty();
        }
        String name = label.group(2);
        String parameters = Optional.ofNullable(label.group(3)).orElse("").replace(" ", "");
        boolean ours = Rule.named(name).isPresent() || name.equals("Error") || name.equals("Warning");
        boolean foreign = FOREIGN.matcher(parameters).find()
                || FOREIGN_CONTENT.matcher(text).find()
                || FOREIGN_FILE.matcher(file.toString()).find();
        if (!ours || foreign) {
            return Optional.empty();
        }
        return Optional.of(new Example(file, !label.group(1).isEmpty(), name, parameters, FeedCheck.of(bytes, NOW)));
    }

    @Test
    void finds_what_is_labelled() {
        List<Example> wrong =
                examples.stream().filter(example -> !example.well()).toList();
        assertThat(wrong).hasSizeGreaterThanOrEqualTo(300);
        assertThat(wrong.stream().filter(example -> !example.says())).isEmpty();
    }

    @Test
    void does_not_cry_on_what_is_well() {
        List<Example> well = examples.stream().filter(Example::well).toList();
        assertThat(well).hasSizeGreaterThanOrEqualTo(150);
        assertThat(well.stream().filter(Example::says)).isEmpty();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
