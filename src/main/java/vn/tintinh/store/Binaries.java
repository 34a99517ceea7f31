package vn.tintinh.store;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once out of our jar. Blocks. */
final class Binaries {
    private static final int TELLING_BYTES = 65_536;
    private static final int EXECUTABLE = 0111;
    private static final long LONGEST_COMMAND_SECONDS = 120;

    private final Path home;
    private final boolean unshared;

    private Binaries(Path home, boolean unshared) {
        this.home = home;
        this.unshared = unshared;
    }

    /** The programs below a directory; unpacked there, about 45 MB, when this version is not there yet. */
    static Binaries in(Path directory) throws IOException {
        Path home = directory.resolve(version());
        if (!Files.isDirectory(home)) {
            Path unpacking = directory.resolve("unpacking");
            delete(unpacking);
            Files.createDirectories(unpacking);
            unpack(unpacking);
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        }
        Path real = home.toRealPath();
        return new Binaries(real, real.startsWith(directory.resolveSibling("").toRealPath()));
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        String name = system.startsWith("Windows") ? "Windows" : system.startsWith("Mac") ? "Darwin" : "Linux";
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                name, "amd64".equals(processor) ? "x86_64" : processor);
        if (archive == null) {
            throw new IOException("no PostgreSQL for " + system + " on " + processor + " is packed with this jar");
        }
        return archive;
    }

    /** Named after the archive's beginning, in which the times of its first files stand. */
    private static String version() throws IOException {
        try (InputStream archive = archive()) {
            byte[] digest = KeyHash.sha256().digest(archive.readNBytes(TELLING_BYTES));
            return HexFormat.of().formatHex(digest, 0, 8);
        }
    }

    private static void unpack(Path home) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = home.resolve(entry.getName()).normalize();
                if (!file.startsWith(home)) {
                    throw new IOException("the archive of PostgreSQL leads outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.resolveSibling(""));
                    unpack(tar, entry, file);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & EXECUTABLE) != 0 && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    /** Whether a process runs one of these programs. */
    boolean runs(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).startsWith(home))
                .orElse(false);
    }

    /** The processes that run these programs, when no other directory runs them too by a link; else none. */
    List<ProcessHandle> processes() {
        return unshared ? ProcessHandle.allProcesses().filter(this::runs).toList() : List.of();
    }

    /** Runs a program to its end, its words going to a log; fails when it is not content. */
    void run(Path log, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " takes too long");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + program, interrupted);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " failed with status " + process.exitValue());
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
