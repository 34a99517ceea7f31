package vn.tintinh.config;

import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Optional;

/** A document against its schema: each fault becomes a sentence at its place, with a way out. */
final class SchemaCheck {
    private final YamlFile.Shape shape;

    SchemaCheck(YamlFile.Shape shape) {
        this.shape = shape;
    }

    /** Tells what is wrong and marks the faulty cells. */
    void check(Cell root) {
        if (root.faulty()) {
            return;
        }
        for (ValidationMessage message : shape.validator().validate(root.value())) {
            tell(root, message);
        }
    }

    private void tell(Cell root, ValidationMessage message) {
        Cell cell = root;
        SchemaView schema = SchemaView.of(shape.tree());
        JsonNodePath path = message.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            boolean index = element instanceof Integer;
            Optional<Cell> next = index ? cell.any((Integer) element) : cell.any(String.valueOf(element));
            if (next.isEmpty()) {
                break;
            }
            cell = next.get();
            schema = index ? schema.item() : schema.key(String.valueOf(element));
        }
        tell(cell, schema, message);
    }

    private static void tell(Cell cell, SchemaView schema, ValidationMessage message) {
        switch (message.getType()) {
            case "additionalProperties" -> unknownKey(cell, schema, String.valueOf(message.getProperty()));
            case "required" ->
                cell.file()
                        .problem(
                                cell.place(),
                                "the key '" + message.getProperty() + "' is missing: add it to this entry");
            case "enum" ->
                cell.faultOnce(cell.quoted() + " is not known here"
                        + cell.file()
                                .suggestion(cell.text(), schema.values(), "write one of " + list(schema.values())));
            case "type" -> cell.faultOnce(wrongType(cell, schema));
            case "minItems" -> cell.faultOnce("the list is empty: write at least one element");
            case "maxItems", "maxProperties", "maxLength" ->
                cell.faultOnce("is too long: at most "
                        + schema.node().path(message.getType()).asText() + " are taken");
            default ->
                cell.faultOnce(cell.quoted() + " "
                        + Optional.of(schema.advice())
                                .filter(advice -> !advice.isEmpty())
                                .orElse(message.getMessage()));
        }
    }

    private static void unknownKey(Cell cell, SchemaView schema, String key) {
        cell.file()
                .problem(
                        cell.place(key),
                        "the key '" + key + "' is not known here"
                                + cell.file().suggestion(key, schema.keys(), "known are " + list(schema.keys())));
    }

    private static String wrongType(Cell cell, SchemaView schema) {
        if (cell.value().isNull()) {
            return "there is no value: write one behind the colon";
        }
        String found = cell.quoted();
        if (cell.value().isContainerNode()) {
            found = cell.value().isArray() ? "a list" : "a group of keys";
        }
        if (schema.allows("object")) {
            return "a group of keys is wanted, not " + found + ": write each key on a line of its own, indented";
        }
        if (schema.allows("array")) {
            return "a list is wanted, not " + found + ": write [a, b], or each element on a line that begins with -";
        }
        if (!schema.advice().isEmpty() && !cell.value().isContainerNode()) {
            return found + " " + schema.advice();
        }
        return "one value is wanted, not " + found + ": write it behind the colon";
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }
}
