package vn.tintinh.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that a killed process left behind on a data directory. The caller holds the directory's lock, so a
 * server that runs on the data has no living master. Blocks.
 */
final class Orphan {
    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final int WAIT_SECONDS = 30;

    private Orphan() {}

    /**
     * Stops the server on the data, if one is running, and removes a {@code postmaster.pid} that points to nobody or to
     * a process that is no PostgreSQL: numbers of processes are used again, and the server refuses to start then.
     */
    static void stop(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> server = process(file).filter(process -> isServer(process, data));
        if (server.isPresent()) {
            LOG.info(
                    "database=own directory={} stopping the server that was left behind, process {}",
                    data,
                    server.get().pid());
            stop(server.get());
        }
        Files.deleteIfExists(file);
    }

    private static Optional<ProcessHandle> process(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    /** Whether a process is a PostgreSQL on the data; one whose command line is hidden from us counts as one. */
    private static boolean isServer(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        if (info.command().isEmpty() && info.arguments().isEmpty()) {
            return true;
        }
        boolean postgres =
                info.command().map(command -> command.contains("postgres")).orElse(true);
        boolean here = info.arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(true);
        return postgres && here;
    }

    /** Fast shutdown (SIGINT: open transactions are rolled back, a checkpoint is written), then immediate (SIGQUIT). */
    private static void stop(ProcessHandle server) throws IOException {
        for (String signal : List.of("-INT", "-QUIT")) {
            signal(server, signal);
            if (ended(server)) {
                return;
            }
        }
        throw new IOException("the PostgreSQL left behind, process " + server.pid() + ", does not stop");
    }

    private static void signal(ProcessHandle server, String signal) throws IOException {
        if (File.separatorChar == '\\') {
            server.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", signal, String.valueOf(server.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping PostgreSQL", interrupted);
        }
    }

    private static boolean ended(ProcessHandle server) throws IOException {
        try {
            server.onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping PostgreSQL", interrupted);
        } catch (ExecutionException failure) {
            throw new IOException("cannot watch process " + server.pid(), failure);
        }
    }
}
