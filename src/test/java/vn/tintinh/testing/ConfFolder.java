package vn.tintinh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration on disk for one server under test. */
public final class ConfFolder {
    private final Path folder;
    private final int port = TinTinhProcess.freePort();
    private final int managementPort = TinTinhProcess.freePort();

    /** Writes {@code tintinh.yaml}: own database below {@code data}, loopback allowed, no gap between requests. */
    public ConfFolder(Path folder, Path data) {
        this.folder = folder;
        write("tintinh.yaml", """
                server:
                  host: 127.0.0.1
                  port: %d
                  management-port: %d
                  public-url: http://127.0.0.1:%d
                  tag-authority: test.example,2026
                database:
                  directory: "%s"
                polling:
                  allow: [127.0.0.1]
                  host-gap: 0s
                  tick: 200ms
                publishing:
                  limit: 1000
                """.formatted(port, managementPort, port, data));
    }

    /** Writes a file below the folder. */
    public ConfFolder write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Reads a file below the folder. */
    public String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** The public port. */
    public int port() {
        return port;
    }

    /** The management port. */
    public int managementPort() {
        return managementPort;
    }
}
