package vn.tintinh.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Image;

/** One entry as a JSON object for programs; {@code web/openapi.yaml} describes it as {@code Item}. */
final class ItemWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private ItemWriter() {}

    static String write(String id, String sourceId, Entry entry) {
        StringWriter out = new StringWriter(1 << 12);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("uri", entry.id());
            text(json, "title", Optional.of(entry.item().title()));
            text(json, "url", entry.link());
            json.writeStringField("published", Xml.time(entry.published()));
            json.writeStringField("updated", Xml.time(entry.updated()));
            outlet(json, sourceId, entry.outlet());
            texts(json, "authors", entry.authors());
            text(json, "attribution", Optional.of(Attribution.text(entry)));
            texts(json, "categories", entry.topics().stream().map(Topic::slug).toList());
            text(json, "province", entry.province());
            text(json, "language", entry.language());
            text(json, "image", Media.image(entry).map(Image::url).map(Uris::ascii));
            text(json, "html", Optional.of(Html.body(entry)));
            json.writeBooleanField("whole", Html.isFull(entry));
            StoryWriter.write(json, entry);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static void outlet(JsonGenerator json, String sourceId, Outlet outlet) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("id", sourceId);
        text(json, "name", Optional.of(outlet.name()));
        text(json, "home", outlet.home().map(Uris::ascii));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(field, Xml.text(value.get()));
        }
    }

    private static void texts(JsonGenerator json, String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(Xml.text(value));
        }
        json.writeEndArray();
    }
}
