package vn.tintinh.config;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.model.Problem;
import vn.tintinh.model.Source;

/**
 * The configuration in force: one snapshot, exchanged as a whole when a file of {@code conf/} is saved, added or
 * removed, and only when all of {@code conf/} is right; else the last good one stays.
 *
 * <p>The directory is looked at every half second (sizes and times of some dozen files) on a worker, not watched through
 * the operating system: that works the same for editors that rename, for bind mounts, network disks and the symbolic
 * links of Kubernetes. A change is read when two looks in a row agree, so that no half-written file is read. Files
 * behind <code>${file:…}</code> are looked at too.
 *
 * <p>{@link #current} and {@link #problems} may be called by any thread; listeners are called one after another by one
 * event loop.
 */
public final class LiveConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfiguration.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int MOST_LOGGED = 20;

    private final Vertx vertx;
    private final Context context;
    private final Path conf;
    private final Outside outside;
    private final Duration interval;
    private final Settings started;
    private final List<Consumer<Configuration>> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot;
    private volatile boolean closed;

    // Used by the event loop alone.
    private Map<Path, String> read = Map.of();
    private Map<Path, String> last = Map.of();
    private Set<Path> secrets = Set.of();
    private Future<?> look = Future.succeededFuture();
    private long timer;

    /**
     * What is in force.
     *
     * @param configuration the last good one
     * @param problems why the files as they are now are not; empty when they are
     */
    private record Snapshot(Configuration configuration, List<Problem> problems) {}

    private LiveConfiguration(Vertx vertx, Path conf, Outside outside, Duration interval, Configuration first) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.conf = conf;
        this.outside = outside;
        this.interval = interval;
        this.started = first.settings();
        this.snapshot = new Snapshot(first, List.of());
    }

    /**
     * Begins to watch. The files are read once more soon after, so that nothing is missed that was saved since the first
     * configuration was loaded.
     *
     * @param first what is in force until then
     */
    public static LiveConfiguration watch(Vertx vertx, Path conf, Outside outside, Configuration first) {
        return watch(vertx, conf, outside, first, INTERVAL);
    }

    static LiveConfiguration watch(Vertx vertx, Path conf, Outside outside, Configuration first, Duration interval) {
        LiveConfiguration live = new LiveConfiguration(
                vertx, requireNonNull(conf), requireNonNull(outside), requireNonNull(interval), requireNonNull(first));
        live.context.runOnContext(nothing -> live.lookLater());
        return live;
    }

    /** The configuration in force. */
    public Configuration current() {
        return snapshot.configuration();
    }

    /** What is wrong with the files as they are now; empty when they are in force. */
    public List<Problem> problems() {
        return snapshot.problems();
    }

    /** The directory that is watched. */
    public Path folder() {
        return conf;
    }

    /** What the files are read with. */
    public Outside outside() {
        return outside;
    }

    /** Calls a listener with every configuration that comes into force from now on; not with the present one. */
    public void onChange(Consumer<Configuration> listener) {
        listeners.add(requireNonNull(listener));
    }

    /**
     * Stops watching; no listener is called afterwards.
     *
     * @return completes when nothing is under way any more; never fails
     */
    public Future<Void> close() {
        closed = true;
        return Future.future(promise -> context.runOnContext(nothing -> {
            vertx.cancelTimer(timer);
            look.onComplete(done -> promise.complete());
        }));
    }

    private void lookLater() {
        if (!closed) {
            timer = vertx.setTimer(interval.toMillis(), id -> look());
        }
    }

    private void look() {
        Set<Path> others = secrets;
        look = vertx.executeBlocking(() -> new ConfigurationFiles(conf).looks(others), false)
                .compose(this::readWhenCalm)
                .onFailure(failure -> LOG.atError().setCause(failure).log("configuration cannot be looked at"))
                .onComplete(done -> lookLater());
    }

    private Future<Void> readWhenCalm(Map<Path, String> now) {
        boolean calm = now.equals(last);
        last = now;
        if (closed || !calm || now.equals(read)) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> Loader.outcome(conf, outside), false).map(outcome -> {
            String changed = changed(now);
            read = now;
            secrets = outcome.secrets();
            return outcome.loaded().fold(right -> accept(right, changed), wrong -> refuse(wrong, changed));
        });
    }

    @org.jspecify.annotations.Nullable
    private Void accept(Configuration right, String changed) {
        boolean same = right.equals(snapshot.configuration());
        boolean wasWrong = !snapshot.problems().isEmpty();
        snapshot = new Snapshot(right, List.of());
        if (!same || wasWrong) {
            LOG.atInfo()
                    .addKeyValue("changed", changed)
                    .addKeyValue("sources", right.sources().size())
                    .addKeyValue(
                            "enabled",
                            right.sources().stream().filter(Source::enabled).count())
                    .addKeyValue("categories", right.categories().size())
                    .addKeyValue("channels", right.channels().size())
                    .log(same ? "configuration right again" : "configuration reloaded");
        }
        if (!same) {
            tellWhatWaits(right.settings());
            for (Consumer<Configuration> listener : listeners) {
                // Each on its own, so that one that fails hides nothing from the others.
                context.runOnContext(nothing -> {
                    if (!closed) {
                        listener.accept(right);
                    }
                });
            }
        }
        return null;
    }

    @org.jspecify.annotations.Nullable
    private Void refuse(List<Problem> wrong, String changed) {
        boolean told = wrong.equals(snapshot.problems());
        snapshot = new Snapshot(snapshot.configuration(), wrong);
        if (!told) {
            LOG.atWarn()
                    .addKeyValue("changed", changed)
                    .addKeyValue("problems", wrong.size())
                    .log("configuration refused, the last good one stays in force");
            wrong.stream().limit(MOST_LOGGED).forEach(problem -> LOG.warn("configuration problem {}", problem));
        }
        return null;
    }

    private void tellWhatWaits(Settings now) {
        Set<String> waiting = new TreeSet<>();
        if (!now.database().equals(started.database())) {
            waiting.add("database");
        }
        Settings.Server server = now.server();
        if (!server.host().equals(started.server().host())
                || server.port() != started.server().port()) {
            waiting.add("server.host, server.port");
        }
        if (server.tls().isPresent() != started.server().tls().isPresent()) {
            waiting.add("server.tls");
        }
        if (!server.managementHost().equals(started.server().managementHost())
                || server.managementPort() != started.server().managementPort()) {
            waiting.add("server.management-host, server.management-port");
        }
        if (!waiting.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("settings", String.join(", ", waiting))
                    .log("these settings take effect at the next start, all others now");
        }
    }

    private String changed(Map<Path, String> now) {
        Set<Path> paths = new TreeSet<>(now.keySet());
        paths.addAll(read.keySet());
        return paths.stream()
                .filter(path -> !String.valueOf(now.get(path)).equals(String.valueOf(read.get(path))))
                .map(Path::toString)
                .collect(Collectors.joining(","));
    }
}
