package vn.tintinh.app;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tintinh.store.Backup;
import vn.tintinh.store.Database;
import vn.tintinh.store.DatabaseOptions;
import vn.tintinh.store.StoreException;

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
        return StoreWork.run(conf, this::run);
    }

    private int run(DatabaseOptions options) {
        PrintWriter out = spec.commandLine().getOut();
        Vertx vertx = Vertx.vertx();
        try {
            Database database = Database.visit(vertx, options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            try {
                long rows = Backup.write(database, file, line -> {
                    out.println(line);
                    out.flush();
                });
                out.println("done: " + rows + " rows in " + file);
                return 0;
            } finally {
                out.flush();
                database.close().toCompletionStage().toCompletableFuture().join();
            }
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StoreException known ? known : failure;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
