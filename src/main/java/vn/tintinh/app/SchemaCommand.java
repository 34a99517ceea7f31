package vn.tintinh.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.config.Schemas;

/** {@code schema}: the JSON Schemas of the configuration, for editors that complete and check while one types. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = {
            "Print the JSON Schema (2020-12) of a file of the configuration, or write all of them for an editor.",
            "An editor uses it by a first line such as",
            "  # yaml-language-server: $schema=schema/sources.json"
        })
final class SchemaCommand implements Callable<Integer> {
    /** The names, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Schemas.NAMES.iterator();
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of: ${COMPLETION-CANDIDATES}")
    private @Nullable String name;

    @Option(names = "--write", paramLabel = "DIR", description = "Write all schemas as NAME.json into a directory")
    private @Nullable Path directory;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Path> target = Optional.ofNullable(directory);
        if (target.isPresent()) {
            for (String each : Schemas.NAMES) {
                Path file = Files.createDirectories(target.get()).resolve(each + ".json");
                Files.writeString(file, Schemas.text(each));
                out.println(file);
            }
        } else {
            out.print(Schemas.text(wanted()));
        }
        out.flush();
        return 0;
    }

    private String wanted() {
        return Optional.ofNullable(name)
                .filter(Schemas.NAMES::contains)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "name one of " + String.join(", ", Schemas.NAMES) + ", or --write DIR"));
    }
}
