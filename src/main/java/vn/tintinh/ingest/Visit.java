package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tintinh.fetch.Accept;
import vn.tintinh.fetch.FetchRequest;
import vn.tintinh.fetch.Fetcher;
import vn.tintinh.fetch.Validators;
import vn.tintinh.model.Access;
import vn.tintinh.model.Source;
import vn.tintinh.net.Urgency;
import vn.tintinh.schedule.Vanishing;
import vn.tintinh.store.Incident;
import vn.tintinh.store.IncidentStore;
import vn.tintinh.store.Revisit;
import vn.tintinh.store.RevisitStore;

/** One look at the page of an item, and what follows from it. Fails only where we or the database do. */
final class Visit {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Fetcher fetcher;
    private final RevisitStore store;
    private final IncidentStore incidents;
    private final Supplier<Intake> intake;
    private final InstantSource clock;

    Visit(Fetcher fetcher, RevisitStore store, IncidentStore incidents, Supplier<Intake> intake, InstantSource clock) {
        this.fetcher = fetcher;
        this.store = store;
        this.incidents = incidents;
        this.intake = intake;
        this.clock = clock;
    }

    /** What came of a look. */
    enum End {
        /** It is there. */
        ALIVE,
        /** It is there again, and so is the item. */
        RESTORED,
        /** It is not there, and is looked at again. */
        MISSING,
        /** It is one of many that are not there: nothing is removed for it yet. */
        HELD,
        /** It is not there: the item is removed. */
        REMOVED,
        /** Nothing can be said. */
        UNCLEAR,
        /** The host had no turn to spare. */
        NO_TURN
    }

    /** Looks. */
    Future<End> of(Revisit page) {
        return fetcher.fetch(request(page)).compose(fetched -> {
            PageSight seen = PageSight.of(page, fetched, clock.instant());
            return switch (seen.kind()) {
                case ALIVE -> alive(page, seen);
                case MISSING -> missing(page, seen);
                case UNCLEAR ->
                    store.unclear(page, seen.sentence(), Optional.of(seen.rest()))
                            .map(End.UNCLEAR);
                case NO_TURN ->
                    store.unclear(page, seen.sentence(), Optional.empty()).map(End.NO_TURN);
            };
        });
    }

    /** As robots.txt allows, conditional, in a turn to spare; with the source's own headers on its own host only. */
    private FetchRequest request(Revisit page) {
        URI url = URI.create(page.url());
        Optional<Source> source = intake.get().source(page.sourceId());
        boolean isHome =
                source.flatMap(its -> SameSite.uri(page.url(), its.url())).isPresent();
        return new FetchRequest(
                url,
                isHome ? source.orElseThrow().headers() : Map.of(),
                page.misses() == 0 ? new Validators(page.etag(), page.lastModified()) : Validators.NONE,
                Accept.PAGE,
                source.map(Source::access).orElse(Access.USUAL),
                page.misses() > 0,
                Urgency.SPARE);
    }

    private Future<End> alive(Revisit page, PageSight seen) {
        return store.alive(page, seen.validators().etag(), seen.validators().lastModified())
                .compose(restored -> (page.held() ? release(page) : Future.<Void>succeededFuture())
                        .map(restored ? End.RESTORED : End.ALIVE));
    }

    /** Ends the incident when most of the host's pages are there again. */
    private Future<Void> release(Revisit page) {
        return store.siblings(page, A_DAY)
                .compose(siblings -> siblings.missing() * 2 > siblings.checked()
                        ? Future.succeededFuture()
                        : incidents.resolve(page.sourceId(), Incident.Kind.PAGES_VANISHED));
    }

    private Future<End> missing(Revisit page, PageSight seen) {
        if (page.removed()) {
            return store.missing(page, seen.sentence(), RevisitStore.EVERY).map(End.MISSING);
        }
        return store.siblings(page, page.missingFor().plus(A_MINUTE)).compose(siblings -> store.hasLiveSibling(page)
                .compose(live -> decided(
                        page,
                        seen,
                        new Vanishing(
                                page.missingFor(),
                                page.everAlive(),
                                page.held(),
                                siblings.checked(),
                                siblings.missing(),
                                live))));
    }

    private Future<End> decided(Revisit page, PageSight seen, Vanishing vanishing) {
        return switch (vanishing.decide()) {
            case LOOK_AGAIN -> {
                Duration wait = Vanishing.RECHECK.minus(page.missingFor()).plusSeconds(1);
                yield store.missing(page, seen.sentence(), wait)
                        .compose(noted -> store.hastenSiblings(page))
                        .map(End.MISSING);
            }
            case KEEP ->
                store.missing(page, seen.sentence(), RevisitStore.EVERY).map(End.MISSING);
            case HOLD ->
                store.missing(page, seen.sentence(), AN_HOUR)
                        .compose(noted -> incidents.raise(
                                page.sourceId(), Incident.Kind.PAGES_VANISHED, evidence(page, vanishing)))
                        .map(End.HELD);
            case REMOVE -> store.remove(page, removal(page, seen)).map(removed -> removed ? End.REMOVED : End.MISSING);
        };
    }

    private static String evidence(Revisit page, Vanishing vanishing) {
        return vanishing.missing() + " of " + vanishing.checked() + " pages of " + page.host()
                + " that were looked at are not there, " + page.url() + " among them for "
                + vanishing.missingFor().toMinutes() + " min; their items stay until that has lasted a day";
    }

    private static String removal(Revisit page, PageSight seen) {
        return seen.sentence() + ", seen " + (page.misses() + 1) + " times over "
                + page.missingFor().toMinutes() + " min: " + page.url();
    }
}
