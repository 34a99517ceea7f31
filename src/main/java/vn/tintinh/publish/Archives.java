package vn.tintinh.publish;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.StoredItem;
import vn.tintinh.store.ArchiveChain;
import vn.tintinh.store.ArchiveStore;
import vn.tintinh.store.ArchivedChannel;
import vn.tintinh.store.Change;
import vn.tintinh.store.ItemStore;

/**
 * The archives of all channels, and their growth.
 *
 * <p>The document that readers subscribe to holds the newest items and all that are in no page yet, so that a reader who
 * goes back to the first page that it knows has missed nothing. Which these are is kept in memory, and so an item in a
 * thousand channels costs no statement; only where it is not among the newest, as it came late, is it read besides. The
 * store is looked at when a page may be full, when an item may have come into a channel that it was not in before, and
 * once after the start: one channel at a time, and a few pages at a time, so that the archive of an old store grows
 * beside everything else. All on one event loop.
 */
final class Archives {
    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofMillis(100);
    private static final int PAGES_AT_ONCE = 20;

    private final Vertx vertx;
    private final Context loop;
    private final ArchiveStore store;
    private final ItemStore items;
    private final InstantSource clock;
    private final Consumer<Archive> changed;
    private final Deque<Archive> due = new ArrayDeque<>();
    private final Map<Archive, Alarm> alarms = new HashMap<>();
    private Map<String, Archive> archives = Map.of();
    private boolean looking;
    private boolean failing;
    private boolean closed;

    /**
     * Of no channel yet.
     *
     * @param changed told of an archive that has grown or shrunk, or where what is in no page is not what was known
     */
    Archives(
            Vertx vertx,
            Context loop,
            ArchiveStore store,
            ItemStore items,
            InstantSource clock,
            Consumer<Archive> changed) {
        this.vertx = vertx;
        this.loop = loop;
        this.store = store;
        this.items = items;
        this.clock = clock;
        this.changed = changed;
    }

    private record Alarm(long timer, long atMillis) {}

    /** Takes over the channels of a configuration; what is known of those that stay as they are is kept. */
    void reload(Channels now) {
        Map<String, Archive> next = new HashMap<>();
        for (Channel channel : now.list()) {
            ArchivedChannel archived = archived(now, channel);
            Archive known = archives.get(channel.path());
            boolean kept = known != null && known.isOf(channel, archived);
            next.put(channel.path(), kept ? known : new Archive(channel, archived, 2 * channel.limit()));
        }
        archives = next;
        alarms.values().forEach(alarm -> vertx.cancelTimer(alarm.timer()));
        alarms.clear();
        due.clear();
        declare();
    }

    private void declare() {
        Map<String, Archive> declared = archives;
        store.declare(declared.values().stream().map(Archive::archived).toList())
                .onComplete(done -> loop.runOnContext(on -> {
                    if (closed || declared != archives) {
                        return;
                    }
                    if (done.succeeded()) {
                        due.addAll(declared.values());
                        lookOn();
                    } else {
                        failed(done.cause());
                        vertx.setTimer(RETRY.toMillis(), again -> retry(declared));
                    }
                }));
    }

    private void retry(Map<String, Archive> declared) {
        if (!closed && declared == archives) {
            declare();
        }
    }

    /** Said once, however long the store is away. */
    private void failed(Throwable cause) {
        if (!failing) {
            LOG.warn("event=archive outcome=failed problem=\"{}\"", cause.getMessage());
        }
        failing = true;
    }

    void close() {
        closed = true;
        alarms.values().forEach(alarm -> vertx.cancelTimer(alarm.timer()));
        due.clear();
    }

    /** Takes note of a change that may be seen and touches a channel. */
    void touched(Channel channel, Change change) {
        Archive archive = archives.get(channel.path());
        if (archive == null) {
            return;
        }
        boolean plain = channel.selection().words().isEmpty();
        if (change.kind() != Change.Kind.NEW || !plain) {
            if (change.kind() == Change.Kind.REMOVED) {
                archive.leave(change.itemId());
            }
            arm(archive, SOON);
        } else if (archive.archived().excluded().stream().noneMatch(change.categories()::contains)) {
            archive.arrive(change.itemId());
            if (archive.isFull()) {
                arm(archive, store.settled().plus(MARGIN));
            }
        }
    }

