package vn.tintinh.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML nodes → cells, typed by what the schema wants and not by what YAML guesses: where text is wanted, {@code 01},
 * {@code no} and {@code 2026-03-01} are text. Placeholders are filled in. An optional key without a value counts as
 * left out.
 */
final class TreeBuilder {
    private static final int MAX_NODES = 5_000_000;
    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "no", "off");

    private final YamlFile file;
    private final Placeholders placeholders;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    TreeBuilder(YamlFile file, Placeholders placeholders) {
        this.file = file;
        this.placeholders = placeholders;
    }

    /** The whole document. */
    Cell build(Node root, SchemaView schema) {
        Cell cell = cell(root, schema);
        if (nodes > MAX_NODES) {
            cell.fault("holds more than 5 million values, references counted: split it into several files");
        }
        return cell;
    }

    private Cell cell(Node node, SchemaView schema) {
        nodes++;
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, schema);
        }
        Cell cell = collection(node, schema);
        if (nodes > MAX_NODES) {
            return cell;
        }
        if (!open.add(node)) {
            cell.fault("a value that contains itself: remove the reference (*)");
            return cell;
        }
        if (node instanceof SequenceNode sequence) {
            elements(sequence, schema, cell);
        } else if (node instanceof MappingNode mapping) {
            entries(mapping, schema, cell);
        }
        open.remove(node);
        return cell;
    }

    private Cell collection(Node node, SchemaView schema) {
        JsonNode empty = node instanceof SequenceNode
                ? JsonNodeFactory.instance.arrayNode()
                : JsonNodeFactory.instance.objectNode();
        String raw = node instanceof SequenceNode ? "a list" : "a group of keys";
        return new Cell(file, YamlReader.place(node.getStartMark()), empty, raw, schema.secret());
    }

    private void elements(SequenceNode sequence, SchemaView schema, Cell cell) {
        for (Node element : sequence.getValue()) {
            Cell child = cell(element, schema.item());
            cell.add(child);
            ((ArrayNode) cell.value()).add(child.value());
        }
    }

    private void entries(MappingNode mapping, SchemaView schema, Cell cell) {
        for (NodeTuple entry : mapping.getValue()) {
            Cell.Place place = YamlReader.place(entry.getKeyNode().getStartMark());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                file.problem(place, "a key must be one word: look at the brackets and the indentation");
                continue;
            }
            String name = key.getValue();
            Optional<Cell> earlier = cell.any(name);
            if (earlier.isPresent()) {
                file.problem(
                        place,
                        "the key '" + name + "' is there twice, first in line "
                                + cell.place(name).line() + ": keep one of them");
                continue;
            }
            Cell child = cell(entry.getValueNode(), schema.key(name));
            cell.put(name, place, child);
            if (!child.value().isNull() || schema.requires(name) || !schema.knows(name)) {
                ((ObjectNode) cell.value()).set(name, child.value());
            }
        }
    }

    private Cell scalar(ScalarNode node, SchemaView schema) {
        String raw = node.getValue();
        Placeholders.Filled filled = placeholders.fill(raw);
        boolean nothing = node.getTag().equals(Tag.NULL)
                && node.getScalarStyle() == ScalarStyle.PLAIN
                && filled.problem().isEmpty();
        Cell.Place place = YamlReader.place(node.getStartMark());
        JsonNode value = nothing ? NullNode.getInstance() : typed(filled.text(), schema);
        Cell cell = new Cell(file, place, value, raw, schema.secret());
        filled.problem().ifPresent(cell::fault);
        return cell;
    }

    private static JsonNode typed(String text, SchemaView schema) {
        if (schema.allows("integer") && text.matches("-?[0-9]{1,18}")) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        if (schema.allows("boolean")) {
            String word = text.toLowerCase(Locale.ROOT);
            if (TRUE.contains(word) || FALSE.contains(word)) {
                return BooleanNode.valueOf(TRUE.contains(word));
            }
        }
        return TextNode.valueOf(Normalizer.normalize(text, Normalizer.Form.NFC));
    }
}
