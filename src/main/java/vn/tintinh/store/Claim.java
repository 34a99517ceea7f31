package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A due source, leased to one node: to be polled and then handed back through {@link RunStore#save}.
 *
 * @param node who holds it
 * @param token tells this lease from earlier and later ones of the source
 * @param until end of the lease, by the database's clock
 * @param state the source as it was when it was claimed
 */
public record Claim(String node, long token, Instant until, SourceState state) {
    public Claim {
        requireNonNull(node);
        requireNonNull(until);
        requireNonNull(state);
    }

    /** The claimed source. */
    public String sourceId() {
        return state.sourceId();
    }
}
