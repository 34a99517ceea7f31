package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Gazetteer;
import vn.tintinh.config.Loader;
import vn.tintinh.config.SourceEntry;
import vn.tintinh.ingest.Guess;
import vn.tintinh.ingest.Seen;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;

/**
 * {@code add}: finds out what a URL is, shows what it would bring, and writes its entry into the configuration; 0 added,
 * 1 not added, 2 misused.
 */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Find out what a URL is, show what it would bring, and add it to conf/sources.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:it was added", "1:it was not, and nothing is changed", "2:wrong usage"})
final class AddCommand implements Callable<Integer> {
    private static final String WHOLE_COUNTRY = "toan-quoc";

    @Parameters(index = "0", paramLabel = "URL", description = "A feed, or a page that lists articles.")
    private String url = "";

    @Mixin
    private final LookOptions options = new LookOptions();

    @Option(names = "--id", description = "Stable name in addresses. Default: made of host and path")
    private @Nullable String id;

    @Option(names = "--name", description = "The outlet that is credited. Default: the host")
    private @Nullable String name;

    @Option(names = "--province", description = "Code, name or slug; left out for the whole country")
    private @Nullable String province;

    @Option(names = "--kind", description = "press, broadcast, government, party or district. Default: by the host")
    private @Nullable String kind;

    @Option(names = "--category", paramLabel = "SLUG", description = "A category of its items; may be repeated")
    private List<String> categories = new ArrayList<>();

    @Option(names = "--file", description = "File of conf/sources. Default: that of the province")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "Show the entry and change nothing")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Loader.load(options.conf(), Surroundings.ofProcess()).fold(this::look, problems -> {
            problems.forEach(System.err::println);
            System.err.println("nothing was added: mend the configuration first");
            return 1;
        });
    }

    private int look(Configuration configuration) {
        SourceArgument sources = new SourceArgument(options.conf(), configuration);
        Source wanted;
        try {
            wanted = sources.draft(entry(url.strip()));
        } catch (SourceArgument.Unknown unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
        SourceFile target = target(configuration, wanted);
        Optional<String> known = known(sources, url);
        if (known.isPresent()) {
            return refuse(known.get());
        }
        Look look = Look.at(configuration, wanted, options.articles());
        LookReport report = new LookReport(wanted, look);
        if (!options.json()) {
            report.print(spec.commandLine().getOut());
        }
        Seen seen = look.seen();
        if (seen.problem().isPresent() || seen.items().isEmpty()) {
            return refuse(seen.problem().orElse("it brings no items")
                    + (seen.feeds().isEmpty()
                            ? ""
                            : "; try one of its feeds, such as " + seen.feeds().get(0)));
        }
        // A page is polled where it was named, a feed where it was found.
        String polled = seen.isPage() ? wanted.url().toString() : feed(wanted, seen);
        Optional<String> twice = polled.equals(wanted.url().toString()) ? Optional.empty() : known(sources, polled);
        return twice.isPresent() ? refuse(twice.get()) : write(target, entry(polled, seen), polled, report);
    }

    private static String feed(Source wanted, Seen seen) {
        return seen.advertisedBy().isPresent()
                ? seen.url().toString()
                : wanted.url().toString();
    }

    private Optional<String> known(SourceArgument sources, String address) {
        Optional<SourceEntry> same = sources.entry(address);
        if (same.isPresent()) {
            return Optional.of(address + " is a source already: '" + same.get().id() + "' at "
                    + same.get().place());
        }
        return Optional.ofNullable(id)
                .flatMap(sources::taken)
                .map(other -> "the id '" + other.id() + "' is taken already at " + other.place()
                        + ": choose another by --id");
    }

    private SourceYaml entry(String address) {
        return new SourceYaml()
                .put("name", Optional.ofNullable(name))
                .put("url", address)
                .put("kind", Optional.ofNullable(kind))
                .put("province", Optional.ofNullable(province))
                .put("categories", categories);
    }

    private SourceYaml entry(String address, Seen seen) {
        SourceYaml entry = new SourceYaml()
                .put("id", Optional.ofNullable(id))
                .put("name", Optional.ofNullable(name))
                .put("url", address)
                .put("kind", Optional.ofNullable(kind))
                .put("province", Optional.ofNullable(province))
                .put("type", seen.isPage() ? "page" : "feed")
                .put("categories", categories);
        String found = seen.isPage()
                ? "a page that lists " + seen.items().size() + " articles"
                : "a feed (" + seen.format().orElse("") + ") of " + seen.items().size() + " items"
                        + seen.advertisedBy()
                                .map(page -> ", advertised by " + page)
                                .orElse("");
        return guessed(entry, seen.guess())
                .comment("Added on " + LocalDate.ofInstant(Instant.now(), ZoneId.of("Asia/Ho_Chi_Minh")) + ", then "
                        + found + unsure(seen.guess()));
    }

    /** Where detection is sure of all, it goes on finding things by itself; else what was found is for the admin to see. */
    private static SourceYaml guessed(SourceYaml entry, Guess guess) {
        if (!guess.doubts().isEmpty()) {
            guess.selectors()
                    .forEach(selector -> entry.page(selector.field(), selector.css(), "found: " + selector.found()));
        }
        return entry;
    }

    private static String unsure(Guess guess) {
        List<String> fields = guess.doubts().stream()
                .map(doubt -> "page." + doubt.field())
                .distinct()
                .toList();
        return fields.isEmpty() ? "" : "; unsure of " + String.join(", ", fields);
    }

    /** The file that was named, or that of the province of today. */
    private SourceFile target(Configuration configuration, Source wanted) {
        Gazetteer gazetteer = Gazetteer.of(configuration.provinces());
        String slug = wanted.province()
                .flatMap(code -> gazetteer.unit(code, LocalDate.of(2025, 6, 30)))
                .map(unit ->
                        gazetteer.successor(unit.slug()).map(now -> now.slug()).orElse(unit.slug()))
                .orElse(WHOLE_COUNTRY);
        SourceFile target = new SourceFile(
                options.conf(), file == null ? options.conf().resolve("sources").resolve(slug + ".yaml") : file);
        if (!target.isRead()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "nothing would read " + target + ": name a .yaml file in "
                            + options.conf().resolve("sources"));
        }
        return target;
    }

    private int write(SourceFile target, SourceYaml entry, String polled, LookReport report) {
        try {
            List<Problem> problems = dryRun ? target.problems(entry, polled) : target.add(entry, polled);
            if (!problems.isEmpty()) {
                problems.forEach(System.err::println);
                return refuse("the configuration would be faulty with it");
            }
        } catch (IOException | UncheckedIOException unwritable) {
            return refuse(target + " cannot be written: " + unwritable.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            ObjectNode answer = report.json();
            answer.put("added", !dryRun).put("file", target.toString()).put("entry", entry.text());
            out.println(answer);
        } else {
            out.println();
            out.println((dryRun ? "would be added to " : "added to ") + target + ":");
            out.print(entry.text());
        }
        out.flush();
        return 0;
    }

    private int refuse(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(Inspector.MAPPER
                    .createObjectNode()
                    .put("ok", false)
                    .put("added", false)
                    .put("problem", sentence));
        }
        out.flush();
        System.err.println("nothing was added: " + sentence);
        return 1;
    }
}
