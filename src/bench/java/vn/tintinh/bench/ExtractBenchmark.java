package vn.tintinh.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import vn.tintinh.model.Document;
import vn.tintinh.model.PageRule;
import vn.tintinh.parse.page.PageParser;

/**
 * How many pages a second become articles, on one thread: ours (from bytes: charset, tree, repair, all fields),
 * Readability4J (from a String: title and body), and jsoup's parser alone, which is the limit of both.
 *
 * <p>The pages are those of the third-party article suite beside the project ({@code -Dtintinh.shared=} where it lies).
 *
 * <pre>mvn -Pbench -Dbench.class=vn.tintinh.bench.ExtractBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(value = 2, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class ExtractBenchmark {
    private static final String ADDRESS = "https://bao.example/bai-viet-130891.html";
    private static final Instant NOW = Instant.parse("2026-03-01T05:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final PageParser parser = new PageParser();
    private List<byte[]> pages = List.of();
    private List<String> texts = List.of();

    /** Reads the pages, and refuses to measure a reader that reads none of them. */
    @Setup
    public void prepare() throws IOException {
        pages = pages();
        texts = pages.stream()
                .map(page -> new String(page, StandardCharsets.UTF_8))
                .toList();
        if (tinTinh() * 10 < pages.size() * 9L) {
            throw new IllegalStateException("ours reads only " + tinTinh() + " of " + pages.size());
        }
    }

    /** Ours: how many pages are articles. */
    @Benchmark
    public long tinTinh() {
        return pages.stream().filter(this::isRead).count();
    }

    /** Readability4J: how many letters its articles have. */
    @Benchmark
    public long readability4j() {
        long letters = 0;
        for (String text : texts) {
            String content = new Readability4J(ADDRESS, text).parse().getContent();
            letters += content == null ? 0 : content.length();
        }
        return letters;
    }

    /** The limit: the tree and nothing else. */
    @Benchmark
    public long jsoupOnly() {
        return texts.stream()
                .mapToLong(text -> Jsoup.parse(text, ADDRESS).childNodeSize())
                .sum();
    }

    private boolean isRead(byte[] page) {
        Document document = new Document(Optional.of(URI.create(ADDRESS)), Map.of(), page);
        return parser.article(document, PageRule.NONE, NOW, ZONE).fold(article -> true, (problem, feeds) -> false);
    }

    private static Path folder() {
        return Path.of(System.getProperty("tintinh.shared", "../shared"), "suites", "extract");
    }

    private static List<byte[]> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".html.gz"))
                    .sorted()
                    .map(ExtractBenchmark::unpacked)
                    .toList();
        }
    }

    private static byte[] unpacked(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs all and prints pages per second, and how much faster ours is. */
    public static void main(String[] args) throws RunnerException, IOException {
        if (!Files.isDirectory(folder())) {
            System.out.println("no pages in " + folder() + ": nothing to measure");
            return;
        }
        int pages = pages().size();
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ExtractBenchmark.class.getName() + "\\.")
                        .build())
                .run();
        Map<String, Double> speeds = new TreeMap<>();
        for (RunResult result : results) {
            speeds.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore() * pages);
        }
        double ours = speeds.getOrDefault("tinTinh", 0.0);
        System.out.printf("%n%-16s %10s %12s%n", "", "pages/s", "ours against");
        speeds.forEach((name, speed) -> System.out.printf("%-16s %10.0f %11.2fx%n", name, speed, ours / speed));
    }
}
