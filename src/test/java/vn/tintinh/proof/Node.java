package vn.tintinh.proof;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tintinh.store.KillablePostgres;
import vn.tintinh.testing.ConfFolder;
import vn.tintinh.testing.TinTinhProcess;

/** A server on a database that others may share: its configuration, and its process while it has one. */
final class Node implements AutoCloseable {
    private final String name;
    private final Path folder;
    private final ConfFolder conf;
    private @Nullable TinTinhProcess process;

    /**
     * One that does not run yet.
     *
     * @param name the User-Agent begins with it
     * @param polling lines below {@code polling:}, each indented by two
     */
    Node(String name, Path folder, KillablePostgres postgres, String polling) {
        this.name = name;
        this.folder = folder;
        this.conf = new ConfFolder(folder.resolve(name), folder.resolve("unused"));
        conf.write("tintinh.yaml", """
                server:
                  host: 127.0.0.1
                  port: %d
                  management-port: %d
                  public-url: http://127.0.0.1:%d
                  tag-authority: test.example,2026
                database:
                  url: %s
                  user: postgres
                republication:
                  delay: 0s
                publishing:
                  limit: 1000
                polling:
                  allow: [127.0.0.0/8]
                  user-agent: "%s (proof)"
                  lease: 10s
                  tick: 100ms
                %s""".formatted(
                        conf.port(), conf.managementPort(), conf.port(), postgres.url(), name, polling));
    }

    Node sources(String yaml) {
        conf.write("sources/all.yaml", yaml);
        return this;
    }

    /** A URL on the management port. */
    URI management(String path) {
        return URI.create("http://127.0.0.1:" + conf.managementPort() + path);
    }

    String name() {
        return name;
    }

    boolean isUp() {
        return process != null;
    }

    TinTinhProcess start() {
        TinTinhProcess started = TinTinhProcess.start(
                folder,
                folder.resolve(name + ".log"),
                conf.port(),
                conf.managementPort(),
                List.of("serve", "--conf", conf.folder().toString()));
        process = started;
        return started;
    }

    TinTinhProcess process() {
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return process;
    }

    void kill() {
        process().kill();
        process = null;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
