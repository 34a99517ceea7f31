package vn.tintinh.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Document;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Text;

/**
 * Our reader beside ROME's over captured feeds that both can read: as many entries, the same titles, the same absolute
 * links. ROME is held to be wrong, and is not asked, where it leaves a link relative or has no title at all.
 */
final class RomeDifferentialTest {
    private static final Path SUITE =
            Path.of(System.getProperty("tintinh.shared", "../shared")).resolve("suites/feeds");
    private static final int FEWEST_COMPARED = 800;

    private int compared;
    private final List<String> differences = new ArrayList<>();

    @Test
    void agrees_with_rome_where_rome_is_right() throws IOException {
        Assumptions.assumeTrue(Files.exists(SUITE.resolve("manifest.jsonl")), "no captured feeds beside the project");
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(SUITE.resolve("manifest.jsonl"))) {
            JsonNode request = mapper.readTree(line).path("request");
            if (!request.path("file").asText().endsWith(".gz")) {
                compare(request.path("file").asText());
            }
        }
        assertThat(compared).isGreaterThan(FEWEST_COMPARED);
        assertThat(differences).hasSizeLessThanOrEqualTo(compared / 100);
    }

    private void compare(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(SUITE.resolve(file));
        Optional<ParsedFeed> ours = new FeedParser()
                .parse(
                        new Document(Optional.empty(), Map.of(), bytes),
                        FeedParserTest.NOW,
                        ZoneOffset.UTC,
                        Optional.empty())
                .fold(Optional::of, (problem, feeds) -> Optional.empty());
        if (ours.isEmpty() || !ours.get().wellFormed()) {
            return;
        }
        SyndFeed theirs;
        try {
            theirs = new SyndFeedInput()
                    .build(new StringReader(
                            CharsetDecoding.decode(bytes, "").text().strip()));
        } catch (FeedException | IllegalArgumentException beyondRome) {
            return;
        }
        if (theirs.getEntries().size() != ours.get().entries().size()) {
            differences.add(file + ": " + theirs.getEntries().size() + " entries, "
                    + ours.get().entries().size());
            return;
        }
        for (int i = 0; i < theirs.getEntries().size(); i++) {
            compare(
                    file + " " + i,
                    theirs.getEntries().get(i),
                    ours.get().entries().get(i));
        }
    }

    private void compare(String where, SyndEntry theirs, ParsedEntry ours) {
        String title = theirs.getTitle();
        if (title != null && !title.isBlank()) {
            compared++;
            String ourTitle = ours.title().map(Text::value).orElse("");
            if (!squeezed(title).equals(squeezed(ourTitle))) {
                differences.add(where + ": " + title + " | " + ourTitle);
            }
        }
        String link = theirs.getLink();
        if (link != null && link.startsWith("http")) {
            compared++;
            if (!ours.link().map(RomeDifferentialTest::squeezed).equals(Optional.of(squeezed(link)))) {
                differences.add(where + ": " + link + " | " + ours.link().orElse(""));
            }
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
