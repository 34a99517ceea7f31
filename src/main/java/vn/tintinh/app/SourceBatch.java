package vn.tintinh.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.config.Draft;
import vn.tintinh.config.Loader;
import vn.tintinh.config.SourceYaml;
import vn.tintinh.model.Problem;

/**
 * A file of sources that is rewritten by a program: its text is replaced only where the whole configuration is right with
 * the new one, and comes back where it turns out not to be.
 */
final class SourceBatch {
    private final Path conf;
    private final Path file;

    /**
     * A file below {@code sources/} of a configuration directory.
     *
     * @param file need not exist
     */
    SourceBatch(Path conf, Path file) {
        this.conf = conf;
        this.file = conf.resolve("sources").resolve(file.getFileName());
    }

    /** What it says now; empty text where there is no such file. */
    String text() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Replaces the text; what would be wrong then, in which case nothing is changed. */
    List<Problem> replace(String text) throws IOException {
        List<Problem> problems = problems(text);
        if (!problems.isEmpty()) {
            return problems;
        }
        Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        Files.createDirectories(conf.resolve("sources"));
        Files.writeString(file, text, StandardCharsets.UTF_8);
        List<Problem> after = Loader.load(conf, Surroundings.ofProcess()).fold(valid -> List.of(), found -> found);
        if (!after.isEmpty() && before.isPresent()) {
            Files.writeString(file, before.get(), StandardCharsets.UTF_8);
        } else if (!after.isEmpty()) {
            Files.delete(file);
        }
        return after;
    }

    private List<Problem> problems(String text) {
        return Loader.load(conf, Surroundings.ofProcess(), new Draft(file, text))
                .fold(valid -> List.of(), found -> found);
    }

    /** Adds entries at the end; what would be wrong then, in which case nothing is changed. */
    List<Problem> add(List<SourceYaml> entries) throws IOException {
        String text = text();
        for (SourceYaml entry : entries) {
            text += entry.after(text);
        }
        return replace(text);
    }

    /** Which of some entries would be faulty at its end, and why: one sentence each. */
    <T> Map<T, String> faults(Map<T, SourceYaml> entries) throws IOException {
        StringBuilder text = new StringBuilder(text());
        Map<T, Integer> ends = new LinkedHashMap<>();
        for (Map.Entry<T, SourceYaml> entry : entries.entrySet()) {
            text.append(entry.getValue().after(text.toString()));
            ends.put(entry.getKey(), (int) text.chars().filter(c -> c == '\n').count());
        }
        Map<T, String> faults = new LinkedHashMap<>();
        for (Problem problem : problems(text.toString())) {
            boolean here = problem.file().endsWith(String.valueOf(file.getFileName()));
            List<T> behind = new ArrayList<>();
            ends.forEach((key, end) -> {
                if (here && problem.line() > 0 && problem.line() <= end) {
                    behind.add(key);
                }
            });
            if (!behind.isEmpty()) {
                faults.putIfAbsent(behind.get(0), problem.message());
            }
        }
        return faults;
    }

    /** Where it is, as a person may open it. */
    @Override
    public String toString() {
        return file.toString();
    }
}
