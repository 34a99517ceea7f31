package vn.tintinh.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;

/** {@code feeds.yaml} → channels: paths that nothing else has, parts that exist. */
final class ChannelsReader {
    private final Catalogue catalogue;
    private final Set<String> categories;
    private final Optional<Set<String>> sources;
    private final Settings.Publishing usual;

    /**
     * Prepares to read.
     *
     * @param catalogue categories and provinces
     * @param categories slugs that are channels already
     * @param sources ids; empty when some could not be read, so that nothing can be said of them
     * @param usual for what a channel does not say itself
     */
    ChannelsReader(
            Catalogue catalogue, Set<String> categories, Optional<Set<String>> sources, Settings.Publishing usual) {
        this.catalogue = catalogue;
        this.categories = categories;
        this.sources = sources;
        this.usual = usual;
    }

    /** The channels, in file order. */
    List<Channel> read(Cell root) {
        Map<String, Cell> paths = new HashMap<>();
        List<Channel> channels = new ArrayList<>();
        for (Cell entry : root.items()) {
            Selection selection = selection(entry);
            Optional<Cell> path = entry.get("path");
            path.ifPresent(cell -> check(cell, paths));
            if (path.isPresent() && entry.get("title").isPresent()) {
                channels.add(new Channel(
                        path.get().text(),
                        entry.text("title").orElseThrow(),
                        entry.text("description"),
                        selection,
                        Values.number(entry, "limit", usual.limit()),
                        SettingsReader.duplicates(entry, usual.duplicates())));
            }
        }
        return channels;
    }

    private void check(Cell path, Map<String, Cell> paths) {
        Cell earlier = paths.putIfAbsent(path.text(), path);
        if (earlier != null) {
            path.fault("the path " + path.quoted() + " is taken already in line "
                    + earlier.place().line() + ": give one of the two another path");
        } else if (categories.contains(path.text())) {
            path.fault("the path " + path.quoted() + " is the channel of a category already: choose another word");
        } else if (Reserved.isReserved(path.text())) {
            path.fault(Reserved.advice(path));
        }
    }

    private Selection selection(Cell entry) {
        return new Selection(
                entry.items("categories").stream()
                        .flatMap(cell -> catalogue.category(cell).stream())
                        .toList(),
                entry.items("provinces").stream()
                        .flatMap(cell -> catalogue.today(cell).stream())
                        .toList(),
                entry.items("sources").stream()
                        .flatMap(cell -> source(cell).stream())
                        .toList(),
                entry.text("words"));
    }

    private Optional<String> source(Cell cell) {
        if (sources.isEmpty() || sources.get().contains(cell.text())) {
            return Optional.of(cell.text());
        }
        cell.fault("the source " + cell.quoted() + " is not known"
                + cell.file().suggestion(cell.text(), sources.get(), "the ids are in sources/*.yaml"));
        return Optional.empty();
    }
}
