package vn.tintinh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Tin Tỉnh in a process of its own, in the build as its users run it: {@code java -jar target/tintinh.jar …}. */
public final class TinTinhProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private TinTinhProcess(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts a command; output is added to {@code log}. Ports are those that the command was told to use. */
    public static TinTinhProcess start(Path directory, Path log, int port, int managementPort, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m"));
        command.addAll(program());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new TinTinhProcess(process, log, port, managementPort);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** The demo, ready, on ports that were free; its log is {@code demo.log} in the folder. */
    public static TinTinhProcess demo(Path folder) {
        int port = freePort();
        int management = freePort();
        List<String> arguments =
                List.of("demo", "--port=" + port, "--management-port=" + management, "--origin-port=" + freePort());
        return start(folder, folder.resolve("demo.log"), port, management, arguments)
                .awaitReady();
    }

    /** The jar where the build names one; else the classes that this test runs with. */
    private static List<String> program() {
        return System.getProperty("tintinh.jar") == null
                ? List.of("-cp", System.getProperty("java.class.path"), "vn.tintinh.app.Main")
                : List.of("-jar", jar().toString());
    }

    /** The jar that {@code mvn package} made. */
    public static Path jar() {
        return Path.of(System.getProperty("tintinh.jar", "target/tintinh.jar")).toAbsolutePath();
    }

    /** The Java that runs this test. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A port that is free just now, and that nobody here was told before. */
    public static int freePort() {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0)) {
                if (GIVEN.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }
    }

    /** Waits until the health check says that feeds are served. */
    public TinTinhProcess awaitReady() {
        await("readiness", () -> {
            try {
                return status(URI.create("http://127.0.0.1:" + managementPort + "/health/ready")) == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
        return this;
    }

    /** Waits until the condition holds; fails with the log's end when it doesn't in time or the process ends. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no " + what + "; the process " + (process.isAlive() ? "runs" : "ended")
                        + " and said:\n" + log());
            }
            pause();
        }
    }

    /** A URL on the public port. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** A URL on the management port. */
    public String managementUrl(String path) {
        return "http://127.0.0.1:" + managementPort + path;
    }

    /** The answer to a GET on the public port. */
    public HttpResponse<byte[]> get(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Everything it has said so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL: no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly();
        waitFor(Duration.ofSeconds(10));
    }

    /** SIGTERM; the time until it was gone. */
    public Duration stop() {
        long from = System.nanoTime();
        process.destroy();
        waitFor(Duration.ofSeconds(20));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** Waits for its end; the exit status. */
    public int exit() {
        waitFor(PATIENCE);
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private void waitFor(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + patience + ":\n" + log());
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static int status(URI uri) throws IOException {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
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
