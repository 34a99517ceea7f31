package vn.tintinh.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value of a YAML file, with its place and what it holds. A cell that is found faulty is not seen any more by those
 * who read the document afterwards, so that one fault is told once. Used by one thread while a file is read.
 */
final class Cell {
    private static final int QUOTED = 60;

    private final YamlFile file;
    private final Place place;
    private final String raw;
    private final boolean secret;
    private final Map<String, Cell> fields = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final List<Cell> items = new ArrayList<>();
    private JsonNode value;
    private boolean faulty;

    /**
     * Where something stands in a file.
     *
     * @param line 1-based
     * @param column 1-based
     */
    record Place(int line, int column) {}

    Cell(YamlFile file, Place place, JsonNode value, String raw, boolean secret) {
        this.file = file;
        this.place = place;
        this.value = value;
        this.raw = raw;
        this.secret = secret;
    }

    void put(String key, Place where, Cell cell) {
        keys.put(key, where);
        fields.put(key, cell);
    }

    void add(Cell cell) {
        items.add(cell);
    }

    JsonNode value() {
        return value;
    }

    Place place() {
        return place;
    }

    YamlFile file() {
        return file;
    }

    /** The place of a key, or of the cell itself when the key is not there. */
    Place place(String key) {
        return keys.getOrDefault(key, place);
    }

    /** The value under a key, whatever is wrong with it. */
    Optional<Cell> any(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** An element of a list, whatever is wrong with it. */
    Optional<Cell> any(int index) {
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    /** The value under a key; empty when there is none or when it is faulty. */
    Optional<Cell> get(String key) {
        return any(key).filter(cell -> !cell.faulty);
    }

    /** The elements of the list under a key that are not faulty. */
    List<Cell> items(String key) {
        return get(key).map(Cell::items).orElse(List.of());
    }

    /** The elements that are not faulty. */
    List<Cell> items() {
        return items.stream().filter(cell -> !cell.faulty).toList();
    }

    /** The values under their keys that are not faulty, in file order. */
    Map<String, Cell> fields() {
        Map<String, Cell> sound = new LinkedHashMap<>();
        fields.forEach((key, cell) -> {
            if (!cell.faulty) {
                sound.put(key, cell);
            }
        });
        return sound;
    }

    /** The text of the value, placeholders filled in. */
    String text() {
        return value.asText();
    }

    /** The text under a key. */
    Optional<String> text(String key) {
        return get(key).map(Cell::text);
    }

    /** The values of the list under a key. */
    List<String> texts(String key) {
        return items(key).stream().map(Cell::text).toList();
    }

    /** The value as the operator wrote it, for messages: never a filled-in placeholder, never what may be secret. */
    String quoted() {
        if (secret) {
            return "this value (not shown)";
        }
        if (raw.isBlank()) {
            return "the value";
        }
        String line = raw.replaceAll("\\s+", " ");
        return "'" + (line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line) + "'";
    }

    /** Says what is wrong with the value. */
    void fault(String message) {
        faulty = true;
        file.problem(place, message);
    }

    /** Says what is wrong with the value, unless something has been said already. */
    void faultOnce(String message) {
        if (!faulty) {
            fault(message);
        }
    }

    boolean faulty() {
        return faulty;
    }
}
