package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import vn.tintinh.model.Format;

/**
 * A link of a whole document. Spec: RFC 8288 §2.
 *
 * @param name the relation type. Atom and RSS 2.0: {@code atom:link/@rel}
 * @param href absolute. {@code atom:link/@href}
 * @param type media type without parameters. {@code atom:link/@type}
 */
public record Relation(String name, URI href, Optional<String> type) {
    public Relation {
        requireNonNull(name);
        requireNonNull(href);
        requireNonNull(type);
    }

    static Relation to(String name, URI href, Format format) {
        return new Relation(name, href, Optional.of(mediaType(format)));
    }

    private static String mediaType(Format format) {
        return format.mediaType().replaceFirst(";.*", "");
    }
}
