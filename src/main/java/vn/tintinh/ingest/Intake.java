package vn.tintinh.ingest;

import java.time.Instant;
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
import vn.tintinh.model.Parsed;
import vn.tintinh.model.ParsedFeed;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Source;
import vn.tintinh.model.VietnamTime;
import vn.tintinh.normalise.Identity;
import vn.tintinh.normalise.Normalised;
import vn.tintinh.normalise.Normaliser;
import vn.tintinh.normalise.Sanitiser;
import vn.tintinh.parse.feed.FeedParser;

/**
 * What a document becomes under one configuration: parse, normalise, filter, classify. Knows no network and no
 * database; belongs on the worker pool.
 */
public final class Intake {
    /** Where our sources live. */
    private final Map<String, Source> sources;

    private final Classifier classifier;
    private final FeedParser feeds;
    private final PageIntake pages;
    private final Normaliser normaliser = new Normaliser(new Sanitiser());

    /** The intake of a configuration. */
    public Intake(Configuration configuration) {
        this.sources = configuration.sources().stream().collect(Collectors.toMap(Source::id, Function.identity()));
        int maxItems = configuration.settings().polling().limits().maxItems();
        this.feeds = new FeedParser(maxItems);
        this.pages = new PageIntake(VietnamTime.ZONE, maxItems);
        this.classifier = new Classifier(configuration.categories(), configuration.provinces());
    }

    /** The configured source of an id; empty when a reload took it away. */
    Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The items of a feed. */
    Parsed<FeedItems> feed(Document document, Source source, Optional<DayMonthOrder> known, Instant now) {
        return feeds.parse(document, now, VietnamTime.ZONE, known)
                .fold(feed -> new Parsed.Read<>(items(feed, source, now)), Parsed.Refused::new);
    }

    /** How pages are read. */
    PageIntake pages() {
        return pages;
    }

    /**
     * The item of an article.
     *
     * @param identity what the listing shows of keys
     * @return empty when the source's filters leave it out
     */
    Optional<Classified> item(Article article, ListedItem listed, Source source, Identity identity, Instant now) {
        return normaliser.item(article, listed, source, identity, now).flatMap(item -> wanted(item, source, now));
    }

    /**
     * The item of an article whose page is not to be read: what the listing tells of it.
     *
     * @param lead a text that stands in where the listing has no summary
     * @return empty when the listing has no title, or the source's filters leave it out
     */
    Optional<Classified> standIn(
            ListedItem listed, Optional<String> lead, Source source, Identity identity, Instant now) {
        if (listed.title().isBlank()) {
            return Optional.empty();
        }
        Article told = new Article(
                listed.title(),
                listed.summary().or(() -> lead),
                "",
                listed.published(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                listed.image(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return item(told, listed, source, identity, now);
    }

    private FeedItems items(ParsedFeed feed, Source source, Instant now) {
        Normalised normalised = normaliser.items(feed, source, now);
        List<Classified> wanted = normalised.items().stream()
                .flatMap(item -> wanted(item, source, now).stream())
                .toList();
        List<Instant> published = normalised.items().stream()
                .filter(item -> item.precision().compareTo(Precision.HOUR) <= 0)
                .flatMap(item -> item.published().stream())
                .toList();
        return new FeedItems(
                wanted, feed.dayMonthOrder(), published, feed.head(), normalised.degraded(), feed.warnings());
    }

    private Optional<Classified> wanted(Item item, Source source, Instant now) {
        return Stream.of(item)
                .filter(each -> Filter.passes(each, source))
                .map(each -> classifier.classify(each, source, now))
                .findFirst();
    }
}
