package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.Image;
import vn.tintinh.model.Label;
import vn.tintinh.model.Link;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Person;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.Text;
import vn.tintinh.normalise.Sanitiser;

/** Writes a parsed feed as {@code inspect} answers it: made safe, and without a field that has no value. */
final class InspectedFeed {
    private final Sanitiser sanitiser;

    InspectedFeed(Sanitiser sanitiser) {
        this.sanitiser = sanitiser;
    }

    /** Writes the feed into the answer. */
    ObjectNode write(ParsedFeed feed, ObjectNode answer) {
        answer.put("ok", true);
        answer.put("format", feed.format());
        answer.put("encoding", feed.encoding());
        answer.put("wellFormed", feed.wellFormed());
        strings(answer, "warnings", feed.warnings());
        head(answer.putObject("feed"), feed.head());
        ArrayNode items = answer.putArray("items");
        feed.entries().forEach(entry -> item(items.addObject(), entry));
        return answer;
    }

    private void head(ObjectNode node, FeedHead head) {
        string(node, "id", head.id());
        text(node, "title", head.title());
        text(node, "subtitle", head.subtitle());
        text(node, "rights", head.rights());
        text(node, "info", head.info());
        string(node, "link", head.link());
        links(node, head.links());
        people(node, "authors", head.authors());
        people(node, "contributors", head.contributors());
        head.publisher().ifPresent(person -> person(node.putObject("publisher"), person));
        labels(node, head.labels());
        date(node, "published", head.published());
        date(node, "updated", head.updated());
        date(node, "created", head.created());
        string(node, "language", head.language());
        head.generator().ifPresent(generator -> {
            ObjectNode inner = node.putObject("generator");
            string(inner, "name", generator.name());
            string(inner, "url", generator.url());
            string(inner, "version", generator.version());
        });
        head.image().ifPresent(image -> image(node, image));
        string(node, "docs", head.docs());
        number(node, "ttlMinutes", head.ttlMinutes());
        strings(node, "hubs", head.hubs());
        string(node, "self", head.self());
        if (!head.skipHours().isEmpty()) {
            head.skipHours().forEach(node.putArray("skipHours")::add);
        }
        strings(node, "skipDays", head.skipDays());
    }

    private void item(ObjectNode node, ParsedEntry entry) {
        string(node, "id", entry.id());
        text(node, "title", entry.title());
        text(node, "summary", entry.summary());
        if (!entry.content().isEmpty()) {
            ArrayNode contents = node.putArray("content");
            entry.content().forEach(content -> construct(content).ifPresent(contents::add));
            if (contents.isEmpty()) {
                node.remove("content");
            }
        }
        string(node, "link", entry.link());
        links(node, entry.links());
        people(node, "authors", entry.authors());
        people(node, "contributors", entry.contributors());
        entry.publisher().ifPresent(person -> person(node.putObject("publisher"), person));
        labels(node, entry.labels());
        date(node, "published", entry.published());
        date(node, "updated", entry.updated());
        date(node, "created", entry.created());
        enclosures(node, entry.enclosures());
        string(node, "comments", entry.comments());
        string(node, "commentsFeed", entry.commentsFeed());
        text(node, "rights", entry.rights());
        date(node, "expires", entry.expires());
        entry.source().ifPresent(source -> {
            ObjectNode inner = node.putObject("source");
            string(inner, "id", source.id());
            text(inner, "title", source.title());
            string(inner, "link", source.link());
            date(inner, "updated", source.updated());
        });
        entry.image().ifPresent(image -> image(node, image));
        string(node, "language", entry.language());
    }

    private void text(ObjectNode node, String name, Optional<Text> text) {
        text.flatMap(this::construct).ifPresent(construct -> node.set(name, construct));
    }

    /** Nothing where only what is unsafe was there. */
    private Optional<ObjectNode> construct(Text text) {
        boolean html = text.type() == Text.Type.HTML;
        String value = html ? sanitiser.clean(text.value(), base(text)).value() : text.value();
        if (value.isEmpty() && text.src().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode node = Inspector.MAPPER.createObjectNode();
        node.put("type", html ? "html" : "text");
        string(node, "value", Optional.of(value));
        string(node, "language", text.language());
        string(node, "mediaType", text.mediaType());
        string(node, "src", text.src());
        return Optional.of(node);
    }

    private static Optional<URI> base(Text text) {
        try {
            return text.base().isPresent() ? Optional.of(new URI(text.base().get())) : Optional.empty();
        } catch (URISyntaxException unfit) {
            return Optional.empty();
        }
    }

    private static void links(ObjectNode node, List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("links");
        for (Link link : links) {
            ObjectNode inner = array.addObject();
            string(inner, "rel", Optional.of(link.rel()));
            string(inner, "href", Optional.of(link.href()));
            string(inner, "type", link.type());
            string(inner, "title", link.title());
            string(inner, "hreflang", link.hreflang());
            string(inner, "length", link.length());
        }
    }

    private static void people(ObjectNode node, String name, List<Person> people) {
        if (!people.isEmpty()) {
            ArrayNode array = node.putArray(name);
            people.forEach(person -> person(array.addObject(), person));
        }
    }

    private static void person(ObjectNode node, Person person) {
        string(node, "name", person.name());
        string(node, "email", person.email());
        string(node, "url", person.url());
    }

    private static void labels(ObjectNode node, List<Label> labels) {
        if (labels.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("categories");
        for (Label label : labels) {
            ObjectNode inner = array.addObject();
            string(inner, "term", label.term());
            string(inner, "scheme", label.scheme());
            string(inner, "label", label.label());
        }
    }

    private static void enclosures(ObjectNode node, List<Enclosure> enclosures) {
        if (enclosures.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("enclosures");
        for (Enclosure enclosure : enclosures) {
            ObjectNode inner = array.addObject();
            string(inner, "url", Optional.of(enclosure.url()));
            string(inner, "type", enclosure.type());
            enclosure.length().ifPresent(length -> inner.put("length", length));
            string(inner, "title", enclosure.title());
        }
    }

    private static void image(ObjectNode node, Image image) {
        ObjectNode inner = node.putObject("image");
        string(inner, "url", Optional.of(image.url()));
        string(inner, "title", image.title());
        string(inner, "link", image.link());
        number(inner, "width", image.width());
        number(inner, "height", image.height());
        string(inner, "alt", image.alt());
    }

    private static void date(ObjectNode node, String name, Optional<ReadDate> date) {
        date.ifPresent(read -> node.put(name, read.instant().toString()));
    }

    private static void number(ObjectNode node, String name, OptionalInt number) {
        number.ifPresent(value -> node.put(name, value));
    }

    private static void string(ObjectNode node, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> node.put(name, text));
    }

    private static void strings(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(array::add);
        }
    }
}
