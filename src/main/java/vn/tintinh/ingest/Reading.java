package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import vn.tintinh.fetch.Accept;
import vn.tintinh.fetch.FetchRequest;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.fetch.Fetcher;
import vn.tintinh.fetch.Validators;
import vn.tintinh.ingest.Run.Task;
import vn.tintinh.model.Habits;
import vn.tintinh.model.HubLinks;
import vn.tintinh.model.Parsed;
import vn.tintinh.model.SourceType;
import vn.tintinh.schedule.NextDue;
import vn.tintinh.store.Found;
import vn.tintinh.store.Incident;
import vn.tintinh.store.LastBody;
import vn.tintinh.store.Move;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.PageFindings;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.Sighting;

/** What an answer becomes: a feed is read at once, a page leads on to its articles, an unknown source is found out. */
final class Reading {
    private final Fetcher fetcher;
    private final Workshop workers;
    private final Timetable timetable;
    private final InstantSource clock;
    private final PageReading pages;
    private final Hubs hubs;

    Reading(Tools tools) {
        this.fetcher = tools.fetcher();
        this.workers = tools.workers();
        this.timetable = tools.timetable();
        this.clock = tools.clock();
        this.pages = new PageReading(tools);
        this.hubs = tools.hubs();
    }

    /** The source is as it was; a page source may have articles left to fetch. */
    Future<RunResult> notModified(Task task, FetchResult.NotModified same) {
        return unchanged(task, same.validators(), same.permanentUrl(), same.maxAge());
    }

    /** A body came. */
    Future<RunResult> body(Task task, FetchResult.Body body) {
        if (task.type() == SourceType.PAGE) {
            return pages.read(task, body);
        }
        Optional<String> digest = Optional.of(body.digest());
        if (!task.full() && digest.equals(task.state().lastBody().digest())) {
            return unchanged(task, body.validators(), body.permanentUrl(), body.maxAge())
                    .map(result -> result.costing(result.took(), size(body)));
        }
        return workers.on(body.document(), () -> task.intake()
                        .feed(body.document(), task.source(), task.state().dayMonthOrder(), clock.instant()))
                .compose(parsed -> parsed.fold(
                        read -> Future.succeededFuture(feed(task, body, read, Moves.after(task, body.permanentUrl()))),
                        (problem, feeds) -> noFeed(task, body, problem, feeds)));
    }

    private Future<RunResult> unchanged(
            Task task, Validators fresh, Optional<URI> permanentUrl, Optional<Duration> maxAge) {
        LastBody same = new LastBody(
                fresh.etag(), fresh.lastModified(), task.state().lastBody().digest());
        Optional<Move> move = Moves.after(task, permanentUrl);
        if (task.type() == SourceType.PAGE) {
            return pages.pendingOnly(task, same, move);
        }
        NextDue next = timetable.afterAnswer(task, task.state().habits(), maxAge);
        return Future.succeededFuture(
                RunResult.unchanged(task.claim(), move, same, timetable.until(next), next.reason()));
    }

    private RunResult feed(Task task, FetchResult.Body body, FeedItems read, Optional<Move> move) {
        LastBody lastBody =
                new LastBody(body.validators().etag(), body.validators().lastModified(), Optional.of(body.digest()));
        Habits habits = task.habits(lastBody, read.published(), clock.instant()).asking(read.head());
        NextDue next = timetable.afterAnswer(task, habits, body.maxAge());
        HubLinks named = new HubLinks(read.head().hubs(), read.head().self());
        hubs.found(task.source().id(), body.document(), named);
        return new RunResult(
                task.claim(),
                Outcome.READ,
                task.sentence(read.warnings()),
                task.full(),
                SourceType.FEED,
                move,
                read.order(),
                lastBody,
                habits,
                read.items().stream().map(Found::inFeed).toList(),
                PageFindings.NONE,
                List.of(new Sighting(
                        Incident.Kind.IDS_SHARED,
                        Optional.of(String.join("; ", read.degraded())).filter(reasons -> !reasons.isEmpty()))),
                task.source().republication().delay(),
                timetable.until(next),
                next.reason(),
                Duration.ZERO,
                size(body));
    }

    /** No feed: of an unknown source, the feed that the page names, else the page itself. */
    private Future<RunResult> noFeed(Task task, FetchResult.Body body, String problem, List<String> feeds) {
        if (task.type() != SourceType.AUTO) {
            return Future.succeededFuture(timetable.without(task, Outcome.FAILED, problem));
        }
        Optional<URI> feed =
                feeds.stream().flatMap(named -> SameSite.uri(named).stream()).findFirst();
        if (feed.isEmpty()) {
            return page(task, body);
        }
        return fetcher.fetch(new FetchRequest(
                        feed.get(),
                        Moves.headers(task.source(), feed.get()),
                        Validators.NONE,
                        Accept.FEED,
                        task.source().access(),
                        true))
                .compose(fetched -> fetched.fold(
                        found -> advertised(task, body, found),
                        same -> page(task, body),
                        throttled -> Future.succeededFuture(
                                timetable.throttled(task, throttled.retryAt(), throttled.sentence())),
                        gone -> page(task, body),
                        failed -> page(task, body)));
    }

    /** A source that turns out to be a page was asked for as a feed might be; from here on robots.txt counts. */
    private Future<RunResult> page(Task task, FetchResult.Body body) {
        URI url = body.document().url().orElse(task.source().url());
        return fetcher.objection(FetchRequest.of(task.source(), url, Accept.PAGE))
                .compose(objection -> objection
                        .map(failed -> Future.succeededFuture(timetable.failed(task, failed)))
                        .orElseGet(() -> pages.read(task, body)));
    }

    private Future<RunResult> advertised(Task task, FetchResult.Body page, FetchResult.Body feed) {
        return workers.on(feed.document(), () -> task.intake()
                        .feed(feed.document(), task.source(), Optional.empty(), clock.instant()))
                .compose((Parsed<FeedItems> parsed) -> parsed.fold(
                        read -> Future.succeededFuture(
                                feed(task, feed, read, feed.document().url().map(Move::toFeed))),
                        (problem, feeds) -> page(task, page)));
    }

    private static long size(FetchResult.Body body) {
        return body.document().body().length;
    }
}
