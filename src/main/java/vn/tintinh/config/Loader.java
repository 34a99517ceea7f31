package vn.tintinh.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tintinh.model.Category;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Province;

/**
 * {@code conf/} → one checked configuration, or all that is wrong with it.
 *
 * <p>Order: settings, categories, sources, channels, partners; each file is read, checked by its schema, then by what
 * the others say. A fault hides nothing but what follows from it: an entry that is faulty in one key is read on in all
 * others. Cost is linear in the size of the files. Blocks on the file system.
 */
public final class Loader {
    private static final Map<String, YamlFile.Shape> SHAPES =
            Schemas.NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, YamlFile.Shape::of));

    private final ConfigurationFiles files;
    private final Outside outside;
    private final Placeholders placeholders;
    private final List<YamlFile> read = new ArrayList<>();
    private final List<Province> provinces = Gazetteer.load();

    /**
     * What loading gave.
     *
     * @param loaded the configuration or the problems
     * @param secrets files that values were taken from
     */
    record Outcome(Loaded loaded, Set<Path> secrets) {}

    private Loader(Path conf, Outside outside, List<Draft> drafts) {
        this.files = new ConfigurationFiles(conf, drafts);
        this.outside = outside;
        this.placeholders = new Placeholders(conf, outside.environment());
    }

    /** Reads a directory with the environment of this process; page selectors are taken as they are. */
    public static Loaded load(Path conf) {
        return load(conf, Outside.process());
    }

    /** Reads a directory. */
    public static Loaded load(Path conf, Outside outside) {
        return outcome(conf, outside).loaded();
    }

    /** Reads a directory as it would be with a file saved as drafted. */
    public static Loaded load(Path conf, Outside outside, Draft draft) {
        return new Loader(conf, outside, List.of(draft)).load();
    }

    static Outcome outcome(Path conf, Outside outside) {
        Loader loader = new Loader(conf, outside, List.of());
        return new Outcome(loader.load(), loader.placeholders.files());
    }

    private Loaded load() {
        List<Problem> problems = new ArrayList<>(files.problems());
        if (!files.exist()) {
            return new Loaded.Invalid(problems);
        }
        Configuration configuration = configuration();
        read.forEach(file -> problems.addAll(file.problems()));
        if (problems.isEmpty()) {
            return new Loaded.Valid(configuration);
        }
        problems.sort(Comparator.comparing(Problem::file)
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column));
        return new Loaded.Invalid(problems);
    }

    private Configuration configuration() {
        Settings settings = files.settings()
                .flatMap(file -> root("tintinh", file))
                .map(cell -> new SettingsReader(cell, new TlsReader(placeholders)).read())
                .orElseGet(Settings::defaults);
        Optional<Cell> list = root("categories", files.categories());
        List<Category> categories =
                list.map(cell -> new CategoriesReader().read(cell)).orElse(List.of());
        Set<String> slugs = categories.stream().map(Category::slug).collect(Collectors.toCollection(TreeSet::new));
        Catalogue catalogue = new Catalogue(list.map(cell -> slugs), provinces);
        SourcesReader sources = new SourcesReader(new SourceReader(settings, catalogue, outside.selectors()));
        files.sources().forEach(file -> root("sources", file).ifPresentOrElse(sources::read, () -> sources.skip(file)));
        ChannelsReader channels = new ChannelsReader(catalogue, slugs, sources.ids(), settings.publishing());
        return new Configuration(
                settings,
                categories,
                provinces,
                files.channels()
                        .flatMap(file -> root("feeds", file))
                        .map(channels::read)
                        .orElse(List.of()),
                files.partners()
                        .flatMap(file -> root("partners", file))
                        .map(cell -> new PartnersReader().read(cell))
                        .orElse(List.of()),
                sources.sources());
    }

    private Optional<Cell> root(String schema, YamlFile file) {
        read.add(file);
        YamlFile.Shape shape = Objects.requireNonNull(SHAPES.get(schema));
        return file.read(shape, placeholders);
    }
}
