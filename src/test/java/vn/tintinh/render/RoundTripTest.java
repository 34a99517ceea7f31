package vn.tintinh.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tintinh.model.Document;
import vn.tintinh.model.Format;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.ReadDate;
import vn.tintinh.parse.feed.FeedParser;

/** Our own reader gets out of a feed what was put into it. */
final class RoundTripTest {
    @ParameterizedTest
    @EnumSource(Format.class)
    void our_own_parser_reads_every_item_back(Format format) {
        List<Entry> entries = Samples.entries();
        ParsedFeed feed = parse(Renderer.render(Samples.document(entries), format), format);
        assertThat(feed.wellFormed()).isTrue();
        assertThat(feed.warnings()).isEmpty();
        assertThat(feed.entries()).hasSameSizeAs(entries);
        for (int i = 0; i < entries.size(); i++) {
            same(feed.entries().get(i), entries.get(i), format);
        }
    }

    private static void same(ParsedEntry read, Entry written, Format format) {
        assertThat(read.id()).contains(written.id());
        assertThat(read.title().orElseThrow().value()).isEqualTo(written.item().title());
        assertThat(read.link()).isEqualTo(written.link());
        assertThat(read.published().map(ReadDate::instant)).contains(written.published());
        assertThat(read.authors())
                .extracting(author -> author.name().orElse(""))
                .anyMatch(name -> name.contains("Báo Lâm Đồng"));
        String body = read.content().isEmpty()
                ? read.summary().orElseThrow().value()
                : read.content().get(0).value();
        assertThat(body).isEqualTo(Html.body(written));
        if (format == Format.ATOM) {
            assertThat(read.updated().map(ReadDate::instant)).contains(written.updated());
            assertThat(read.source().orElseThrow().title().orElseThrow().value())
                    .isEqualTo("Báo Lâm Đồng");
        }
    }

    private static ParsedFeed parse(byte[] bytes, Format format) {
        Document document = new Document(
                Optional.of(URI.create(Samples.BASE + "/feeds/kinh-te." + format.extension())),
                Map.of("Content-Type", format.mediaType()),
                bytes);
        return new FeedParser()
                .parse(document, Instant.parse("2026-03-02T00:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"), Optional.empty())
                .fold(read -> read, (problem, feeds) -> {
                    throw new AssertionError(problem);
                });
    }
}
