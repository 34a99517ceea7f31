package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells readers to forget an entry. Spec: RFC 6721 §3. RSS 2.0 has no word for it.
 *
 * @param id of the entry. Atom: {@code at:deleted-entry/@ref}; JSON Feed: {@code _tintinh.deleted[].id}
 * @param when it was removed. Atom: {@code at:deleted-entry/@when}; JSON Feed: {@code _tintinh.deleted[].when}
 * @param comment plain text for people. Atom: {@code at:comment}; JSON Feed: {@code _tintinh.deleted[].comment}
 */
public record Tombstone(String id, Instant when, Optional<String> comment) {
    public Tombstone {
        requireNonNull(id);
        requireNonNull(when);
        requireNonNull(comment);
    }
}
