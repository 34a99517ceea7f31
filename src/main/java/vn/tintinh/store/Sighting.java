package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a run says of one kind of incident.
 *
 * @param evidence that it is there; empty: it is over, if it was there
 */
public record Sighting(Incident.Kind kind, Optional<String> evidence) {
    public Sighting {
        requireNonNull(kind);
        requireNonNull(evidence);
    }

    /** It is there. */
    public static Sighting of(Incident.Kind kind, String evidence) {
        return new Sighting(kind, Optional.of(evidence));
    }

    /** It is not there. */
    public static Sighting none(Incident.Kind kind) {
        return new Sighting(kind, Optional.empty());
    }
}
