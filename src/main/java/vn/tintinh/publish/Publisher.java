package vn.tintinh.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Format;
import vn.tintinh.model.Selection;
import vn.tintinh.store.ArchiveChain;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.Change;
import vn.tintinh.store.ChangeStore;
import vn.tintinh.store.Database;
import vn.tintinh.store.ItemStore;
import vn.tintinh.store.RemovalStore;
import vn.tintinh.store.ValidatorStore;

/**
 * Keeps the renditions of all channels ready.
 *
 * <p>A rendition is made when it is asked for the first time, and made anew when a change touches its channel, when an
 * item that was held back comes to be seen, and when the configuration changes; never because somebody asks. What is
 * ready is answered from memory, and goes on being answered while the store is away. Those least asked for are dropped
 * when memory is short, and made again when asked for.
 *
 * <p>A channel is read after a change that touches it was stored, and again where one comes while it is read.
 *
 * <p>{@link #ready} may be called from any thread; everything else happens on one event loop.
 */
public final class Publisher {
    private final WorkerExecutor workers;
    private final Supplier<Configuration> configuration;
    private final InstantSource clock;
    private final Removals removals;
    private final Folding folding;
    private final Issues issues;
    private final Context loop;
    private final Press press;
    private final Validators validators;
    private final Queries queries;
    private final Cache<String, Rendition> shelf;
    private final Archives archives;
    private final ArchivePages archivePages;
    private final Deltas deltas = new Deltas();
    private final Unveiling unveiling;
    private final Mates mates;
    private final List<Consumer<List<Change>>> watchers = new CopyOnWriteArrayList<>();
    private final List<Function<Channels, List<Publication>>> offers = new CopyOnWriteArrayList<>();
    private volatile Catalogue catalogue;
    private volatile Map<String, Rendition> lists = Map.of();

    /**
     * Not started yet.
     *
     * @param workers where renditions are made; never ordered
     * @param configuration the one in force
     * @param archived of the same database
     */
    public Publisher(
            Vertx vertx,
            WorkerExecutor workers,
            Supplier<Configuration> configuration,
            Database database,
            ArchiveStore archived,
            InstantSource clock) {
        ItemStore items = new ItemStore(database);
        this.workers = workers;
        this.configuration = configuration;
        this.clock = clock;
        this.removals = new Removals(new RemovalStore(database));
        this.folding = new Folding(items);
        this.issues = new Issues(items, folding, this.removals, clock);
        this.loop = vertx.getOrCreateContext();
        this.press = new Press(vertx, loop, this::print);
        this.validators = new Validators(new ValidatorStore(database), loop);
        this.queries = new Queries(clock);
        this.archives = new Archives(vertx, loop, archived, items, clock, this::grown);
        this.archivePages = new ArchivePages(archived, items, this.removals, clock);
        ChangeStore changes = new ChangeStore(database);
        this.unveiling = new Unveiling(vertx, loop, changes, clock, this::touch);
        this.mates = new Mates(vertx, loop, changes, clock, this::showAnew);
        this.shelf = Caffeine.newBuilder()
                .maximumWeight(configuration.get().settings().publishing().memory())
                .weigher((String uri, Rendition rendition) -> rendition.weight())
                .build();
        this.catalogue = new Catalogue(new Channels(configuration.get()), offers);
    }

    /** Adds the pages that are to be published beside the feeds; before {@link #start}. */
    public void offer(Function<Channels, List<Publication>> writers) {
        offers.add(writers);
    }

    /** Makes the subscription lists, learns what was removed and watches for items that come to be seen. */
    public Future<Void> start() {
        return removals.load()
                .compose(known -> reload())
                .compose(lists -> validators.load(uri -> known(uri).isPresent()))
                .compose(noted -> onLoop(() -> {
                    unveiling.look();
                    return null;
                }));
    }

    /** Takes over the configuration in force: what is ready and is still published is made anew. */
    public Future<Void> reload() {
        Channels channels = new Channels(configuration.get());
        return workers.executeBlocking(() -> lists(channels), false)
                .compose(made -> onLoop(() -> {
                    lists = made;
                    catalogue = new Catalogue(channels, offers);
                    removals.file(catalogue.reach());
                    queries.changed();
                    deltas.forget();
                    shelf.policy()
                            .eviction()
                            .ifPresent(eviction -> eviction.setMaximum(channels.configuration()
                                    .settings()
                                    .publishing()
                                    .memory()));
                    shelf.asMap().keySet().removeIf(uri -> known(uri).isEmpty());
                    archives.reload(channels);
                    shelf.asMap().keySet().forEach(uri -> known(uri).ifPresent(this::refresh));
                    return null;
                }));
    }

