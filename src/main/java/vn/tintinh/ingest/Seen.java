package vn.tintinh.ingest;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link Preview} saw of a source.
 *
 * @param url where it came from in the end
 * @param format of a feed, such as {@code rss-2.0}, or {@code page}; empty when it was not to be had or read
 * @param title of the feed
 * @param feeds absolute URLs of the feeds that a page advertises or links to
 * @param advertisedBy the page that named this feed; empty when the source's own URL was read
 * @param items in the source's order
 * @param next the following page of a listing
 * @param guess what is made of a page without a rule
 * @param warnings sentences
 * @param problem why there is nothing to show; one sentence
 */
public record Seen(
        URI url,
        Optional<String> format,
        Optional<String> title,
        List<String> feeds,
        Optional<URI> advertisedBy,
        List<SeenItem> items,
        Optional<String> next,
        Guess guess,
        List<String> warnings,
        Optional<String> problem) {
    public Seen {
        requireNonNull(url);
        feeds = List.copyOf(feeds);
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }

    static Seen nothing(URI url, String problem) {
        return new Seen(
                url,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Guess.NONE,
                List.of(),
                Optional.of(problem));
    }

    /** Whether there is something, and all that was fetched could be read. */
    public boolean isFine() {
        return problem.isEmpty()
                && !items.isEmpty()
                && items.stream().allMatch(item -> item.problem().isEmpty());
    }

    /** Whether it is a page and no feed. */
    public boolean isPage() {
        return format.filter("page"::equals).isPresent();
    }

    Seen advertisedBy(Optional<URI> page) {
        return new Seen(
                url,
                format,
                title,
                feeds,
                page.isPresent() ? page : advertisedBy,
                items,
                next,
                guess,
                warnings,
                problem);
    }

    Seen naming(List<String> named) {
        return new Seen(url, format, title, named, advertisedBy, items, next, guess, warnings, problem);
    }

    Seen withItems(List<SeenItem> others, Guess made) {
        return new Seen(url, format, title, feeds, advertisedBy, others, next, made, warnings, problem);
    }
}
