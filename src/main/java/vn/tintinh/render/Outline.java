package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A group of subscriptions. Spec: OPML 2.0.
 *
 * @param title the group's name
 * @param subscriptions in the group, in order
 */
public record Outline(String title, List<Subscription> subscriptions) {
    public Outline {
        requireNonNull(title);
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * One feed, or a page where {@code feed} is empty.
     *
     * @param title {@code text}, {@code title}
     * @param feed {@code xmlUrl}
     * @param page {@code htmlUrl}
     */
    public record Subscription(String title, Optional<String> feed, Optional<String> page) {
        public Subscription {
            requireNonNull(title);
        }
    }
}
