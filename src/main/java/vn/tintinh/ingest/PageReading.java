package vn.tintinh.ingest;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
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
import vn.tintinh.fetch.Accept;
import vn.tintinh.fetch.Failure;
import vn.tintinh.fetch.FetchRequest;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.fetch.Fetcher;
import vn.tintinh.ingest.Run.Task;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.schedule.NextDue;
import vn.tintinh.schedule.Observation;
import vn.tintinh.store.Found;
import vn.tintinh.store.MissedArticle;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.PendingStore;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.Validators;

/**
 * The run of a page source: the listing's articles that are not known yet are fetched one after the other, each in its
 * host's turn, within a budget of pages and of the lease's time. What is left over stays pending in the store.
 */
final class PageReading {
    private final Fetcher fetcher;
    private final PendingStore pending;
    private final WorkerExecutor workers;
    private final Tools tools;
    private final Timetable timetable;
    private final InstantSource clock;

    PageReading(Tools tools) {
        this.fetcher = tools.fetcher();
        this.pending = tools.pending();
        this.workers = tools.workers();
        this.tools = tools;
        this.timetable = tools.timetable();
        this.clock = tools.clock();
    }

    /** Reads a listing and fetches the articles that are new. */
    Future<RunResult> read(Task task, FetchResult.Body body) {
        return workers.executeBlocking(
                        () -> task.intake().listing(body.document(), task.source(), clock.instant()), false)
                .compose(parsed -> parsed.fold(
                        listing -> articles(task, new Listed(Optional.of(body), listing.items(), digest(listing))),
                        (problem, feeds) -> Future.succeededFuture(timetable.without(task, Outcome.FAILED, problem))));
    }

    /** The listing is as it was: only what was left over is fetched. */
    Future<RunResult> pendingOnly(Task task, Validators fresh) {
        return articles(task, new Listed(Optional.empty(), List.of(), fresh.digest()));
    }

    /**
     * What there is to go by.
     *
     * @param body of the listing; empty when it is as it was
     * @param digest of the listing's articles, not of the page, whose clock and counters change at each call
     */
    private record Listed(Optional<FetchResult.Body> body, List<ListedItem> items, Optional<String> digest) {}

    /** What fetching articles has come to so far. */
    private static final class Harvest {
        private final List<Found> found = new ArrayList<>();
        private final List<MissedArticle> missed = new ArrayList<>();
        private long bytes;
        private boolean stopped;
    }

    private Future<RunResult> articles(Task task, Listed listed) {
        int budget = tools.polling().get().articlesPerRun();
        Instant until = clock.instant().plus(tools.polling().get().lease().dividedBy(2));
        Harvest harvest = new Harvest();
        return pending.due(task.claim(), listed.items(), budget).compose(wanted -> {
            Future<Void> chain = Future.succeededFuture();
            for (ListedItem article : wanted) {
                chain = chain.compose(before -> article(task, article, until, harvest));
            }
            return chain.map(done -> result(task, listed, harvest, wanted.size() == budget || harvest.stopped));
        });
    }

    private Future<Void> article(Task task, ListedItem article, Instant until, Harvest harvest) {
        if (harvest.stopped || clock.instant().isAfter(until)) {
            harvest.stopped = true;
            return Future.succeededFuture();
        }
        Optional<URI> url = uri(article.url());
        if (url.isEmpty()) {
            harvest.missed.add(new MissedArticle(article.url(), "the listing's link is no URL", false));
            return Future.succeededFuture();
        }
        FetchRequest request = new FetchRequest(
                url.get(), task.source().headers(), vn.tintinh.fetch.Validators.NONE, Accept.PAGE, false);
        return fetcher.fetch(request)
                .compose(fetched -> fetched.fold(
                        body -> item(task, article, body, harvest),
                        same -> miss(harvest, article, "304 to a first request", true),
                        throttled -> {
                            harvest.stopped = true;
                            return miss(harvest, article, throttled.sentence(), true);
                        },
                        gone -> miss(harvest, article, gone.sentence(), false),
                        failed -> miss(
                                harvest,
                                article,
                                failed.sentence(),
                                failed.retryable() && failed.kind() != Failure.NOT_FOUND)));
    }

    private Future<Void> item(Task task, ListedItem article, FetchResult.Body body, Harvest harvest) {
        harvest.bytes += body.document().body().length;
        return workers.executeBlocking(
                        () -> task.intake().article(body.document(), article, task.source(), clock.instant()), false)
                .compose(parsed -> parsed.fold(
                        item -> item.map(classified -> {
                                    harvest.found.add(Found.onPage(classified, article.url()));
                                    return Future.<Void>succeededFuture();
                                })
                                .orElseGet(() -> miss(harvest, article, "left out by the source's filters", false)),
                        (problem, feeds) -> miss(harvest, article, problem, true)));
    }

    private static Future<Void> miss(Harvest harvest, ListedItem article, String problem, boolean again) {
        harvest.missed.add(new MissedArticle(article.url(), problem, again));
        return Future.succeededFuture();
    }

    private RunResult result(Task task, Listed listed, Harvest harvest, boolean more) {
        NextDue next = next(task, listed, more);
        boolean read = listed.body().isPresent() || !harvest.found.isEmpty() || !harvest.missed.isEmpty();
        Validators kept = task.state().validators();
        return new RunResult(
                task.claim(),
                read ? Outcome.READ : Outcome.UNCHANGED,
                harvest.missed.stream()
                        .map(missed -> missed.url() + ": " + missed.problem())
                        .findFirst(),
                task.full() && listed.body().isPresent(),
                vn.tintinh.model.SourceType.PAGE,
                listed.body().flatMap(FetchResult.Body::permanentUrl).or(task.state()::movedTo),
                task.state().dayMonthOrder(),
                listed.body()
                        .map(body -> new Validators(
                                body.validators().etag(), body.validators().lastModified(), listed.digest()))
                        .orElse(kept),
                harvest.found,
                listed.items(),
                harvest.missed,
                task.source().republication().delay(),
                timetable.until(next),
                next.reason(),
                Duration.ZERO,
                harvest.bytes
                        + listed.body()
                                .map(body -> (long) body.document().body().length)
                                .orElse(0L));
    }

    private NextDue next(Task task, Listed listed, boolean more) {
        if (more) {
            return new NextDue(clock.instant().plus(task.source().poll().min()), "articles are left to fetch");
        }
        Observation.Wishes wishes =
                Observation.Wishes.NONE.withMaxAge(listed.body().flatMap(FetchResult.Body::maxAge));
        List<Instant> published = listed.items().stream()
                .flatMap(item -> item.published().stream())
                .map(date -> date.instant())
                .toList();
        return listed.body().isPresent()
                        && !listed.digest().equals(task.state().validators().digest())
                ? timetable.afterReading(task, published, wishes)
                : timetable.afterNothingNew(task, wishes);
    }

    private static Optional<String> digest(Listing listing) {
        StringBuilder text = new StringBuilder();
        listing.items().forEach(item -> text.append(item.url())
                .append('\n')
                .append(item.title())
                .append('\n'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has SHA-256
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
