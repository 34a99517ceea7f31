package vn.tintinh.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;

/**
 * A file of sources that one entry is added to: at its end, so that no comment and no other entry is touched, and only
 * where the whole configuration is right with it.
 */
public final class SourceFile {
    private final Path conf;
    private final Path file;
    private final Outside outside;

    /**
     * A file below {@code sources/} of a configuration directory.
     *
     * @param file need not exist
     */
    public SourceFile(Path conf, Path file, Outside outside) {
        this.conf = conf;
        this.file = file;
        this.outside = outside;
    }

    /** Whether Tin Tỉnh would read a file of that name. */
    public boolean isRead() {
        Path folder = conf.resolve("sources").toAbsolutePath().normalize();
        String name = String.valueOf(file.getFileName());
        return folder.equals(file.toAbsolutePath().normalize().getParent())
                && name.endsWith(".yaml")
                && !name.startsWith(".")
                && !name.startsWith("#");
    }

    /** What would be wrong with the configuration; empty when the entry may be added. */
    public List<Problem> problems(SourceYaml entry, String url) throws IOException {
        String existing = existing();
        Draft draft = new Draft(conf.resolve("sources").resolve(file.getFileName()), existing + entry.after(existing));
        return Loader.load(conf, outside, draft)
                .fold(
                        valid -> valid.sources().stream().map(Source::url).anyMatch(at -> at.toString()
                                        .equals(url))
                                ? List.of()
                                : List.of(new Problem(file.toString(), 0, 0, "an entry at the end is not seen here")),
                        problems -> problems);
    }

    /** Adds the entry; what is wrong with the configuration then, the file being as it was before. */
    public List<Problem> add(SourceYaml entry, String url) throws IOException {
        List<Problem> problems = problems(entry, url);
        if (!problems.isEmpty()) {
            return problems;
        }
        boolean isNew = !Files.exists(file);
        long length = isNew ? 0 : Files.size(file);
        Files.createDirectories(conf.resolve("sources"));
        Files.writeString(
                file,
                entry.after(existing()),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        List<Problem> after = Loader.load(conf, outside).fold(valid -> List.of(), found -> found);
        if (!after.isEmpty()) {
            restore(isNew, length);
        }
        return after;
    }

    private void restore(boolean isNew, long length) throws IOException {
        if (isNew) {
            Files.delete(file);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private String existing() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Where it is, as a person may open it. */
    @Override
    public String toString() {
        return file.toString();
    }
}
