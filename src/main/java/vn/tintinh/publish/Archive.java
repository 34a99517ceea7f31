package vn.tintinh.publish;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.tintinh.model.Channel;
import vn.tintinh.store.ArchiveChain;
import vn.tintinh.store.ArchivedChannel;

/**
 * What this node knows of the archive of one channel: how far it reaches, and which items are in no page yet. As of some
 * moment: pages that another node has closed since are not known of, and their items count as in no page. On one event
 * loop.
 */
final class Archive {
    private final Channel channel;
    private final ArchivedChannel archived;
    private final int most;
    private Optional<ArchiveChain> chain = Optional.empty();
    private Set<String> waiting = new LinkedHashSet<>();
    private Set<String> arriving = new LinkedHashSet<>();
    private boolean all;
    private Future<Void> reading = Future.succeededFuture();

    /**
     * Nothing is known yet.
     *
     * @param most so many items that are in no page are kept in mind
     */
    Archive(Channel channel, ArchivedChannel archived, int most) {
        this.channel = channel;
        this.archived = archived;
        this.most = most;
    }

    Channel channel() {
        return channel;
    }

    ArchivedChannel archived() {
        return archived;
    }

    int most() {
        return most;
    }

    /** Whether it is that of a channel as it is now. */
    boolean isOf(Channel now, ArchivedChannel selecting) {
        return channel.equals(now) && archived.equals(selecting);
    }

    /** As of the last reading, and without the items that came since; empty before the first. */
    Optional<ArchiveChain> chain() {
        return chain.map(read -> new ArchiveChain(read.first(), read.last(), waiting, all));
    }

    /** Whether there may be a page to be closed. */
    boolean isFull() {
        return chain.isEmpty() || !all || waiting.size() >= archived.pageSize();
    }

    /** An item that is new in the channel. */
    void arrive(String id) {
        if (waiting.size() < most) {
            waiting.add(id);
            arriving.add(id);
        } else {
            all = false;
        }
    }

    /** An item that is in no channel any more. */
    void leave(String id) {
        waiting.remove(id);
        arriving.remove(id);
    }

    /** Reads it from the store, one reading after another. */
    Future<Void> read(Supplier<Future<Optional<ArchiveChain>>> store) {
        reading = reading.transform(before -> {
            arriving = new LinkedHashSet<>();
            return store.get().map(found -> {
                found.ifPresent(this::take);
                return null;
            });
        });
        return reading;
    }

    private void take(ArchiveChain found) {
        chain = Optional.of(found);
        all = found.all();
        waiting = new LinkedHashSet<>(found.waiting());
        waiting.addAll(arriving);
    }
}
