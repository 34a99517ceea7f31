package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;

/** What there is under the URL of an archive page. */
public sealed interface ArchiveAnswer {
    /** The page. */
    record Page(Rendition rendition) implements ArchiveAnswer {
        public Page {
            requireNonNull(rendition);
        }
    }

    /** Not a page yet: what would be in it is still in the document that readers subscribe to. */
    record Ahead() implements ArchiveAnswer {}

    /** A page that was dropped, as none of its items is kept. */
    record Dropped() implements ArchiveAnswer {}

    /** Never a page, and not the next one either. */
    record Unknown() implements ArchiveAnswer {}

    /** The outcome of the case that it is. */
    default <T> T fold(Function<Rendition, T> page, Supplier<T> ahead, Supplier<T> dropped, Supplier<T> unknown) {
        if (this instanceof Page found) {
            return page.apply(found.rendition());
        }
        if (this instanceof Ahead) {
            return ahead.get();
        }
        return this instanceof Dropped ? dropped.get() : unknown.get();
    }
}
