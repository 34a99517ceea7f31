package vn.tintinh.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Format;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Publisher;
import vn.tintinh.store.StatusFigures;

/**
 * {@code /status} for people, and for programs as JSON: there, for {@code Accept}, or at {@code /status.json}. It always
 * answers; the store is asked every five seconds at most, however many look.
 */
final class StatusPage {
    static final String PATH = "/status";
    private static final String JSON_PATH = PATH + ".json";
    static final Duration FRESH = Duration.ofSeconds(5);

    /** Beside the longest time between two polls of one source. */
    private static final Duration SLACK = Duration.ofHours(1);

    private final Publisher publisher;
    private final Pages pages;
    private final Supplier<Future<StatusFigures>> figures;
    private final long freshNanos;
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();
    private final AtomicReference<@Nullable Good> good = new AtomicReference<>();

    /** @param fresh for how long an answer of the store will do */
    StatusPage(Publisher publisher, Pages pages, Supplier<Future<StatusFigures>> figures, Duration fresh) {
        this.publisher = publisher;
        this.pages = pages;
        this.figures = figures;
        this.freshNanos = fresh.toNanos();
    }

    /** @param at by {@link System#nanoTime} */
    private record Asked(Future<StatusFigures> figures, long at) {}

    private record Good(StatusFigures figures, Instant at) {}

    void on(Router router) {
        for (String path : new String[] {PATH, JSON_PATH}) {
            Answers.route(router, path).handler(this::answer);
        }
    }

    private void answer(RoutingContext context) {
        Context loop = Vertx.currentContext();
        current()
                .onComplete(now -> loop.runOnContext(on -> {
                    if (!context.response().closed()) {
                        show(context, status(now.succeeded()));
                    }
                }));
    }

    private Future<StatusFigures> current() {
        Asked last = asked.get();
        if (last != null && System.nanoTime() - last.at < freshNanos) {
            return last.figures;
        }
        Future<StatusFigures> next = figures.get()
                .onSuccess(found -> good.set(new Good(found, publisher.clock().instant())));
        asked.set(new Asked(next, System.nanoTime()));
        return next;
    }

    private Status status(boolean reachable) {
        Optional<Good> last = Optional.ofNullable(good.get());
        Channels channels = publisher.channels();
        return new Status(
                last.map(Good::figures),
                reachable,
                last.map(Good::at).orElseGet(() -> publisher.clock().instant()),
                channels.configuration().settings().polling().interval().max().plus(SLACK),
                channels.list().size() * Format.values().length,
                Optional.ofNullable(StatusPage.class.getPackage().getImplementationVersion()));
    }

    private void show(RoutingContext context, Status now) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=5");
        if (context.normalizedPath().equals(PATH)) {
            PageOrJson.send(context, now::json, language -> pages.status(publisher.channels(), language, now));
        } else {
            PageOrJson.send(context, now.json());
        }
    }
}
