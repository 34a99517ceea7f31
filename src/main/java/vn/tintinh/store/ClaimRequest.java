package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A node's wish for sources to poll.
 *
 * @param node who asks; unique among the nodes of a database
 * @param slots how many sources at most
 * @param perHost how many sources of one host may be leased at the same time, over all nodes
 * @param gap for how long a host is left in peace after one of its sources was handed back, over all nodes; where
 *     there is one, {@code perHost} is 1
 * @param lease for how long; a claim that is not saved by then may go to another node
 */
public record ClaimRequest(String node, int slots, int perHost, Duration gap, Duration lease) {
    /** One without a gap. */
    public ClaimRequest(String node, int slots, int perHost, Duration lease) {
        this(node, slots, perHost, Duration.ZERO, lease);
    }

    public ClaimRequest {
        requireNonNull(node);
        if (slots < 1 || perHost < 1 || gap.isNegative() || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("slots, perHost and lease must be positive, gap not negative");
        }
    }
}
