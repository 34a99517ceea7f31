package vn.tintinh.ingest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.tintinh.config.Configuration;
import vn.tintinh.fetch.Accept;
import vn.tintinh.fetch.FetchRequest;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.fetch.Fetcher;
import vn.tintinh.fetch.Validators;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.Item;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Precision;
import vn.tintinh.model.ReadDate;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceType;
import vn.tintinh.model.Text;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.net.Outbound;
import vn.tintinh.normalise.Identity;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.parse.page.PageParser;

/**
 * What a source would bring if it were polled now: fetched as politely and guarded as a poll does, read by the same
 * intake, and stored nowhere. Where a source's type is to be found out, a feed that its page advertises goes first, as
 * in a poll.
 */
public final class Preview {
    private static final int MOST_FEEDS = 3;

    private final Vertx vertx;
    private final Intake intake;
    private final Outbound outbound;
    private final Fetcher fetcher;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final FeedParser feeds = new FeedParser();
    private final PageParser pages = new PageParser();
    private final Sanitiser sanitiser = new Sanitiser();

    /**
     * A preview under a configuration. To be made and used on one event loop.
     *
     * @param progress is told of each step, one sentence each
     */
    public Preview(Vertx vertx, Configuration configuration, InstantSource clock, Consumer<String> progress) {
        this(
                vertx,
                configuration,
                new Outbound(vertx, () -> Ingest.terms(configuration.settings().polling())),
                clock,
                progress);
    }

