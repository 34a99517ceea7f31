package vn.tintinh.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * What is new in feeds for readers who have them as they were. Of the last renditions of a feed the versions of its items
 * are remembered, and of these a difference to what the feed is now is made when it is asked for, once however many ask.
 * After a restart, and when the configuration changes, nothing is remembered: readers get whole feeds then. From any
 * thread.
 *
 * <p>Spec: RFC 3229.
 */
final class Deltas {
    private static final int RENDITIONS = 8;
    private static final long MEMORY = 16L << 20;
    private static final int KEPT = 500;

    private final Cache<String, List<Past>> pasts = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((String uri, List<Past> of) -> 200
                    + of.stream()
                            .mapToInt(past -> 100 + 40 * past.versions().size())
                            .sum())
            .build();
    private final Cache<Step, Future<Optional<Rendition>>> made =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /**
     * A feed at one of its renditions.
     *
     * @param channels of the configuration that it was made with
     * @param rendition which: its tag without coding
     * @param versions as {@link Issue#versions} has them
     */
    private record Past(Channels channels, String rendition, Set<Long> versions) {}

    private record Step(String uri, String from, String to) {}

    /** Remembers what a rendition was made from. */
    void note(String uri, Rendition rendition, Issue issue) {
        Past past = new Past(issue.channels(), rendition.plain().tag(), issue.versions());
        pasts.asMap().merge(uri, List.of(past), Deltas::add);
    }

    /** Forgets everything: the same items are shown in another way now. */
    void forget() {
        pasts.invalidateAll();
        made.invalidateAll();
    }

    /**
     * What is new since one of the renditions that a reader has, the newest of them; empty where none of them is
     * remembered or the reader has the newest.
     *
     * @param has whether the reader has the rendition of a tag, whatever its coding
     * @param reading what the feed is now, of those versions that fit
     */
    Optional<Future<Optional<Rendition>>> since(
            Channels channels,
            String uri,
            Rendition now,
            Predicate<String> has,
            Function<LongPredicate, Future<Optional<Rendition>>> reading) {
        List<Past> remembered = pasts.getIfPresent(uri);
        if (remembered == null || has.test(now.plain().tag())) {
            return Optional.empty();
        }
        return remembered.stream()
                .filter(past -> past.channels() == channels && has.test(past.rendition()))
                .reduce((older, newer) -> newer)
                .map(past ->
                        made.get(new Step(uri, past.rendition(), now.plain().tag()), step -> reading.apply(
                                        version -> !past.versions().contains(version))
                                .onFailure(cause -> made.invalidate(step))));
    }

    /** Those versions of an issue that fit, as a part of the whole; empty where the part would be no less. */
    static Optional<Rendition> part(Issue issue, Publication publication, Rendition whole, LongPredicate fresh) {
        Issue part = issue.only(fresh);
        if (part.items().size() == issue.items().size()) {
            return Optional.empty();
        }
        byte[] bytes = publication.writer().apply(part);
        return Optional.of(Rendition.of(publication.mediaType(), bytes, Optional.empty(), part.maxAge(), "")
                .partOf(whole));
    }

    private static List<Past> add(List<Past> before, List<Past> now) {
        Past latest = now.get(0);
        List<Past> all = new ArrayList<>(before);
        all.removeIf(past -> past.rendition().equals(latest.rendition()));
        all.add(latest);
        return List.copyOf(all.subList(Math.max(0, all.size() - RENDITIONS), all.size()));
    }
}
