package vn.tintinh.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.tintinh.model.Source;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.ItemList;
import vn.tintinh.publish.ItemPage;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Rendition;
import vn.tintinh.store.PublicState;

/**
 * {@code /api/v1}: what is published, as JSON for programs, to be read only. Described by {@code /api/openapi.yaml}; a
 * test holds the two against each other.
 *
 * <p>The same question is answered from memory for some seconds, and by the last good answer while the store is away.
 */
final class Api {
    static final String ROOT = "/api/v1";
    static final String DESCRIPTION = "/api/openapi.yaml";
    private static final String JSON = "application/json; charset=utf-8";
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration SELDOM = Duration.ofMinutes(5);
    private static final long MEMORY = 16L << 20;

    private final Publisher publisher;
    private final ItemList items;
    private final Supplier<Future<Map<String, PublicState>>> states;
    private final DateLine date;
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .expireAfterWrite(KEPT)
            .weigher((String uri, Kept of) ->
                    1000 + 2 * of.rendition().plain().bytes().length())
            .build();

    Api(Publisher publisher, ItemList items, Supplier<Future<Map<String, PublicState>>> states, DateLine date) {
        this.publisher = publisher;
        this.items = items;
        this.states = states;
        this.date = date;
    }

    /** @param channels those that it was made for: another configuration makes it anew */
    private record Kept(Rendition rendition, Channels channels, Instant made) {}

    /** What is to be answered, before it is made into bytes. */
    private record Answer(String json, Duration maxAge) {}

    void on(Router router) {
        router.route("/api").handler(Routes.reading(this::moved));
        list(router, "", ApiLists::index);
        list(router, "/channels", ApiLists::channels);
        list(router, "/categories", ApiLists::categories);
        list(router, "/provinces", ApiLists::provinces);
        router.route(ROOT + "/sources").handler(plain(context -> stated(context, ApiLists::sources)));
        router.route(ROOT + "/sources/:id").handler(plain(this::source));
        router.route(ROOT + "/items").handler(Routes.reading(this::items));
        router.route(ROOT + "/items/:id").handler(plain(this::item));
    }

    private static Handler<RoutingContext> plain(Handler<RoutingContext> next) {
        return Routes.reading(context -> {
            if (context.queryParams().isEmpty()) {
                next.handle(context);
            } else {
                Problems.send(context.request(), 400, "This takes no parameters; /api/openapi.yaml says what does.");
            }
        });
    }

    private void list(Router router, String path, Function<ApiLists, JsonObject> list) {
        router.route(ROOT + path)
                .handler(plain(context -> answer(
                        context,
                        channels -> Future.succeededFuture(
                                new Answer(list.apply(new ApiLists(channels)).encode(), SELDOM)))));
    }

    private void moved(RoutingContext context) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, new Frames(publisher.channels(), Language.VIETNAMESE).prefix() + ROOT)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .end();
    }

    private void stated(RoutingContext context, BiFunction<ApiLists, Map<String, PublicState>, JsonObject> list) {
        answer(context, channels -> states.get()
                .map(known ->
                        new Answer(list.apply(new ApiLists(channels), known).encode(), FRESH)));
    }

    private void source(RoutingContext context) {
        Optional<Source> source =
                publisher.channels().source(context.pathParam("id")).filter(Source::enabled);
        if (source.isPresent()) {
            stated(context, (lists, known) -> lists.source(source.get(), known));
        } else {
            Problems.send(context.request(), 404, "There is no such source; /api/v1/sources lists all.");
        }
    }

    private void items(RoutingContext context) {
        Channels channels = publisher.channels();
        MultiMap parameters = context.queryParams();
        ApiQuery query = new ApiQuery(channels, parameters);
        if (!query.faults().isEmpty()) {
            Problems.send(context.request(), 400, String.join(" ", query.faults()));
            return;
        }
        String url = channels.configuration().settings().server().publicUrl() + ROOT + "/items";
        answer(context, now -> items.page(now, query.selection(), query.window(), query.limit())
                .map(page -> new Answer(items(page, url, query), FRESH)));
    }

    private static String items(ItemPage page, String url, ApiQuery query) {
        String next = page.next()
                .map(position -> new JsonObject()
                        .put("next", url + query.next(position))
                        .put("next_cursor", ApiQuery.cursor(position))
                        .encode()
                        .replaceFirst("^\\{", ","))
                .orElse("}");
        return "{\"items\":[" + String.join(",", page.items()) + "]" + next;
    }

    private void item(RoutingContext context) {
        String id = context.pathParam("id");
        if (!id.matches("[a-z0-9]{1,64}")) {
            Problems.send(context.request(), 404, "The id of an item is made of a-z and 0-9.");
            return;
        }
        Answers.later(context.request(), items.item(publisher.channels(), id), found -> {
            if (found instanceof ItemList.Found.Shown shown) {
                send(context, rendition(context, new Answer(shown.item(), FRESH)));
            } else if (found instanceof ItemList.Found.Gone) {
                Problems.send(context.request(), 410, "This item was removed: please forget it.");
            } else {
                Problems.send(context.request(), 404, "There is no such item, or not yet.");
            }
        });
    }

    /** From memory where it is fresh, else made; where that fails, the last one again. */
    private void answer(RoutingContext context, Function<Channels, Future<Answer>> make) {
        Channels channels = publisher.channels();
        String key = context.normalizedPath() + "?"
                + Optional.ofNullable(context.request().query()).orElse("");
        Instant now = publisher.clock().instant();
        Optional<Kept> last = Optional.ofNullable(kept.getIfPresent(key)).filter(one -> one.channels() == channels);
        if (last.filter(one -> one.made().plus(FRESH).isAfter(now)).isPresent()) {
            send(context, last.get().rendition());
            return;
        }
        Vertx vertx = context.vertx();
        Future<Rendition> answered = make.apply(channels)
                .compose(made -> vertx.executeBlocking(() -> rendition(context, made), false))
                .onSuccess(made -> kept.put(key, new Kept(made, channels, now)))
                .recover(failure -> last.map(one -> Future.succeededFuture(one.rendition()))
                        .orElseGet(() -> Future.failedFuture(failure)));
        Answers.later(context.request(), answered, rendition -> send(context, rendition));
    }

    private Rendition rendition(RoutingContext context, Answer made) {
        return Rendition.of(
                JSON,
                made.json().getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                made.maxAge(),
                Rendition.link(
                        publisher.channels().configuration().settings().server().publicUrl() + context.normalizedPath(),
                        "self"));
    }

    private void send(RoutingContext context, Rendition rendition) {
        Answers.send(context.request(), rendition, date.now());
    }
}
