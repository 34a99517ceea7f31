package vn.tintinh.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
import vn.tintinh.config.SourceFile;
import vn.tintinh.model.ConstantName;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;

/** {@code probe}: tries the sources that are not polled and says which to enable; 0 all, 1 not all, 2 misused. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description = {
            "Try the sources that are enabled: false, say which of them to enable, and why not the others.",
            "Hosts are asked as seldom as polls ask them; progress goes to standard error."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all that were tried may be enabled",
            "1:some may not, or could not be written",
            "2:wrong usage"
        })
final class ProbeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Ids; left out for all that are not enabled")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private final LookOptions options = new LookOptions();

    @Option(names = "--all", description = "Try those that are enabled too")
    private boolean all;

    @Option(
            names = "--province",
            description = "Slug, name or code: only its sources, those of its former units among them")
    private @Nullable String province;

    @Option(names = "--file", description = "A file of conf/sources: only its sources")
    private @Nullable Path file;

    @Option(
            names = "--write",
            description = "Set enabled: true where that is the advice; nothing else in the files changes")
    private boolean write;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Loader.load(options.conf(), Surroundings.ofProcess()).fold(this::probe, problems -> {
            problems.forEach(System.err::println);
            return 1;
        });
    }

    private int probe(Configuration configuration) {
        Map<String, SourceEntry> entries = SourceEntry.of(options.conf(), Surroundings.ofProcess()).stream()
                .collect(Collectors.toMap(SourceEntry::id, entry -> entry, (one, other) -> one, LinkedHashMap::new));
        List<Source> sources = chosen(configuration, entries);
        if (sources.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no such source that is not enabled; --all tries others too");
        }
        int[] count = {0};
        Map<Source, Verdict> verdicts = Probe.of(
                configuration,
                sources,
                options.articles(),
                (source, verdict) -> System.err.println(
                        "… " + ++count[0] + "/" + sources.size() + " " + source.id() + ": " + verdict.why()));
        Set<String> written = new HashSet<>();
        List<String> faults = write ? write(verdicts, entries, written) : List.of();
        report(sources, verdicts, written);
        faults.forEach(System.err::println);
        boolean fine = faults.isEmpty()
                && verdicts.values().stream().allMatch(verdict -> verdict.advice() == Verdict.Advice.ENABLE);
        return fine ? 0 : 1;
    }

    private List<Source> chosen(Configuration configuration, Map<String, SourceEntry> entries) {
        for (String id : ids) {
            if (!entries.containsKey(id)) {
                throw new ParameterException(spec.commandLine(), "'" + id + "' is no source of " + options.conf());
            }
        }
        Set<String> codes = codes(configuration);
        return configuration.sources().stream()
                .filter(source -> ids.isEmpty() ? all || !source.enabled() : ids.contains(source.id()))
                .filter(source -> province == null
                        || source.province().filter(codes::contains).isPresent())
                .filter(source -> file == null || isIn(entries.get(source.id())))
                .toList();
    }

    private boolean isIn(@Nullable SourceEntry entry) {
        return entry != null
                && file != null
                && Path.of(entry.file()).getFileName().equals(file.getFileName());
    }

    /** Codes of the unit that was named, and of all that became part of it or that it became part of. */
    private Set<String> codes(Configuration configuration) {
        if (province == null) {
            return Set.of();
        }
        String wanted = province.toLowerCase(Locale.ROOT);
        Gazetteer gazetteer = Gazetteer.of(configuration.provinces());
        Set<String> slugs = configuration.provinces().stream()
                .filter(unit -> unit.slug().equals(wanted)
                        || unit.name().equalsIgnoreCase(province)
                        || gazetteer
                                .unit(wanted, LocalDate.of(2025, 6, 30))
                                .filter(unit::equals)
                                .isPresent())
                .map(unit -> unit.successor())
                .collect(Collectors.toSet());
        if (slugs.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "the province '" + province + "' is not known: write a slug such as lam-dong");
        }
        return configuration.provinces().stream()
                .filter(unit -> slugs.contains(unit.successor()))
                .map(unit -> unit.code())
                .collect(Collectors.toSet());
    }

    /** What could not be written, one sentence a file. */
    private List<String> write(Map<Source, Verdict> verdicts, Map<String, SourceEntry> entries, Set<String> written) {
        Map<String, List<SourceEntry>> files = verdicts.entrySet().stream()
                .filter(one -> one.getValue().advice() == Verdict.Advice.ENABLE
                        && !one.getKey().enabled())
                .flatMap(one -> Optional.ofNullable(entries.get(one.getKey().id())).stream())
                .collect(Collectors.groupingBy(SourceEntry::file));
        List<String> faults = new ArrayList<>();
        files.forEach((name, enabled) -> {
            SourceFile target = new SourceFile(options.conf(), Path.of(name), Surroundings.ofProcess());
            try {
                EnabledLines lines = new EnabledLines(target.text());
                List<SourceEntry> changed = enabled.stream()
                        .filter(entry -> lines.enable(entry.line()))
                        .toList();
                List<Problem> problems = target.replace(lines.text());
                problems.forEach(problem -> faults.add(problem.toString()));
                if (problems.isEmpty()) {
                    changed.forEach(entry -> written.add(entry.id()));
                }
                enabled.stream()
                        .filter(entry -> !changed.contains(entry))
                        .forEach(entry ->
                                faults.add(entry.place() + ": no line says enabled: false here; write it by hand"));
            } catch (IOException unwritable) {
                faults.add(name + " cannot be written: " + unwritable.getMessage());
            }
        });
        return faults;
    }

    private void report(List<Source> sources, Map<Source, Verdict> verdicts, Set<String> written) {
        PrintWriter out = spec.commandLine().getOut();
        List<Source> sorted = sources.stream()
                .sorted(Comparator.comparing(
                        (Source source) -> verdict(verdicts, source).advice()))
                .toList();
        if (options.json()) {
            ObjectNode answer = Inspector.MAPPER.createObjectNode();
            answer.put("ok", verdicts.values().stream().allMatch(one -> one.advice() == Verdict.Advice.ENABLE));
            answer.withArray("sources");
            for (Source source : sorted) {
                Verdict verdict = verdict(verdicts, source);
                answer.withArray("sources")
                        .addObject()
                        .put("id", source.id())
                        .put("url", source.url().toString())
                        .put("enabled", source.enabled() || written.contains(source.id()))
                        .put("advice", ConstantName.of(verdict.advice()))
                        .put("why", verdict.why());
            }
            out.println(answer);
        } else {
            sorted.forEach(source -> {
                Verdict verdict = verdict(verdicts, source);
                out.println(verdict.advice().mark() + " " + source.id() + ": " + verdict.why()
                        + (written.contains(source.id()) ? " (enabled now)" : ""));
            });
            out.println(count(verdicts, Verdict.Advice.ENABLE) + " to enable, " + count(verdicts, Verdict.Advice.LOOK)
                    + " to look at, " + count(verdicts, Verdict.Advice.LEAVE) + " to leave"
                    + (write ? "; " + written.size() + " enabled now" : ""));
        }
        out.flush();
    }

    private static Verdict verdict(Map<Source, Verdict> verdicts, Source source) {
        return verdicts.getOrDefault(source, new Verdict(Verdict.Advice.LEAVE, "it was not looked at"));
    }

    private static long count(Map<Source, Verdict> verdicts, Verdict.Advice advice) {
        return verdicts.values().stream().filter(one -> one.advice() == advice).count();
    }
}
