package vn.tintinh.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Problem;

/**
 * A file of a configuration that a program changes: its text is replaced only where the whole configuration is right with
 * the new one, and comes back where it turns out not to be. Blocks on the file system.
 */
final class CheckedFile {
    private final Path conf;
    private final Path file;
    private final Outside outside;

    /** @param file need not exist */
    CheckedFile(Path conf, Path file, Outside outside) {
        this.conf = conf;
        this.file = file;
        this.outside = outside;
    }

    /** What it says now; empty text where there is no such file. */
    String text() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The configuration as it would be with another text. */
    Loaded loaded(String text) {
        return Loader.load(conf, outside, new Draft(file, text));
    }

    /** Replaces the text; what would be wrong then, in which case nothing is changed. */
    List<Problem> replace(String text) throws IOException {
        List<Problem> problems = loaded(text).fold(valid -> List.of(), found -> found);
        if (!problems.isEmpty()) {
            return problems;
        }
        Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        Files.createDirectories(file.toAbsolutePath().getParent());
        write(text);
        List<Problem> after = Loader.load(conf, outside).fold(valid -> List.of(), found -> found);
        if (!after.isEmpty() && before.isPresent()) {
            write(before.get());
        } else if (!after.isEmpty()) {
            Files.delete(file);
        }
        return after;
    }

    /** Whole or not at all: a crash leaves the one text or the other. */
    private void write(String text) throws IOException {
        Path beside = Files.writeString(file.resolveSibling("." + file.getFileName() + ".new"), text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
