package vn.tintinh.web;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Edition;
import vn.tintinh.publish.Heads;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Rendition;
import vn.tintinh.store.SearchResult;
import vn.tintinh.store.SearchStore;

/** {@code /search}: a form, and what was found for it. */
final class SearchPage {
    static final String PATH = "/search";

    private static final Logger LOG = LoggerFactory.getLogger(SearchPage.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Publisher publisher;
    private final Templates templates;
    private final Pages pages;
    private final SearchStore store;
    private final DateLine date;
    private final FoundPages known;

    SearchPage(Vertx vertx, Publisher publisher, Templates templates, Pages pages, SearchStore store, DateLine date) {
        this.vertx = vertx;
        this.publisher = publisher;
        this.templates = templates;
        this.pages = pages;
        this.store = store;
        this.date = date;
        this.known = new FoundPages(vertx, Ticker.systemTicker());
    }

    void on(Router router) {
        Answers.route(router, PATH).handler(this::answer);
    }

    /** Where the headlines of a page go on: the same selection up to the day of the last of them. */
    static Optional<String> older(Edition edition, Frames frames) {
        int shown = edition.headlines().size();
        if (shown == 0 || shown < edition.channel().limit()) {
            return Optional.empty();
        }
        LocalDate last = Lines.day(edition.headlines().get(shown - 1));
        SearchForm on = SearchForm.upTo(last, edition.channel().selection(), Optional.empty());
        return Optional.of(frames.at(on.path(1)));
    }

    private void answer(RoutingContext context) {
        Channels channels = publisher.channels();
        Language language = Language.of(context.queryParams());
        SearchForm form = SearchForm.of(context.queryParams(), channels, language);
        Future<Rendition> page = known.page(new FoundPages.Asked(channels, language, form), () -> find(channels, form)
                        .compose(found -> vertx.executeBlocking(() -> page(channels, language, form, found), false)))
                .onFailure(failure -> LOG.warn("uri={} outcome=unavailable reason=\"{}\"", PATH, failure.toString()));
        Answers.later(
                context.request(),
                page.map(Optional::of).otherwise(Optional.empty()),
                made -> made.ifPresentOrElse(
                        rendition -> Answers.send(context.request(), rendition, date.now()),
                        () -> sendAway(context, language)));
    }

    private Future<Optional<SearchResult>> find(Channels channels, SearchForm form) {
        return form.asks()
                ? store.search(
                                form.search(channels, publisher.clock().instant()),
                                form.order(),
                                (form.page() - 1) * SearchForm.PAGE,
                                SearchForm.PAGE)
                        .map(Optional::of)
                : Future.succeededFuture(Optional.empty());
    }

    private Rendition page(Channels channels, Language language, SearchForm form, Optional<SearchResult> result) {
        Frames frames = new Frames(channels, language);
        Views.Results found = new SearchView(publisher, frames, form).view(result);
        Rendition page = Rendition.of(
                "text/html; charset=utf-8",
                templates.render("search", found),
                Optional.empty(),
                FRESH,
                Rendition.link(found.frame().self(), "self"));
        boolean pictures = channels.configuration().settings().publishing().images();
        return pictures ? page.with(Heads.WITH_PICTURES) : page;
    }

    private void sendAway(RoutingContext context, Language language) {
        HttpServerResponse response = context.response().setStatusCode(503);
        response.putHeader(HttpHeaders.RETRY_AFTER, "5");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        Heads.protect(response.headers());
        Problems.end(context.request(), Buffer.buffer(pages.away(publisher.channels(), language)));
    }
}
