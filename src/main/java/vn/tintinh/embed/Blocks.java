package vn.tintinh.embed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Publication;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Query;
import vn.tintinh.publish.Rendition;

/**
 * Blocks as they are answered. What a channel's blocks show is a rendition that is kept ready; the forms of it, of which
 * there are as many as anybody likes to ask for, are made of it when they are asked for, and the latest of them kept.
 */
final class Blocks {
    /** No request line has a space in it, so nobody asks for these under their own URI. */
    private static final String URI = "block ";

    private static final long MEMORY = 16L << 20;

    private final Publisher publisher;
    private final WorkerExecutor workers;
    private final Cache<Form, Rendition> forms = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((Form form, Rendition rendition) -> rendition.weight())
            .build();

    /** Offers what it needs to a publisher that is not started yet. */
    Blocks(Publisher publisher, WorkerExecutor workers) {
        this.publisher = publisher;
        this.workers = workers;
        publisher.offer(Blocks::publications);
    }

    /**
     * One form of one block, at one moment.
     *
     * @param tag of what it shows
     * @param name of the form
     * @param further header fields
     * @param design empty where it has none
     */
    record Form(String tag, String name, Map<String, String> further, Optional<Design> design) {}

    private static List<Publication> publications(Channels channels) {
        return channels.list().stream().map(Blocks::publication).toList();
    }

    private static Publication publication(Channel channel) {
        return Publication.of(URI + channel.path(), channel, Format.JSON.mediaType(), Block::write);
    }

    /** What blocks of a channel show; empty where there is no such channel. */
    Optional<Future<Rendition>> channel(String path) {
        return publisher.find(URI + path).map(publisher::rendition);
    }

    /** What blocks of a selection show. */
    Future<Rendition> query(Query query) {
        Channels channels = publisher.channels();
        Channel channel = publisher
                .queried(query.selection(channels), Block.MOST, Format.JSON)
                .channel();
        return publisher.query(publication(channel));
    }

    /** A form of a block, made now if it is not kept. */
    Future<Rendition> form(Form form, Supplier<Rendition> make) {
        Rendition kept = forms.getIfPresent(form);
        return kept != null
                ? Future.succeededFuture(kept)
                : workers.executeBlocking(() -> Objects.requireNonNull(forms.get(form, unused -> make.get())), false);
    }
}
