package vn.tintinh.render.check;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks JSON Feed 1.1 by its published schema and by what a schema cannot say. Skips where the schema is absent. */
public final class JsonFeedCheck {
    private static final Path SUITE = Path.of(System.getProperty("tintinh.shared", "../shared"), "suites", "jsonfeed");
    private static final String ORIGIN = "https://json.schemastore.org/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ADDRESSES = Set.of(
            "url", "external_url", "home_page_url", "feed_url", "next_url", "image", "favicon", "icon", "banner_image");

    private final JsonSchema schema;

    /** Reads the schema. */
    public JsonFeedCheck() {
        assumeTrue(Files.isDirectory(SUITE), SUITE + " is not there: skipped");
        Map<String, String> schemas = Map.of(
                ORIGIN + "feed-1", read("src_schemas_json_feed-1.json"),
                ORIGIN + "feed.json", read("src_schemas_json_feed.json"));
        schema = JsonSchemaFactory.getInstance(
                        VersionFlag.V4, builder -> builder.schemaLoaders(loaders -> loaders.schemas(schemas)))
                .getSchema(SchemaLocation.of(ORIGIN + "feed.json"));
    }

    /** What is wrong with a document; empty when nothing is. */
    public List<String> of(byte[] bytes) {
        try {
            JsonNode feed = JSON.readTree(bytes);
            List<String> faults = new ArrayList<>();
            schema.validate(feed).stream().map(ValidationMessage::getMessage).forEach(faults::add);
            if (!feed.path("version").asText().equals("https://jsonfeed.org/version/1.1")) {
                faults.add("version: " + feed.path("version"));
            }
            Set<String> ids = new HashSet<>();
            for (JsonNode item : feed.path("items")) {
                if (!ids.add(item.path("id").asText())) {
                    faults.add("id twice: " + item.path("id"));
                }
                date(item.path("date_published"), faults);
                date(item.path("date_modified"), faults);
            }
            addresses(feed, faults);
            return faults;
        } catch (IOException broken) {
            return List.of(String.valueOf(broken.getMessage()));
        }
    }

    private static void date(JsonNode date, List<String> faults) {
        try {
            if (!date.isMissingNode()) {
                OffsetDateTime.parse(date.asText());
            }
        } catch (DateTimeException wrong) {
            faults.add("date: " + date);
        }
    }

    private static void addresses(JsonNode node, List<String> faults) {
        node.properties().forEach(field -> {
            if (ADDRESSES.contains(field.getKey())) {
                address(field.getValue().asText(), faults);
            }
        });
        node.forEach(child -> addresses(child, faults));
    }

    private static void address(String address, List<String> faults) {
        try {
            if (!URI.create(address).isAbsolute()) {
                faults.add("relative: " + address);
            }
        } catch (IllegalArgumentException wrong) {
            faults.add("no URL: " + address);
        }
    }

    private static String read(String name) {
        try {
            return Files.readString(SUITE.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
