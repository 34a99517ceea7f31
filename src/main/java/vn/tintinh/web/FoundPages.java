package vn.tintinh.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Rendition;

/**
 * Pages of searches, each made once for all who ask for it within some seconds; the last good one is shown while no new
 * one can be made. May be used on any event loop.
 */
final class FoundPages {
    /** Short, since what is taken down has to be gone within a minute, and readers' caches keep pages too. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MEMORY = 8L << 20;

    private final Vertx vertx;
    private final Cache<Asked, Rendition> fresh;
    private final Cache<Asked, Rendition> last = bounded().build();
    private final ConcurrentMap<Asked, CompletableFuture<Rendition>> underWay = new ConcurrentHashMap<>();

    FoundPages(Vertx vertx, Ticker ticker) {
        this.vertx = vertx;
        this.fresh = bounded().expireAfterWrite(FRESH).ticker(ticker).build();
    }

    private static Caffeine<Asked, Rendition> bounded() {
        return Caffeine.newBuilder().maximumWeight(MEMORY).weigher((asked, page) -> page.weight());
    }

    /**
     * What a page depends on but for the store.
     *
     * @param channels those in force
     */
    record Asked(Channels channels, Language language, SearchForm form) {}

    /** The page, made by others a moment ago, by others just now, or by this. */
    Future<Rendition> page(Asked asked, Supplier<Future<Rendition>> make) {
        Rendition known = fresh.getIfPresent(asked);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        CompletableFuture<Rendition> own = new CompletableFuture<>();
        CompletableFuture<Rendition> others = underWay.putIfAbsent(asked, own);
        if (others == null) {
            make(asked, make, own);
        }
        return Future.fromCompletionStage(others == null ? own : others, vertx.getOrCreateContext())
                .recover(failure -> Optional.ofNullable(last.getIfPresent(asked))
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(failure)));
    }

    private void make(Asked asked, Supplier<Future<Rendition>> make, CompletableFuture<Rendition> made) {
        make.get().timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).onComplete(done -> {
            if (done.succeeded()) {
                fresh.put(asked, done.result());
                last.put(asked, done.result());
                underWay.remove(asked);
                made.complete(done.result());
            } else {
                underWay.remove(asked);
                made.completeExceptionally(done.cause());
            }
        });
    }
}
