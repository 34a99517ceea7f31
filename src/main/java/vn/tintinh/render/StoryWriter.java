package vn.tintinh.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What an entry tells with others, as the field {@code story} of a JSON object; none where it is the only one. */
final class StoryWriter {
    private StoryWriter() {}

    static void write(JsonGenerator json, Entry entry) throws IOException {
        if (entry.story().isEmpty() || entry.others().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("story");
        json.writeStringField("id", entry.story().get());
        json.writeArrayFieldStart("others");
        for (Report report : entry.others()) {
            json.writeStartObject();
            json.writeStringField("outlet", Xml.text(report.outlet()));
            if (report.link().isPresent()) {
                json.writeStringField("url", report.link().get());
            }
            json.writeStringField("title", Xml.text(report.title()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
