package vn.tintinh.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tintinh.config.Configuration;
import vn.tintinh.config.Outside;
import vn.tintinh.config.SourceArgument;
import vn.tintinh.config.SourceEntry;
import vn.tintinh.config.SourceFile;
import vn.tintinh.config.SourceYaml;
import vn.tintinh.model.Source;

/**
 * A source on its way into {@code conf/sources/}: what was said of it, whether it is there already, what it was seen to
 * be, its entry and the file that is for it. Blocks on the file system.
 */
public final class Addition {
    private final Path conf;
    private final Outside outside;
    private final Configuration configuration;
    private final SourceArgument sources;
    private final Wish wish;

    /**
     * What a person says of a source.
     *
     * @param url a feed, or a page that lists articles
     * @param id default: made of host and path
     * @param name default: the host
     * @param province code, name or slug; empty for the whole country
     * @param kind default: by the host
     * @param categories slugs
     */
    public record Wish(
            String url,
            Optional<String> id,
            Optional<String> name,
            Optional<String> province,
            Optional<String> kind,
            List<String> categories) {
        public Wish {
            url = url.strip();
            requireNonNull(id);
            requireNonNull(name);
            requireNonNull(province);
            requireNonNull(kind);
            categories = List.copyOf(categories);
        }
    }

    /**
     * Of a wish under a configuration.
     *
     * @param configuration of {@code conf}
     */
    public Addition(Path conf, Outside outside, Configuration configuration, Wish wish) {
        this.conf = conf;
        this.outside = outside;
        this.configuration = configuration;
        this.sources = new SourceArgument(conf, configuration, outside);
        this.wish = wish;
    }

    /**
     * The source that it would become.
     *
     * @throws SourceArgument.Unknown where what was said is faulty
     */
    public Source draft() throws SourceArgument.Unknown {
        return sources.draft(said(wish.url()));
    }

    /** Why it is there already, in one sentence with file and line; empty when it is not. */
    public Optional<String> known() {
        return known(wish.url());
    }

    private Optional<String> known(String address) {
        Optional<SourceEntry> same = sources.entry(address);
        if (same.isPresent()) {
            return Optional.of(address + " is a source already: '" + same.get().id() + "' at "
                    + same.get().place());
        }
        return wish.id()
                .flatMap(sources::taken)
                .map(other ->
                        "the id '" + other.id() + "' is taken already at " + other.place() + ": choose another one");
    }

    /** Why it is not to be added after it was looked at, in one sentence; empty when it may be. */
    public Optional<String> refusal(Source wanted, Seen seen) {
        if (seen.problem().isPresent() || seen.items().isEmpty()) {
            return Optional.of(seen.problem().orElse("it brings no items")
                    + (seen.feeds().isEmpty()
                            ? ""
                            : "; try one of its feeds, such as " + seen.feeds().get(0)));
        }
        String polled = polled(wanted, seen);
        return polled.equals(wanted.url().toString()) ? Optional.empty() : known(polled);
    }

    /** A page is polled where it was named, a feed where it was found. */
    public String polled(Source wanted, Seen seen) {
        return !seen.isPage() && seen.advertisedBy().isPresent()
                ? seen.url().toString()
                : wanted.url().toString();
    }

    /** The file of the province of today, or of the whole country. */
    public SourceFile file(Source wanted) {
        return SourceFile.of(wanted.province(), conf, configuration, outside);
    }

    private SourceYaml said(String address) {
        return new SourceYaml()
                .put("name", wish.name())
                .put("url", address)
                .put("kind", wish.kind())
                .put("province", wish.province())
                .put("categories", wish.categories());
    }

    /** Its entry, as far as it is known by now. */
    public SourceYaml entry(Source wanted, Seen seen, LocalDate today) {
        SourceYaml entry = new SourceYaml()
                .put("id", wish.id())
                .put("name", wish.name())
                .put("url", polled(wanted, seen))
                .put("kind", wish.kind())
                .put("province", wish.province())
                .put("type", seen.isPage() ? "page" : "feed")
                .put("categories", wish.categories());
        String found = seen.isPage()
                ? "a page that lists " + seen.items().size() + " articles"
                : "a feed (" + seen.format().orElse("") + ") of " + seen.items().size() + " items"
                        + seen.advertisedBy()
                                .map(page -> ", advertised by " + page)
                                .orElse("");
        return guessed(entry, seen.guess()).comment("Added on " + today + ", then " + found + unsure(seen.guess()));
    }

    /** Where detection is sure of all, it goes on finding things by itself; else what was found is for the admin to see. */
    private static SourceYaml guessed(SourceYaml entry, Guess guess) {
        if (!guess.doubts().isEmpty()) {
            guess.selectors()
                    .forEach(selector -> entry.page(selector.field(), selector.css(), "found: " + selector.found()));
        }
        return entry;
    }

    private static String unsure(Guess guess) {
        List<String> fields = guess.doubts().stream()
                .map(doubt -> "page." + doubt.field())
                .distinct()
                .toList();
        return fields.isEmpty() ? "" : "; unsure of " + String.join(", ", fields);
    }
}
