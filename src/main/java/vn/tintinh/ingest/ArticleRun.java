package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.fetch.Accept;
import vn.tintinh.fetch.Failure;
import vn.tintinh.fetch.FetchRequest;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.ingest.PageIntake.ArticleRead;
import vn.tintinh.ingest.Run.Task;
import vn.tintinh.model.Article;
import vn.tintinh.model.Document;
import vn.tintinh.model.LearnedRule;
import vn.tintinh.normalise.Identity;
import vn.tintinh.store.Found;
import vn.tintinh.store.MissedArticle;
import vn.tintinh.store.MissedArticle.Again;
import vn.tintinh.store.PendingStore.Wanted;
import vn.tintinh.store.Sighting;

/**
 * The articles of one run, fetched one after the other. An article that cannot be read is tried again later; from its
 * third failure on, or at once where that is of no use soon (robots.txt, a body that came out short), what the listing
 * tells of it stands in for it. Used once, on one event loop.
 */
final class ArticleRun {
    /** Failures after which the listing's word is better than nothing; about a quarter of an hour after the first. */
    private static final int STAND_IN_AFTER = 3;

    private static final int MOST_PAGES = 10;

    private final Tools tools;
    private final Task task;
    private final Identity identity;
    private final Instant until;
    private final List<Found> found = new ArrayList<>();
    private final List<MissedArticle> missed = new ArrayList<>();
    private final Map<String, String> titles = new HashMap<>();
    private final ArticleTally tally;
    private LearnedRule learned;
    private long bytes;
    private boolean stopped;
    private Optional<FetchResult.Throttled> throttled = Optional.empty();

    ArticleRun(Tools tools, Task task, Identity identity, LearnedRule learned, Instant until) {
        this.tools = tools;
        this.task = task;
        this.identity = identity;
        this.learned = learned;
        this.until = until;
        this.tally = new ArticleTally(learned);
    }

    /** Fetches them in order, until all are done, the time is up, or the host asks for fewer requests. */
    Future<Void> fetch(List<Wanted> wanted) {
        Future<Void> chain = Future.succeededFuture();
        for (Wanted article : wanted) {
            chain = chain.compose(before -> article(article));
        }
        return chain;
    }

