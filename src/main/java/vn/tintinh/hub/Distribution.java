package vn.tintinh.hub;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.config.Settings;
import vn.tintinh.net.Answer;
import vn.tintinh.push.Signature;
import vn.tintinh.store.Push;
import vn.tintinh.store.PushStore;
import vn.tintinh.store.Pushed;

/**
 * Delivers: claims what is due, as much as there are free slots, sends the newest edition to each, and notes what came of
 * it, many at a time. Subscribers that fail or are slow have slots of their own, so that they don't hold up the others;
 * so has each host. Spec: W3C WebSub (2018) §7. All on one event loop, but what {@link Lanes} do.
 */
final class Distribution {
    private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);
    private static final int SLOTS = 512;
    private static final int SLOTS_OF_TROUBLED = 64;
    private static final int OF_HOST = 2 * Lanes.COUNT;
    private static final int GROUP = 500;
    private static final long GROUP_MILLIS = 20;
    private static final int GONE = 410;

    private final Vertx vertx;
    private final Context loop;
    private final PushStore store;
    private final Editions editions;
    private final Lanes lanes;
    private final Figures figures;
    private final Supplier<Settings.Push> settings;
    private final Timing timing;
    private final Queue usual = new Queue(false, SLOTS);
    private final Queue troubled = new Queue(true, SLOTS_OF_TROUBLED);
    private final Map<Long, Push> held = new LinkedHashMap<>();
    private final Map<String, Integer> ofHost = new HashMap<>();
    private final Promise<Void> drained = Promise.promise();
    private List<Pushed> finished = new ArrayList<>();
    private Future<Void> saving = Future.succeededFuture();
    private long groupTimer = -1;
    private boolean closed;

    Distribution(
            Vertx vertx,
            Context loop,
            PushStore store,
            Editions editions,
            Lanes lanes,
            Figures figures,
            Supplier<Settings.Push> settings,
            Timing timing) {
        this.vertx = vertx;
        this.loop = loop;
        this.store = store;
        this.editions = editions;
        this.lanes = lanes;
        this.figures = figures;
        this.settings = settings;
        this.timing = timing;
    }

    /** Slots, and the claims that fill them. */
    private static final class Queue {
        private final boolean troubled;
        private final int slots;
        private int running;
        private boolean claiming;
        private boolean again;
        private boolean more;

        private Queue(boolean troubled, int slots) {
            this.troubled = troubled;
            this.slots = slots;
        }

        private int free() {
            return slots - running;
        }

        /** Whether there may be more, and claiming it is worth its while. */
        private boolean goesOn() {
            return more && free() >= slots / 4;
        }
    }

    /** Delivers what is due now. */
    void look() {
        claim(usual);
        claim(troubled);
    }

    /** Keeps what is under way from other nodes. */
    void renew() {
        if (!held.isEmpty()) {
            store.renew(held.values(), timing.lease())
                    .onFailure(away -> LOG.debug("event=push outcome=unrenewed problem=\"{}\"", away.getMessage()));
        }
    }

    /** Claims nothing more; succeeds when what is under way has ended and is noted, or when it takes too long. */
    Future<Void> close(Duration patience) {
        closed = true;
        vertx.setTimer(patience.toMillis(), late -> drained.tryComplete());
        if (held.isEmpty()) {
            drained.tryComplete();
        }
        return drained.future().transform(over -> save());
    }

    private void claim(Queue queue) {
        queue.again = true;
        if (queue.claiming || closed || queue.free() == 0) {
            return;
        }
        queue.again = false;
        queue.claiming = true;
        List<String> busy = ofHost.entrySet().stream()
                .filter(host -> host.getValue() >= OF_HOST / 2)
                .map(Map.Entry::getKey)
                .toList();
        store.claim(new PushStore.Wanted(queue.free(), queue.troubled, busy, OF_HOST / 2, timing.lease()))
                .onComplete(claimed -> loop.runOnContext(on -> {
                    queue.claiming = false;
                    queue.more = claimed.succeeded() && !claimed.result().isEmpty();
                    if (claimed.succeeded()) {
                        claimed.result().forEach(push -> start(queue, push));
                    } else {
                        LOG.debug(
                                "event=push outcome=unclaimed problem=\"{}\"",
                                claimed.cause().getMessage());
                    }
                    if (queue.again || queue.goesOn()) {
                        claim(queue);
                    }
                }));
    }

    private void start(Queue queue, Push push) {
        queue.running++;
        held.put(push.id(), push);
        ofHost.merge(push.host(), 1, Integer::sum);
        editions.of(push)
                .compose(edition -> send(push, edition))
                .otherwise(failure -> new Pushed.Failed(push, timing.again(), String.valueOf(failure.getMessage())))
                .onSuccess(came -> loop.runOnContext(on -> ended(queue, push, came)));
    }

    private Future<Pushed> send(Push push, Edition edition) {
        Optional<URI> url = Lanes.url(push.callback(), "");
        if (url.isEmpty()) {
            return Future.succeededFuture(new Pushed.Ended(push));
        }
        figures.started(push);
        return lanes.deliver(url.get(), () -> headers(push, edition), edition.body())
                .map(answer -> outcome(push, edition, answer));
    }

    private Map<String, String> headers(Push push, Edition edition) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", edition.rendition().facts().mediaType());
        headers.put("Link", edition.rendition().facts().link());
        push.secret()
                .ifPresent(secret -> headers.put(
                        "X-Hub-Signature",
                        Signature.of(settings.get().signature(), edition.body().getBytes(), secret)));
        return headers;
    }

    private Pushed outcome(Push push, Edition edition, Answer answer) {
        Optional<String> problem = answer.fold(
                received -> received.status() / 100 == 2
                        ? Optional.empty()
                        : Optional.of("the callback answers with status " + received.status()),
                refused -> Optional.of(refused.sentence()));
        if (problem.isEmpty()) {
            boolean slow = answer.elapsed().compareTo(timing.slow()) > 0;
            return new Pushed.Delivered(push, edition.topic().edition(), edition.readBefore(), slow);
        }
        boolean gone = answer.fold(received -> received.status() == GONE, refused -> false);
        return gone || push.failing().compareTo(timing.patience()) > 0
                ? new Pushed.Ended(push)
                : new Pushed.Failed(push, timing.after(push.failures() + 1), problem.get());
    }

    private void ended(Queue queue, Push push, Pushed came) {
        queue.running--;
        held.remove(push.id());
        ofHost.computeIfPresent(push.host(), (host, count) -> count > 1 ? count - 1 : null);
        figures.ended(came);
        finished.add(came);
        if (finished.size() >= GROUP) {
            save();
        } else if (groupTimer < 0) {
            groupTimer = vertx.setTimer(GROUP_MILLIS, full -> save());
        }
        if (queue.goesOn()) {
            claim(queue);
        }
        if (closed && held.isEmpty()) {
            drained.tryComplete();
        }
    }

    /** One group after the other, so that what came of one claim is noted before that of the next. */
    private Future<Void> save() {
        vertx.cancelTimer(groupTimer);
        groupTimer = -1;
        if (finished.isEmpty()) {
            return saving;
        }
        List<Pushed> group = finished;
        finished = new ArrayList<>();
        saving = saving.otherwiseEmpty()
                .compose(before -> store.finish(group))
                .onFailure(lost -> LOG.warn(
                        "event=push outcome=unnoted deliveries={} problem=\"{}\"", group.size(), lost.getMessage()))
                .onComplete(noted -> loop.runOnContext(on -> claim(usual)));
        return saving;
    }
}
