package vn.tintinh.hub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 */
final class Lanes {
    static final int COUNT = 16;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST_ANSWER = 4096;

    private final Supplier<Settings> settings;
    private final Timing timing;
    private final Outbound asking;
    private final List<Outbound> delivering;
    private volatile @Nullable Known known;

    Lanes(Vertx vertx, Supplier<Settings> settings, Timing timing) {
        this.settings = settings;
        this.timing = timing;
        this.asking = new Outbound(vertx, () -> terms().asking());
        this.delivering = IntStream.range(0, COUNT)
                .mapToObj(lane -> new Outbound(vertx, () -> terms().delivering()))
                .toList();
    }

    /** What follows from the settings, worked out once for each. */
    private record Known(Settings.Polling polling, Terms asking, Terms delivering) {}

    /** Asks a callback. */
    Future<Answer> ask(Call call) {
        return asking.get(call);
    }

    /** Delivers to a callback; only the head of the answer counts. */
    Future<Answer> deliver(Call call, Buffer document) {
        int lane = Math.floorMod(call.url().hashCode(), COUNT);
        return delivering.get(lane).deliver(call, document);
    }

    Future<Void> close() {
        return Future.join(Stream.concat(Stream.of(asking), delivering.stream())
                        .map(Outbound::close)
                        .toList())
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