    /** Newest first, as feeds have them. */
    List<Found> found() {
        List<Found> newestFirst = new ArrayList<>(found);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    List<MissedArticle> missed() {
        return missed;
    }

    LearnedRule learned() {
        return learned;
    }

    long bytes() {
        return bytes;
    }

    boolean stopped() {
        return stopped;
    }

    /** What the host said when it asked for fewer requests, if it did. */
    Optional<FetchResult.Throttled> throttled() {
        return throttled;
    }

    /** The host asks for fewer requests: no further article is fetched. */
    void stop(FetchResult.Throttled asksForFewer) {
        stopped = true;
        throttled = Optional.of(asksForFewer);
    }

    boolean hasTried() {
        return !found.isEmpty() || !missed.isEmpty();
    }

    List<Sighting> seen() {
        return tally.seen();
    }

    Optional<String> problem() {
        return missed.stream()
                .filter(miss -> miss.again() != Again.NOW)
                .map(miss -> miss.url() + ": " + miss.problem())
                .findFirst();
    }

    /**
     * Asks the copy of robots.txt in memory whether it still forbids them, and fetches none: what is free now is fetched
     * in the next run, within its budget.
     *
     * @return how many are free now
     */
    Future<Integer> askAgain(List<Wanted> forbidden) {
        int[] free = {0};
        Future<Void> chain = Future.succeededFuture();
        for (Wanted article : forbidden) {
            chain = chain.compose(before -> objection(article)).compose(objection -> {
                free[0] += objection.isPresent() ? 0 : 1;
                return miss(
                        article,
                        objection.map(FetchResult.Failed::sentence).orElse("robots.txt allows it again"),
                        objection.isPresent() ? Again.DAILY : Again.NOW);
            });
        }
        return chain.map(done -> free[0]);
    }

    private Future<Optional<FetchResult.Failed>> objection(Wanted article) {
        return SameSite.uri(article.item().url())
                .map(url -> tools.fetcher().objection(FetchRequest.of(task.source(), url, Accept.PAGE)))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Void> article(Wanted wanted) {
        if (stopped || tools.clock().instant().isAfter(until)) {
            stopped = true;
            return Future.succeededFuture();
        }
        Optional<URI> url = SameSite.uri(wanted.item().url());
        return url.isEmpty()
                ? standIn(wanted, "the listing's link is no URL", Optional.empty())
                : tools.fetcher()
                        .fetch(FetchRequest.of(task.source(), url.get(), Accept.PAGE))
                        .compose(fetched -> fetched.fold(
                                body -> read(wanted, body),
                                same -> failed(wanted, "304 to a first request"),
                                asksForFewer -> {
                                    stop(asksForFewer);
                                    return failed(wanted, asksForFewer.sentence());
                                },
                                gone -> miss(wanted, gone.sentence(), Again.NEVER),
                                failed -> failed(wanted, failed)));
    }

    private Future<Void> failed(Wanted wanted, FetchResult.Failed failed) {
        if (failed.kind() == Failure.ROBOTS) {
            return standIn(wanted, Optional.empty()).compose(stands -> miss(wanted, failed.sentence(), Again.DAILY));
        }
        // A page that is not there is no news, however often the listing says so.
        return failed.kind() == Failure.NOT_FOUND
                ? miss(wanted, failed.sentence(), Again.LATER)
                : failed(wanted, failed.sentence());
    }

    private Future<Void> failed(Wanted wanted, String problem) {
        return wanted.tries() + 1 >= STAND_IN_AFTER
                ? standIn(wanted, problem, Optional.empty())
                : miss(wanted, problem, Again.LATER);
    }

    private Future<Void> miss(Wanted wanted, String problem, Again again) {
        missed.add(new MissedArticle(wanted.item().url(), problem, again));
        return Future.succeededFuture();
    }

    /** What the listing tells is stored as such, and the page is asked for again. */
    private Future<Void> standIn(Wanted wanted, String problem, Optional<String> lead) {
        return standIn(wanted, lead).compose(stands -> miss(wanted, problem, Again.LATER));
    }

    private Future<Void> standIn(Wanted wanted, Optional<String> lead) {
        return tools.workers()
                .on(() -> task.intake().standIn(wanted.item(), lead, task.source(), identity, now()))
                .onSuccess(item -> item.ifPresent(classified ->
                        found.add(Found.inListing(classified, wanted.item().url()))))
                .mapEmpty();
    }

    private Future<Void> read(Wanted wanted, FetchResult.Body body) {
        bytes += body.document().body().length;
        Document document = body.document();
        return tools.workers()
                .on(document, () -> task.intake().pages().article(document, wanted.item(), source(), now()))
                .compose(parsed -> parsed.fold(
                        read -> whole(wanted, read, document), (problem, feeds) -> failed(wanted, problem)));
    }

    private PageIntake.Source source() {
        return new PageIntake.Source(task.source().page(), learned, List.of(), false);
    }

    private Future<Void> whole(Wanted wanted, ArticleRead read, Document document) {
        URI first = document.url().orElse(task.source().url());
        Set<String> visited = new HashSet<>(List.of(wanted.item().url(), first.toString()));
        return joined(read.article(), first, visited)
                .compose(whole -> whole.isPresent()
                        ? judged(wanted, read, whole.get())
                        : failed(wanted, "one of the article's pages could not be read"));
    }

    /** The article with its further pages; empty when one of them was not to be had. */
    private Future<Optional<Article>> joined(Article article, URI first, Set<String> visited) {
        Optional<URI> next = article.nextPage()
                .filter(page -> visited.size() <= MOST_PAGES && !visited.contains(page))
                .flatMap(page -> SameSite.uri(page, first));
        if (next.isEmpty()) {
            return Future.succeededFuture(Optional.of(article));
        }
        visited.add(article.nextPage().orElse(""));
        return tools.fetcher()
                .fetch(FetchRequest.of(task.source(), next.get(), Accept.PAGE))
                .compose(fetched -> fetched.fold(
                        body -> {
                            bytes += body.document().body().length;
                            return tools.workers()
                                    .on(
                                            body.document(),
                                            () -> task.intake().pages().furtherPage(body.document(), source(), now()))
                                    .compose(parsed -> parsed.fold(
                                            page -> joined(PageIntake.join(article, page), first, visited),
                                            (problem, feeds) -> Future.succeededFuture(Optional.<Article>empty())));
                        },
                        same -> Future.succeededFuture(Optional.<Article>empty()),
                        asksForFewer -> {
                            stop(asksForFewer);
                            return Future.succeededFuture(Optional.<Article>empty());
                        },
                        gone -> Future.succeededFuture(Optional.<Article>empty()),
                        failed -> Future.succeededFuture(Optional.<Article>empty())));
    }

    private Future<Void> judged(Wanted wanted, ArticleRead read, Article article) {
        String url = wanted.item().url();
        String other = titles.putIfAbsent(article.title(), url);
        boolean repeats = other != null && !wanted.item().title().equals(article.title());
        Optional<String> text = article.lead().or(() -> PageIntake.text(article));
        if (repeats) {
            tally.repeated(article, url, other);
            return standIn(wanted, "the page has the title of " + other, Optional.empty());
        }
        if (read.strange()) {
            tally.strange(article, wanted.item());
            return standIn(
                    wanted, "the page is laid out anew, and its title is not the one announced", Optional.empty());
        }
        if (PageIntake.isShort(article, wanted.item(), learned)) {
            tally.cameOutShort(article, url);
            return standIn(wanted, "the article came out short", text);
        }
        learned = read.learned();
        tally.whole(article);
        return tools.workers()
                .on(() -> task.intake().item(article, wanted.item(), task.source(), identity, now()))
                .compose(item -> item.map(classified -> {
                            found.add(Found.onPage(classified, url));
                            return Future.<Void>succeededFuture();
                        })
                        .orElseGet(() -> miss(wanted, "left out by the source's filters", Again.NEVER)));
    }

    private Instant now() {
        return tools.clock().instant();
    }
}
