package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * What a callback is to be asked or told.
 *
 * @param nonce this request and no later one of the same callback and topic
 * @param topicUrl the topic as the subscriber wrote it
 * @param host whom calling it burdens
 * @param mode {@code subscribe}, {@code unsubscribe} or {@code denied}
 * @param leaseSeconds that are granted
 * @param tries this one among them
 */
public record SubscriberRequest(
        UUID nonce, String topicUrl, String callback, String host, String mode, long leaseSeconds, int tries) {
    public SubscriberRequest {
        requireNonNull(nonce);
        requireNonNull(topicUrl);
        requireNonNull(callback);
        requireNonNull(host);
        requireNonNull(mode);
    }
}
