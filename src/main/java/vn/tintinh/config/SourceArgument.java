package vn.tintinh.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;

/** What a person names: a source by its id, or a URL that is one already or may become one. */
public final class SourceArgument {
    private final Path conf;
    private final Configuration configuration;
    private final Outside outside;

    /**
     * Reads names under a configuration.
     *
     * @param configuration of {@code conf}
     */
    public SourceArgument(Path conf, Configuration configuration, Outside outside) {
        this.conf = conf;
        this.configuration = configuration;
        this.outside = outside;
    }

    /** It is neither a source nor can it become one; the message is one sentence. */
    public static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;

        Unknown(String message) {
            super(message);
        }
    }

    /**
     * The source of an id or a URL.
     *
     * @throws Unknown where it is neither
     */
    public Source source(String argument) throws Unknown {
        Optional<Source> named = byId(argument);
        if (named.isPresent()) {
            return named.get();
        }
        if (!isUrl(argument)) {
            throw new Unknown(
                    "'" + argument + "' is no source of " + conf + ", and no URL, which would begin with https://");
        }
        Optional<Source> known = entry(argument).flatMap(entry -> byId(entry.id()));
        return known.isPresent() ? known.get() : draft(new SourceYaml().put("url", argument.strip()));
    }

    /** Where a URL is a source already. */
    public Optional<SourceEntry> entry(String url) {
        try {
            URI wanted = URI.create(url.strip());
            return SourceEntry.of(conf, outside).stream()
                    .filter(entry -> entry.isAt(wanted))
                    .findFirst();
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    /** Where an id is taken. */
    public Optional<SourceEntry> taken(String id) {
        return SourceEntry.of(conf, outside).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst();
    }

    /**
     * The source that an entry without an id would become.
     *
     * @throws Unknown where it is faulty
     */
    public Source draft(SourceYaml entry) throws Unknown {
        String id = "preview";
        for (int i = 2; byId(id).isPresent(); i++) {
            id = "preview-" + i;
        }
        Path file = conf.resolve("sources").resolve(id + ".yaml");
        for (int i = 2; Files.exists(file); i++) {
            file = conf.resolve("sources").resolve(id + "-" + i + ".yaml");
        }
        String wanted = id;
        Loaded loaded =
                Loader.load(conf, outside, new Draft(file, entry.put("id", id).text()));
        String faults = loaded.fold(
                valid -> "", problems -> problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
        if (!faults.isEmpty()) {
            throw new Unknown(faults);
        }
        return loaded.fold(valid -> valid.sources().stream(), problems -> Stream.<Source>empty())
                .filter(source -> source.id().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Source> byId(String id) {
        return configuration.sources().stream()
                .filter(source -> source.id().equals(id))
                .findFirst();
    }

    private static boolean isUrl(String argument) {
        return argument.strip().toLowerCase(Locale.ROOT).matches("https?://.*");
    }
}
