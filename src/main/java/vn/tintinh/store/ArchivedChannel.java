package vn.tintinh.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import vn.tintinh.model.Selection;

/**
 * A channel as its archive sees it.
 *
 * @param path of the channel
 * @param selection provinces are slugs as stored
 * @param excluded categories of which no item belongs in the channel, sorted
 * @param pageSize items of a full page
 */
public record ArchivedChannel(String path, Selection selection, List<String> excluded, int pageSize) {
    public ArchivedChannel {
        requireNonNull(path);
        requireNonNull(selection);
        excluded = List.copyOf(excluded);
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page holds at least one item");
        }
    }

    /** What the channel holds, in one line: another line means other items. */
    String selects() {
        return selection.categories() + " " + selection.provinces() + " " + selection.sources() + " "
                + selection.words().orElse("") + " -" + excluded;
    }
}
