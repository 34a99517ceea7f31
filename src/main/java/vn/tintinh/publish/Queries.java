package vn.tintinh.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Selection;

/**
 * Feeds of selections that readers put together themselves. There are as many as anybody likes to ask for, so they are
 * not kept ready: one is fresh for some seconds, or for a minute while the store does not change, and then read again
 * when asked for.
 */
final class Queries {
    private static final String PREFIX = "query?";
    private static final Duration BRIEF = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long MEMORY = 32L << 20;

    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((String uri, Kept of) -> of.rendition().weight())
            .build();

    Queries(InstantSource clock) {
        this.clock = clock;
    }

    private record Kept(Rendition rendition, long change, Instant made) {}

    static Channel channel(Channels channels, Selection selection, int limit) {
        String title = channels.configuration().settings().server().title();
        return new Channel(
                Addresses.query(selection, limit),
                title + " – " + words(channels, selection),
                Optional.empty(),
                selection,
                limit,
                channels.configuration().settings().publishing().duplicates());
    }

    static boolean isQuery(Channel channel) {
        return channel.path().startsWith(PREFIX);
    }

    void changed() {
        changes.incrementAndGet();
    }

    void keep(String uri, Rendition rendition) {
        kept.put(uri, new Kept(rendition, changes.get(), clock.instant()));
    }

    Optional<Rendition> fresh(String uri) {
        return Optional.ofNullable(kept.getIfPresent(uri)).filter(this::isFresh).map(Kept::rendition);
    }

    Optional<Rendition> last(String uri) {
        return Optional.ofNullable(kept.getIfPresent(uri)).map(Kept::rendition);
    }

    private boolean isFresh(Kept of) {
        Duration age = Duration.between(of.made(), clock.instant());
        return age.compareTo(of.change() == changes.get() ? LONG : BRIEF) < 0;
    }

    private static String words(Channels channels, Selection selection) {
        List<String> parts = new ArrayList<>();
        selection
                .categories()
                .forEach(slug -> parts.add(
                        channels.category(slug).map(found -> found.name()).orElse(slug)));
        selection
                .provinces()
                .forEach(slug -> parts.add(channels.provinceName(slug).orElse(slug)));
        selection
                .sources()
                .forEach(id ->
                        parts.add(channels.source(id).map(found -> found.name()).orElse(id)));
        selection.words().ifPresent(words -> parts.add("“" + words + "”"));
        return parts.isEmpty() ? "Tất cả" : String.join(", ", parts);
    }
}
