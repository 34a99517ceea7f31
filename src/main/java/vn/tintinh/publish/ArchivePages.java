package vn.tintinh.publish;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.store.ArchivePage;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.Change;
import vn.tintinh.store.ItemStore;

/**
 * Single pages of archives: made when they are asked for, and made anew when one of their items changes. Which items
 * these are is noted before they are read, so that no change is missed. All on one event loop, but {@link #find}.
 */
final class ArchivePages {
    private static final Pattern PAGE = Pattern.compile("/feeds/(.+)/archive/([1-9]\\d{0,8})\\.([a-z]+)");

    private final ArchiveStore store;
    private final ItemStore items;
    private final Removals removals;
    private final InstantSource clock;
    private final Map<String, Kept> members = new HashMap<>();

    ArchivePages(ArchiveStore store, ItemStore items, Removals removals, InstantSource clock) {
        this.store = store;
        this.items = items;
        this.removals = removals;
        this.clock = clock;
    }

    private record Kept(Publication publication, Set<String> itemIds) {}

    /** The page that a URI names, whether there is one of its number or not; empty for all else. */
    static Optional<Publication> find(Channels channels, String uri) {
        Matcher page = PAGE.matcher(uri);
        if (!page.matches()) {
            return Optional.empty();
        }
        return channels.find(page.group(1)).flatMap(channel -> Format.of(page.group(3))
                .map(format -> Publication.archive(channel, Integer.parseInt(page.group(2)), format)));
    }

    /** What the store says of a page: none where it has it, else what is to be answered. */
    Future<Optional<ArchiveAnswer>> lacking(Publication publication) {
        int number = publication.page().orElseThrow();
        return store.page(publication.channel().path(), number).map(found -> {
            int last = found.map(ArchivePage::last).orElse(0);
            if (number > last) {
                return Optional.of(number == last + 1 ? new ArchiveAnswer.Ahead() : new ArchiveAnswer.Unknown());
            }
            return found.orElseThrow().itemIds().isEmpty()
                    ? Optional.of(new ArchiveAnswer.Dropped())
                    : Optional.empty();
        });
    }

    /** A page with its items of now; empty when there is no such page, or none any more. */
    Future<Optional<Issue>> read(Channels channels, List<Publication> publications) {
        Channel channel = publications.get(0).channel();
        int number = publications.get(0).page().orElseThrow();
        return store.page(channel.path(), number).compose(found -> {
            Optional<ArchivePage> kept = found.filter(page -> !page.itemIds().isEmpty());
            if (kept.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            ArchivePage page = kept.get();
            Set<String> ids = Set.copyOf(page.itemIds());
            publications.forEach(publication -> members.put(publication.uri(), new Kept(publication, ids)));
            return items.listed(page.itemIds(), clock.instant())
                    .map(of ->
                            Optional.of(new Issue(channels, channel, of, removals.among(ids), Place.at(number, page))));
        });
    }

    /**
     * The pages that are kept and hold items of some changes.
     *
     * @param kept which are; others are forgotten
     */
    List<Publication> touchedBy(List<Change> changes, Predicate<Publication> kept) {
        Set<String> ids = changes.stream()
                .filter(change -> change.kind() != Change.Kind.NEW)
                .map(Change::itemId)
                .collect(Collectors.toSet());
        if (ids.isEmpty() || members.isEmpty()) {
            return List.of();
        }
        members.values().removeIf(page -> !kept.test(page.publication()));
        return members.values().stream()
                .filter(page -> !Collections.disjoint(page.itemIds(), ids))
                .map(Kept::publication)
                .toList();
    }

    /** The pages of a channel that are kept, up to a number. */
    List<Publication> of(Channel channel, int number) {
        return members.values().stream()
                .map(Kept::publication)
                .filter(page -> page.channel().path().equals(channel.path())
                        && page.page().orElseThrow() <= number)
                .toList();
    }
}
