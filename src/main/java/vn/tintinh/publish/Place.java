package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import vn.tintinh.store.ArchiveChain;
import vn.tintinh.store.ArchivePage;

/**
 * Where an issue stands in the archive of its channel.
 *
 * @param page number of the archive page; empty for the document that readers subscribe to
 * @param previous number of the page with the next older items
 * @param complete whether the issue is everything that the channel holds
 */
record Place(OptionalInt page, OptionalInt previous, boolean complete) {
    /** The issue has no archive. */
    static final Place NONE = new Place(OptionalInt.empty(), OptionalInt.empty(), false);

    Place {
        requireNonNull(page);
        requireNonNull(previous);
    }

    /** Of an issue that is not whole. */
    Place ofPart() {
        return new Place(page, previous, false);
    }

    /** In front of a chain. */
    static Place before(ArchiveChain chain) {
        OptionalInt newest = chain.hasPages() ? OptionalInt.of(chain.last()) : OptionalInt.empty();
        return new Place(OptionalInt.empty(), newest, newest.isEmpty() && chain.all());
    }

    /** Within a chain. */
    static Place at(int number, ArchivePage page) {
        OptionalInt older = number > page.first() ? OptionalInt.of(number - 1) : OptionalInt.empty();
        return new Place(OptionalInt.of(number), older, false);
    }
}
