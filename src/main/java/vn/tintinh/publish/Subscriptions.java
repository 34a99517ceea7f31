package vn.tintinh.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.model.Province;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceType;
import vn.tintinh.render.Outline;
import vn.tintinh.render.Renderer;

/** Lists for programs: of what is published, of what is read, and of what search engines may look at. */
public final class Subscriptions {
    private static final String MEDIA_TYPE = "text/x-opml; charset=utf-8";

    private final Channels channels;
    private final String base;

    /** Lists of a configuration. */
    public Subscriptions(Channels channels) {
        this.channels = channels;
        this.base = channels.configuration().settings().server().publicUrl().toString();
    }

    /** {@code /feeds.opml}: every channel as RSS, grouped. */
    Rendition feeds() {
        List<Outline> outlines = Stream.of(
                        group("Tổng hợp", general()),
                        group(
                                "Chuyên mục",
                                list(channels.publishedCategories().stream().map(category -> category.slug()))),
                        group(
                                "Tỉnh, thành phố",
                                list(channels.provinces().stream().map(this::path))),
                        group(
                                "Nguồn",
                                list(channels.enabledSources().stream().map(source -> "sources/" + source.id()))))
                .filter(outline -> !outline.subscriptions().isEmpty())
                .toList();
        return rendition("/feeds.opml", title(), outlines);
    }

    /** {@code /sources.opml}: every source that is polled, grouped by province. */
    public Rendition sources() {
        var byProvince = channels.enabledSources().stream()
                .collect(Collectors.groupingBy(
                        source ->
                                channels.provinceOf(source).map(Province::name).orElse("Cả nước"),
                        TreeMap::new,
                        Collectors.toList()));
        List<Outline> outlines = byProvince.entrySet().stream()
                .map(group -> new Outline(
                        group.getKey(),
                        group.getValue().stream()
                                .map(Subscriptions::subscription)
                                .toList()))
                .toList();
        return rendition("/sources.opml", title() + " – nguồn", outlines);
    }

    /** {@code /robots.txt}: where search engines find what is new, and what is no use to them. */
    Rendition robots() {
        String text = "User-agent: *\nAllow: /\nDisallow: /feeds/query.\nSitemap: " + base + FreshPages.PATH + "\n";
        return Rendition.of(
                "text/plain; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Duration.ofHours(1),
                Rendition.link(base + "/robots.txt", "self"));
    }

    private List<Channel> general() {
        List<String> grouped = Stream.of(
                        channels.publishedCategories().stream().map(category -> category.slug()),
                        channels.provinces().stream().map(this::path),
                        channels.enabledSources().stream().map(source -> "sources/" + source.id()))
                .flatMap(paths -> paths)
                .toList();
        return channels.list().stream()
                .filter(channel -> !grouped.contains(channel.path()))
                .toList();
    }

    private List<Channel> list(Stream<String> paths) {
        return paths.flatMap(path -> channels.find(path).stream()).toList();
    }

    private Outline group(String title, List<Channel> group) {
        return new Outline(
                title,
                group.stream()
                        .map(channel -> new Outline.Subscription(
                                channel.title(),
                                Optional.of(base + Addresses.feed(channel, Format.RSS)),
                                Optional.of(base + Addresses.page(channel))))
                        .toList());
    }

    private static Outline.Subscription subscription(Source source) {
        String url = source.url().toASCIIString();
        return source.type() == SourceType.PAGE
                ? new Outline.Subscription(source.name(), Optional.empty(), Optional.of(url))
                : new Outline.Subscription(source.name(), Optional.of(url), Optional.of(Documents.home(source.url())));
    }

    private Rendition rendition(String uri, String title, List<Outline> outlines) {
        return Rendition.of(
                MEDIA_TYPE,
                Renderer.opml(title, base + "/feed.css", outlines),
                Optional.empty(),
                Duration.ofMinutes(15),
                Rendition.link(base + uri, "self"));
    }

    private String path(Province province) {
        return "provinces/" + province.slug();
    }

    private String title() {
        return channels.configuration().settings().server().title();
    }
}
