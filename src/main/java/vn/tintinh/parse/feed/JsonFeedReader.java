package vn.tintinh.parse.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.Image;
import vn.tintinh.model.Label;
import vn.tintinh.model.Link;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Person;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.Text;

/** Reads JSON Feed 1.0 and 1.1. Spec: jsonfeed.org/version/1.1. */
final class JsonFeedReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    private static final String VERSION = "jsonfeed.org/version/1";

    private final JsonNode feed;
    private final String base;
    private final Optional<String> language;
    private final FeedDates dates;

    private JsonFeedReader(JsonNode feed, Reading reading) {
        this.feed = feed;
        this.base = reading.base()
                .or(() -> string(feed, "feed_url"))
                .or(() -> string(feed, "home_page_url"))
                .orElse("");
        this.language = string(feed, "language");
        this.dates = reading.dates(dateTexts(feed));
    }

    /** The feed, or what this JSON is instead. */
    static Parsed<ParsedFeed> read(String text, Reading reading) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            return Refusal.json("it breaks off or breaks its grammar at line "
                    + Optional.ofNullable(broken.getLocation())
                            .map(at -> at.getLineNr())
                            .orElse(0));
        }
        boolean named = string(node, "version")
                .filter(version -> version.contains(VERSION))
                .isPresent();
        if (!node.isObject() || (!named && !(node.path("items").isArray() && node.has("title")))) {
            return Refusal.json(node.isObject() ? "it names no jsonfeed.org version" : "it is no object");
        }
        return new Parsed.Read<>(new JsonFeedReader(node, reading).feed(reading));
    }

    private ParsedFeed feed(Reading reading) {
        List<String> warnings = new ArrayList<>(reading.decoded().warnings());
        List<ParsedEntry> entries = children(feed, "items").stream()
                .filter(JsonNode::isObject)
                .limit(reading.maxItems())
                .map(this::entry)
                .toList();
        if (entries.size() < feed.path("items").size()) {
            warnings.add("the feed has " + feed.path("items").size() + " items; " + entries.size() + " were read");
        }
        String version = string(feed, "version").orElse("");
        String format = version.endsWith("1.1") ? "json-1.1" : version.isEmpty() ? "unknown" : "json-1.0";
        return new ParsedFeed(
                format,
                reading.decoded().encoding(),
                reading.decoded().faultless(),
                warnings,
                head(),
                entries,
                dates.proven());
    }

    private FeedHead head() {
        Optional<String> home = url(feed, "home_page_url");
        Optional<String> self = url(feed, "feed_url");
        List<Link> links = new ArrayList<>();
        home.ifPresent(href -> links.add(link("alternate", href)));
        self.ifPresent(href -> links.add(link("self", href)));
        url(feed, "next_url").ifPresent(href -> links.add(link("next", href)));
        List<String> hubs = children(feed, "hubs").stream()
                .flatMap(hub -> url(hub, "url").stream())
                .toList();
        hubs.forEach(href -> links.add(link("hub", href)));
        return new FeedHead(
                Optional.empty(),
                text(feed, "title"),
                text(feed, "description"),
                Optional.empty(),
                Optional.empty(),
                home,
                links,
                people(feed),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                language,
                Optional.empty(),
                url(feed, "icon").or(() -> url(feed, "favicon")).map(Image::at),
                Optional.empty(),
                OptionalInt.empty(),
                hubs,
                self,
                List.of(),
                List.of());
    }

    private ParsedEntry entry(JsonNode item) {
        Optional<String> page = url(item, "url");
        Optional<String> external = url(item, "external_url");
        List<Link> links = new ArrayList<>();
        page.ifPresent(href -> links.add(link("alternate", href)));
        external.ifPresent(href -> links.add(link("related", href)));
        List<Enclosure> enclosures = children(item, "attachments").stream()
                .flatMap(file -> enclosure(file).stream())
                .toList();
        enclosures.forEach(file -> links.add(
                new Link("enclosure", file.url(), file.type(), file.title(), Optional.empty(), Optional.empty())));
        return new ParsedEntry(
                string(item, "id").or(() -> page),
                text(item, "title"),
                text(item, "summary"),
                content(item),
                page.or(() -> external),
                links,
                people(item),
                List.of(),
                Optional.empty(),
                labels(item),
                date(item, "date_published"),
                date(item, "date_modified"),
                Optional.empty(),
                enclosures,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                url(item, "image").or(() -> url(item, "banner_image")).map(Image::at),
                string(item, "language").or(() -> language));
    }

    private List<Text> content(JsonNode item) {
        return string(item, "content_html")
                .map(html -> construct(Text.Type.HTML, html, item))
                .or(() -> text(item, "content_text"))
                .map(List::of)
                .orElse(List.of());
    }

    private static List<Label> labels(JsonNode item) {
        return children(item, "tags").stream()
                .flatMap(tag -> nonBlank(tag.asText("")).stream())
                .distinct()
                .map(Label::of)
                .toList();
    }

    private Optional<Enclosure> enclosure(JsonNode file) {
        return url(file, "url")
                .map(url -> new Enclosure(
                        url,
                        string(file, "mime_type"),
                        Pictures.length(file.path("size_in_bytes").asText("")),
                        string(file, "title")));
    }

    private List<Person> people(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>(children(node, "authors"));
        if (nodes.isEmpty() && node.has("author")) {
            nodes.add(node.path("author"));
        }
        return nodes.stream()
                .flatMap(author -> person(author).stream())
                .distinct()
                .toList();
    }

    private Optional<Person> person(JsonNode author) {
        if (author.isTextual()) {
            return nonBlank(author.asText()).flatMap(People::line);
        }
        Optional<String> written = string(author, "url");
        Optional<String> email =
                written.filter(url -> url.startsWith("mailto:")).map(url -> url.substring(7));
        Optional<String> url = email.isPresent() ? Optional.empty() : url(author, "url");
        Optional<String> name = string(author, "name");
        return name.isEmpty() && url.isEmpty() && email.isEmpty()
                ? Optional.empty()
                : Optional.of(new Person(name, email, url));
    }

    private Optional<Text> text(JsonNode node, String field) {
        return string(node, field).map(value -> construct(Text.Type.TEXT, value, node));
    }

    private Text construct(Text.Type type, String value, JsonNode node) {
        return new Text(
                type,
                value,
                string(node, "language").or(() -> language),
                Optional.of(type == Text.Type.HTML ? "text/html" : "text/plain"),
                Optional.empty(),
                nonBlank(base));
    }

    private Optional<ReadDate> date(JsonNode node, String field) {
        return string(node, field).flatMap(dates::read);
    }

    private Optional<String> url(JsonNode node, String field) {
        return string(node, field)
                .map(written -> Reference.resolve(base.isEmpty() ? null : base, written))
                .filter(Reference::isSafe);
    }

    private static Link link(String rel, String href) {
        return new Link(rel, href, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<JsonNode> children(JsonNode node, String field) {
        JsonNode array = node.path(field);
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /** Text of a field; numbers, which the specification forbids as ids and many write, count as text. */
    private static Optional<String> string(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() || value.isNumber()
                ? nonBlank(References.allowed(TextRepair.repaired(value.asText())))
                : Optional.empty();
    }

    private static Optional<String> nonBlank(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }

    private static List<String> dateTexts(JsonNode feed) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : children(feed, "items")) {
            string(item, "date_published").ifPresent(texts::add);
            string(item, "date_modified").ifPresent(texts::add);
        }
        return texts;
    }
}
