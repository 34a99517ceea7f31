package vn.tintinh.embed;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.tintinh.config.Partner;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Province;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Publisher;
import vn.tintinh.publish.Query;
import vn.tintinh.publish.Rendition;
import vn.tintinh.store.EmbedCount.Way;
import vn.tintinh.store.EmbedCountStore;
import vn.tintinh.web.Answers;
import vn.tintinh.web.Problems;
import vn.tintinh.web.Templates;

/** All that partners put on their pages: {@code /embed}, {@code /embed.js}, {@code /embed/…} and {@code /oembed}. */
public final class Embeds {
    private static final String BLOCKS = "/embed/";
    private static final String QUERY = "query";
    private static final String PROVINCES = "provinces/";

    /** A frame loads our own files and the outlets' pictures, and stands where partners are. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' https: http:; base-uri 'none'; form-action 'none'; frame-ancestors ";

    private final Publisher publisher;
    private final Blocks blocks;
    private final Writer writer;
    private final Builder builder;
    private final Counts counts;

    /**
     * Of a publisher that is not started yet.
     *
     * @param workers where blocks are written
     */
    public Embeds(
            Vertx vertx, Publisher publisher, WorkerExecutor workers, EmbedCountStore store, MeterRegistry metrics) {
        Templates templates = new Templates();
        this.publisher = publisher;
        this.blocks = new Blocks(publisher, workers);
        this.writer = new Writer(templates);
        this.builder = new Builder(publisher, templates);
        this.counts = new Counts(vertx, store, metrics, publisher.clock());
    }

    /** Takes requests on the public port. */
    public void on(Router router) {
        Assets.SHIPPED.files().keySet().stream()
                .filter(uri -> !uri.contains("?"))
                .forEach(path -> Answers.route(router, path).handler(this::file));
        Answers.route(router, Builder.PATH).handler(builder::answer);
        Answers.route(router, BLOCKS + "*").handler(this::block);
        Answers.route(router, Addresses.OEMBED).handler(context -> Oembed.answer(context, publisher.channels()));
    }

    /** Begins to write down what is counted. */
    public void start() {
        counts.start();
    }

    /** Writes down the last of what was counted. */
    public Future<Void> stop() {
        return counts.stop();
    }

    private void file(RoutingContext context) {
        String path = context.normalizedPath();
        Map<String, Rendition> files = Assets.SHIPPED.files();
        Rendition file =
                Objects.requireNonNull(files.getOrDefault(context.request().uri(), files.get(path)));
        Partner.Colours colours = Optional.ofNullable(context.queryParams().get("colours"))
                .map(Palette::colours)
                .orElse(Partner.Colours.NONE);
        if (path.equals("/embed.css") && !colours.equals(Partner.Colours.NONE)) {
            String uri = path + "?colours=" + Palette.token(colours);
            Blocks.Form form = new Blocks.Form(file.plain().tag(), uri, Map.of(), Optional.empty());
            Answers.later(
                    context.request(),
                    blocks.form(form, () -> Assets.style(colours, uri)),
                    made -> send(context.request(), made));
        } else {
            send(context.request(), file);
        }
    }

    private void block(RoutingContext context) {
        MultiMap parameters = context.queryParams();
        String asked = context.normalizedPath().substring(BLOCKS.length());
        Way way = asked.endsWith(".json") ? Way.SCRIPT : asked.endsWith(".html") ? Way.FRAGMENT : Way.FRAME;
        String path = asked.replaceFirst("\\.(json|html)$", "");
        Place place = new Place(Optional.of(path).filter(name -> !name.equals(QUERY)), parameters);
        Optional<Query> query = place.channel().isPresent() ? Optional.empty() : Optional.of(place.query());
        List<String> faults = new ArrayList<>(way == Way.SCRIPT ? List.of() : Design.faults(parameters));
        query.ifPresent(selecting -> faults.addAll(selecting.faults(publisher.channels())));
        if (!faults.isEmpty()) {
            Problems.send(context.request(), 400, String.join(" ", faults));
            return;
        }
        query.map(blocks::query)
                .or(() -> blocks.channel(path))
                .ifPresentOrElse(feed -> answer(context, feed, place, way), () -> elsewhere(context, path));
    }

    private void answer(RoutingContext context, Future<Rendition> feed, Place place, Way way) {
        MultiMap parameters = place.parameters();
        Sites sites = Sites.of(publisher.channels().configuration());
        Optional<Partner> partner =
                Optional.ofNullable(parameters.get("partner")).flatMap(sites::partner);
        counts.count(partner, way);
        Optional<String> origin = Optional.ofNullable(context.request().getHeader(HttpHeaders.ORIGIN));
        Map<String, String> terms =
                switch (way) {
                    case SCRIPT -> sites.sharing(origin, partner);
                    case FRAME -> Map.of("content-security-policy", POLICY + sites.ancestors(partner));
                    case FRAGMENT -> Map.of();
                };
        Optional<Design> design = way == Way.SCRIPT ? Optional.empty() : Optional.of(Design.of(parameters, partner));
        Answers.later(
                context.request(),
                feed.compose(found -> {
                    Map<String, String> further = new HashMap<>(terms);
                    further.put("cache-control", found.facts().cacheControl());
                    further.put("link", Rendition.link(server().publicUrl() + Builder.PATH, "help"));
                    further.put("x-robots-tag", "noindex");
                    return blocks.form(
                            new Blocks.Form(found.plain().tag(), way.label(), further, design),
                            () -> design.map(look -> html(found, place, look, way))
                                    .orElse(found)
                                    .with(further));
                }),
                made -> send(context.request(), made));
    }

    private Rendition html(Rendition feed, Place place, Design design, Way way) {
        Block block = Block.read(feed.plain().bytes());
        Codes codes = new Codes(publisher.channels(), place, design, block.title(design.language()), Optional.empty());
        byte[] bytes =
                way == Way.FRAME ? writer.frame(block, codes, server().prefix()) : writer.fragment(block, design);
        return Rendition.of("text/html; charset=utf-8", bytes, Optional.empty(), Duration.ZERO, "");
    }

    /** A province that is part of another today leads there. */
    private void elsewhere(RoutingContext context, String path) {
        HttpServerRequest request = context.request();
        Channels channels = publisher.channels();
        Optional<String> today = path.startsWith(PROVINCES)
                ? channels.provinceToday(path.substring(PROVINCES.length())).map(Province::slug)
                : Optional.empty();
        if (today.isEmpty()) {
            Problems.send(request, 404, "There is no channel of this name here; /feeds.opml lists all of them.");
            return;
        }
        String ending = context.normalizedPath().substring(BLOCKS.length() + path.length());
        String query = request.query() == null ? "" : "?" + request.query();
        request.response()
                .setStatusCode(301)
                .putHeader(HttpHeaders.LOCATION, server().prefix() + BLOCKS + PROVINCES + today.get() + ending + query)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .end();
    }

    private static void send(HttpServerRequest request, Rendition rendition) {
        Answers.send(request, rendition, request.response().headers().get(HttpHeaders.DATE));
    }

    private Settings.Server server() {
        return publisher.channels().configuration().settings().server();
    }
}
