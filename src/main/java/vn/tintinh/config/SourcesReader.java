package vn.tintinh.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.Source;

/** All files of {@code sources/} → sources; ids once over all files. */
final class SourcesReader {
    private final SourceReader reader;
    private final Map<String, Cell> ids = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private boolean complete = true;

    SourcesReader(SourceReader reader) {
        this.reader = reader;
    }

    /** Reads one file. */
    void read(Cell root) {
        for (int i = 0; root.any(i).isPresent(); i++) {
            Cell entry = root.any(i).get();
            if (entry.faulty()) {
                complete = false;
                continue;
            }
            Optional<Source> source = reader.read(entry);
            Optional<String> id = source.map(Source::id).or(() -> entry.text("id"));
            complete &= id.isPresent()
                    && entry.any("id").map(cell -> !cell.faulty()).orElse(true);
            id.ifPresent(it -> once(it, entry));
            source.ifPresent(sources::add);
        }
    }

    /** Notes a file that gave nothing to read: it is empty, or faulty as a whole. */
    void skip(YamlFile file) {
        complete &= file.problems().isEmpty();
    }

    /** The sources, in the order in which they were read. */
    List<Source> sources() {
        return sources;
    }

    /** All ids; empty when some are not known because of other faults. */
    Optional<Set<String>> ids() {
        return complete ? Optional.of(ids.keySet()) : Optional.empty();
    }

    private void once(String id, Cell entry) {
        boolean own = entry.get("id").isPresent();
        Cell here = entry.get(own ? "id" : "url").orElse(entry);
        Cell earlier = ids.putIfAbsent(id, here);
        if (earlier == null) {
            return;
        }
        String where = earlier.file().name() + ":" + earlier.place().line() + ":"
                + earlier.place().column();
        here.fault(
                own
                        ? "the id '" + id + "' is taken already at " + where + ": give one of the two another id"
                        : "this source would be called '" + id + "', as the one at " + where
                                + " is: remove it if it is the same, else give it an id");
    }
}
