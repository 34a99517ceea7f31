package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.Image;
import vn.tintinh.model.Label;
import vn.tintinh.model.Link;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Person;
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
        InspectAnswer.strings(answer, "warnings", feed.warnings());
        head(answer.putObject("feed"), feed.head());
        ArrayNode items = answer.putArray("items");
        feed.entries().forEach(entry -> item(items.addObject(), entry));
        return answer;
    }

    private void head(ObjectNode node, FeedHead head) {
        InspectAnswer.string(node, "id", head.id());
        text(node, "title", head.title());
        text(node, "subtitle", head.subtitle());
        text(node, "rights", head.rights());
        text(node, "info", head.info());
        InspectAnswer.string(node, "link", head.link());
        links(node, head.links());
        people(node, "authors", head.authors());
        people(node, "contributors", head.contributors());
        head.publisher().ifPresent(person -> person(node.putObject("publisher"), person));
        labels(node, head.labels());
        InspectAnswer.date(node, "published", head.published());
        InspectAnswer.date(node, "updated", head.updated());
        InspectAnswer.date(node, "created", head.created());
        InspectAnswer.string(node, "language", head.language());
        head.generator().ifPresent(generator -> {
            ObjectNode inner = node.putObject("generator");
            InspectAnswer.string(inner, "name", generator.name());
            InspectAnswer.string(inner, "url", generator.url());
            InspectAnswer.string(inner, "version", generator.version());
        });
        head.image().ifPresent(image -> image(node, image));
        InspectAnswer.string(node, "docs", head.docs());
        InspectAnswer.number(node, "ttlMinutes", head.ttlMinutes());
        InspectAnswer.strings(node, "hubs", head.hubs());
        InspectAnswer.string(node, "self", head.self());
        if (!head.skipHours().isEmpty()) {
            head.skipHours().forEach(node.putArray("skipHours")::add);
        }
        InspectAnswer.strings(node, "skipDays", head.skipDays());
    }

    private void item(ObjectNode node, ParsedEntry entry) {
        InspectAnswer.string(node, "id", entry.id());
        text(node, "title", entry.title());
        text(node, "summary", entry.summary());
        if (!entry.content().isEmpty()) {
            ArrayNode contents = node.putArray("content");
            entry.content().forEach(content -> construct(content).ifPresent(contents::add));
            if (contents.isEmpty()) {
                node.remove("content");
            }
        }
        InspectAnswer.string(node, "link", entry.link());
        links(node, entry.links());
        people(node, "authors", entry.authors());
        people(node, "contributors", entry.contributors());
        entry.publisher().ifPresent(person -> person(node.putObject("publisher"), person));
        labels(node, entry.labels());
        InspectAnswer.date(node, "published", entry.published());
        InspectAnswer.date(node, "updated", entry.updated());
        InspectAnswer.date(node, "created", entry.created());
        enclosures(node, entry.enclosures());
        InspectAnswer.string(node, "comments", entry.comments());
        InspectAnswer.string(node, "commentsFeed", entry.commentsFeed());
        text(node, "rights", entry.rights());
        InspectAnswer.date(node, "expires", entry.expires());
        entry.source().ifPresent(source -> {
            ObjectNode inner = node.putObject("source");
            InspectAnswer.string(inner, "id", source.id());
            text(inner, "title", source.title());
            InspectAnswer.string(inner, "link", source.link());
            InspectAnswer.date(inner, "updated", source.updated());
        });
        entry.image().ifPresent(image -> image(node, image));
        InspectAnswer.string(node, "language", entry.language());
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
        InspectAnswer.string(node, "value", Optional.of(value));
        InspectAnswer.string(node, "language", text.language());
        InspectAnswer.string(node, "mediaType", text.mediaType());
        InspectAnswer.string(node, "src", text.src());
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
            InspectAnswer.string(inner, "rel", Optional.of(link.rel()));
            InspectAnswer.string(inner, "href", Optional.of(link.href()));
            InspectAnswer.string(inner, "type", link.type());
            InspectAnswer.string(inner, "title", link.title());
            InspectAnswer.string(inner, "hreflang", link.hreflang());
            InspectAnswer.string(inner, "length", link.length());
        }
    }

    private static void people(ObjectNode node, String name, List<Person> people) {
        if (!people.isEmpty()) {
            ArrayNode array = node.putArray(name);
            people.forEach(person -> person(array.addObject(), person));
        }
    }

    private static void person(ObjectNode node, Person person) {
        InspectAnswer.string(node, "name", person.name());
        InspectAnswer.string(node, "email", person.email());
        InspectAnswer.string(node, "url", person.url());
    }

    private static void labels(ObjectNode node, List<Label> labels) {
        if (labels.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("categories");
        for (Label label : labels) {
            ObjectNode inner = array.addObject();
            InspectAnswer.string(inner, "term", label.term());
            InspectAnswer.string(inner, "scheme", label.scheme());
            InspectAnswer.string(inner, "label", label.label());
        }
    }

    private static void enclosures(ObjectNode node, List<Enclosure> enclosures) {
        if (enclosures.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("enclosures");
        for (Enclosure enclosure : enclosures) {
            ObjectNode inner = array.addObject();
            InspectAnswer.string(inner, "url", Optional.of(enclosure.url()));
            InspectAnswer.string(inner, "type", enclosure.type());
            enclosure.length().ifPresent(length -> inner.put("length", length));
            InspectAnswer.string(inner, "title", enclosure.title());
        }
    }

    private static void image(ObjectNode node, Image image) {
        ObjectNode inner = node.putObject("image");
        InspectAnswer.string(inner, "url", Optional.of(image.url()));
        InspectAnswer.string(inner, "title", image.title());
        InspectAnswer.string(inner, "link", image.link());
        InspectAnswer.number(inner, "width", image.width());
        InspectAnswer.number(inner, "height", image.height());
        InspectAnswer.string(inner, "alt", image.alt());
    }
}
