package vn.tintinh.store;

import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.store.StoreException.Reason;

/**
 * The PostgreSQL that Tin Tỉnh runs for itself: data below a directory that is kept, a free port on loopback, a
 * password of its own. Everything here blocks.
 *
 * <p>One process may hold the directory, by a file lock that the system frees when the process dies. Whoever holds it
 * and still meets a server on the data has met an orphan of a killed process, and stops it: the server then writes its
 * last checkpoint or, if it was killed as well, recovers from its log at the next start. A data directory appears under
 * its name only when it is complete, so being killed in the middle of making one does no harm.
 */
final class OwnPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final int ATTEMPTS = 3;
    private static final int SPARE_CONNECTIONS = 24;
    private static final String LOG_NAME = "postgres.log";
    private static final long LARGEST_LOG = 10_000_000;
    /** Lines of {@code postmaster.pid}, from 1. Source: PostgreSQL, pidfile.h. */
    private static final int PORT_LINE = 4;

    private static final int READY_LINE = 8;
    private static final Pattern COMPLAINT = Pattern.compile(".*?(FATAL|PANIC|error): *");

    private final Path directory;
    private final DirectoryLock lock;
    private final Binaries binaries;
    private final Address address;

    private OwnPostgres(Path directory, DirectoryLock lock, Binaries binaries, Address address) {
        this.directory = directory;
        this.lock = lock;
        this.binaries = binaries;
        this.address = address;
    }

    /** A running server on {@code directory/postgres}, whatever state an earlier process left it in. */
    static OwnPostgres start(Path given, int poolSize) {
        DirectoryLock lock = DirectoryLock.take(given);
        try {
            Path directory = given.toRealPath();
            shortenLog(directory);
            Binaries binaries = Binaries.in(directory.resolve("binaries"));
            String password = Password.of(directory.resolve("postgres.password"));
            Path data = directory.resolve("postgres");
            Orphan.stop(data, binaries);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                create(directory, data, binaries);
            }
            int port = run(directory, data, binaries, poolSize);
            return new OwnPostgres(
                    directory,
                    lock,
                    binaries,
                    new Address("127.0.0.1", port, SUPERUSER, SUPERUSER, password, SslMode.DISABLE));
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure instanceof StoreException known ? known : sentence(given, failure);
        }
    }

    /**
     * Where the server on a directory is that another process holds; empty while it is not up.
     *
     * @param given the directory
     */
    static Optional<Address> beside(Path given) {
        Path pid = given.resolve("postgres").resolve("postmaster.pid");
        Path password = given.resolve("postgres.password");
        try {
            List<String> lines = Files.exists(pid) ? Files.readAllLines(pid) : List.of();
            if (lines.size() < READY_LINE || !lines.get(READY_LINE - 1).strip().equals("ready")) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(PORT_LINE - 1).strip());
            return Optional.of(
                    new Address("127.0.0.1", port, SUPERUSER, SUPERUSER, Password.of(password), SslMode.DISABLE));
        } catch (IOException | NumberFormatException failure) {
            throw new StoreException(
                    Reason.REFUSED,
                    "cannot use the PostgreSQL of " + given + ": " + failure.getMessage()
                            + "; run this as the user who runs the server",
                    failure);
        }
    }

    private static void create(Path directory, Path data, Binaries binaries) throws IOException {
        LOG.info("database=own directory={} making it, once", data);
        Path making = directory.resolve("postgres.new");
        Binaries.delete(making);
        Binaries.delete(data);
        binaries.run(
                directory.resolve(LOG_NAME),
                "initdb",
                List.of(
                        "-D",
                        making.toString(),
                        "-U",
                        SUPERUSER,
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--auth=scram-sha-256",
                        "--pwfile=" + directory.resolve("postgres.password")));
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port; tried again with another one, should somebody else have taken it in between. */
    private static int run(Path directory, Path data, Binaries binaries, int poolSize) throws IOException {
        Path log = directory.resolve(LOG_NAME);
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            String settings = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                    + " -c max_connections=" + (poolSize + SPARE_CONNECTIONS)
                    + " -c jit=off -c log_checkpoints=off -c timezone=UTC";
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
                return port;
            } catch (IOException failure) {
                Orphan.stop(data, binaries);
                if (attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static StoreException sentence(Path directory, Exception failure) {
        Path log = directory.resolve("postgres.log");
        String said = lastComplaint(log);
        Reason reason = said.contains("No space left") ? Reason.DISK_FULL : Reason.BROKEN;
        return new StoreException(
                reason,
                "cannot start the own PostgreSQL in " + directory + ": "
                        + (said.isEmpty() ? String.valueOf(failure.getMessage()) : said)
                        + "; see " + log + ", or name another database in database.url",
                failure);
    }

    /** The last line that complains; else the last line at all. */
    private static String lastComplaint(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            List<String> end = lines.subList(Math.max(0, lines.size() - 50), lines.size());
            return end.stream()
                    .filter(line -> COMPLAINT.matcher(line).find())
                    .reduce((earlier, later) -> later)
                    .map(line -> COMPLAINT.matcher(line).replaceFirst(""))
                    .orElse(end.isEmpty() ? "" : end.get(end.size() - 1));
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void shortenLog(Path directory) throws IOException {
        Path log = directory.resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, directory.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    Address address() {
        return address;
    }

    Path data() {
        return directory.resolve("postgres");
    }

    /** Ends the server in good order and frees the directory. */
    void stop() {
        try {
            Orphan.stop(data(), binaries);
        } catch (IOException | StoreException failure) {
            LOG.warn("database=own directory={} stopping failed: {}", data(), failure.getMessage());
        } finally {
            lock.close();
        }
    }
}
