package vn.tintinh.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;

/**
 * A file of sources that one entry is added to: at its end, so that no comment and no other entry is touched, and only
 * where the whole configuration is right with it.
 */
public final class SourceFile {
    private static final String WHOLE_COUNTRY = "toan-quoc";

    private final Path conf;
    private final Path file;
    private final CheckedFile checked;

    /**
     * A file below {@code sources/} of a configuration directory.
     *
     * @param file need not exist
     */
    public SourceFile(Path conf, Path file, Outside outside) {
        this.conf = conf;
        this.file = file;
        this.checked = new CheckedFile(conf, conf.resolve("sources").resolve(file.getFileName()), outside);
    }

    /**
     * The one that is for the sources of a province, as it is today, or of the whole country.
     *
     * @param code of the province
     */
    public static SourceFile of(Optional<String> code, Path conf, Configuration configuration, Outside outside) {
        Gazetteer gazetteer = Gazetteer.of(configuration.provinces());
        String slug = code.flatMap(known -> gazetteer.unit(known, LocalDate.of(2025, 6, 30)))
                .map(unit ->
                        gazetteer.successor(unit.slug()).map(now -> now.slug()).orElse(unit.slug()))
                .orElse(WHOLE_COUNTRY);
        return new SourceFile(conf, conf.resolve("sources").resolve(slug + ".yaml"), outside);
    }

    /** Whether Tin Tỉnh would read a file of that name. */
    private boolean isRead() {
        Path folder = conf.resolve("sources").toAbsolutePath().normalize();
        String name = String.valueOf(file.getFileName());
        return folder.equals(file.toAbsolutePath().normalize().getParent())
                && name.endsWith(".yaml")
                && !name.startsWith(".")
                && !name.startsWith("#");
    }

    /** Why nothing would read it, in one sentence; empty where it is read. */
    public Optional<String> misplaced() {
        return isRead()
                ? Optional.empty()
                : Optional.of("nothing would read " + file + ": name a .yaml file in " + conf.resolve("sources"));
    }

    /** What it says now; empty text where there is no such file. */
    public String text() throws IOException {
        return checked.text();
    }

    /** Replaces the text; what would be wrong then, in which case nothing is changed. */
    public List<Problem> replace(String text) throws IOException {
        return checked.replace(text);
    }

    /** What would be wrong with the configuration; empty when the entry may be added. */
    public List<Problem> problems(SourceYaml entry, String url) throws IOException {
        return checked.loaded(with(List.of(entry)))
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
        return problems.isEmpty() ? add(List.of(entry)) : problems;
    }

    /** Adds entries at the end; what would be wrong then, in which case nothing is changed. */
    public List<Problem> add(List<SourceYaml> entries) throws IOException {
        return replace(with(entries));
    }

    private String with(List<SourceYaml> entries) throws IOException {
        String text = text();
        for (SourceYaml entry : entries) {
            text += entry.after(text);
        }
        return text;
    }

    /** Which of some entries would be faulty at its end, and why: one sentence each. */
    public <T> Map<T, String> faults(Map<T, SourceYaml> entries) throws IOException {
        StringBuilder text = new StringBuilder(text());
        Map<T, Integer> ends = new LinkedHashMap<>();
        for (Map.Entry<T, SourceYaml> entry : entries.entrySet()) {
            text.append(entry.getValue().after(text.toString()));
            ends.put(entry.getKey(), (int) text.chars().filter(c -> c == '\n').count());
        }
        Map<T, String> faults = new LinkedHashMap<>();
        for (Problem problem :
                checked.loaded(text.toString()).<List<Problem>>fold(valid -> List.of(), found -> found)) {
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
