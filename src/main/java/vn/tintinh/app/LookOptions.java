package vn.tintinh.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands take that look at a source. */
final class LookOptions {
    private static final int MOST_ARTICLES = 20;

    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf")
    private Path conf = Path.of("conf");

    @Option(names = "--json", description = "Print one JSON object for programs")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private int articles = 3;

    @Option(
            names = "--articles",
            paramLabel = "N",
            description = "How many articles of a page are fetched, 0 to 20; default: 3")
    void articles(int number) {
        if (number < 0 || number > MOST_ARTICLES) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(command).commandLine(),
                    "--articles is a number from 0 to " + MOST_ARTICLES);
        }
        articles = number;
    }

    Path conf() {
        return conf;
    }

    boolean json() {
        return json;
    }

    int articles() {
        return articles;
    }
}
