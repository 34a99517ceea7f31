package vn.tintinh.hub;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.net.Answer;
import vn.tintinh.net.Call;
import vn.tintinh.net.Trouble;
import vn.tintinh.store.SubscriberRequest;
import vn.tintinh.store.SubscriberStore;

/**
 * Asks callbacks whether they want what was asked in their name, and tells those that are denied. A host is asked one
 * question at a time and some tenths of a second apart, so that nobody can turn the hub on it. Spec: W3C WebSub (2018)
 * §5.2, §5.3. All on one event loop.
 */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int AT_ONCE = 32;
    private static final int CHALLENGE_BYTES = 24;

    /** Of a callback that cannot be asked; and of one whose host is busy with questions of ours. */
    private static final int MOST_TRIES = 3;

    private static final int MOST_WAITS = 50;

    private final Context loop;
    private final SubscriberStore store;
    private final Lanes lanes;
    private final Timing timing;
    private final SecureRandom random = new SecureRandom();
    private int running;
    private boolean claiming;
    private boolean again;
    private boolean closed;

    Verification(Context loop, SubscriberStore store, Lanes lanes, Timing timing) {
        this.loop = loop;
        this.store = store;
        this.lanes = lanes;
        this.timing = timing;
    }

    /** Asks what is to be asked now. */
    void look() {
        again = true;
        if (claiming || closed || running >= AT_ONCE) {
            return;
        }
        again = false;
        claiming = true;
        store.claim(AT_ONCE - running, timing.whole().multipliedBy(3))
                .onComplete(claimed -> loop.runOnContext(on -> {
                    claiming = false;
                    if (claimed.succeeded()) {
                        claimed.result().forEach(this::ask);
                    }
                    if (again) {
                        look();
                    }
                }));
    }

    void close() {
        closed = true;
    }

    private void ask(SubscriberRequest request) {
        running++;
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Optional<URI> url = Lanes.url(request.callback(), parameters(request, challenge));
        Future<Answer> answer = url.isPresent()
                ? lanes.ask(new Call(url.get(), Map.of(), timing.whole()))
                : Future.succeededFuture(new Answer.Refused(Trouble.URL, "the callback is no URL", Duration.ZERO));
        answer.compose(came -> came.fold(
                        received -> answered(request, isYes(received, challenge), "status " + received.status()),
                        refused -> unanswered(request, refused)))
                .onComplete(done -> loop.runOnContext(on -> {
                    running--;
                    if (done.failed()) {
                        LOG.warn(
                                "event=verify host={} outcome=failed problem=\"{}\"",
                                request.host(),
                                done.cause().getMessage());
                    }
                    look();
                }));
    }

    private static String parameters(SubscriberRequest request, String challenge) {
        String asked = "hub.mode=" + request.mode() + "&hub.topic=" + encoded(request.topicUrl());
        return switch (request.mode()) {
            case "denied" -> asked + "&hub.reason=" + encoded("this is no longer published here");
            case "subscribe" -> asked + "&hub.challenge=" + challenge + "&hub.lease_seconds=" + request.leaseSeconds();
            default -> asked + "&hub.challenge=" + challenge;
        };
    }

    private static boolean isYes(Answer.Received answer, String challenge) {
        return answer.status() / 100 == 2 && challenge.equals(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private Future<Void> answered(SubscriberRequest request, boolean yes, String evidence) {
        boolean asks = !request.mode().equals("denied");
        if (asks && yes) {
            return store.verified(request).map(is -> tell(request, is ? "done" : "replaced", ""));
        }
        return store.drop(request.nonce()).map(dropped -> tell(request, asks ? "refused" : "told", evidence));
    }

    private Future<Void> unanswered(SubscriberRequest request, Answer.Refused answer) {
        boolean busy = answer.trouble() == Trouble.BUSY;
        boolean hopeless = answer.trouble() == Trouble.BLOCKED || answer.trouble() == Trouble.URL;
        if (hopeless || request.tries() >= (busy ? MOST_WAITS : MOST_TRIES)) {
            return store.drop(request.nonce()).map(dropped -> tell(request, "given up", answer.sentence()));
        }
        return store.putOff(request.nonce(), busy ? timing.tick() : timing.after(request.tries()));
    }

    private static @Nullable Void tell(SubscriberRequest request, String outcome, String why) {
        LOG.info(
                "event={} topic={} host={} outcome=\"{}\"{}",
                request.mode(),
                request.topicUrl(),
                request.host(),
                outcome,
                why.isEmpty() ? "" : " problem=\"" + why + "\"");
        return null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
