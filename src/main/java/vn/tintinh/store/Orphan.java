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
 * A PostgreSQL that runs on our data: our own at the end, or one that a killed process left behind. The caller holds
 * the directory's lock, so a server on the data that runs our programs is ours. Blocks.
 */
final class Orphan {
    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final int WAIT_SECONDS = 30;

    private Orphan() {}

    /**
     * Stops the server on the data, if one is running, with what is left of one that was killed, and removes a
     * {@code postmaster.pid} that points to nobody or to a process that is no PostgreSQL: numbers of processes are used
     * again, and the server refuses to start then. A server that somebody else runs on the data is left alone, and
     * said.
     */
    static void stop(Path data, Binaries binaries) throws IOException {
        Path file = data.resolve("postmaster.pid");
        Optional<ProcessHandle> server = process(file);
        if (server.filter(process -> isForeign(process, data, binaries)).isPresent()) {
            throw new StoreException(
                    StoreException.Reason.IN_USE,
                    "a PostgreSQL that is not ours (process " + server.get().pid() + ") runs on " + data + "; stop it",
                    null);
        }
        if (server.filter(process -> isOurs(process, data, binaries)).isPresent()) {
            LOG.debug(
                    "database=own directory={} stopping process {}",
                    data,
                    server.get().pid());
            stop(server.get());
        }
        for (ProcessHandle left : binaries.processes()) {
            stop(left);
        }
        Files.deleteIfExists(file);
    }

    private static Optional<ProcessHandle> process(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    private static boolean isOurs(ProcessHandle process, Path data, Binaries binaries) {
        return binaries.runs(process) && isOn(data, process);
    }

    private static boolean isForeign(ProcessHandle process, Path data, Binaries binaries) {
        ProcessHandle.Info info = process.info();
        return !binaries.runs(process)
                && info.command().map(command -> command.contains("postgres")).orElse(false)
                && isOn(data, process);
    }

    private static boolean isOn(Path data, ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(false);
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
