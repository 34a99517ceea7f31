package vn.tintinh.hub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.model.Channel;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Publication;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Reach;
import vn.tintinh.publish.Rendition;
import vn.tintinh.store.Change;
import vn.tintinh.store.Push;
import vn.tintinh.store.Topic;
import vn.tintinh.store.TopicStore;

/**
 * Turns changes into new editions of what is subscribed to, in the database, so that whichever node is alive delivers
 * them; and holds the bytes that this node delivers. All on one event loop.
 *
 * <p>Any number of nodes may see one change. Each reads the topic anew, and the first one whose bytes differ from the
 * newest edition's makes the next; the others find theirs made. So nothing hangs on one node, and a crash between the
 * change and the edition is made good by the others, or at the next start, when all topics are looked at.
 *
 * <p>Order: of each reading is known a time before and a time after it. An edition must have been begun after the one
 * before was made, else it is read once more; and nobody is sent bytes that may be older than what it has. A topic that
 * changes all the time rests after each edition four times as long as that took, half a second at most; a removal
 * doesn't wait for that.
 */
final class Editions {
    private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
    private static final int AT_ONCE = 8;
    private static final int MOST_READINGS = 5;
    private static final long LONGEST_REST_MILLIS = 500;
    private static final long RETRY_MILLIS = 3000;
    private static final long MEMORY = 64L << 20;

    private final Vertx vertx;
    private final Context loop;
    private final Publisher publisher;
    private final Topics topics;
    private final TopicStore store;
    private final Runnable edited;
    private final Map<Long, Work> works = new HashMap<>();
    private final Queue<Work> waiting = new ArrayDeque<>();
    private final Map<String, Set<Long>> byChannel = new HashMap<>();
    private final Cache<Long, Edition> held = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((Long id, Edition edition) -> 1000 + edition.body().length())
            .build();
    private Channels filed;
    private Reach reach;
    private int running;
    private boolean closed;

    /** @param edited told when there is something new to deliver */
    Editions(Vertx vertx, Context loop, Publisher publisher, TopicStore store, Runnable edited) {
        this.vertx = vertx;
        this.loop = loop;
        this.publisher = publisher;
        this.topics = new Topics(publisher);
        this.store = store;
        this.edited = edited;
        this.filed = publisher.channels();
        this.reach = new Reach(filed, List.of());
    }

    /** One topic: what is being made of it, and for whom. */
    private static final class Work {
        private final Topic topic;
        private Promise<Edition> promised = Promise.promise();
        private boolean wanted;
        private boolean changed;
        private boolean busy;
        private boolean resting;

        private Work(Topic topic) {
            this.topic = topic;
        }
    }

    Topics topics() {
        return topics;
    }

    /**
     * Takes note of what is subscribed to, on whatever node: what was not known here is looked at, in case it has
     * changed before. What a new configuration says of them is taken over.
     */
    void know(Collection<Topic> all) {
        Set<Long> ids = new HashSet<>();
        all.forEach(topic -> ids.add(topic.id()));
        boolean same = !works.keySet().retainAll(ids) && publisher.channels().equals(filed);
        for (Topic topic : all) {
            if (!works.containsKey(topic.id())) {
                same = false;
                works.put(topic.id(), new Work(topic));
                change(topic.id());
            }
        }
        if (!same) {
            file();
        }
    }

    /** Takes note of one topic more, whose edition was made just now. */
    void add(Topic topic) {
        if (works.putIfAbsent(topic.id(), new Work(topic)) == null) {
            file();
        }
    }

    /** The topics that are published still. */
    List<Long> published() {
        return works.values().stream()
                .filter(work -> topics.published(work.topic.uri()).isPresent())
                .map(work -> work.topic.id())
                .toList();
    }

    /** Files the topics anew by their channels. */
    private void file() {
        filed = publisher.channels();
        Set<Channel> channels = new LinkedHashSet<>();
        byChannel.clear();
        for (Work work : works.values()) {
            topics.published(work.topic.uri()).map(Publication::channel).ifPresent(channel -> {
                channels.add(channel);
                byChannel
                        .computeIfAbsent(channel.path(), path -> new LinkedHashSet<>())
                        .add(work.topic.id());
            });
        }
        reach = new Reach(filed, channels);
    }

    /** Changes that may be seen now: what is to be told of them. */
    void changed(List<Change> changes) {
        Set<Long> touched = new LinkedHashSet<>();
        Set<Long> urgent = new LinkedHashSet<>();
        for (Change change : changes) {
            boolean removal = change.kind() == Change.Kind.REMOVED;
            if (removal || change.announced()) {
                for (Channel channel : reach.touchedBy(change)) {
                    (removal ? urgent : touched).addAll(byChannel.getOrDefault(channel.path(), Set.of()));
                }
            }
        }
        urgent.forEach(id -> Optional.ofNullable(works.get(id)).ifPresent(work -> work.resting = false));
        urgent.forEach(this::change);
        touched.forEach(this::change);
    }

