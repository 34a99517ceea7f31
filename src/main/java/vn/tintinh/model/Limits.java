package vn.tintinh.model;

import java.time.Duration;

/**
 * What one request to the outside may cost.
 *
 * @param maxBytes of a body, as received and again as expanded
 * @param connect until the connection stands
 * @param firstByte from the request's end to the first byte of the answer
 * @param whole for the whole exchange, redirects included
 * @param maxRedirects followed before the run fails
 * @param maxItems read of one feed or listing, the first so many
 */
public record Limits(
        int maxBytes, Duration connect, Duration firstByte, Duration whole, int maxRedirects, int maxItems) {
    /** What is right for the open web. */
    public static final Limits DEFAULT = new Limits(
            10 * 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60), 5, 2000);
}
