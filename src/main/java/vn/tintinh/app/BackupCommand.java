package vn.tintinh.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.store.Backup;
import vn.tintinh.store.Database;

/** {@code backup}: the whole store in one file, beside a running server or without it. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Write everything that is stored into one file, as it is at one instant; the server may run.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:done", "1:not done", "2:wrong usage"})
final class BackupCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "A new file, e.g. tintinh-2026-03-01.zip.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--conf", paramLabel = "DIR", description = "Configuration directory, default: conf.")
    private Path conf = Path.of("conf");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return StoreWork.visit(conf, this::write);
    }

    private int write(Database database) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            long rows = Backup.write(database, file, line -> {
                out.println(line);
                out.flush();
            });
            out.println("done: " + rows + " rows in " + file);
            return 0;
        } finally {
            out.flush();
        }
    }
}
