package vn.tintinh.publish;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.tintinh.model.Channel;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.ItemStore;

/**
 * Makes one entry of items that tell one story.
 *
 * <p>Of the items of a story that belong in a channel, the one that came to be seen first is the entry, and stays it: who
 * comes later is named by it and nothing more. It is the entry also where the newest document does not reach back to it,
 * so that nobody is shown the news once more. Archives are closed with all items and folded in the same way when they
 * are read, so a page keeps its members for ever, and shows another one only when the entry is removed.
 */
final class Folding {
    private final ItemStore items;

    Folding(ItemStore items) {
        this.items = items;
    }

    /** An issue without the items that another one tells of. */
    Future<Issue> fold(Issue issue) {
        return folded(issue.channels(), issue.channel(), issue.items())
                .map(folded -> issue.with(
                        issue.items().stream().filter(folded.negate()).toList()));
    }

    /** Which items of a channel are not to be entries; one statement more where the channel asks for words. */
    Future<Predicate<StoredItem>> folded(Channels channels, Channel channel, List<StoredItem> found) {
        return worded(channel, found).map(worded -> item -> channels.isFolded(channel, item, worded::contains));
    }

    private Future<Set<String>> worded(Channel channel, List<StoredItem> found) {
        Optional<String> words = channel.selection().words();
        List<String> others = found.stream()
                .flatMap(item -> item.story().stream())
                .flatMap(story -> story.members().stream())
                .map(member -> member.itemId())
                .distinct()
                .toList();
        return words.isEmpty() || others.isEmpty() || !channel.folds()
                ? Future.succeededFuture(Set.of())
                : items.withWords(others, words.get());
    }
}
