package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What somebody asks of our hub, not verified yet.
 *
 * @param topicUrl the topic as it was written
 * @param callback where it is to be delivered
 * @param host whom calling it burdens
 * @param mode {@code subscribe} or {@code unsubscribe}
 * @param secret to sign with; never logged
 * @param lease that is granted
 */
public record SubscriberWish(
        String topicUrl, String callback, String host, String mode, Optional<String> secret, Duration lease) {
    public SubscriberWish {
        requireNonNull(topicUrl);
        requireNonNull(callback);
        requireNonNull(host);
        requireNonNull(mode);
        requireNonNull(secret);
        requireNonNull(lease);
    }

    @Override
    public String toString() {
        return mode + " " + callback + " to " + topicUrl;
    }
}
