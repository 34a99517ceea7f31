package vn.tintinh.hub;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Limits;
import vn.tintinh.net.AddressGuard;
import vn.tintinh.net.Answer;
import vn.tintinh.net.Call;
import vn.tintinh.net.Outbound;
import vn.tintinh.net.Terms;

/**
 * The ways out to callbacks: one to ask them, a gap apart at one host, and {@value #COUNT} side by side to deliver. A
 * host has one request at a time in each, and a callback always the same one, so its deliveries never overtake each other.
 * Deliveries are signed, encrypted and sent on event loops of their own, as many as there are processors.
 */
final class Lanes {
    static final int COUNT = 16;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST_ANSWER = 4096;

    private final Vertx vertx;
    private final Supplier<Settings> settings;
    private final Timing timing;
    private final List<Context> loops = new CopyOnWriteArrayList<>();
    private final Outbound asking;
    private final List<Outbound> delivering;
    private volatile @Nullable Known known;

    /** Nothing is delivered before {@link #open}. */
    Lanes(Vertx vertx, Supplier<Settings> settings, Timing timing) {
        this.vertx = vertx;
        this.settings = settings;
        this.timing = timing;
        this.asking = new Outbound(vertx, () -> terms().asking());
        this.delivering = IntStream.range(0, COUNT)
                .mapToObj(lane -> new Outbound(vertx, () -> terms().delivering()))
                .toList();
    }

    /** What follows from the settings, worked out once for each. */
    private record Known(Settings.Polling polling, Terms asking, Terms delivering) {}

    /** Makes the event loops that deliver. */
    Future<Void> open() {
        DeploymentOptions many =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        return vertx.deployVerticle(Loop::new, many).mapEmpty();
    }

    private final class Loop extends VerticleBase {
        @Override
        public Future<?> start() {
            loops.add(context);
            return Future.succeededFuture();
        }
    }

    /** Asks a callback. */
    Future<Answer> ask(Call call) {
        return asking.get(call);
    }

    /**
     * Delivers to a callback; only the head of the answer counts.
     *
     * @param headers asked for on the event loop that sends, before it does
     */
    Future<Answer> deliver(URI callback, Supplier<Map<String, String>> headers, Buffer document) {
        int lane = Math.floorMod(callback.hashCode(), COUNT);
        Promise<Answer> promise = Promise.promise();
        loops.get(lane % loops.size()).runOnContext(on -> Future.succeededFuture()
                .compose(ready ->
                        delivering.get(lane).deliver(new Call(callback, headers.get(), timing.whole()), document))
                .onComplete(promise));
        return promise.future();
    }

    Future<Void> close() {
        return Future.join(Stream.concat(Stream.of(asking), delivering.stream())
                        .map(Outbound::close)
                        .toList())
                .eventually(() -> loops.isEmpty()
                        ? Future.succeededFuture()
                        : vertx.undeploy(loops.get(0).deploymentID()))
                .mapEmpty();
    }

    private Known terms() {
        Settings.Polling polling = settings.get().polling();
        Known now = known;
        if (now == null || !now.polling().equals(polling)) {
            AddressGuard guard = AddressGuard.allowing(polling.allow());
            Limits limits = new Limits(
                    LARGEST_ANSWER,
                    timing.whole().compareTo(CONNECT) < 0 ? timing.whole() : CONNECT,
                    timing.whole(),
                    timing.whole(),
                    0,
                    1);
            now = new Known(
                    polling,
                    new Terms(guard, timing.gap(), PATIENCE, limits, polling.userAgent()),
                    new Terms(guard, Duration.ZERO, timing.whole(), limits, polling.userAgent()));
            known = now;
        }
        return now;
    }

    /** The URL of a callback, with further parameters behind those that it has. */
    static Optional<URI> url(String callback, String parameters) {
        String mark = parameters.isEmpty() ? "" : callback.contains("?") ? "&" : "?";
        try {
            return Optional.of(URI.create(callback + mark + parameters));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
