package vn.tintinh.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.Restoration;

/** {@code restore}: what {@code backup} wrote, into an empty database, before the server is started on it. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Put a backup into the database of the configuration, which must be empty; the server is stopped.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:done", "1:not done, nothing is changed", "2:wrong usage"})
final class RestoreCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "What backup wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf.")
    private Path conf = Path.of("conf");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return StoreWork.run(conf, this::run);
    }

    private int run(DatabaseOptions options) {
        PrintWriter out = spec.commandLine().getOut();
        long rows = Restoration.read(options, file, line -> {
            out.println(line);
            out.flush();
        });
        out.println("done: " + rows + " rows of " + file);
        out.flush();
        return 0;
    }
}
