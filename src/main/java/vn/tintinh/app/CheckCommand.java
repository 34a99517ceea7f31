package vn.tintinh.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;

/** {@code check}: reads {@code conf/} as a start would and tells every fault at its place; 0 right, 1 faulty. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Read the configuration as a start would, and tell every fault at its place.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:the configuration is right", "1:faults were found", "2:wrong usage"})
final class CheckCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf")
    private Path conf = Path.of("conf");

    @Option(names = "--json", description = "Print one JSON object for programs")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int status = Loader.load(conf, Surroundings.ofProcess())
                .fold(right -> right(right, out), wrong -> wrong(wrong, out));
        out.flush();
        return status;
    }

    private int right(Configuration configuration, PrintWriter out) {
        long enabled = configuration.sources().stream().filter(Source::enabled).count();
        if (json) {
            out.println(JSON.createObjectNode()
                    .put("ok", true)
                    .put("sources", configuration.sources().size())
                    .put("enabled", enabled)
                    .put("categories", configuration.categories().size())
                    .put("channels", configuration.channels().size())
                    .put("partners", configuration.partners().size()));
        } else {
            out.println(conf + " is right: "
                    + configuration.sources().size() + " sources, " + enabled + " of them enabled, "
                    + configuration.categories().size() + " categories, "
                    + configuration.channels().size() + " further channels, "
                    + configuration.partners().size() + " partners");
        }
        return 0;
    }

    private int wrong(List<Problem> problems, PrintWriter out) {
        if (json) {
            ObjectNode answer = JSON.createObjectNode().put("ok", false);
            problems.forEach(problem -> add(answer.withArray("problems").addObject(), problem));
            out.println(answer);
        } else {
            problems.forEach(out::println);
            out.println(problems.size() == 1 ? "1 fault" : problems.size() + " faults");
        }
        return 1;
    }

    private static void add(ObjectNode node, Problem problem) {
        node.put("file", problem.file());
        if (problem.line() > 0) {
            node.put("line", problem.line()).put("column", problem.column());
        }
        node.put("message", problem.message());
    }
}
