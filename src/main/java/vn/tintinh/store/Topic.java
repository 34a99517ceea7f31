package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What is subscribed to at our hub, in its newest edition.
 *
 * @param id of the row
 * @param uri as it is published, below the public URL
 * @param tag entity tag of the edition
 * @param edition its number; each that differs from the one before gets the next
 * @param at the database's time when this was so
 */
public record Topic(long id, String uri, String tag, long edition, Instant at) {
    public Topic {
        requireNonNull(uri);
        requireNonNull(tag);
        requireNonNull(at);
    }
}
