package vn.tintinh.ingest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.classify.Classifier;
import vn.tintinh.classify.Filter;
import vn.tintinh.config.Configuration;
import vn.tintinh.model.Article;
import vn.tintinh.model.Classified;
import vn.tintinh.model.DayMonthOrder;
import vn.tintinh.model.Document;
import vn.tintinh.model.Item;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Source;
import vn.tintinh.normalise.Normalised;
import vn.tintinh.normalise.Normaliser;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.feed.FeedParser;
import vn.tintinh.parse.page.PageParser;
import vn.tintinh.schedule.Observation;

/**
 * What a document becomes under one configuration: parse, normalise, filter, classify. Knows no network and no
 * database; belongs on the worker pool.
 */
public final class Intake {
    /** Where our sources live. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Map<String, Source> sources;
    private final Classifier classifier;
    private final FeedParser feeds = new FeedParser();
    private final PageParser pages = new PageParser();
    private final Normaliser normaliser = new Normaliser(new Sanitiser());

    /** The intake of a configuration. */
    public Intake(Configuration configuration) {
        this.sources = configuration.sources().stream().collect(Collectors.toMap(Source::id, Function.identity()));
        this.classifier = new Classifier(configuration.categories(), configuration.provinces());
    }

    /** The configured source of an id; empty when a reload took it away. */
    Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The items of a feed. */
    Parsed<FeedItems> feed(Document document, Source source, Optional<DayMonthOrder> known, Instant now) {
        return feeds.parse(document, now, ZONE, known)
                .fold(feed -> new Parsed.Read<>(items(feed, source, known, now)), Parsed.Refused::new);
    }

    /** The articles that a listing page links to. */
    Parsed<Listing> listing(Document document, Source source, Instant now) {
        return pages.listing(document, source.page(), now, ZONE);
    }

    /**
     * The item of an article's page.
     *
     * @return empty inside when the source's filters leave it out
     */
    Parsed<Optional<Classified>> article(Document document, ListedItem listed, Source source, Instant now) {
        Parsed<Article> article = pages.article(document, source.page(), now, ZONE);
        return article.fold(
                read -> new Parsed.Read<>(
                        normaliser.item(read, listed, source, now).flatMap(item -> wanted(item, source, now))),
                Parsed.Refused::new);
    }

    private FeedItems items(ParsedFeed feed, Source source, Optional<DayMonthOrder> known, Instant now) {
        Normalised normalised = normaliser.items(feed, source, now);
        List<Classified> wanted = normalised.items().stream()
                .flatMap(item -> wanted(item, source, now).stream())
                .toList();
        List<Instant> published = normalised.items().stream()
                .flatMap(item -> item.published().stream())
                .toList();
        List<String> warnings = new ArrayList<>(normalised.warnings());
        warnings.addAll(feed.warnings());
        return new FeedItems(wanted, known, published, Observation.Wishes.of(feed.head()), warnings);
    }

    private Optional<Classified> wanted(Item item, Source source, Instant now) {
        return Stream.of(item)
                .filter(each -> Filter.passes(each, source))
                .map(each -> classifier.classify(each, source, now))
                .findFirst();
    }
}
