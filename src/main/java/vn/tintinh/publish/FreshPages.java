package vn.tintinh.publish;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import vn.tintinh.model.Province;
import vn.tintinh.model.StoredItem;
import vn.tintinh.render.Sitemap;

/**
 * {@code /news-sitemap.xml}: our pages that the newest news stands on, with the time of the newest of it.
 *
 * <p>A sitemap may list pages of its own host only, and one of Google News only articles that can be read there. Ours
 * cannot: an article's page is its outlet's. So this lists the front page and the pages of categories, provinces and
 * sources, and claims no article. The two days are counted back from the newest item, not from now, so that it changes
 * only when there is news.
 */
final class FreshPages {
    static final String PATH = "/news-sitemap.xml";
    private static final Duration FRESH = Duration.ofDays(2);
    private static final int MOST = 1000;

    private FreshPages() {}

    static Publication publication(Channels channels) {
        return new Publication(
                PATH,
                channels.find(Channels.ALL).orElseThrow(),
                "application/xml; charset=utf-8",
                OptionalInt.empty(),
                FreshPages::write);
    }

    private static byte[] write(Issue issue) {
        Instant newest = issue.items().stream()
                .map(StoredItem::seenAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Map<String, Instant> changed = new HashMap<>();
        for (StoredItem item : issue.items()) {
            if (item.seenAt().isAfter(newest.minus(FRESH))) {
                pages(issue.channels(), item)
                        .forEach(page -> changed.merge(page, item.seenAt(), (a, b) -> a.isAfter(b) ? a : b));
            }
        }
        String base =
                issue.channels().configuration().settings().server().publicUrl().toString();
        List<Sitemap.Page> pages = changed.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(page -> new Sitemap.Page(URI.create(base + page.getKey()), page.getValue()))
                .toList();
        return Sitemap.write(pages);
    }

    /** Where an item is to be seen. */
    private static Stream<String> pages(Channels channels, StoredItem item) {
        Stream<String> province = item.province().flatMap(channels::provinceToday).map(Province::slug).stream()
                .map(slug -> "provinces/" + slug);
        return Stream.of(Stream.of(Channels.ALL, "sources/" + item.sourceId()), item.categories().stream(), province)
                .flatMap(paths -> paths)
                .flatMap(path -> channels.find(path).stream())
                .map(Addresses::page);
    }
}
