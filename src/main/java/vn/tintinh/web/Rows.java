package vn.tintinh.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.model.Province;
import vn.tintinh.model.Source;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;

/** Channels as names that lead to their pages, with their feeds. */
final class Rows {
    private final Channels channels;
    private final Frames frames;

    Rows(Channels channels, Frames frames) {
        this.channels = channels;
        this.frames = frames;
    }

    private Views.Row row(Channel channel, String name, String note) {
        return new Views.Row(
                name,
                frames.at(Addresses.page(channel)),
                note,
                feed(channel, Format.RSS),
                feed(channel, Format.ATOM),
                feed(channel, Format.JSON));
    }

    private String feed(Channel channel, Format format) {
        return frames.base() + Addresses.feed(channel, format);
    }

    /** How a channel of the configuration is subscribed to. */
    Views.Subscription subscription(Channel channel) {
        return subscription(
                channel,
                Optional.of(frames.prefix() + "/stream?channel=" + channel.path()),
                frames.at(Addresses.page(channel)),
                "");
    }

    /** How any selection is subscribed to. */
    Views.Subscription subscription(Channel channel, Optional<String> stream, String page, String note) {
        List<Views.Link> feeds = new ArrayList<>();
        for (Format format : Format.values()) {
            feeds.add(new Views.Link(Frames.FORMATS.getOrDefault(format, ""), feed(channel, format)));
        }
        return new Views.Subscription(feeds, "feed:" + feed(channel, Format.RSS), stream, page, note);
    }

    List<Views.Row> categories() {
        return channels.publishedCategories().stream()
                .flatMap(category -> channels.find(category.slug()).stream()
                        .map(channel -> row(channel, ChannelName.of(category, frames.language()), "")))
                .toList();
    }

    /** With the names of former units in each. */
    List<Views.Row> provinces() {
        return channels.provinces().stream()
                .flatMap(province -> channels.find("provinces/" + province.slug()).stream()
                        .map(channel -> row(channel, province.name(), former(province))))
                .toList();
    }

    private String former(Province province) {
        return String.join(", ", channels.formerNames(province));
    }

    /** Channels of {@code conf/feeds.yaml}. */
    List<Views.Row> selected() {
        return channels.list().stream()
                .filter(channel ->
                        Addresses.page(channel).equals("/") && !channel.path().equals(Channels.ALL))
                .map(channel ->
                        row(channel, channel.title(), channel.description().orElse("")))
                .toList();
    }

    /** By place. */
    List<Views.Group> sources() {
        Map<String, List<Views.Row>> groups = new LinkedHashMap<>();
        byPlace()
                .forEach((place, sources) -> sources.forEach(source -> channels.find("sources/" + source.id())
                        .ifPresent(channel -> groups.computeIfAbsent(place, unused -> new ArrayList<>())
                                .add(row(channel, source.name(), "")))));
        return groups.entrySet().stream()
                .map(group -> new Views.Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** Sources that are polled, by the name of the province of today, or what is said for the whole country. */
    Map<String, List<Source>> byPlace() {
        Map<String, List<Source>> groups = new LinkedHashMap<>();
        for (Source source : channels.enabledSources()) {
            String place = channels.provinceOf(source)
                    .map(Province::name)
                    .orElse(frames.language().say("Cả nước", "Nationwide"));
            groups.computeIfAbsent(place, unused -> new ArrayList<>()).add(source);
        }
        return groups;
    }
}
