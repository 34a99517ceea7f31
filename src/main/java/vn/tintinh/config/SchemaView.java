package vn.tintinh.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a schema says of one place in a document; what it says nothing of is {@link MissingNode}.
 *
 * @param root the whole schema, for references
 * @param node the part for the place, references followed
 */
record SchemaView(JsonNode root, JsonNode node) {
    static SchemaView of(JsonNode root) {
        return new SchemaView(root, root);
    }

    /** The part for a key of an object. */
    SchemaView key(String name) {
        JsonNode property = node.path("properties").path(name);
        return property.isMissingNode() ? at(node.path("additionalProperties")) : at(property);
    }

    /** The part for every element of a list. */
    SchemaView item() {
        return at(node.path("items"));
    }

    /** Whether a type is among those that are allowed here. */
    boolean allows(String type) {
        JsonNode types = node.path("type");
        if (types.isArray()) {
            for (JsonNode each : types) {
                if (each.asText().equals(type)) {
                    return true;
                }
            }
            return false;
        }
        return types.asText().equals(type);
    }

    boolean requires(String name) {
        for (JsonNode each : node.path("required")) {
            if (each.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    boolean knows(String name) {
        return node.path("properties").has(name)
                || node.path("additionalProperties").isObject();
    }

    /** The keys that an object may have, in the order of the schema. */
    List<String> keys() {
        List<String> names = new ArrayList<>();
        for (Iterator<String> it = node.path("properties").fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        return names;
    }

    /** The values of an enumeration. */
    List<String> values() {
        List<String> values = new ArrayList<>();
        node.path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    /** What to tell an operator whose value does not fit; empty when the schema has no words for it. */
    String advice() {
        return node.path("$comment").asText("");
    }

    /** Whether values may be secret. */
    boolean secret() {
        return node.path("writeOnly").asBoolean(false);
    }

    private SchemaView at(JsonNode part) {
        String reference = part.path("$ref").asText("");
        return new SchemaView(root, reference.isEmpty() ? part : root.at(reference.substring(1)));
    }
}