    /** Ends; what is being made is finished first. */
    public Future<Void> close() {
        return onLoop(() -> {
                    unveiling.close();
                    archives.close();
                    return null;
                })
                .compose(done -> press.close())
                .compose(done -> validators.written());
    }

    /** The clock that items are shown by. */
    public InstantSource clock() {
        return clock;
    }

    /** All channels of the configuration in force. */
    public Channels channels() {
        return catalogue.channels();
    }

    /** What is published at a URI, ready or not; empty where nothing is. */
    public Optional<Publication> find(String uri) {
        return catalogue.find(uri);
    }

    /** The page of an archive that a URI names, whether there is one of its number or not; empty for all else. */
    public Optional<Publication> findArchived(String uri) {
        return ArchivePages.find(channels(), uri);
    }

    /** A page of an archive, made now if it is not ready, or what there is in its place. */
    public Future<ArchiveAnswer> archived(Publication page) {
        return onLoop(() -> page).compose(archivePages::lacking).compose(lacking -> lacking.map(Future::succeededFuture)
                .orElseGet(() -> rendition(page).map(ArchiveAnswer.Page::new)));
    }

    /** What can be answered at once. */
    public Optional<Rendition> ready(String uri) {
        Rendition rendition = shelf.getIfPresent(uri);
        return rendition != null ? Optional.of(rendition) : list(uri);
    }

    /** The subscription list of a path; empty where there is none. */
    public Optional<Rendition> list(String path) {
        return Optional.ofNullable(lists.get(path));
    }

    /** A publication, made now if it is not ready. Fails when it is not and the store is away. */
    public Future<Rendition> rendition(Publication publication) {
        return ready(publication.uri()).map(Future::succeededFuture).orElseGet(() -> onLoop(() -> publication)
                .compose(press::print));
    }

    /**
     * What is new in a feed since a rendition that a reader has. Empty at once where none that it has is remembered, or it
     * has the newest; empty later where a part would be no less than the whole.
     *
     * @param whole the feed as it is
     * @param has whether the reader has the rendition of a tag, whatever its coding
     */
    public Optional<Future<Optional<Rendition>>> delta(String uri, Rendition whole, Predicate<String> has) {
        Catalogue current = catalogue;
        return current.find(uri)
                .filter(Publication::isFeed)
                .flatMap(publication -> deltas.since(current.channels(), uri, whole, has, fresh -> onLoop(
                                () -> List.of(publication))
                        .compose(only -> issue(current.channels(), only))
                        .compose(issue -> workers.executeBlocking(
                                () -> issue.flatMap(read -> Deltas.part(read, publication, whole, fresh)), false))));
    }

