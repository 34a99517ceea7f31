package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.fetch.Accept;
import vn.tintinh.fetch.FetchRequest;
import vn.tintinh.fetch.FetchResult;
import vn.tintinh.ingest.Run.Task;
import vn.tintinh.model.ListedItem;
import vn.tintinh.model.Listing;
import vn.tintinh.parse.page.Learner;
import vn.tintinh.store.PendingStore;

/**
 * The following pages of a listing: read only where all of a source's first page is new since the last poll, so that
 * more was published than one page holds, and only until something known turns up. A page that cannot be read is where
 * the next run goes on. A first poll does not walk the archive.
 */
final class FurtherPages {
    private static final int MOST_PAGES = 5;

    private final Tools tools;
    private final Task task;
    private final PageIntake.Source source;
    private final Map<String, ListedItem> items = new LinkedHashMap<>();
    private final Set<String> visited = new HashSet<>();
    private Optional<FetchResult.Throttled> throttled = Optional.empty();
    private long bytes;

    FurtherPages(Tools tools, Task task, PageIntake.Source source) {
        this.tools = tools;
        this.task = task;
        this.source = source;
    }

    /**
     * A listing as far as it was read.
     *
     * @param items of all pages, in order, each once
     * @param resume the page to go on from at the next run
     * @param problem what was left out, if anything
     * @param throttled when the host asked for fewer requests
     * @param bytes of the further pages
     */
    record Whole(
            List<ListedItem> items,
            Optional<String> resume,
            Optional<String> problem,
            Optional<FetchResult.Throttled> throttled,
            long bytes) {}

    /** Reads on from a listing's first page, if need be. */
    Future<Whole> read(PageReading.Listed listed) {
        add(listed.items());
        Optional<String> left = task.state().resume();
        if (left.isPresent()) {
            return follow(left.get(), 1);
        }
        if (!task.state().firstPollDone()
                || listed.next().isEmpty()
                || listed.items().isEmpty()) {
            return done(Optional.empty(), Optional.empty());
        }
        return isAllNew(listed.items())
                .compose(allNew -> allNew ? follow(listed.next().get(), 1) : done(Optional.empty(), Optional.empty()));
    }

    private Future<Boolean> isAllNew(List<ListedItem> shown) {
        if (Learner.agreement(shown, source.known()).known() > 0) {
            return Future.succeededFuture(false);
        }
        PendingStore pending = tools.pending();
        return pending.look(task.claim(), shown).map(look -> look.known() == 0);
    }

    private boolean add(List<ListedItem> shown) {
        int before = items.size();
        shown.forEach(item -> items.putIfAbsent(item.url(), item));
        return items.size() > before;
    }

    private Future<Whole> follow(String page, int number) {
        Optional<URI> url = SameSite.uri(page, task.source().url());
        if (url.isEmpty() || !visited.add(page)) {
            return done(Optional.empty(), Optional.empty());
        }
        if (number > MOST_PAGES) {
            return done(
                    Optional.empty(),
                    Optional.of("the listing shows more than " + MOST_PAGES
                            + " pages of new articles; what is further back is left out"));
        }
        return tools.fetcher()
                .fetch(FetchRequest.of(task.source(), url.get(), Accept.PAGE))
                .compose(fetched -> fetched.fold(
                        body -> page(body, page, number),
                        same -> later(page, "304 to a first request"),
                        asksForFewer -> {
                            throttled = Optional.of(asksForFewer);
                            return later(page, asksForFewer.sentence());
                        },
                        gone -> done(Optional.empty(), Optional.of(page + ": " + gone.sentence())),
                        failed -> failed.retryable()
                                ? later(page, failed.sentence())
                                : done(Optional.empty(), Optional.of(page + ": " + failed.sentence()))));
    }

    private Future<Whole> page(FetchResult.Body body, String page, int number) {
        bytes += body.document().body().length;
        return tools.workers()
                .on(body.document(), () -> task.intake()
                        .pages()
                        .further(body.document(), source, tools.clock().instant()))
                .compose(parsed -> parsed.fold(
                        listing -> goOn(listing, number),
                        (problem, feeds) -> done(Optional.empty(), Optional.of(page + ": " + problem))));
    }

    private Future<Whole> goOn(Listing listing, int number) {
        return isAllNew(listing.items()).compose(allNew -> {
            boolean more = add(listing.items()) && allNew;
            return more && listing.next().isPresent()
                    ? follow(listing.next().get(), number + 1)
                    : done(Optional.empty(), Optional.empty());
        });
    }

    /** Tried once more at the next run; a second failure in a row is told and not tried again. */
    private Future<Whole> later(String page, String problem) {
        boolean again = !task.state().resume().equals(Optional.of(page));
        return done(again ? Optional.of(page) : Optional.empty(), Optional.of(page + ": " + problem));
    }

    private Future<Whole> done(Optional<String> resume, Optional<String> problem) {
        return Future.succeededFuture(new Whole(new ArrayList<>(items.values()), resume, problem, throttled, bytes));
    }
}
