package vn.tintinh.publish;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.Selection;
import vn.tintinh.model.StoredItem;
import vn.tintinh.render.Renderer;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.Position;
import vn.tintinh.store.Published;
import vn.tintinh.store.Window;

/**
 * The items of any selection for programs, page by page: what may be seen now, and of each item as much as its outlet
 * lets be shown. One statement a page.
 */
public final class ItemList {
    private final Vertx vertx;
    private final ItemStore items;
    private final InstantSource clock;

    /** Of a store. */
    public ItemList(Vertx vertx, ItemStore items, InstantSource clock) {
        this.vertx = vertx;
        this.items = items;
        this.clock = clock;
    }

    /** What there may be of an item that was asked for by its id. */
    public sealed interface Found {
        /** It is shown: a JSON object. */
        record Shown(String item) implements Found {}

        /** It was published, and was removed since. */
        record Gone() implements Found {}

        /** There is none, or it may not be shown yet. */
        record Missing() implements Found {}
    }

    /**
     * A page of a selection.
     *
     * @param selection provinces are slugs of units of today
     * @param window what it excludes is added to what is no news
     * @param limit items of the page
     */
    public Future<ItemPage> page(Channels channels, Selection selection, Window window, int limit) {
        Window news = new Window(window.from(), window.to(), window.before(), channels.excluded(selection));
        return items.page(channels.stored(selection), news, limit + 1, clock.instant())
                .compose(found -> vertx.executeBlocking(() -> page(channels, found, limit), false));
    }

    /** One item. */
    public Future<Found> item(Channels channels, String id) {
        return items.published(id, clock.instant())
                .map(found -> found.map(published -> found(channels, published)).orElseGet(Found.Missing::new));
    }

    private static Found found(Channels channels, Published published) {
        return published.removed()
                ? new Found.Gone()
                : new Found.Shown(json(new Documents(channels), published.item()));
    }

    private static ItemPage page(Channels channels, List<StoredItem> found, int limit) {
        Documents documents = new Documents(channels);
        List<StoredItem> shown = found.stream().limit(limit).toList();
        return new ItemPage(
                shown.stream().map(item -> json(documents, item)).toList(),
                found.size() > limit ? Optional.of(Position.behind(shown.get(limit - 1))) : Optional.empty());
    }

    private static String json(Documents documents, StoredItem item) {
        return Renderer.item(item.id(), item.sourceId(), documents.entry(item));
    }
}
