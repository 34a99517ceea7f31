package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import vn.tintinh.model.Health;

/**
 * What everybody may know of how a source does.
 *
 * @param health empty while it was not judged
 * @param lastNews when it last had something new
 */
public record PublicState(String sourceId, Optional<Health.State> health, Optional<Instant> lastNews) {
    public PublicState {
        requireNonNull(sourceId);
        requireNonNull(health);
        requireNonNull(lastNews);
    }
}
