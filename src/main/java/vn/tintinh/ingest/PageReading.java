package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.ingest.Run.Task;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Habits;
import vn.tintinh.model.HubLinks;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.model.Precision;
import vn.tintinh.model.SourceType;
import vn.tintinh.normalise.Identity;
import vn.tintinh.schedule.NextDue;
import vn.tintinh.store.LastBody;
import vn.tintinh.store.Move;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.PageFindings;
import vn.tintinh.store.PendingStore;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.Sighting;

/**
 * The run of a page source: its listing is read, further back where all of it is new, and the articles that are new or
 * have another title are fetched one after the other, each in its host's turn, within a budget of pages and of the
 * lease's time. What is left over stays pending in the store.
 */
final class PageReading {
    private static final int MOST_KNOWN = 200;
    private static final int MOST_ASKED_AGAIN = 500;

    private final PendingStore pending;
    private final Workshop workers;
    private final Tools tools;
    private final Timetable timetable;
    private final InstantSource clock;

    PageReading(Tools tools) {
        this.pending = tools.pending();
        this.workers = tools.workers();
        this.tools = tools;
        this.timetable = tools.timetable();
        this.clock = tools.clock();
    }

    /** Reads a listing and fetches the articles that are new. */
    Future<RunResult> read(Task task, FetchResult.Body body) {
        return known(task).compose(known -> workers.on(body.document(), () -> {
                    PageIntake intake = task.intake().pages();
                    PageIntake.ListingRead read = intake.listing(body.document(), source(task, known), clock.instant());
                    if (read.listing().isPresent()) {
                        HubLinks named = intake.hubs(body.document());
                        tools.hubs().found(task.source().id(), body.document(), named);
                    }
                    return read;
                })
                .compose(read -> read.listing()
                        .map(listing -> goOn(
                                task, known, new Listed(body, Moves.after(task, body.permanentUrl()), listing, read)))
                        .orElseGet(() -> Future.succeededFuture(timetable
                                .without(task, Outcome.FAILED, read.problem().orElse("no listing"))
                                .noting(read.seen())))));
    }

    /** The listing is as it was: only what was left over is fetched. */
    Future<RunResult> pendingOnly(Task task, LastBody same, Optional<Move> move) {
        return known(task).compose(known -> {
            Listed nothing = new Listed(
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    same,
                    move,
                    task.state().learned(),
                    List.of(),
                    0);
            return goOn(task, known, nothing);
        });
    }

    private Future<List<ListedItem>> known(Task task) {
        return pending.recent(task.claim().sourceId(), MOST_KNOWN);
    }

    private static PageIntake.Source source(Task task, List<ListedItem> known) {
        return new PageIntake.Source(task.source().page(), task.state().learned(), known, task.full());
    }

    /**
     * What there is to go by.
     *
     * @param body of the listing; empty when it is as it was
     * @param next its following page
     * @param lastBody to be remembered; its digest is of the listing's articles, not of the page, whose clock and
     *     counters change at each call
     * @param move what is known of one by now
     */
    record Listed(
            Optional<FetchResult.Body> body,
            List<ListedItem> items,
            Optional<String> next,
            LastBody lastBody,
            Optional<Move> move,
            LearnedRule learned,
            List<Sighting> seen,
            long bytes) {
        Listed(FetchResult.Body body, Optional<Move> move, Listing listing, PageIntake.ListingRead read) {
            this(
                    Optional.of(body),
                    listing.items(),
                    listing.next(),
                    new LastBody(
                            body.validators().etag(),
                            body.validators().lastModified(),
                            Optional.of(digest(listing.items()))),
                    move,
                    read.learned(),
                    read.seen(),
                    body.document().body().length);
        }
    }

    private Future<RunResult> goOn(Task task, List<ListedItem> known, Listed listed) {
        FurtherPages pages = new FurtherPages(tools, task, source(task, known));
        return pages.read(listed).compose(whole -> pending.look(task.claim(), whole.items())
                .compose(look -> articles(task, known, listed, whole, look)));
    }