    /** What to send for a delivery: held, or read now. Fails when it is no longer published, or the store is away. */
    Future<Edition> of(Push push) {
        Edition edition = held.getIfPresent(push.topicId());
        if (edition != null && edition.serves(push.wanted(), push.readBefore())) {
            return Future.succeededFuture(edition);
        }
        Work work = works.get(push.topicId());
        if (work == null) {
            return store.find(push.topicId()).compose(found -> found.map(topic -> {
                        add(topic);
                        return of(push);
                    })
                    .orElseGet(() -> Future.failedFuture("the topic is gone")));
        }
        work.wanted = true;
        Future<Edition> made = work.promised.future();
        enqueue(work);
        return made;
    }

    void close() {
        closed = true;
        waiting.clear();
        works.values().forEach(work -> work.promised.tryFail("the hub stops"));
    }

    private void change(long id) {
        Work work = works.get(id);
        if (work != null) {
            work.changed = true;
            if (!work.resting) {
                enqueue(work);
            }
        }
    }

    private void enqueue(Work work) {
        if (!work.busy && !closed) {
            work.busy = true;
            waiting.add(work);
            pump();
        }
    }

    private void pump() {
        while (running < AT_ONCE && !waiting.isEmpty() && !closed) {
            run(waiting.remove());
        }
    }

    private void run(Work work) {
        running++;
        boolean changed = work.changed;
        Promise<Edition> promised = work.promised;
        work.changed = false;
        work.wanted = false;
        work.promised = Promise.promise();
        long started = System.nanoTime();
        make(work.topic, changed, MOST_READINGS)
                .onComplete(made -> loop.runOnContext(on -> {
                    running--;
                    work.busy = false;
                    if (made.succeeded()) {
                        held.put(work.topic.id(), made.result());
                        promised.tryComplete(made.result());
                        rest(work, Math.min(4 * (System.nanoTime() - started) / 1_000_000, LONGEST_REST_MILLIS));
                    } else {
                        promised.tryFail(made.cause());
                        failed(work, changed, made.cause());
                    }
                    pump();
                }));
    }

    private void failed(Work work, boolean changed, Throwable cause) {
        if (closed || topics.published(work.topic.uri()).isEmpty()) {
            return;
        }
        LOG.warn("event=edition topic={} outcome=failed problem=\"{}\"", work.topic.uri(), cause.getMessage());
        work.changed |= changed && works.get(work.topic.id()) == work;
        rest(work, RETRY_MILLIS);
    }

    /** Changes wait for the end of the rest; deliveries don't. */
    private void rest(Work work, long millis) {
        work.resting = true;
        vertx.setTimer(Math.max(1, millis), over -> {
            work.resting = false;
            if (work.changed) {
                enqueue(work);
            }
        });
        if (work.wanted) {
            enqueue(work);
        }
    }

    private Future<Edition> make(Topic topic, boolean changed, int readings) {
        Optional<Publication> publication = topics.published(topic.uri());
        if (publication.isEmpty()) {
            return Future.failedFuture("it is no longer published");
        }
        return now(topic).compose(before -> publisher
                .fresh(publication.get())
                .compose(rendition -> changed
                        ? store.edit(topic.id(), rendition.plain().tag(), before.at())
                                .compose(next -> next.map(
                                                made -> told(new Edition(made, rendition, before.at(), made.at())))
                                        .orElseGet(() -> same(topic, rendition, before.at(), readings)))
                        : store.now().map(after -> new Edition(before, rendition, before.at(), after))));
    }

    private Future<Edition> told(Edition edition) {
        LOG.info(
                "event=edition topic={} edition={}",
                edition.topic().uri(),
                edition.topic().edition());
        edited.run();
        return Future.succeededFuture(edition);
    }

    /** No new edition: because it is none, or because another node has made one since this was read. */
    private Future<Edition> same(Topic topic, Rendition rendition, Instant from, int left) {
        return now(topic).compose(current -> {
            if (current.tag().equals(rendition.plain().tag())) {
                return Future.succeededFuture(new Edition(current, rendition, from, current.at()));
            }
            return left > 1 ? make(topic, true, left - 1) : Future.failedFuture("it changes while it is read");
        });
    }

    private Future<Topic> now(Topic topic) {
        return store.find(topic.id()).compose(found -> found.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture("nobody subscribes to it any more")));
    }
}
