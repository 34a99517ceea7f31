package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
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
import vn.tintinh.config.Loader;
import vn.tintinh.config.SourceArgument;
import vn.tintinh.config.SourceFile;
import vn.tintinh.config.SourceYaml;
import vn.tintinh.ingest.Addition;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;
import vn.tintinh.model.VietnamTime;

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
        Addition addition = new Addition(
                options.conf(),
                Surroundings.ofProcess(),
                configuration,
                new Addition.Wish(
                        url,
                        Optional.ofNullable(id),
                        Optional.ofNullable(name),
                        Optional.ofNullable(province),
                        Optional.ofNullable(kind),
                        categories));
        Source wanted;
        try {
            wanted = addition.draft();
        } catch (SourceArgument.Unknown unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
        SourceFile target = target(addition, wanted);
        Optional<String> known = addition.known();
        if (known.isPresent()) {
            return refuse(known.get());
        }
        Look look = Look.at(configuration, wanted, options.articles());
        LookReport report = new LookReport(wanted, look);
        if (!options.json()) {
            report.print(spec.commandLine().getOut());
        }
        Optional<String> refusal = addition.refusal(wanted, look.seen());
        if (refusal.isPresent()) {
            return refuse(refusal.get());
        }
        LocalDate today = LocalDate.ofInstant(Instant.now(), VietnamTime.ZONE);
        SourceYaml entry = addition.entry(wanted, look.seen(), today);
        return write(target, entry, addition.polled(wanted, look.seen()), report);
    }

    /** The file that was named, or that of the province of today. */
    private SourceFile target(Addition addition, Source wanted) {
        SourceFile target =
                file == null ? addition.file(wanted) : new SourceFile(options.conf(), file, Surroundings.ofProcess());
        target.misplaced().ifPresent(why -> {
            throw new ParameterException(spec.commandLine(), why);
        });
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
