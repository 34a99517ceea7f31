package vn.tintinh.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Enclosure;
import vn.tintinh.model.Format;

/**
 * JSON Feed 1.1. What it has no word for (outlet, categories as slugs, province, archives, what was removed) is in
 * {@code _tintinh}, which {@code web/json-feed.txt} explains.
 *
 * <p>Spec: jsonfeed.org/version/1.1.
 */
final class JsonWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String ABOUT = "/json-feed.txt";

    private JsonWriter() {}

    static byte[] write(ChannelDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            head(json, document);
            json.writeArrayFieldStart("items");
            json.flush();
            boolean first = true;
            for (byte[] item : Fragments.of(document, Format.JSON, JsonWriter::items)) {
                if (!first) {
                    out.write(',');
                }
                out.writeBytes(item);
                first = false;
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static List<byte[]> items(List<Entry> entries) {
        return entries.stream().map(JsonWriter::item).toList();
    }

    private static byte[] item(Entry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            item(json, entry);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void head(JsonGenerator json, ChannelDocument document) throws IOException {
        json.writeStringField("version", "https://jsonfeed.org/version/1.1");
        text(json, "title", document.title());
        text(json, "description", document.description());
        json.writeStringField("home_page_url", document.page().toASCIIString());
        json.writeStringField("feed_url", document.address(Format.JSON).toASCIIString());
        json.writeStringField("favicon", document.base() + "/favicon.svg");
        json.writeStringField("language", Xml.LANGUAGE);
        json.writeArrayFieldStart("authors");
        author(json, document.service(), Optional.of(document.base().toASCIIString()));
        json.writeEndArray();
        address(json, "next_url", document.navigation().previousArchive());
        if (document.hub().isPresent()) {
            json.writeArrayFieldStart("hubs");
            json.writeStartObject();
            json.writeStringField("type", "WebSub");
            json.writeStringField("url", document.hub().get().toASCIIString());
            json.writeEndObject();
            json.writeEndArray();
        }
        extension(json, document);
    }

    /** Where the extension is explained, the neighbours in the archive, and the entries to be forgotten. */
    private static void extension(JsonGenerator json, ChannelDocument document) throws IOException {
        Navigation navigation = document.navigation();
        json.writeObjectFieldStart("_tintinh");
        json.writeStringField("about", document.base() + ABOUT);
        address(json, "current", navigation.current());
        address(json, "prev_archive", navigation.previousArchive());
        address(json, "next_archive", navigation.nextArchive());
        flag(json, "archive", navigation.archive());
        flag(json, "complete", navigation.complete());
        if (!document.tombstones().isEmpty()) {
            deleted(json, document.tombstones());
        }
        json.writeEndObject();
    }

    private static void deleted(JsonGenerator json, List<Tombstone> tombstones) throws IOException {
        json.writeArrayFieldStart("deleted");
        for (Tombstone tombstone : tombstones) {
            json.writeStartObject();
            json.writeStringField("id", tombstone.id());
            json.writeStringField("when", Xml.time(tombstone.when()));
            if (tombstone.comment().isPresent()) {
                text(json, "comment", tombstone.comment().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void address(JsonGenerator json, String field, Optional<URI> url) throws IOException {
        if (url.isPresent()) {
            json.writeStringField(field, url.get().toASCIIString());
        }
    }

    private static void flag(JsonGenerator json, String field, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(field, true);
        }
    }

    private static void item(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entry.id());
        if (entry.link().isPresent()) {
            json.writeStringField("url", entry.link().get());
        }
        text(json, "title", entry.item().title());
        text(json, "content_html", Html.body(entry));
        json.writeStringField("date_published", time(entry.published()));
        if (entry.isRevised()) {
            json.writeStringField("date_modified", time(entry.updated()));
        }
        if (Media.image(entry).isPresent()) {
            json.writeStringField("image", Uris.ascii(Media.image(entry).get().url()));
        }
        authors(json, entry);
        tags(json, entry);
        if (entry.language().isPresent()) {
            json.writeStringField("language", entry.language().get());
        }
        attachments(json, entry);
        extension(json, entry);
        json.writeEndObject();
    }

    private static void authors(JsonGenerator json, Entry entry) throws IOException {
        json.writeArrayFieldStart("authors");
        for (String name : entry.authors()) {
            author(json, name, Optional.empty());
        }
        author(json, entry.outlet().name(), entry.outlet().home());
        json.writeEndArray();
    }

    private static void author(JsonGenerator json, String name, Optional<String> url) throws IOException {
        json.writeStartObject();
        text(json, "name", name);
        if (url.isPresent()) {
            json.writeStringField("url", Uris.ascii(url.get()));
        }
        json.writeEndObject();
    }

    private static void tags(JsonGenerator json, Entry entry) throws IOException {
        List<String> tags = new ArrayList<>();
        entry.topics().forEach(topic -> tags.add(Xml.text(topic.name())));
        entry.provinceName().map(Xml::text).ifPresent(tags::add);
        if (!tags.isEmpty()) {
            json.writeArrayFieldStart("tags");
            for (String tag : tags) {
                json.writeString(tag);
            }
            json.writeEndArray();
        }
    }

    /** Attachments must have a media type, so files of unknown type are left out. */
    private static void attachments(JsonGenerator json, Entry entry) throws IOException {
        List<Enclosure> files = Media.enclosures(entry).stream()
                .filter(file -> file.type().filter(Media::isMediaType).isPresent())
                .toList();
        if (files.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("attachments");
        for (Enclosure file : files) {
            json.writeStartObject();
            json.writeStringField("url", Uris.ascii(file.url()));
            json.writeStringField("mime_type", file.type().orElseThrow());
            if (file.title().isPresent()) {
                text(json, "title", file.title().get());
            }
            if (file.length().isPresent()) {
                json.writeNumberField("size_in_bytes", file.length().getAsLong());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void extension(JsonGenerator json, Entry entry) throws IOException {
        json.writeObjectFieldStart("_tintinh");
        text(json, "outlet", entry.outlet().name());
        text(json, "attribution", Attribution.text(entry));
        json.writeArrayFieldStart("categories");
        for (Topic topic : entry.topics()) {
            json.writeString(topic.slug());
        }
        json.writeEndArray();
        if (entry.province().isPresent()) {
            json.writeStringField("province", entry.province().get());
        }
        flag(json, "partial", entry.partial());
        StoryWriter.write(json, entry);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, String value) throws IOException {
        json.writeStringField(field, Xml.text(value));
    }

    private static String time(Instant instant) {
        return Xml.time(instant);
    }
}
