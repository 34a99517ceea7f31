package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A node's wish for sources to poll.
 *
 * @param node who asks; unique among the nodes of a database
 * @param slots how many sources at most
 * @param perHost how many sources of one host may be leased at the same time, over all nodes
 * @param lease for how long; a claim that is not saved by then may go to another node
 */
public record ClaimRequest(String node, int slots, int perHost, Duration lease) {
    public ClaimRequest {
        requireNonNull(node);
        if (slots < 1 || perHost < 1 || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("slots, perHost and lease must be positive");
        }
    }
}
