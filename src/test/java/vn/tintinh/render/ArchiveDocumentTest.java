package vn.tintinh.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tintinh.model.Format;
import vn.tintinh.render.check.AtomGrammar;
import vn.tintinh.render.check.FeedCheck;
import vn.tintinh.render.check.JsonFeedCheck;
import vn.tintinh.render.check.Rule;

/** What a document says of its hub, of its neighbours and of what was removed. */
final class ArchiveDocumentTest {
    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant REMOVED = Instant.parse("2026-09-01T07:30:15.250Z");
    private static final Namespace HISTORY = Namespace.getNamespace("http://purl.org/syndication/history/1.0");
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void xml_links_to_the_hub_and_the_neighbours(Format format) throws Exception {
        byte[] bytes = Renderer.render(document(archive()), format);
        Element feed = feed(bytes);
        Map<String, String> links = feed.getChildren("link", ATOM).stream()
                .filter(link -> !link.getAttributeValue("rel").equals("alternate"))
                .collect(Collectors.toMap(
                        link -> link.getAttributeValue("rel"), link -> link.getAttributeValue("href")));
        assertThat(links)
                .containsEntry("hub", "https://tintinh.example/hub")
                .containsEntry("current", "https://tintinh.example/feeds/kinh-te.x")
                .containsEntry("prev-archive", "https://tintinh.example/feeds/kinh-te/archive/1.x")
                .containsEntry("next-archive", "https://tintinh.example/feeds/kinh-te/archive/3.x")
                .containsKey("self");
        assertThat(feed.getChild("archive", HISTORY)).isNotNull();
        assertThat(feed.getChild("complete", HISTORY)).isNull();
        assertThat(FeedCheck.of(bytes, NOW))
                .filteredOn(finding -> finding.rule() != Rule.DUPLICATE_UPDATED)
                .allMatch(finding -> finding.rule() == Rule.UNKNOWN_NAMESPACE && format == Format.ATOM);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void a_complete_document_says_so(Format format) throws Exception {
        Navigation complete = new Navigation(Optional.empty(), Optional.empty(), Optional.empty(), false, true);
        byte[] bytes = Renderer.render(document(complete), format);
        assertThat(feed(bytes).getChild("complete", HISTORY)).isNotNull();
        assertThat(FeedCheck.of(bytes, NOW)).noneMatch(finding -> finding.isError());
    }

    @Test
    void atom_tells_readers_to_forget_what_was_removed() throws Exception {
        Namespace tombstones = Namespace.getNamespace("http://purl.org/atompub/tombstones/1.0");
        byte[] bytes = Renderer.render(document(archive()), Format.ATOM);
        assertThat(new AtomGrammar().of(bytes)).isEmpty();
        Element feed = feed(bytes);
        Element deleted = feed.getChild("deleted-entry", tombstones);
        assertThat(deleted.getAttributeValue("ref")).isEqualTo("tag:tintinh.example,2026:item/gone");
        assertThat(deleted.getAttributeValue("when")).isEqualTo("2026-09-01T07:30:15Z");
        assertThat(deleted.getChildText("comment", tombstones)).isEqualTo("Gỡ theo yêu cầu & <đúng luật>");
        assertThat(feed.getChildText("updated", ATOM)).isEqualTo("2026-09-01T07:30:15Z");
    }

    @Test
    void json_feed_tells_the_same() throws Exception {
        byte[] bytes = Renderer.render(document(archive()), Format.JSON);
        JsonNode feed = new ObjectMapper().readTree(bytes);
        assertThat(feed.at("/next_url").asText()).isEqualTo("https://tintinh.example/feeds/kinh-te/archive/1.x");
        assertThat(feed.at("/hubs/0/type").asText()).isEqualTo("WebSub");
        assertThat(feed.at("/hubs/0/url").asText()).isEqualTo("https://tintinh.example/hub");
        assertThat(feed.at("/_tintinh/archive").booleanValue()).isTrue();
        assertThat(feed.at("/_tintinh/next_archive").asText()).endsWith("/archive/3.x");
        assertThat(feed.at("/_tintinh/deleted/0/id").asText()).isEqualTo("tag:tintinh.example,2026:item/gone");
        assertThat(feed.at("/_tintinh/deleted/0/when").asText()).isEqualTo("2026-09-01T07:30:15Z");
        assertThat(feed.at("/_tintinh/about").asText()).startsWith("https://tintinh.example/");
        assertThat(new JsonFeedCheck().of(bytes)).isEmpty();
    }

    private static Navigation archive() {
        return new Navigation(
                Optional.of(URI.create(Samples.BASE + "/feeds/kinh-te.x")),
                Optional.of(URI.create(Samples.BASE + "/feeds/kinh-te/archive/1.x")),
                Optional.of(URI.create(Samples.BASE + "/feeds/kinh-te/archive/3.x")),
                true,
                false);
    }

    private static ChannelDocument document(Navigation navigation) {
        ChannelDocument plain = Samples.document(Samples.entries());
        return new ChannelDocument(
                plain.id(),
                plain.title(),
                plain.description(),
                plain.service(),
                plain.base(),
                plain.page(),
                plain.addresses(),
                plain.since(),
                plain.entries(),
                Optional.of(URI.create(Samples.BASE + "/hub")),
                navigation,
                List.of(new Tombstone(
                        "tag:tintinh.example,2026:item/gone", REMOVED, Optional.of("Gỡ theo yêu cầu & <đúng luật>"))));
    }

    private static Element feed(byte[] bytes) throws Exception {
        Element root = new SAXBuilder().build(new ByteArrayInputStream(bytes)).getRootElement();
        return root.getName().equals("rss") ? root.getChild("channel") : root;
    }
}
