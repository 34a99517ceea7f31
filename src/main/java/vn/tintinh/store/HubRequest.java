package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

/**
 * One request that a hub is to be sent.
 *
 * @param token of the subscription
 * @param mode {@code subscribe} or {@code unsubscribe}
 * @param tries in a row, this one included
 */
public record HubRequest(
        String token,
        String sourceId,
        String topic,
        String hub,
        String secret,
        String callback,
        String mode,
        int tries) {
    public HubRequest {
        requireNonNull(token);
        requireNonNull(sourceId);
        requireNonNull(topic);
        requireNonNull(hub);
        requireNonNull(secret);
        requireNonNull(callback);
        requireNonNull(mode);
    }

    /** Everything but what must stay between the hub and us. */
    @Override
    public String toString() {
        return "HubRequest[" + mode + " " + topic + " at " + hub + "]";
    }
}
