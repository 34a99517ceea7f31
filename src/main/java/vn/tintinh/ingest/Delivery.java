package vn.tintinh.ingest;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import vn.tintinh.model.Document;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceType;
import vn.tintinh.store.Claim;
import vn.tintinh.store.Found;
import vn.tintinh.store.Outcome;
import vn.tintinh.store.PageFindings;
import vn.tintinh.store.RunResult;
import vn.tintinh.store.RunStore;
import vn.tintinh.store.Verdict;

/**
 * A run that asks nobody: a feed's body that was delivered goes the way of one that was fetched. It may be a part of
 * the feed, so what is remembered of the last whole body stays, and so does the time of the next poll.
 */
final class Delivery {
    private final Workshop workers;
    private final RunStore store;
    private final Supplier<Intake> intake;
    private final RunLog log;
    private final InstantSource clock;

    Delivery(Tools tools) {
        this.workers = tools.workers();
        this.store = tools.runs();
        this.intake = tools.intake();
        this.log = tools.log();
        this.clock = tools.clock();
    }

    /**
     * Reads and stores a delivery; how many new items it brought. Empty when it is for a poll to find out: no feed, or
     * none that was read before.
     *
     * @param lease that the claim was made for
     */
    Future<OptionalInt> take(Claim claim, Duration lease, Document document) {
        Intake steps = intake.get();
        Optional<Source> source = steps.source(claim.sourceId());
        boolean isFeed =
                claim.state().found() == SourceType.FEED && claim.state().firstPollDone();
        if (source.isEmpty() || !isFeed) {
            return Future.succeededFuture(OptionalInt.empty());
        }
        return workers.on(
                        document,
                        () -> steps.feed(document, source.get(), claim.state().dayMonthOrder(), clock.instant()))
                .compose(parsed -> parsed.fold(
                        read -> save(result(claim, lease, source.get(), read, document)),
                        (problem, feeds) -> Future.succeededFuture(OptionalInt.empty())));
    }

    private Future<OptionalInt> save(RunResult result) {
        return store.save(result)
                .onSuccess(saved -> log.tell(result, saved))
                .map(saved -> OptionalInt.of(saved.count(Verdict.NEW)));
    }

    private RunResult result(Claim claim, Duration lease, Source source, FeedItems read, Document document) {
        Duration untilPoll =
                Duration.between(claim.until().minus(lease), claim.state().nextDue());
        return new RunResult(
                claim,
                Outcome.READ,
                read.warnings().stream().findFirst(),
                false,
                claim.state().found(),
                claim.state().move(),
                read.order(),
                claim.state().lastBody(),
                claim.state().habits().published(read.published(), clock.instant()),
                read.items().stream().map(Found::inFeed).toList(),
                PageFindings.NONE,
                List.of(),
                source.republication().delay(),
                untilPoll.isNegative() ? Duration.ZERO : untilPoll,
                claim.state().dueReason(),
                Duration.ZERO,
                document.body().length);
    }
}