    private Future<RunResult> articles(
            Task task, List<ListedItem> known, Listed listed, FurtherPages.Whole whole, PendingStore.Look look) {
        int budget = tools.polling().get().articlesPerRun();
        Instant until = clock.instant().plus(tools.polling().get().lease().dividedBy(2));
        List<ListedItem> all = new ArrayList<>(whole.items());
        all.addAll(known);
        Identity identity = Identity.of(new Listing(distinct(all), Optional.empty(), List.of()));
        ArticleRun run = new ArticleRun(tools, task, identity, listed.learned(), until);
        whole.throttled().ifPresent(run::stop);
        return pending.due(task.claim(), look, budget).compose(wanted -> run.fetch(wanted)
                .compose(done -> askAgain(task, run, wanted))
                .map(free -> {
                    boolean more = wanted.size() == budget
                            || free > 0
                            || run.stopped()
                            || whole.resume().isPresent();
                    Set<String> retitled =
                            look.retitled().stream().map(ListedItem::url).collect(Collectors.toSet());
                    PageFindings findings =
                            new PageFindings(whole.items(), retitled, run.missed(), run.learned(), whole.resume());
                    return result(task, listed, findings, run, more)
                            .telling(whole.problem())
                            .costing(Duration.ZERO, listed.bytes() + whole.bytes() + run.bytes());
                }));
    }

    /** How many of the articles that robots.txt forbade are free now. */
    private Future<Integer> askAgain(Task task, ArticleRun run, List<PendingStore.Wanted> tried) {
        if (run.stopped()) {
            return Future.succeededFuture(0);
        }
        Set<String> urls = tried.stream().map(wanted -> wanted.item().url()).collect(Collectors.toSet());
        return pending.forbidden(task.claim(), MOST_ASKED_AGAIN)
                .compose(forbidden -> run.askAgain(forbidden.stream()
                        .filter(wanted -> !urls.contains(wanted.item().url()))
                        .toList()));
    }

    private static List<ListedItem> distinct(List<ListedItem> items) {
        return items.stream()
                .collect(Collectors.toMap(
                        ListedItem::url, item -> item, (one, other) -> one, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private RunResult result(Task task, Listed listed, PageFindings page, ArticleRun run, boolean more) {
        Habits habits = habits(task, listed);
        NextDue next = run.throttled()
                .map(throttled -> timetable.afterThrottling(task, throttled.retryAt()))
                .orElseGet(() -> next(task, listed, habits, more));
        List<Sighting> seen = RuleCheck.together(task.source().page(), listed.seen(), run.seen());
        boolean read = listed.body().isPresent() || !page.listed().isEmpty() || run.hasTried();
        return new RunResult(
                task.claim(),
                read ? Outcome.READ : Outcome.UNCHANGED,
                run.problem(),
                task.full() && listed.body().isPresent(),
                SourceType.PAGE,
                listed.move(),
                task.state().dayMonthOrder(),
                listed.lastBody(),
                habits,
                run.found(),
                page,
                read ? seen : List.of(),
                task.source().republication().delay(),
                timetable.until(next),
                next.reason(),
                Duration.ZERO,
                0);
    }

    private NextDue next(Task task, Listed listed, Habits habits, boolean more) {
        return more
                ? new NextDue(
                        clock.instant().plus(task.source().poll().min()), DueReason.of(DueReason.Why.ARTICLES_LEFT))
                : timetable.afterAnswer(task, habits, listed.body().flatMap(FetchResult.Body::maxAge));
    }

    /** A listing that shows other articles than before tells of when they were published. */
    private Habits habits(Task task, Listed listed) {
        if (listed.body().isEmpty()) {
            return task.state().habits();
        }
        List<Instant> published = listed.items().stream()
                .flatMap(item -> item.published().stream())
                .filter(date -> date.precision().compareTo(Precision.HOUR) <= 0)
                .map(date -> date.instant())
                .toList();
        return task.habits(listed.lastBody(), published, clock.instant());
    }

    private static String digest(List<ListedItem> items) {
        StringBuilder text = new StringBuilder();
        items.forEach(item ->
                text.append(item.url()).append('\n').append(item.title()).append('\n'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has SHA-256
        }
    }
}
