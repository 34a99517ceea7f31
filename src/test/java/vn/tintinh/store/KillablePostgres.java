package vn.tintinh.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL in processes of its own, on loopback, which outlives the servers under test and can be killed itself. */
public final class KillablePostgres implements AutoCloseable {
    private static final int ATTEMPTS = 40;

    private final Path data;
    private final Path log;
    private final Binaries binaries;
    private final int port;

    /** A new one below a folder; it runs. Whoever reaches the port is let in. */
    public KillablePostgres(Path folder) {
        data = folder.resolve("postgres");
        log = folder.resolve("postgres.log");
        port = freePort();
        try {
            binaries = Binaries.in(Files.createDirectories(folder.resolve("binaries")));
            binaries.run(
                    log,
                    "initdb",
                    List.of("-D", data.toString(), "-U", "postgres", "-E", "UTF8", "--locale=C", "--auth=trust"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start();
    }

    private KillablePostgres(Path data, Binaries binaries) {
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.binaries = binaries;
        this.port = freePort();
    }

    /** One that follows this one, by name in the same folder; this one is stopped for the copy, and started again. */
    public KillablePostgres standby(String name) {
        KillablePostgres standby = new KillablePostgres(data.resolveSibling(name), binaries);
        stop("fast");
        try {
            copy(data, standby.data);
            Files.createFile(standby.data.resolve("standby.signal"));
            Files.writeString(
                    standby.data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=postgres'\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start();
        standby.start();
        return standby;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The port on loopback. */
    public int port() {
        return port;
    }

    /** Where the servers under test find it. */
    public String url() {
        return "postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** SIGKILL to its first process; the others notice by themselves, some only after their present work. */
    public void kill() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (IOException | CompletionException failure) {
            throw new AssertionError("PostgreSQL could not be killed", failure);
        }
    }

    /** Starts it on the data that are there; tried again while processes of the killed one are left. */
    public void start() {
        String settings = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c max_connections=100 -c timezone=UTC";
        for (int attempt = 1; ; attempt++) {
            try {
                binaries.run(
                        log,
                        "pg_ctl",
                        List.of(
                                "start",
                                "-w",
                                "-t",
                                "60",
                                "-D",
                                data.toString(),
                                "-l",
                                log.toString(),
                                "-o",
                                settings));
                return;
            } catch (IOException failure) {
                if (attempt == ATTEMPTS) {
                    throw new AssertionError("PostgreSQL does not start; see " + log, failure);
                }
                pause();
            }
        }
    }

    @Override
    public void close() {
        stop("immediate");
    }

    private void stop(String mode) {
        try {
            binaries.run(log, "pg_ctl", List.of("stop", "-m", mode, "-D", data.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
