package vn.tintinh.normalise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.Article;
import vn.tintinh.model.FeedHead;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.ParsedEntry;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Source;

/**
 * Turns what a feed or a page says of an item into an {@link Item}: one line of title, safe HTML, absolute links,
 * plausible dates, names without ornament, and the keys by which it is known again.
 */
public final class Normaliser {
    private final Sanitiser sanitiser;

    /** A normaliser that cleans HTML with a sanitiser. */
    public Normaliser(Sanitiser sanitiser) {
        this.sanitiser = sanitiser;
    }

    /** All items of a feed, in its order, an entry that is repeated once; what the whole feed shows of keys is heeded. */
    public Normalised items(ParsedFeed feed, Source source, Instant now) {
        EntryReader reader = new EntryReader(sanitiser, feed.head(), source);
        List<Draft> drafts = feed.entries().stream()
                .flatMap(entry -> reader.draft(entry, now).stream())
                .toList();
        Identity identity = Identity.of(drafts.stream().map(Draft::traits).toList());
        List<Item> items = new ArrayList<>();
        Set<ItemKey> seen = new HashSet<>();
        for (Draft draft : drafts) {
            List<ItemKey> keys = ItemKeys.of(draft.traits(), identity);
            if (keys.stream().noneMatch(seen::contains)) {
                items.add(draft.item(keys));
                seen.addAll(keys);
            }
        }
        return new Normalised(items, identity.reasons());
    }

    /** An entry by itself; empty when it has neither title nor text nor link. */
    public Optional<Item> item(ParsedEntry entry, FeedHead head, Source source, Instant now) {
        return new EntryReader(sanitiser, head, source)
                .draft(entry, now)
                .map(draft -> draft.item(ItemKeys.of(draft.traits(), Identity.UNKNOWN)));
    }

    /** An article of a page, of whose listing nothing is known; empty when it has neither title nor text nor link. */
    public Optional<Item> item(Article article, ListedItem listed, Source source, Instant now) {
        return item(article, listed, source, Identity.UNKNOWN, now);
    }

    /** An article of a page, with what its listing shows of keys. */
    public Optional<Item> item(Article article, ListedItem listed, Source source, Identity identity, Instant now) {
        return new ArticleReader(sanitiser, source)
                .draft(article, listed, now)
                .map(draft -> draft.item(ItemKeys.of(draft.traits(), identity)));
    }
}
