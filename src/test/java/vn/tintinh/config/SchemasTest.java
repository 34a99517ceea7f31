package vn.tintinh.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that editors get. */
final class SchemasTest {
    @ParameterizedTest
    @ValueSource(strings = {"tintinh", "categories", "feeds", "partners", "sources"})
    void are_valid_and_describe_every_key(String name) {
        JsonNode schema = Schemas.tree(name);
        JsonSchema meta = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema)).isEmpty();
        List<String> bare = new ArrayList<>();
        collect("", schema, bare);
        assertThat(bare).as("keys without a description").isEmpty();
    }

    private static void collect(String path, JsonNode node, List<String> bare) {
        node.path("properties").properties().forEach(property -> {
            String here = path + "/" + property.getKey();
            if (!property.getValue().has("description")) {
                bare.add(here);
            }
            collect(here, property.getValue(), bare);
        });
        if (node.has("items")) {
            collect(path + "/*", node.get("items"), bare);
        }
        if (node.has("properties") && node.path("additionalProperties").asBoolean(true)) {
            bare.add(path + " takes unknown keys");
        }
    }
}
