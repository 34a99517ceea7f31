package vn.tintinh.store;

import io.vertx.pgclient.SslMode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
    private static final Duration START = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final long LARGEST_LOG = 10_000_000;

    private final Path directory;
    private final DirectoryLock lock;
    private final String password;
    private final EmbeddedPostgres server;

    private OwnPostgres(Path directory, DirectoryLock lock, String password, EmbeddedPostgres server) {
        this.directory = directory;
        this.lock = lock;
        this.password = password;
        this.server = server;
    }

    /** A running server on {@code directory/postgres}, whatever state an earlier process left it in. */
    static OwnPostgres start(Path given, int poolSize) {
        Path directory = given.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            shortenLog(directory);
            String password = Password.of(directory.resolve("postgres.password"));
            Path data = directory.resolve("postgres");
            Orphan.stop(data);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                create(directory, data, password);
            }
            EmbeddedPostgres server = run(directory, data, password, poolSize);
            return new OwnPostgres(directory, lock, password, server);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure instanceof StoreException known ? known : sentence(directory, failure);
        }
    }

    private static void create(Path directory, Path data, String password) throws IOException {
        Path making = directory.resolve("postgres.new");
        Orphan.stop(making);
        delete(making);
        delete(data);
        LOG.info("database=own directory={} making it, once", data);
        run(directory, making, password, 1).close();
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static EmbeddedPostgres run(Path directory, Path data, String password, int poolSize) throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return builder(directory, data, password, poolSize)
                        .setPort(freePort())
                        .start();
            } catch (IOException busyPort) {
                last = busyPort;
                Orphan.stop(data);
            }
        }
        throw last == null ? new IOException("no attempt was made") : last;
    }

    /** Safe settings: the library's own are for throw-away databases (fsync off, asynchronous commits, trust). */
    private static EmbeddedPostgres.Builder builder(Path directory, Path data, String password, int poolSize) {
        File log = directory.resolve("postgres.log").toFile();
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig(
                        "pwfile", directory.resolve("postgres.password").toString())
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", String.valueOf(poolSize + 24))
                .setServerConfig("jit", "off")
                .setServerConfig("log_checkpoints", "off")
                .setServerConfig("timezone", "UTC");
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

    private static String lastComplaint(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 50); i--) {
                String line = lines.get(i);
                if (line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:")) {
                    return line.replaceFirst(".*?(FATAL|PANIC|error): *", "");
                }
            }
            return "";
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

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Address address() {
        return new Address("127.0.0.1", server.getPort(), SUPERUSER, SUPERUSER, password, SslMode.DISABLE);
    }

    Path data() {
        return directory.resolve("postgres");
    }

    /** Ends the server in good order and frees the directory. */
    void stop() {
        try {
            server.close();
            Orphan.stop(data());
        } catch (IOException failure) {
            LOG.warn("database=own directory={} stopping failed: {}", data(), failure.getMessage());
        } finally {
            lock.close();
        }
    }
}
