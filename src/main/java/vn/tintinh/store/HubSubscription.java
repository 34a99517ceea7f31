package vn.tintinh.store;

import java.util.List;

/**
 * What a delivery is judged by.
 *
 * @param secret that the hub signs with
 * @param digests SHA-256 of what was delivered before, in hex, the newest last
 */
public record HubSubscription(String sourceId, String topic, String secret, List<String> digests) {
    public HubSubscription {
        digests = List.copyOf(digests);
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "HubSubscription[" + sourceId + " " + topic + "]";
    }
}
