package vn.tintinh.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.ingest.Ingest;
import vn.tintinh.model.Document;
import vn.tintinh.model.Limits;
import vn.tintinh.store.HubDeliveries.Noted;
import vn.tintinh.store.HubSubscription;
import vn.tintinh.store.Incident;

/**
 * Takes what hubs deliver: read within bounds, checked, noted in the store, answered, and only then taken in. Whatever
 * goes wrong after the answer, the note stays, and the source is polled. Spec: W3C WebSub (2018) §7. For all threads.
 */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** At the same time: a bound on memory. A hub that is told to come later does. */
    private static final int MOST = 16;

    /** What became of a delivery. */
    private enum Outcome {
        TAKEN,
        LEFT_TO_POLL,
        REPEATED,
        UNSIGNED,
        FORGED,
        TOO_LARGE,
        UNKNOWN,
        BUSY,
        BROKEN
    }

    private final Vertx vertx;
    private final Context home;
    private final WorkerExecutor workers;
    private final Ingest ingest;
    private final Stores stores;
    private final MeterRegistry metrics;
    private final Pace pace;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean stopped;

    /** @param home where the ingest lives */
    Deliveries(
            Vertx vertx,
            Context home,
            WorkerExecutor workers,
            Ingest ingest,
            Stores stores,
            MeterRegistry metrics,
            Pace pace) {
        this.vertx = vertx;
        this.home = home;
        this.workers = workers;
        this.ingest = ingest;
        this.stores = stores;
        this.metrics = metrics;
        this.pace = pace;
        for (Outcome outcome : Outcome.values()) {
            counter(outcome);
        }
    }

    /** Takes no more: hubs are told to come again. */
    void stop() {
        stopped = true;
    }

    /** Answers a delivery, and takes it in. */
    void take(HttpServerRequest request, String token) {
        request.pause();
        Future<Outcome> taken = open.incrementAndGet() > MOST || stopped
                ? answer(request, 503, Outcome.BUSY)
                : stores.subscriptions().find(token).compose(found -> found.map(
                                subscription -> read(request, new Way(token, subscription)))
                        .orElseGet(() -> answer(request, 410, Outcome.UNKNOWN)));
        taken.recover(failure -> {
                    LOG.warn("event=push outcome=failed problem=\"{}\"", failure.getMessage());
                    return answer(request, 503, Outcome.BROKEN);
                })
                .onSuccess(this::count)
                .onComplete(done -> open.decrementAndGet());
    }

    /** One delivery's subscription. */
    private record Way(String token, HubSubscription subscription) {}

    private Future<Outcome> read(HttpServerRequest request, Way way) {
        Limits limits = ingest.outbound().limits();
        return Upload.read(vertx, request, limits.maxBytes(), limits.whole())
                .compose(body -> body.map(whole -> check(request, way, whole))
                        .orElseGet(() -> answer(request, 413, Outcome.TOO_LARGE)));
    }

    /** Without a signature it is no delivery of ours; with a wrong one it is dropped, and the hub told nothing. */
    private Future<Outcome> check(HttpServerRequest request, Way way, Buffer whole) {
        String signature = request.getHeader("X-Hub-Signature");
        if (signature == null || signature.isBlank()) {
            tell(way, "unsigned");
            return answer(request, 403, Outcome.UNSIGNED);
        }
        byte[] body = whole.getBytes();
        return workers.executeBlocking(
                        () -> Signature.isValid(signature, body, way.subscription.secret())
                                ? Optional.of(digest(body))
                                : Optional.<String>empty(),
                        false)
                .compose(
                        digest -> digest.map(of -> note(request, way, body, of)).orElseGet(() -> {
                            tell(way, "forged");
                            return answer(request, 202, Outcome.FORGED);
                        }));
    }

    private Future<Outcome> note(HttpServerRequest request, Way way, byte[] body, String digest) {
        List<String> before = way.subscription.digests();
        if (!before.isEmpty() && before.get(before.size() - 1).equals(digest)) {
            return answer(request, 202, Outcome.REPEATED);
        }
        Document document = new Document(
                topic(way.subscription.topic()),
                Optional.ofNullable(request.getHeader("Content-Type"))
                        .map(type -> Map.of("content-type", type))
                        .orElse(Map.of()),
                body);
        return stores.deliveries().accept(way.token, digest, pace.storing()).compose(noted -> noted.map(
                        note -> answer(request, 202, Outcome.TAKEN)
                                .compose(answered -> silenceEnded(way, note))
                                // What was delivered before, and not last, may bring back what has been revised since.
                                .compose(over -> before.contains(digest) ? leave(note) : takeIn(way, document, note)))
                .orElseGet(() -> answer(request, 410, Outcome.UNKNOWN)));
    }

    private Future<Void> silenceEnded(Way way, Noted note) {
        return note.wasSilent()
                ? stores.incidents()
                        .resolve(way.subscription.sourceId(), Incident.Kind.HUB_SILENT)
                        .otherwiseEmpty()
                : Future.succeededFuture();
    }

    private Future<Outcome> takeIn(Way way, Document document, Noted note) {
        Promise<OptionalInt> promise = Promise.promise();
        home.runOnContext(
                on -> ingest.deliver(way.subscription.sourceId(), document).onComplete(promise));
        return promise.future()
                .compose(taken -> taken.isPresent() ? stored(way, note, taken.getAsInt()) : leave(note), failure -> {
                    LOG.warn(
                            "event=push source={} outcome=unsaved problem=\"{}\"",
                            way.subscription.sourceId(),
                            failure.getMessage());
                    return leave(note);
                });
    }

    private Future<Outcome> stored(Way way, Noted note, int news) {
        LOG.info("event=push source={} outcome=taken new={}", way.subscription.sourceId(), news);
        return stores.deliveries().stored(note, way.token, news).map(Outcome.TAKEN);
    }

    private Future<Outcome> leave(Noted note) {
        return stores.deliveries().giveUp(note).map(Outcome.LEFT_TO_POLL);
    }

    private static Future<Outcome> answer(HttpServerRequest request, int status, Outcome outcome) {
        if (status == 413 || status == 503) {
            request.response().putHeader("Connection", "close");
        }
        if (status == 503) {
            request.response().putHeader("Retry-After", "10");
        }
        Callback.end(request.response(), status, status == 202 ? "" : words(outcome));
        return Future.succeededFuture(outcome);
    }

    private static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void tell(Way way, String outcome) {
        LOG.info("event=push source={} outcome={}", way.subscription.sourceId(), outcome);
    }

    private void count(Outcome outcome) {
        counter(outcome).increment();
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("tintinh_push_deliveries")
                .description("Deliveries of hubs, by what became of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }

    private static Optional<URI> topic(String topic) {
        try {
            return Optional.of(URI.create(topic));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
