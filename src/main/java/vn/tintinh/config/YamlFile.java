package vn.tintinh.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Problem;

/** One file of {@code conf/} while it is read: its name for the operator and what is wrong with it. */
final class YamlFile {
    private static final int MOST_SUGGESTIONS = 100;

    private final Opening opening;
    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private int suggestions;

    /** How to come at the bytes of a file. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * Prepares to read.
     *
     * @param opening where the bytes come from
     * @param name as the operator knows it
     */
    YamlFile(Opening opening, String name) {
        this.opening = opening;
        this.name = name;
    }

    InputStream open() throws IOException {
        return opening.open();
    }

    String name() {
        return name;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void problem(Cell.Place place, String message) {
        problems.add(new Problem(name, place.line(), place.column(), message));
    }

    /** What was probably meant by an unknown word; the first hundred times, as looking is long and files are too. */
    String suggestion(String written, Collection<String> known, String otherwise) {
        return suggestions++ < MOST_SUGGESTIONS ? Suggestion.or(written, known, otherwise) : ": " + otherwise;
    }

    void problem(String message) {
        problems.add(new Problem(name, 0, 0, message));
    }

    /**
     * Reads the file and checks it by a schema.
     *
     * @return the whole document, faulty parts marked; empty when the file holds nothing or is no YAML
     */
    Optional<Cell> read(Shape shape, Placeholders placeholders) {
        Optional<Cell> root = YamlReader.compose(this)
                .map(node -> new TreeBuilder(this, placeholders).build(node, SchemaView.of(shape.tree())));
        root.ifPresent(cell -> new SchemaCheck(shape).check(cell));
        return root.filter(cell -> !cell.faulty());
    }

    /**
     * A schema, ready.
     *
     * @param tree as JSON
     * @param validator the same, compiled
     */
    record Shape(JsonNode tree, JsonSchema validator) {
        static Shape of(String name) {
            JsonNode tree = Schemas.tree(name);
            return new Shape(tree, Schemas.validator(tree));
        }
    }
}
