package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * Where a document stands among those that hold the whole of a channel. Spec: RFC 5005 §2, §4. The addresses are those of
 * one format, so a document that has any is rendered in that format only.
 *
 * @param current the document that readers subscribe to. Atom and RSS 2.0: {@code atom:link rel="current"}
 * @param previousArchive with the next older entries. {@code rel="prev-archive"}; JSON Feed: {@code next_url}
 * @param nextArchive with the next newer entries. {@code rel="next-archive"}
 * @param archive whether this document changes no more. {@code fh:archive}
 * @param complete whether this one document holds every entry of the channel. {@code fh:complete}
 */
public record Navigation(
        Optional<URI> current,
        Optional<URI> previousArchive,
        Optional<URI> nextArchive,
        boolean archive,
        boolean complete) {
    /** The document stands alone. */
    public static final Navigation NONE =
            new Navigation(Optional.empty(), Optional.empty(), Optional.empty(), false, false);

    public Navigation {
        requireNonNull(current);
        requireNonNull(previousArchive);
        requireNonNull(nextArchive);
        if (archive && complete) {
            throw new IllegalArgumentException("an archive is a part, not the complete channel");
        }
    }
}
