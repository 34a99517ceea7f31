package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How our hub does.
 *
 * @param subscribers verified subscriptions
 * @param topics that these are of
 * @param failing subscribers whose last delivery failed
 * @param waiting subscribers that something is to be delivered to, those failing not counted
 * @param unverified requests
 * @param delivered in the last 24 hours
 * @param failed attempts in the last 24 hours
 * @param mean from an edition to its delivery, where that came about at once
 * @param longest of these
 */
public record HubFigures(
        long subscribers,
        long topics,
        long failing,
        long waiting,
        long unverified,
        long delivered,
        long failed,
        Duration mean,
        Duration longest) {
    public HubFigures {
        requireNonNull(mean);
        requireNonNull(longest);
    }
}
