package vn.tintinh.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Loader;
import vn.tintinh.config.SourceArgument;
import vn.tintinh.model.Source;

/** {@code preview}: what a source would bring if it were polled now; 0 fine, 1 found wanting, 2 misused. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Show what a source would bring if it were polled now; nothing is stored.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:it brings items", "1:it does not, or some cannot be read", "2:wrong usage"})
final class PreviewCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE|URL", description = "The id of a source, or a URL.")
    private @Nullable String argument;

    @Mixin
    private final LookOptions options = new LookOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Loader.load(options.conf(), Surroundings.ofProcess()).fold(this::preview, problems -> {
            problems.forEach(System.err::println);
            return 1;
        });
    }

    private int preview(Configuration configuration) {
        Source source;
        try {
            source = new SourceArgument(options.conf(), configuration, Surroundings.ofProcess())
                    .source(String.valueOf(argument));
        } catch (SourceArgument.Unknown unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
        Look look = Look.at(configuration, source, options.articles());
        PrintWriter out = spec.commandLine().getOut();
        LookReport report = new LookReport(source, look);
        if (options.json()) {
            out.println(report.json());
        } else {
            report.print(out);
        }
        out.flush();
        return look.seen().isFine() ? 0 : 1;
    }
}
