package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a document says of WebSub. Spec: W3C WebSub (2018) §4.
 *
 * @param hubs absolute URLs ({@code rel=hub}; JSON Feed {@code hubs}), in the order given, each once
 * @param self the topic to subscribe to ({@code rel=self}; JSON Feed {@code feed_url})
 */
public record HubLinks(List<String> hubs, Optional<String> self) {
    /** Nothing. */
    public static final HubLinks NONE = new HubLinks(List.of(), Optional.empty());

    private static final int MOST_HUBS = 5;

    public HubLinks {
        hubs = hubs.stream().distinct().limit(MOST_HUBS).toList();
        requireNonNull(self);
    }

    /** With what the other says where this one says nothing. */
    public HubLinks or(HubLinks other) {
        return new HubLinks(hubs.isEmpty() ? other.hubs : hubs, self.or(other::self));
    }

    /** Whether it is enough to subscribe. */
    public boolean isComplete() {
        return !hubs.isEmpty() && self.isPresent();
    }
}
