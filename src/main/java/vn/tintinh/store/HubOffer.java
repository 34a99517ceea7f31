package vn.tintinh.store;

import java.util.List;

/**
 * Where a source can be subscribed to, as the store knows.
 *
 * @param topic the feed as its hubs know it
 * @param hubs that the source names
 * @param delivers whether our subscription there brings the source's news
 */
public record HubOffer(String topic, List<String> hubs, boolean delivers) {
    public HubOffer {
        hubs = List.copyOf(hubs);
    }
}
