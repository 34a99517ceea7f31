package vn.tintinh.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.Jsoup;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
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
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.model.Text;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.feed.FeedParser;

/**
 * How fast bytes become a parsed feed whose texts are safe, on one thread: ours, ROME with jsoup's {@code Cleaner} (with
 * ROME's XML healer, as by default, and without), and Woodstox reading the same bytes for nothing, which is the limit.
 *
 * <p>Compare the ratios; the absolute figures are the machine's. About three minutes:
 *
 * <pre>mvn -Pbench</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(value = 2, jvmArgs = "-Xmx1g")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class ParseBenchmark {
    private static final URI FEED_URL = URI.create("https://bao.example/rss");
    private static final Instant NOW = Instant.parse("2026-03-01T05:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final double MEGA = 1e6;

    /** The format of the feeds. */
    @Param({"rss", "atom"})
    public String format = "rss";

    private final FeedParser parser = new FeedParser();
    private final Sanitiser sanitiser = new Sanitiser();
    private final Cleaner cleaner = new Cleaner(Safelist.relaxed());
    private final XMLInputFactory stax = new WstxInputFactory();
    private List<byte[]> feeds = List.of();

    /** Makes the feeds, and refuses to compare readers that do not read the same. */
    @Setup
    public void prepare() throws FeedException, IOException {
        stax.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        feeds = feeds(format);
        for (byte[] feed : feeds) {
            int ours = ours(feed).size();
            int theirs = rome(feed, true).size();
            if (ours != theirs || ours == 0) {
                throw new IllegalStateException(ours + " texts, of ROME " + theirs);
            }
        }
    }

    /** Ours. */
    @Benchmark
    public long tinTinh() {
        return feeds.stream().mapToLong(feed -> ours(feed).size()).sum();
    }

    /** ROME as it comes, and jsoup's cleaner. */
    @Benchmark
    public long romeAndCleaner() throws FeedException, IOException {
        long texts = 0;
        for (byte[] feed : feeds) {
            texts += rome(feed, true).size();
        }
        return texts;
    }

    /** ROME without its healer, and jsoup's cleaner. */
    @Benchmark
    public long romeWithoutHealerAndCleaner() throws FeedException, IOException {
        long texts = 0;
        for (byte[] feed : feeds) {
            texts += rome(feed, false).size();
        }
        return texts;
    }

    /** The limit: every event and text of the XML, nothing kept, nothing cleaned. */
    @Benchmark
    public long woodstoxOnly() throws XMLStreamException {
        long letters = 0;
        for (byte[] feed : feeds) {
            XMLStreamReader reader = stax.createXMLStreamReader(new ByteArrayInputStream(feed));
            while (reader.hasNext()) {
                letters += reader.next() == XMLStreamReader.CHARACTERS ? reader.getTextLength() : 0;
            }
            reader.close();
        }
        return letters;
    }

    private List<SafeHtml> ours(byte[] feed) {
        Document document = new Document(Optional.of(FEED_URL), Map.of("content-type", "text/xml"), feed);
        ParsedFeed parsed = parser.parse(document, NOW, ZONE, Optional.empty()).fold(read -> read, (problem, feeds) -> {
            throw new IllegalStateException(problem);
        });
        List<SafeHtml> clean = new ArrayList<>();
        for (ParsedEntry entry : parsed.entries()) {
            Stream.concat(entry.summary().stream(), entry.content().stream())
                    .filter(text -> text.type() == Text.Type.HTML)
                    .forEach(text -> clean.add(sanitiser.clean(text.value(), Optional.of(FEED_URL))));
        }
        return clean;
    }

    private List<String> rome(byte[] feed, boolean healer) throws FeedException, IOException {
        SyndFeedInput input = new SyndFeedInput();
        input.setXmlHealerOn(healer);
        List<String> clean = new ArrayList<>();
        for (SyndEntry entry :
                input.build(new XmlReader(new ByteArrayInputStream(feed))).getEntries()) {
            clean.add(clean(entry.getDescription()));
            for (SyndContent content : entry.getContents()) {
                clean.add(clean(content));
            }
        }
        return clean;
    }

    private String clean(SyndContent content) {
        var dirty = Jsoup.parseBodyFragment(content.getValue(), FEED_URL.toString());
        var safe = cleaner.clean(dirty);
        safe.outputSettings().prettyPrint(false);
        return safe.body().html();
    }

    private static List<byte[]> feeds(String format) {
        return format.equals("rss") ? SampleFeeds.rss() : SampleFeeds.atom();
    }

    /** Of the best iteration: whatever else the machine does only ever makes one slower. */
    private static double best(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .max()
                .orElseThrow();
    }

    /** Runs all and prints what each read in MB/s, and how much faster ours is. */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ParseBenchmark.class.getName() + "\\.")
                        .build())
                .run();
        Map<String, Double> speeds = new TreeMap<>();
        for (RunResult result : results) {
            String format = result.getParams().getParam("format");
            long bytes = feeds(format).stream().mapToLong(feed -> feed.length).sum();
            String name = result.getPrimaryResult().getLabel();
            speeds.put(format + " " + name, best(result) * bytes / MEGA);
        }
        System.out.printf("%n%-36s %8s %12s%n", "", "MB/s", "ours against");
        speeds.forEach((name, speed) -> System.out.printf(
                "%-36s %8.1f %11.2fx%n", name, speed, speeds.get(name.split(" ", -1)[0] + " tinTinh") / speed));
    }
}
