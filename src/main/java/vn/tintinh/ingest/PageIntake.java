package vn.tintinh.ingest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.HubLinks;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.PageRule;
import vn.tintinh.model.Parsed;
import vn.tintinh.parse.page.LearnAgreement;
import vn.tintinh.parse.page.Learner;
import vn.tintinh.parse.page.PageParser;
import vn.tintinh.parse.page.RuleWarnings;
import vn.tintinh.store.Incident;
import vn.tintinh.store.Sighting;

/**
 * What pages say, read by the admin's rule, below it by what was learned of the source, and where that fails by
 * detection, which then must agree with what is known. Knows no network and no database; belongs on the worker pool.
 */
final class PageIntake {
    /** An article read by the learned rule is read by detection too while it is young, and now and then. */
    private static final int YOUNG = 3;

    private static final int VERIFIED_EVERY = 10;
    private static final int MOST_COUNTED = 1000;
    private static final int FEW_KNOWN = 3;

    private static final Pattern MEDIA = Pattern.compile("(?i)<(?:img|video|audio|iframe|table|object|embed)\\b");

    private final PageParser pages = new PageParser();
    private final ZoneId zone;
    private final int maxItems;

    /**
     * @param zone of dates that name none
     * @param maxItems read of one listing, the first so many
     */
    PageIntake(ZoneId zone, int maxItems) {
        this.zone = zone;
        this.maxItems = maxItems;
    }

    /**
     * What came of a listing's page.
     *
     * @param listing empty when it is not to be used
     * @param problem why it is not
     * @param learned of the source by now
     */
    record ListingRead(Optional<Listing> listing, Optional<String> problem, LearnedRule learned, List<Sighting> seen) {}

    /**
     * What came of an article's page.
     *
     * @param strange the page is not laid out as was learned, and what detection reads there is not the article that
     *     the listing announced
     */
    record ArticleRead(Article article, LearnedRule learned, boolean strange) {}

    /** The WebSub hubs and the topic that a page names. */
    HubLinks hubs(Document document) {
        return pages.hubs(document);
    }

    /** Reads a further page of a listing as the first was read. */
    Parsed<Listing> further(Document document, Source source, Instant now) {
        return listing(document, Learner.over(source.rule(), source.learned().rule()), now);
    }

    /**
     * A source as its pages are read.
     *
     * @param rule the admin's
     * @param known articles that the listing showed before
     * @param learning whether to look for the list's selector again though it was not found before
     */
    record Source(PageRule rule, LearnedRule learned, List<ListedItem> known, boolean learning) {}

    /** Reads a listing. */
    ListingRead listing(Document document, Source source, Instant now) {
        if (source.rule().list().isEmpty() && source.learned().rule().list().isPresent()) {
            Optional<Listing> ruled = further(document, source, now)
                    .fold(read -> Optional.of(read), (problem, feeds) -> Optional.<Listing>empty())
                    .filter(read -> holds(read) && isAsLearned(read, source));
            if (ruled.isPresent()) {
                LearnedRule same = listed(source.learned(), ruled.get());
                return new ListingRead(ruled, Optional.empty(), same, over(ruled.get()));
            }
        }
        return listing(document, source.rule(), now)
                .fold(
                        read -> detected(document, source, read, now),
                        (problem, feeds) -> lost(source, problem, "after: " + problem));
    }

    private Parsed<Listing> listing(Document document, PageRule rule, Instant now) {
        return pages.listing(document, rule, now, zone)
                .fold(
                        read -> new Parsed.Read<>(
                                read.items().size() <= maxItems
                                        ? read
                                        : new Listing(read.items().subList(0, maxItems), read.next(), read.warnings())),
                        Parsed.Refused::new);
    }

    private static boolean holds(Listing read) {
        return RuleWarnings.failures(read.warnings()).isEmpty();
    }

    private static boolean isAsLearned(Listing read, Source source) {
        LearnAgreement agreement = Learner.agreement(read.items(), source.known());
        boolean isLongEnough = read.items().size() * 3 >= source.learned().listed() || agreement.known() > 0;
        return source.known().isEmpty() ? agreement.isPlausible() : agreement.isSame() && isLongEnough;
    }