    /**
     * What {@link #queried} gives, or another publication of its channel. Answered from memory for some seconds, and for
     * up to a minute while nothing changes; the last good one when the store is away.
     */
    public Future<Rendition> query(Publication publication) {
        return queries.fresh(publication.uri()).map(Future::succeededFuture).orElseGet(() -> onLoop(() -> publication)
                .compose(press::print)
                .recover(cause -> queries.last(publication.uri())
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(cause))));
    }

    /** Any selection as what is published of it; the same selection has one URI. */
    public Publication queried(Selection selection, int limit, Format format) {
        return Publication.feed(Queries.channel(catalogue.channels(), selection, limit), format);
    }

    /** A publication made anew of what the store has from now on, whether it is ready or not. */
    public Future<Rendition> fresh(Publication publication) {
        Channels channels = catalogue.channels();
        return Queries.isQuery(publication.channel())
                ? issues.current(channels, publication.channel())
                        .compose(folding::fold)
                        .compose(issue -> workers.executeBlocking(() -> write(issue, List.of(publication)), false))
                        .map(made -> Objects.requireNonNull(made.get(publication.uri())))
                : onLoop(() -> publication).compose(press::print);
    }

    /**
     * Tells of changes that may be seen now: those that just came, and those whose time has come, for which {@link
     * #changed} was too early. Called in the order of both, on one event loop; must not block.
     */
    public void watch(Consumer<List<Change>> watcher) {
        watchers.add(watcher);
    }

    /** Takes note of changes in the store, in the order of their numbers: {@code ChangeListener}'s reader. */
    public Future<Void> changed(List<Change> changes) {
        return onLoop(() -> removals.isTouchedBy(changes))
                .compose(stale -> stale ? removals.load().map(true) : Future.succeededFuture(false))
                .compose(learned -> onLoop(() -> {
                    if (learned) {
                        removals.file(catalogue.reach());
                    }
                    take(changes);
                    return null;
                }));
    }

    private void take(List<Change> changes) {
        Instant now = clock.instant();
        List<Change> seen = new ArrayList<>();
        for (Change change : changes) {
            if (change.kind() == Change.Kind.NEW && change.visibleFrom().isAfter(now)) {
                unveiling.await(change);
            } else {
                seen.add(change);
            }
        }
        touch(seen);
    }

    private void touch(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        queries.changed();
        for (Change change : changes) {
            catalogue.touchedBy(change).forEach(channel -> archives.touched(channel, change));
        }
        showAnew(changes);
        mates.look(changes);
        watchers.forEach(watcher -> watcher.accept(changes));
    }

    private void showAnew(List<Change> changes) {
        changes.stream()
                .flatMap(change -> catalogue.touchedBy(change).stream())
                .distinct()
                .forEach(channel -> catalogue.of(channel).forEach(this::refresh));
        archivePages.touchedBy(changes, this::isKept).forEach(this::refreshPage);
    }

    /** An archive is longer or shorter: what names its newest page, and what is or was its oldest, is made anew. */
    private void grown(Archive archive) {
        catalogue.of(archive.channel()).forEach(this::refresh);
        int first = archive.chain().map(ArchiveChain::first).orElse(0);
        archivePages.of(archive.channel(), first).forEach(this::refreshPage);
    }

    private void refreshPage(Publication page) {
        findArchived(page.uri()).ifPresent(this::refresh);
    }

    private void refresh(Publication publication) {
        if (isKept(publication)) {
            press.refresh(publication);
        }
    }

    private boolean isKept(Publication publication) {
        return shelf.getIfPresent(publication.uri()) != null || press.isPrinting(publication);
    }

    private Optional<Publication> known(String uri) {
        return catalogue.find(uri).or(() -> findArchived(uri));
    }

    private Future<Map<String, Rendition>> print(List<Publication> publications) {
        Catalogue current = catalogue;
        return issue(current.channels(), publications)
                .compose(issue -> workers.executeBlocking(
                        () -> issue.map(read -> write(read, publications)).orElse(Map.of()), false))
                .compose(made -> onLoop(() -> shelve(current, publications, made)));
    }

    /** What publications that share an issue are made from; empty for an archive page that there is no more. */
    private Future<Optional<Issue>> issue(Channels channels, List<Publication> publications) {
        Publication last = publications.get(publications.size() - 1);
        Future<Optional<Issue>> read = last.page().isPresent()
                ? archivePages.read(channels, publications)
                : issues.read(channels, last.channel())
                        .compose(archives::complete)
                        .map(Optional::of);
        return read.compose(found -> found.map(issue -> folding.fold(issue).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(found)));
    }

    /** A configuration that came meanwhile has the publication made again. */
    private Map<String, Rendition> shelve(Catalogue used, List<Publication> publications, Map<String, Rendition> made) {
        for (Publication publication : publications) {
            Rendition rendition = made.get(publication.uri());
            if (rendition == null) {
                shelf.invalidate(publication.uri());
                continue;
            }
            if (Queries.isQuery(publication.channel())) {
                queries.keep(publication.uri(), rendition);
                continue;
            }
            shelf.put(publication.uri(), rendition);
            if (used != catalogue) {
                known(publication.uri()).ifPresentOrElse(press::refresh, () -> shelf.invalidate(publication.uri()));
            }
        }
        return made;
    }

    private Map<String, Rendition> write(Issue issue, List<Publication> publications) {
        Map<String, Rendition> made = new LinkedHashMap<>();
        for (Publication publication : publications) {
            Rendition rendition = publication.write(issue);
            Rendition before = shelf.getIfPresent(publication.uri());
            Rendition latest = validators.follow(publication.uri(), rendition, before);
            made.put(publication.uri(), latest);
            if (publication.isFeed()) {
                deltas.note(publication.uri(), latest, issue);
            }
        }
        return made;
    }

    private Map<String, Rendition> lists(Channels channels) {
        Subscriptions subscriptions = new Subscriptions(channels);
        return Map.of(
                "/feeds.opml", subscriptions.feeds(),
                "/sources.opml", subscriptions.sources(),
                "/robots.txt", subscriptions.robots());
    }

    private <T extends @Nullable Object> Future<T> onLoop(Supplier<T> work) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(on -> {
            try {
                promise.complete(work.get());
            } catch (RuntimeException fault) {
                promise.fail(fault);
            }
        });
        return promise.future();
    }
}
