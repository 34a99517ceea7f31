package vn.tintinh.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.model.Document;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.Text;

/**
 * Any bytes are a feed or are refused: nothing is thrown, nothing hangs, and what is read is fit to be used.
 *
 * <p>{@code mvn verify} replays the inputs that lie in {@code FeedParserFuzzTestInputs}. To look for new ones, which
 * are put beside them:
 *
 * <pre>JAZZER_FUZZ=1 mvn test -Dtest=FeedParserFuzzTest</pre>
 */
final class FeedParserFuzzTest {
    private static final List<String> CONTENT_TYPES = List.of(
            "text/xml",
            "",
            "application/rss+xml; charset=utf-8",
            "text/html; charset=windows-1258",
            "application/feed+json");
    private static final Instant NOW = Instant.parse("2026-03-01T05:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Of processor time, far above what any input of some kilobytes needs even under a fuzzer. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** The length of the input chooses what its server says of it. */
    @FuzzTest(maxDuration = "15m")
    void reads_or_refuses(byte @NotNull @WithLength(max = 20_000) [] bytes) {
        Document document = new Document(
                Optional.of(URI.create("https://bao.example/rss/tin.rss")),
                Map.of("Content-Type", CONTENT_TYPES.get(bytes.length % CONTENT_TYPES.size())),
                bytes);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Parsed<ParsedFeed> parsed = new FeedParser().parse(document, NOW, ZONE, Optional.empty());
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        assertThat(Duration.ofNanos(spent)).isLessThan(LONGEST);
        parsed.fold(FeedParserFuzzTest::checked, FeedParserFuzzTest::refused);
    }

    private static boolean checked(ParsedFeed feed) {
        assertThat(feed.format()).isNotBlank();
        assertThat(feed.encoding()).isNotBlank().isEqualTo(feed.encoding().toLowerCase(Locale.ROOT));
        if (!feed.wellFormed()) {
            assertThat(feed.warnings()).as("what was repaired is said").isNotEmpty();
        }
        assertThat(feed.warnings()).allSatisfy(warning -> assertThat(warning).isNotBlank());
        feed.head().link().ifPresent(FeedParserFuzzTest::checkUrl);
        feed.head().title().ifPresent(FeedParserFuzzTest::checkText);
        assertThat(feed.head().skipHours()).allMatch(hour -> hour >= 0 && hour < 24);
        feed.head().ttlMinutes().ifPresent(minutes -> assertThat(minutes).isNotNegative());
        feed.entries().forEach(FeedParserFuzzTest::check);
        return true;
    }

    private static boolean refused(String problem, List<String> feeds) {
        assertThat(problem).isNotBlank();
        feeds.forEach(FeedParserFuzzTest::checkUrl);
        return false;
    }

    private static void check(ParsedEntry entry) {
        Stream.of(entry.title(), entry.summary(), entry.rights())
                .flatMap(Optional::stream)
                .forEach(FeedParserFuzzTest::checkText);
        entry.content().forEach(FeedParserFuzzTest::checkText);
        entry.id().ifPresent(id -> assertThat(id).isNotBlank());
        entry.link().ifPresent(FeedParserFuzzTest::checkUrl);
        entry.comments().ifPresent(FeedParserFuzzTest::checkUrl);
        entry.enclosures().forEach(enclosure -> checkUrl(enclosure.url()));
        Stream.of(entry.published(), entry.updated(), entry.created())
                .flatMap(Optional::stream)
                .forEach(FeedParserFuzzTest::checkDate);
    }

    private static void checkText(Text text) {
        assertThat(text.value().isEmpty() && text.src().isEmpty())
                .as("a text says something")
                .isFalse();
        assertThat(text.value().codePoints())
                .as("characters that XML can hold")
                .allMatch(point -> (point >= ' ' || point == '\n' || point == '\t' || point == '\r')
                        && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
    }

    private static void checkUrl(String url) {
        String bare = url.replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
        assertThat(bare).isNotEmpty().doesNotStartWith("javascript:").doesNotStartWith("vbscript:");
    }

    private static void checkDate(ReadDate date) {
        assertThat(date.instant()).isBetween(Instant.parse("1989-12-31T00:00:00Z"), NOW.plus(Duration.ofDays(370)));
    }
}
