package vn.tintinh.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a source stands in {@code conf/sources/}.
 *
 * @param file name of the file as the operator knows it
 * @param line 1-based, of the entry's URL
 * @param id given or made of the URL
 */
public record SourceEntry(String file, int line, String id, URI url) {
    /** All entries with a URL, files by name, entries in file order; what is faulty is passed over. */
    public static List<SourceEntry> of(Path conf, Outside outside) {
        Placeholders placeholders = new Placeholders(conf, outside.environment());
        YamlFile.Shape shape = YamlFile.Shape.of("sources");
        List<SourceEntry> entries = new ArrayList<>();
        for (YamlFile file : new ConfigurationFiles(conf).sources()) {
            file.read(shape, placeholders).ifPresent(root -> {
                for (Cell entry : root.items()) {
                    entry.get("url").ifPresent(cell -> entry(file, entry, cell).ifPresent(entries::add));
                }
            });
        }
        return entries;
    }

    /** Whether another URL is the same place: http and https, www and a slash at the end make no difference. */
    public boolean isAt(URI other) {
        return other.getHost() != null && SourceDefaults.id(url).equals(SourceDefaults.id(other));
    }

    /** The id that a URL gives a source that names none: the same for all that {@link #isAt} takes for one place. */
    public static String idOf(URI url) {
        return SourceDefaults.id(url);
    }

    /** The place as {@code check} writes it. */
    public String place() {
        return file + ":" + line;
    }

    private static Optional<SourceEntry> entry(YamlFile file, Cell entry, Cell url) {
        return Values.url(url)
                .map(read -> new SourceEntry(
                        file.name(),
                        url.place().line(),
                        entry.text("id").orElseGet(() -> SourceDefaults.id(read)),
                        read));
    }
}