    /** An issue of a channel with all that is in no page yet, and its place. */
    Future<Issue> complete(Issue issue) {
        Archive archive = archives.get(issue.channel().path());
        if (archive == null || !archive.channel().equals(issue.channel())) {
            return Future.succeededFuture(issue);
        }
        Future<Void> known = archive.chain().isPresent() ? Future.succeededFuture() : read(archive);
        return known.compose(
                read -> archive.chain().map(chain -> complete(issue, chain)).orElse(Future.succeededFuture(issue)));
    }

    private Future<Issue> complete(Issue issue, ArchiveChain chain) {
        Set<String> shown = new HashSet<>();
        issue.items().forEach(item -> shown.add(item.id()));
        List<String> missing =
                chain.waiting().stream().filter(id -> !shown.contains(id)).toList();
        Place place = Place.before(chain);
        if (missing.isEmpty()) {
            return Future.succeededFuture(issue.at(place, issue.items()));
        }
        return items.listed(missing, clock.instant())
                .map(late -> issue.at(
                        place,
                        Stream.concat(issue.items().stream(), late.stream())
                                .sorted(Comparator.comparing(StoredItem::shownAt)
                                        .thenComparing(StoredItem::id)
                                        .reversed())
                                .toList()));
    }

    /** Looks at an archive after a while, unless it is to be looked at before. */
    private void arm(Archive archive, Duration delay) {
        long at = clock.millis() + delay.toMillis();
        Alarm armed = alarms.get(archive);
        if (closed || (armed != null && armed.atMillis() <= at)) {
            return;
        }
        if (armed != null) {
            vertx.cancelTimer(armed.timer());
        }
        long timer = vertx.setTimer(
                delay.toMillis(),
                fired -> loop.runOnContext(on -> {
                    alarms.remove(archive);
                    if (archives.get(archive.channel().path()) == archive) {
                        due.add(archive);
                        lookOn();
                    }
                }));
        alarms.put(archive, new Alarm(timer, at));
    }

    private void lookOn() {
        if (looking || due.isEmpty()) {
            return;
        }
        looking = true;
        Archive archive = due.remove();
        Optional<ArchiveChain> before = archive.chain();
        Future<Boolean> closing = archive.isFull() ? closePages(archive, PAGES_AT_ONCE) : Future.succeededFuture(false);
        closing.compose(more -> read(archive).map(more))
                .onComplete(done -> loop.runOnContext(on -> {
                    if (closed) {
                        return;
                    }
                    if (done.succeeded()) {
                        looked(archive, before, done.result());
                        goOn();
                    } else {
                        failed(done.cause());
                        due.addFirst(archive);
                        vertx.setTimer(RETRY.toMillis(), again -> goOn());
                    }
                }));
    }

    private void goOn() {
        looking = false;
        lookOn();
    }

    private void looked(Archive archive, Optional<ArchiveChain> before, boolean more) {
        failing = false;
        if (more) {
            due.add(archive);
        } else if (archive.isFull()) {
            arm(archive, store.settled().plus(MARGIN));
        }
        if (!before.equals(archive.chain())) {
            changed.accept(archive);
        }
    }

    private Future<Boolean> closePages(Archive archive, int most) {
        if (most == 0) {
            return Future.succeededFuture(true);
        }
        return store.close(archive.archived())
                .compose(full -> full && !closed ? closePages(archive, most - 1) : Future.succeededFuture(false));
    }

    private Future<Void> read(Archive archive) {
        return archive.read(() -> store.chain(archive.archived(), archive.most(), clock.instant()));
    }

    private static ArchivedChannel archived(Channels channels, Channel channel) {
        List<String> excluded = channels.keepsExcluded(channel)
                ? List.of()
                : channels.configuration().categories().stream()
                        .filter(Category::excluded)
                        .map(Category::slug)
                        .sorted()
                        .toList();
        return new ArchivedChannel(channel.path(), channels.stored(channel.selection()), excluded, channel.limit());
    }
}
