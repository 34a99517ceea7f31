package vn.tintinh.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.HubFigures;

/**
 * How our WebSub hub does, for people and for programs that ask for JSON. Who subscribes to what is shown to nobody. The
 * store is asked every ten seconds at most, however many look.
 */
final class HubPage {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Publisher publisher;
    private final Pages pages;
    private final Supplier<Future<HubFigures>> figures;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    HubPage(Publisher publisher, Pages pages, Supplier<Future<HubFigures>> figures) {
        this.publisher = publisher;
        this.pages = pages;
        this.figures = figures;
    }

    private record Known(Future<HubFigures> figures, long at) {}

    void on(Router router) {
        Answers.route(router, Addresses.HUB).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        Context loop = Vertx.currentContext();
        current()
                .onComplete(asked -> loop.runOnContext(on -> {
                    if (context.response().closed()) {
                        return;
                    }
                    if (asked.failed()) {
                        context.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
                        Problems.send(context.request(), 503, "The store cannot be asked right now.");
                    } else {
                        show(context, asked.result());
                    }
                }));
    }

    private Future<HubFigures> current() {
        Known last = known.get();
        if (last != null && System.nanoTime() - last.at < FRESH_NANOS && !last.figures.failed()) {
            return last.figures;
        }
        Known next = new Known(figures.get(), System.nanoTime());
        known.set(next);
        return next.figures;
    }

    private void show(RoutingContext context, HubFigures now) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=10");
        PageOrJson.send(context, () -> json(now), language -> pages.hub(publisher.channels(), language, now));
    }

    private static JsonObject json(HubFigures now) {
        return new JsonObject()
                .put("subscriptions", now.subscribers())
                .put("topics", now.topics())
                .put("failing", now.failing())
                .put("waiting", now.waiting())
                .put("unverified", now.unverified())
                .put(
                        "last_24_hours",
                        new JsonObject()
                                .put("delivered", now.delivered())
                                .put("failed", now.failed())
                                .put("mean_delay_ms", now.mean().toMillis())
                                .put("longest_delay_ms", now.longest().toMillis()));
    }
}
