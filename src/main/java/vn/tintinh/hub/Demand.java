package vn.tintinh.hub;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import vn.tintinh.net.Outbound;
import vn.tintinh.publish.Publication;
import vn.tintinh.store.SubscriberWish;

/**
 * A request to the hub that makes sense.
 *
 * @param wish what is asked
 * @param publication of what
 */
record Demand(SubscriberWish wish, Publication publication) {
    static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
    static final Duration USUAL_LEASE = Duration.ofDays(10);
    static final Duration LONGEST_LEASE = Duration.ofDays(90);

    private static final int LONGEST_CALLBACK = 1000;
    private static final int LONGEST_SECRET = 199;

    /** One result for either case: what a form asks, or why it asks nothing that can be done. Spec: W3C WebSub §5.1. */
    static <R> R read(Form form, Topics topics, Function<Demand, R> good, Function<Refusal, R> bad) {
        String mode = form.get("hub.mode");
        if (!List.of("subscribe", "unsubscribe").contains(mode)) {
            return bad.apply(
                    new Refusal(400, "hub.mode is subscribe or unsubscribe; our own feeds tell this hub themselves."));
        }
        String callback = form.get("hub.callback");
        Optional<String> host = host(callback);
        if (host.isEmpty()) {
            return bad.apply(new Refusal(
                    400,
                    "hub.callback is an http or https URL of at most " + LONGEST_CALLBACK
                            + " characters, without user name and fragment."));
        }
        String secret = form.get("hub.secret");
        if (secret.getBytes(StandardCharsets.UTF_8).length > LONGEST_SECRET || secret.indexOf(0) >= 0) {
            return bad.apply(new Refusal(400, "hub.secret has less than 200 bytes."));
        }
        Optional<Duration> lease = lease(form.get("hub.lease_seconds"));
        if (lease.isEmpty()) {
            return bad.apply(new Refusal(400, "hub.lease_seconds is a positive number."));
        }
        String topic = form.get("hub.topic");
        Optional<Publication> publication = topics.at(topic);
        if (publication.isEmpty()) {
            return bad.apply(new Refusal(
                    404, "hub.topic is no feed of ours: this hub serves what is published here and nothing else."));
        }
        Optional<String> given = Optional.of(secret).filter(some -> !some.isEmpty());
        return good.apply(new Demand(
                new SubscriberWish(topic, callback, host.get(), mode, given, lease.get()), publication.get()));
    }

    /** Whom calling a callback burdens; empty for what is no callback. */
    private static Optional<String> host(String callback) {
        try {
            URI uri = new URI(callback);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean good = callback.length() <= LONGEST_CALLBACK
                    && callback.chars().allMatch(c -> c > 0x20 && c < 0x7f)
                    && List.of("http", "https").contains(scheme)
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
            return good ? Optional.of(Outbound.host(uri)) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** What is granted of what is asked, within our bounds; empty where that is no number. */
    private static Optional<Duration> lease(String seconds) {
        if (seconds.isEmpty()) {
            return Optional.of(USUAL_LEASE);
        }
        if (!seconds.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long asked = Math.min(Long.parseLong(seconds), LONGEST_LEASE.toSeconds());
        return asked == 0
                ? Optional.of(USUAL_LEASE)
                : Optional.of(Duration.ofSeconds(Math.max(asked, SHORTEST_LEASE.toSeconds())));
    }
}