    private ListingRead detected(Document document, Source source, Listing read, Instant now) {
        if (read.items().isEmpty()) {
            return new ListingRead(
                    Optional.of(read),
                    Optional.empty(),
                    source.learned(),
                    source.known().isEmpty()
                            ? List.of()
                            : List.of(Sighting.of(
                                    Incident.Kind.LIST_EMPTIED,
                                    before(source) + "\nafter: the list is there and empty")));
        }
        boolean ruled = source.rule().list().isPresent() && holds(read);
        LearnAgreement agreement = Learner.agreement(read.items(), source.known());
        if (!ruled && source.known().size() >= FEW_KNOWN && !agreement.isSame()) {
            return lost(
                    source,
                    "the listing has changed, and what is found on it now has nothing in common with what is known; name"
                            + " its blocks with page.list",
                    "after: " + read.items().size() + " links, such as " + titles(read.items()) + ", of which "
                            + agreement.known() + " are known");
        }
        LearnedRule learned = ruled ? source.learned() : relearned(document, source, read, now);
        return new ListingRead(Optional.of(read), Optional.empty(), listed(learned, read), over(read));
    }

    private LearnedRule relearned(Document document, Source source, Listing read, Instant now) {
        boolean worthwhile = source.learning()
                || source.known().isEmpty()
                || source.learned().rule().list().isPresent();
        Optional<Learner.ListRule> list = source.rule().list().isPresent() || !worthwhile
                ? Optional.empty()
                : new Learner(pages, now, zone).list(document, read, source.rule());
        PageRule.Builder rule = PageRule.builder();
        PageRule old = source.learned().rule();
        list.ifPresent(found -> rule.list(found.selector()));
        old.title().ifPresent(rule::title);
        old.date().ifPresent(rule::date);
        old.body().ifPresent(rule::body);
        double confidence = list.map(Learner.ListRule::confidence).orElse(0.0);
        LearnedRule before = source.learned();
        return new LearnedRule(rule.build(), confidence, before.listed(), before.articles(), before.bodyLength());
    }

    private static LearnedRule listed(LearnedRule learned, Listing read) {
        return new LearnedRule(
                learned.rule(), learned.confidence(), read.items().size(), learned.articles(), learned.bodyLength());
    }

    /** What a listing that could be used says of incidents. */
    private static List<Sighting> over(Listing read) {
        List<Sighting> seen = new ArrayList<>();
        seen.add(Sighting.none(Incident.Kind.LIST_LOST));
        seen.add(Sighting.none(Incident.Kind.LIST_EMPTIED));
        seen.add(
                holds(read)
                        ? Sighting.none(Incident.Kind.RULE_FAILS)
                        : Sighting.of(
                                Incident.Kind.RULE_FAILS, String.join("\n", RuleWarnings.failures(read.warnings()))));
        return seen;
    }

    private static ListingRead lost(Source source, String problem, String after) {
        return new ListingRead(
                Optional.empty(),
                Optional.of(problem),
                source.learned(),
                source.known().isEmpty()
                        ? List.of()
                        : List.of(Sighting.of(Incident.Kind.LIST_LOST, before(source) + "\n" + after)));
    }

    private static String before(Source source) {
        return "before: " + Math.max(source.learned().listed(), 1) + " articles"
                + Learner.over(source.rule(), source.learned().rule())
                        .list()
                        .map(list -> " in " + list)
                        .orElse("")
                + ", such as " + titles(source.known());
    }

    private static String titles(List<ListedItem> items) {
        return items.stream()
                .limit(3)
                .map(item -> "“" + item.title() + "” (" + item.url() + ")")
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
    }