    /** The same by a way out that is open: hosts are then spared together with all that goes through it. */
    public Preview(
            Vertx vertx,
            Configuration configuration,
            Outbound outbound,
            InstantSource clock,
            Consumer<String> progress) {
        this.vertx = vertx;
        this.intake = new Intake(configuration);
        this.outbound = outbound;
        this.fetcher = new Fetcher(outbound, clock);
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Looks at a source. Never fails for what the world does: that is in {@link Seen#problem}.
     *
     * @param articles how many articles of a page are fetched at most
     */
    public Future<Seen> see(Source source, int articles) {
        return look(source, source.url(), articles, Optional.empty());
    }

    /** Closes the connections. */
    public Future<Void> close() {
        return outbound.close();
    }

    private Future<Seen> look(Source source, URI url, int articles, Optional<URI> advertisedBy) {
        return fetch(url, source, source.type() == SourceType.PAGE ? Accept.PAGE : Accept.FEED)
                .compose(result -> result.fold(
                        body -> read(source, body, articles).map(seen -> seen.advertisedBy(advertisedBy)),
                        same -> Future.succeededFuture(Seen.nothing(url, "304 to a first request")),
                        throttled -> Future.succeededFuture(Seen.nothing(url, throttled.sentence())),
                        gone -> Future.succeededFuture(Seen.nothing(url, gone.sentence())),
                        failed -> Future.succeededFuture(Seen.nothing(url, failed.sentence()))));
    }

    private Future<FetchResult> fetch(URI url, Source source, Accept accept) {
        progress.accept("fetching " + url);
        return fetcher.fetch(new FetchRequest(url, source.headers(), Validators.NONE, accept, source.access(), true));
    }

    private Future<Seen> read(Source source, FetchResult.Body body, int articles) {
        Document document = body.document();
        progress.accept("reading " + document.body().length + " bytes");
        if (source.type() == SourceType.PAGE) {
            return listing(source, body, articles);
        }
        return vertx.<Seen>executeBlocking(() -> feed(source, body)).compose(seen -> {
            boolean isFinal = seen.problem().isEmpty() || source.type() == SourceType.FEED;
            return isFinal
                    ? Future.succeededFuture(seen)
                    : advertised(source, document, seen.feeds(), 0).compose(found -> found.map(Future::succeededFuture)
                            .orElseGet(() -> listing(source, body, articles)));
        });
    }

    /** The first feed of those that a page advertises which can be read and holds items; empty when there is none. */
    private Future<Optional<Seen>> advertised(Source source, Document page, List<String> named, int index) {
        if (index >= Math.min(named.size(), MOST_FEEDS)) {
            return Future.succeededFuture(Optional.empty());
        }
        return uri(named.get(index))
                .map(url -> {
                    progress.accept("the page advertises a feed");
                    return fetch(url, source, Accept.FEED)
                            .compose(result -> result.fold(
                                    body -> vertx.<Seen>executeBlocking(() -> feed(source, body)),
                                    same -> Future.succeededFuture(Seen.nothing(url, "304")),
                                    throttled -> Future.succeededFuture(Seen.nothing(url, throttled.sentence())),
                                    gone -> Future.succeededFuture(Seen.nothing(url, gone.sentence())),
                                    failed -> Future.succeededFuture(Seen.nothing(url, failed.sentence()))));
                })
                .orElseGet(() -> Future.succeededFuture(Seen.nothing(source.url(), "no URL")))
                .compose(seen -> seen.isFine()
                        ? Future.succeededFuture(Optional.of(seen.advertisedBy(page.url())))
                        : advertised(source, page, named, index + 1));
    }

    private Seen feed(Source source, FetchResult.Body body) {
        Instant now = clock.instant();
        URI url = body.document().url().orElse(source.url());
        Parsed<ParsedFeed> parsed = feeds.parse(body.document(), now, VietnamTime.ZONE, Optional.empty());
        return parsed.fold(
                feed -> intake.feed(body.document(), source, Optional.empty(), now)
                        .fold(
                                items -> new Seen(
                                        url,
                                        Optional.of(feed.format()),
                                        feed.head().title().map(Text::value),
                                        List.of(),
                                        Optional.empty(),
                                        items.items().stream()
                                                .map(classified -> seen(classified.item(), Optional.empty()))
                                                .toList(),
                                        Optional.empty(),
                                        Guess.NONE,
                                        joined(body.notes(), items.warnings()),
                                        Optional.empty()),
                                (problem, named) -> Seen.nothing(url, problem)),
                (problem, named) -> Seen.nothing(url, problem).naming(named));
    }

    /** A listing as it was seen and as it was read; empty where it could not be read. */
    private record Listed(Seen seen, Optional<Listing> listing) {}

    private Future<Seen> listing(Source source, FetchResult.Body body, int articles) {
        Document document = body.document();
        return vertx.<Listed>executeBlocking(() -> listing(source, body)).compose(listed -> {
            List<Guesswork.Look> looks = new ArrayList<>();
            return articles(source, listed.seen(), articles, looks)
                    .compose(items -> vertx.<Seen>executeBlocking(
                            () -> listed.seen().withItems(items, guess(source, document, listed.listing(), looks))));
        });
    }

    private Listed listing(Source source, FetchResult.Body body) {
        Document document = body.document();
        URI url = document.url().orElse(source.url());
        List<String> named = pages.feeds(document);
        return pages.listing(document, source.page(), clock.instant(), VietnamTime.ZONE)
                .fold(
                        listing -> new Listed(
                                listed(url, listing, joined(body.notes(), listing.warnings()))
                                        .naming(named),
                                Optional.of(listing)),
                        (problem, more) -> new Listed(
                                Seen.nothing(url, problem).naming(named.isEmpty() ? more : named), Optional.empty()));
    }

    private Guess guess(Source source, Document document, Optional<Listing> listing, List<Guesswork.Look> looks) {
        return listing.filter(read -> !read.items().isEmpty() && source.page().equals(PageRule.NONE))
                .map(read -> new Guesswork(pages, clock.instant(), VietnamTime.ZONE).guess(document, read, looks))
                .orElse(Guess.NONE);
    }

    private static Seen listed(URI url, Listing listing, List<String> warnings) {
        Optional<String> problem =
                listing.items().isEmpty() ? Optional.of("the list is there and is empty") : Optional.empty();
        List<SeenItem> items = listing.items().stream().map(SeenItem::listed).toList();
        return new Seen(
                url,
                Optional.of("page"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                items,
                listing.next(),
                Guess.NONE,
                warnings,
                problem);
    }

    /** Fetches the first articles one after the other, each in its host's turn; adds to {@code looks} what was read. */
    private Future<List<SeenItem>> articles(Source source, Seen seen, int articles, List<Guesswork.Look> looks) {
        List<SeenItem> items = new ArrayList<>(seen.items());
        Future<Void> chain = Future.succeededFuture();
        for (int i = 0; i < Math.min(articles, items.size()); i++) {
            int index = i;
            chain = chain.compose(before -> article(source, items.get(index)).<Void>map(read -> {
                items.set(index, read.item());
                read.look().ifPresent(looks::add);
                return null;
            }));
        }
        return chain.map(done -> items);
    }

    /** An article as it was seen and as it was read; empty where it could not be read. */
    private record Viewed(SeenItem item, Optional<Guesswork.Look> look) {}

    private Future<Viewed> article(Source source, SeenItem listed) {
        Optional<URI> url = uri(listed.url());
        if (url.isEmpty()) {
            return failed(listed, "the listing's link is no URL");
        }
        return fetch(url.get(), source, Accept.PAGE)
                .compose(result -> result.fold(
                        body -> vertx.<Viewed>executeBlocking(() -> article(source, listed, body.document())),
                        same -> failed(listed, "304 to a first request"),
                        throttled -> failed(listed, throttled.sentence()),
                        gone -> failed(listed, gone.sentence()),
                        failed -> failed(listed, failed.sentence())));
    }

    private static Future<Viewed> failed(SeenItem listed, String why) {
        return Future.succeededFuture(new Viewed(listed.failed(why), Optional.empty()));
    }

    private Viewed article(Source source, SeenItem listed, Document document) {
        Instant now = clock.instant();
        Parsed<Article> article = pages.article(document, source.page(), now, VietnamTime.ZONE);
        ListedItem known = new ListedItem(
                listed.url(),
                listed.title(),
                listed.published().map(at -> new ReadDate(at, Precision.MINUTE)),
                Optional.empty(),
                Optional.empty());
        return article.fold(
                page -> new Viewed(
                        intake.item(page, known, source, Identity.UNKNOWN, now)
                                .map(classified -> seen(
                                                classified.item(),
                                                page.dateBasis().or(listed::dateBasis))
                                        .warned(page.warnings()))
                                .orElseGet(() -> listed.failed("left out by the source's filters")),
                        Optional.of(new Guesswork.Look(document, known, page))),
                (problem, named) -> new Viewed(listed.failed(problem), Optional.empty()));
    }

    private SeenItem seen(Item item, Optional<String> basis) {
        String text = sanitiser.plain(item.content().isEmpty() ? item.summary() : item.content());
        return new SeenItem(
                item.link().orElse(""),
                item.title(),
                item.published(),
                item.published().isEmpty() ? Optional.empty() : basis.or(() -> Optional.of(basis(item))),
                item.authors().stream()
                        .flatMap(person -> person.name().stream())
                        .toList(),
                item.labels(),
                text,
                true,
                List.of(),
                Optional.empty());
    }

    private static String basis(Item item) {
        return switch (item.dateBasis()) {
            case PUBLISHED -> "feed";
            case UPDATED -> "feed: last change";
            case URL -> "url";
            case FIRST_SEEN -> "unknown";
        };
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
