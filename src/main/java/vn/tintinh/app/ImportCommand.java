package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.config.SourceArgument;
import vn.tintinh.config.SourceEntry;
import vn.tintinh.config.SourceFile;
import vn.tintinh.config.SourceYaml;
import vn.tintinh.model.Problem;
import vn.tintinh.parse.feed.OpmlReader;
import vn.tintinh.parse.feed.OpmlReader.Subscription;

/** {@code import}: the feeds of a subscription list as sources; 0 done, 1 nothing was imported, 2 misused. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Add the feeds of an OPML file to conf/sources; those that are there already are told and left.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:its feeds are sources now, or were already", "1:nothing was imported", "2:wrong usage"})
final class ImportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE.opml", description = "As a feed reader exports it.")
    private Path opml = Path.of("");

    @Option(names = "--province", description = "Code, name or slug; left out for the whole country")
    private @Nullable String province;

    @Option(names = "--category", paramLabel = "SLUG", description = "A category of their items; may be repeated")
    private List<String> categories = new ArrayList<>();

    @Option(names = "--file", description = "File of conf/sources. Default: that of the province")
    private @Nullable Path file;

    @Option(names = "--disabled", description = "Write them as enabled: false, to be tried by probe first")
    private boolean disabled;

    @Option(names = "--dry-run", description = "Show what would be added and change nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object for programs")
    private boolean json;

    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf")
    private Path conf = Path.of("conf");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final List<Outcome> outcomes = new ArrayList<>();

    /** @param problem why it was not added; empty where it was */
    private record Outcome(Subscription feed, Optional<String> problem, boolean known) {}

    @Override
    public Integer call() {
        List<Subscription> feeds;
        try {
            feeds = OpmlReader.read(Files.readAllBytes(opml));
        } catch (OpmlReader.Unreadable | IOException unreadable) {
            System.err.println("nothing was imported: " + opml + ": "
                    + (unreadable instanceof OpmlReader.Unreadable ? unreadable.getMessage() : "it cannot be read"));
            return 1;
        }
        return Loader.load(conf, Surroundings.ofProcess())
                .fold(configuration -> add(configuration, feeds), problems -> {
                    problems.forEach(System.err::println);
                    System.err.println("nothing was imported: mend the configuration first");
                    return 1;
                });
    }

    private int add(Configuration configuration, List<Subscription> feeds) {
        SourceFile target = target(configuration);
        Map<String, SourceEntry> known = new LinkedHashMap<>();
        SourceEntry.of(conf, Surroundings.ofProcess())
                .forEach(entry -> known.put(SourceEntry.idOf(entry.url()), entry));
        Map<Subscription, SourceYaml> wanted = new LinkedHashMap<>();
        for (Subscription feed : feeds) {
            Optional<URI> url = url(feed.url());
            Optional<SourceEntry> there = url.map(SourceEntry::idOf).map(known::get);
            if (url.isEmpty()) {
                outcomes.add(new Outcome(feed, Optional.of("is no address of the web"), false));
            } else if (there.isPresent()) {
                outcomes.add(new Outcome(
                        feed,
                        Optional.of("is a source already, at " + there.get().place()),
                        true));
            } else {
                known.put(SourceEntry.idOf(url.get()), new SourceEntry(opml.toString(), feed.line(), "", url.get()));
                wanted.put(feed, entry(feed, url.get()));
            }
        }
        try {
            write(target, wanted);
        } catch (IOException | UncheckedIOException unwritable) {
            System.err.println("nothing was imported: " + target + " cannot be written: " + unwritable.getMessage());
            return 1;
        }
        return report(target);
    }

    /** What the configuration would not take is told and left out, and the rest is tried again. */
    private void write(SourceFile target, Map<Subscription, SourceYaml> wanted) throws IOException {
        Map<Subscription, String> refused = target.faults(wanted);
        refused.forEach((feed, why) -> {
            wanted.remove(feed);
            outcomes.add(new Outcome(feed, Optional.of(why), false));
        });
        List<Problem> problems = dryRun || wanted.isEmpty() ? List.of() : target.add(List.copyOf(wanted.values()));
        wanted.keySet()
                .forEach(feed -> outcomes.add(
                        new Outcome(feed, problems.stream().findFirst().map(Problem::toString), false)));
    }

    private SourceYaml entry(Subscription feed, URI url) {
        SourceYaml entry = new SourceYaml()
                .put("name", feed.title())
                .put("url", url.toString())
                .put("type", "feed")
                .put("province", Optional.ofNullable(province))
                .put("categories", categories);
        if (disabled) {
            entry.disabled();
        }
        String group = String.join(" › ", feed.group());
        return entry.comment("Imported from " + opml.getFileName() + (group.isEmpty() ? "" : ": " + group));
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = URI.create(
                    text.replaceFirst("(?i)^feed:(//)?(?=https?:)", "").replaceFirst("(?i)^feed://", "http://"));
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            return Optional.of(url).filter(web -> scheme.matches("https?") && web.getHost() != null);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The file that was named, or that of the province of today. */
    private SourceFile target(Configuration configuration) {
        SourceFile target = file == null
                ? SourceFile.of(code(configuration), conf, configuration, Surroundings.ofProcess())
                : new SourceFile(conf, file, Surroundings.ofProcess());
        target.misplaced().ifPresent(why -> {
            throw new ParameterException(spec.commandLine(), why);
        });
        return target;
    }

    /** The province's, as the entries will name it. */
    private Optional<String> code(Configuration configuration) {
        if (province == null) {
            return Optional.empty();
        }
        try {
            return new SourceArgument(conf, configuration, Surroundings.ofProcess())
                    .draft(new SourceYaml()
                            .put("url", "https://import.invalid/")
                            .put("province", province)
                            .put("categories", categories))
                    .province();
        } catch (SourceArgument.Unknown unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
    }

    private int report(SourceFile target) {
        PrintWriter out = spec.commandLine().getOut();
        long added = outcomes.stream().filter(one -> one.problem().isEmpty()).count();
        long known = outcomes.stream().filter(Outcome::known).count();
        long refused = outcomes.size() - added - known;
        boolean fine = refused == 0 || added > 0;
        if (json) {
            out.println(report(target, fine && !outcomes.isEmpty()));
        } else {
            outcomes.forEach(one -> out.println(mark(one) + " " + one.feed().url()
                    + one.problem().map(why -> " " + why).orElse("") + " (line "
                    + one.feed().line() + ")"));
            out.println((dryRun ? "would add " : "added ") + added + " to " + target + ", " + known + " known already, "
                    + refused + " refused");
        }
        out.flush();
        if (outcomes.isEmpty()) {
            System.err.println("nothing was imported: " + opml + " names no feed");
        }
        return fine && !outcomes.isEmpty() ? 0 : 1;
    }

    private static String mark(Outcome outcome) {
        return outcome.problem().isEmpty() ? "+" : outcome.known() ? "=" : "✗";
    }

    private ObjectNode report(SourceFile target, boolean fine) {
        ObjectNode answer = Inspector.MAPPER.createObjectNode().put("ok", fine).put("file", target.toString());
        for (String list : List.of("added", "known", "refused")) {
            answer.withArray(list);
        }
        for (Outcome one : outcomes) {
            String list = one.problem().isEmpty() ? "added" : one.known() ? "known" : "refused";
            ObjectNode node = answer.withArray(list)
                    .addObject()
                    .put("url", one.feed().url())
                    .put("line", one.feed().line());
            one.feed().title().ifPresent(title -> node.put("title", title));
            one.problem().ifPresent(why -> node.put("problem", why));
        }
        return answer;
    }
}