    /** Reads an article that a listing announced. */
    Parsed<ArticleRead> article(Document document, ListedItem listed, Source source, Instant now) {
        PageRule own = source.learned().rule();
        LearnedRule learned = source.learned();
        if (hasFields(own)) {
            Optional<Article> ruled = article(document, Learner.over(source.rule(), own), now)
                    .fold(read -> Optional.of(read), (problem, feeds) -> Optional.<Article>empty())
                    .filter(read ->
                            holds(own, read) && Learner.isAnnounced(read, listed) && !isShort(read, listed, learned));
            boolean verify = learned.articles() < YOUNG || learned.articles() % VERIFIED_EVERY == 0;
            if (ruled.isPresent() && (!verify || isDetected(document, ruled.get(), source, now))) {
                return new Parsed.Read<>(new ArticleRead(ruled.get(), counted(learned, ruled.get()), false));
            }
        }
        return article(document, source.rule(), now)
                .fold(read -> new Parsed.Read<>(detected(document, read, listed, source, now)), Parsed.Refused::new);
    }

    private Parsed<Article> article(Document document, PageRule rule, Instant now) {
        return pages.article(document, rule, now, zone);
    }

    /** An article with the body of its following page behind its own. */
    static Article join(Article article, Article page) {
        return new Article(
                article.title(),
                article.lead(),
                article.body() + "\n" + page.body(),
                article.published(),
                article.updated(),
                article.dateBasis(),
                article.authors().isEmpty() ? page.authors() : article.authors(),
                article.labels(),
                article.image(),
                article.language(),
                article.canonical(),
                page.nextPage(),
                article.warnings());
    }

    /** The text of a body; empty when there is none. */
    static Optional<String> text(Article article) {
        return Optional.of(Learner.textOf(article)).filter(text -> !text.isEmpty());
    }

    /** Reads a further page of an article as the first was read. */
    Parsed<Article> furtherPage(Document document, Source source, Instant now) {
        return article(document, Learner.over(source.rule(), source.learned().rule()), now);
    }

    private static boolean hasFields(PageRule own) {
        return Stream.of(own.title(), own.date(), own.body()).anyMatch(Optional::isPresent);
    }

    /** Whether each learned selector has matched. */
    private static boolean holds(PageRule own, Article read) {
        return read.warnings().stream().noneMatch(warning -> Stream.of(own.title(), own.date(), own.body())
                .flatMap(Optional::stream)
                .anyMatch(warning::contains));
    }

    private boolean isDetected(Document document, Article ruled, Source source, Instant now) {
        return article(document, source.rule(), now)
                .fold(
                        read -> read.title().equals(ruled.title())
                                && read.published().equals(ruled.published())
                                && Learner.isSameBody(read, ruled),
                        (problem, feeds) -> false);
    }

    private ArticleRead detected(Document document, Article read, ListedItem listed, Source source, Instant now) {
        boolean announced = Learner.isAnnounced(read, listed);
        if (!announced || isShort(read, listed, source.learned())) {
            return new ArticleRead(
                    read, source.learned(), hasFields(source.learned().rule()) && !announced);
        }
        PageRule.Builder rule = new Learner(pages, now, zone).article(document, read, source.rule()).toBuilder();
        source.learned().rule().list().ifPresent(rule::list);
        LearnedRule before = source.learned();
        LearnedRule fresh = new LearnedRule(rule.build(), before.confidence(), before.listed(), 0, before.bodyLength());
        return new ArticleRead(read, counted(fresh, read), false);
    }

    private static LearnedRule counted(LearnedRule learned, Article read) {
        int length = Learner.textOf(read).length();
        int usual = learned.bodyLength() == 0 ? length : (learned.bodyLength() * 7 + length) / 8;
        return new LearnedRule(
                learned.rule(),
                learned.confidence(),
                learned.listed(),
                learned.articles() >= MOST_COUNTED ? YOUNG : learned.articles() + 1,
                usual);
    }

    /** Whether a body came out shorter than the listing's own summary, or as a rest of what the source's have. */
    static boolean isShort(Article read, ListedItem listed, LearnedRule learned) {
        int length = Learner.textOf(read).length();
        boolean shows = MEDIA.matcher(read.body()).find();
        int summary = listed.summary().map(String::length).orElse(0);
        int lead = read.lead().map(String::length).orElse(0);
        boolean lessThanTold = summary >= 80 && (length + lead) * 5 < summary * 4;
        boolean rest = learned.bodyLength() >= 500 && length * 8 < learned.bodyLength() && length < 150;
        return !shows && (lessThanTold || rest || length + lead == 0);
    }
}
