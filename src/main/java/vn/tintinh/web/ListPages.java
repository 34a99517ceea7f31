package vn.tintinh.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Province;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Rendition;

/**
 * The pages of all provinces, with a picture of the country to choose from, and of all sources. They hold no news: they
 * are made once for each configuration.
 */
final class ListPages {
    static final String PROVINCES = "/provinces";
    static final String SOURCES = "/sources";

    private static final Duration KEPT = Duration.ofHours(1);

    private final Publisher publisher;
    private final Templates templates;
    private final DateLine date;
    private final AtomicReference<@Nullable Made> made = new AtomicReference<>();

    ListPages(Publisher publisher, Templates templates, DateLine date) {
        this.publisher = publisher;
        this.templates = templates;
        this.date = date;
    }

    private record Made(Channels channels, Map<String, Rendition> pages) {}

    void on(Router router) {
        for (String path : List.of(PROVINCES, SOURCES)) {
            Answers.route(router, path).handler(context -> answer(context, path));
        }
    }

    private void answer(RoutingContext context, String path) {
        Rendition page = pages().get(Language.of(context.queryParams()).at(path));
        Answers.send(context.request(), Objects.requireNonNull(page), date.now());
    }

    private Map<String, Rendition> pages() {
        Channels channels = publisher.channels();
        Made last = made.get();
        if (last != null && last.channels() == channels) {
            return last.pages();
        }
        Map<String, Rendition> pages = new HashMap<>();
        for (Language language : Language.values()) {
            Frames frames = new Frames(channels, language);
            add(pages, frames, PROVINCES, templates.render("provinces", provinces(channels, frames)));
            add(pages, frames, SOURCES, templates.render("sources", sources(channels, frames)));
        }
        made.set(new Made(channels, Map.copyOf(pages)));
        return pages;
    }

    private static void add(Map<String, Rendition> pages, Frames frames, String path, byte[] page) {
        String uri = frames.language().at(path);
        pages.put(
                uri,
                Rendition.of(
                        "text/html; charset=utf-8",
                        page,
                        Optional.empty(),
                        KEPT,
                        Rendition.link(frames.base() + uri, "self")));
    }

    private static Views.Sources sources(Channels channels, Frames frames) {
        Language language = frames.language();
        String heading = language.say("Nguồn tin", "Sources");
        Frames.Subject subject = Frames.Subject.of(
                SOURCES,
                heading,
                language.say(
                        "Báo, đài và cổng thông tin mà chúng tôi đọc, theo tỉnh, thành phố.",
                        "The newspapers, broadcasters and portals that are read here, by province."));
        return new Views.Sources(frames.frame(subject), heading, new Rows(channels, frames).sources());
    }

    private static Views.Provinces provinces(Channels channels, Frames frames) {
        Language language = frames.language();
        String heading = language.say("Tỉnh, thành phố", "Provinces and cities");
        Frames.Subject subject = Frames.Subject.of(
                PROVINCES,
                heading,
                language.say(
                        "34 tỉnh, thành phố của Việt Nam; tên cũ trước ngày 1/7/2025 dẫn về đơn vị ngày nay.",
                        "The 34 provinces and cities of Việt Nam; names of before 1 July 2025 lead to today's units."));
        List<Views.Tile> tiles = new ArrayList<>();
        CountryMap.PLACES.forEach((slug, place) -> channels.provinceToday(slug)
                .ifPresent(unit -> tiles.add(new Views.Tile(unit.name(), page(frames, slug), place.names()))));
        CountryMap.ISLANDS.forEach((name, island) -> tiles.add(
                new Views.Tile(name, page(frames, island.slug()), island.place().names() + " island")));
        return new Views.Provinces(
                frames.frame(subject),
                heading,
                tiles,
                new Rows(channels, frames).provinces(),
                former(channels, frames));
    }

    private static List<Views.Former> former(Channels channels, Frames frames) {
        return channels.configuration().provinces().stream()
                .filter(unit -> unit.validTo().isPresent())
                .sorted(Comparator.comparing(Province::slug))
                .flatMap(unit -> channels.provinceToday(unit.successor()).stream()
                        .map(today -> new Views.Former(
                                new Views.Link(unit.name(), page(frames, unit.slug())),
                                new Views.Link(today.name(), page(frames, today.slug())))))
                .toList();
    }

    private static String page(Frames frames, String slug) {
        return frames.at("/provinces/" + slug);
    }
}
