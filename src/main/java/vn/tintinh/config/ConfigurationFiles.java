package vn.tintinh.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.tintinh.model.Problem;

/**
 * The files of one configuration directory. What editors leave beside a file ({@code .x.swp}, {@code x~}, {@code #x#})
 * is no part of it.
 */
final class ConfigurationFiles {
    private static final String SETTINGS = "tintinh.yaml";
    private static final String CATEGORIES = "categories.yaml";
    private static final String CHANNELS = "feeds.yaml";
    private static final String PARTNERS = "partners.yaml";
    private static final List<String> NAMES = List.of(SETTINGS, CATEGORIES, CHANNELS, PARTNERS);

    private final Path conf;
    private final List<Draft> drafts;

    ConfigurationFiles(Path conf) {
        this(conf, List.of());
    }

    /**
     * The files with drafts in the place of what is saved.
     *
     * @param drafts of files of sources, which need not exist, or of others that do
     */
    ConfigurationFiles(Path conf, List<Draft> drafts) {
        this.conf = conf;
        this.drafts = drafts;
    }

    boolean exist() {
        return Files.isDirectory(conf);
    }

    /** What is wrong with the directory itself: it is missing, or it holds a file that nothing reads. */
    List<Problem> problems() {
        if (!exist()) {
            String why = Files.exists(conf) ? "is no directory" : "there is no such directory";
            return List.of(new Problem(
                    conf.toString(),
                    0,
                    0,
                    why + ": start Tin Tỉnh where its conf directory is, or name one with --conf"));
        }
        List<Problem> problems = new ArrayList<>();
        for (Path path : list(conf, ConfigurationFiles::isYaml, problems)) {
            String name = path.getFileName().toString();
            if (!NAMES.contains(name)) {
                problems.add(new Problem(
                        path.toString(),
                        0,
                        0,
                        "nothing reads this file"
                                + Suggestion.or(
                                        name,
                                        NAMES,
                                        "sources belong into sources/, all else into " + String.join(", ", NAMES))));
            }
        }
        for (Path path : list(conf.resolve("sources"), name -> name.endsWith(".yml"), problems)) {
            problems.add(new Problem(path.toString(), 0, 0, "nothing reads this file: let its name end in .yaml"));
        }
        return problems;
    }

    Optional<YamlFile> settings() {
        return file(SETTINGS);
    }

    /** The categories; those that Tin Tỉnh comes with where the directory has none. */
    YamlFile categories() {
        return file(CATEGORIES).orElseGet(() -> new YamlFile(ConfigurationFiles::shipped, "(built in) " + CATEGORIES));
    }

    Optional<YamlFile> channels() {
        return file(CHANNELS);
    }

    Optional<YamlFile> partners() {
        return file(PARTNERS);
    }

    /** The files of sources, by name. */
    List<YamlFile> sources() {
        return Stream.concat(
                        list(conf.resolve("sources"), name -> name.endsWith(".yaml"), new ArrayList<>()).stream(),
                        drafts.stream().map(Draft::file).filter(file -> conf.resolve("sources")
                                .equals(file.getParent())))
                .distinct()
                .sorted()
                .map(this::file)
                .toList();
    }

    /**
     * What the files look like from outside: name → size and time of the last change. Equal for two looks between which
     * nothing was saved.
     *
     * @param others further files to look at, such as secrets
     */
    Map<Path, String> looks(Collection<Path> others) {
        Map<Path, String> looks = new TreeMap<>();
        looks.put(conf, exist() ? "directory" : "missing");
        List<Problem> ignored = new ArrayList<>();
        Stream.of(
                        list(conf, ConfigurationFiles::isYaml, ignored),
                        list(conf.resolve("sources"), ConfigurationFiles::isYaml, ignored),
                        others)
                .flatMap(Collection::stream)
                .forEach(path -> looks.put(path, look(path)));
        return looks;
    }

    private static String look(Path path) {
        try {
            return Files.size(path) + " " + Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private Optional<YamlFile> file(String name) {
        Path path = conf.resolve(name);
        return Files.exists(path) ? Optional.of(file(path)) : Optional.empty();
    }

    private YamlFile file(Path path) {
        for (Draft draft : drafts) {
            if (draft.file().equals(path)) {
                return new YamlFile(
                        () -> new ByteArrayInputStream(draft.text().getBytes(StandardCharsets.UTF_8)), path.toString());
            }
        }
        return new YamlFile(() -> Files.newInputStream(path), path.toString());
    }

    private static InputStream shipped() throws IOException {
        InputStream in = ConfigurationFiles.class.getResourceAsStream("/conf/" + CATEGORIES);
        if (in == null) {
            throw new IOException("it is missing from the jar");
        }
        return in;
    }

    private static List<Path> list(Path directory, Predicate<String> wanted, List<Problem> problems) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> isOurs(path.getFileName().toString())
                            && wanted.test(path.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(new Problem(
                    directory.toString(),
                    0,
                    0,
                    "cannot be read (" + YamlReader.reason(e) + "): check its permissions"));
            return List.of();
        }
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isOurs(String name) {
        return !name.startsWith(".") && !name.startsWith("#") && !name.endsWith("~");
    }
}
