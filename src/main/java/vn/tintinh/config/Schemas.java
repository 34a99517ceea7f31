package vn.tintinh.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schemas (2020-12) of the files of {@code conf/}: what the loader checks by, and what editors use. */
public final class Schemas {
    /** One per kind of file: {@code tintinh}, {@code categories}, {@code feeds}, {@code partners}, {@code sources}. */
    public static final List<String> NAMES = List.of("tintinh", "categories", "feeds", "partners", "sources");

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private Schemas() {}

    /**
     * The schema as JSON text.
     *
     * @throws IllegalArgumentException for a name that is not one of {@link #NAMES}
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no schema is called " + name);
        }
        try (InputStream in = Schemas.class.getResourceAsStream("/schema/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("schema/" + name + ".json is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String name) {
        try {
            return new ObjectMapper().readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonSchema validator(JsonNode schema) {
        return FACTORY.getSchema(
                schema, SchemaValidatorsConfig.builder().failFast(false).build());
    }
}
