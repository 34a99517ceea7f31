package vn.tintinh.publish;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.model.Republication;
import vn.tintinh.model.Source;
import vn.tintinh.model.SourceType;
import vn.tintinh.model.StoredItem;
import vn.tintinh.render.ChannelDocument;
import vn.tintinh.render.Entry;
import vn.tintinh.render.Navigation;
import vn.tintinh.render.Outlet;
import vn.tintinh.render.Report;
import vn.tintinh.render.Tombstone;
import vn.tintinh.render.Topic;
import vn.tintinh.store.Change;

/** Stored items as the entries of a channel: ids, credit and how much may be shown. */
final class Documents {
    private static final Pattern MINTED = Pattern.compile(",(\\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|1\\d|2[0-8]))?$");

    private final Channels channels;
    private final Settings.Server server;

    Documents(Channels channels) {
        this.channels = channels;
        this.server = channels.configuration().settings().server();
    }

    ChannelDocument document(Issue issue, Format format) {
        URI base = server.publicUrl();
        Channel channel = issue.channel();
        Place place = issue.place();
        return new ChannelDocument(
                tag("channel/" + channel.path()),
                channel.title(),
                channel.description().orElse(channel.title()),
                server.title(),
                base,
                URI.create(base + Addresses.page(channel)),
                Addresses.feeds(base, each -> address(channel, place.page(), each)),
                since(server.tagAuthority()),
                issue.items().stream().map(this::entry).toList(),
                Optional.of(URI.create(base + Addresses.HUB)),
                navigation(channel, place, format),
                issue.removed().stream().map(this::tombstone).toList());
    }

    private Tombstone tombstone(Change removal) {
        return new Tombstone(tag("item/" + removal.itemId()), removal.at(), Optional.empty());
    }

    /**
     * A page names its successor before there is one, and so never changes when it comes: until then the successor's URL
     * leads to the newest document.
     */
    private Navigation navigation(Channel channel, Place place, Format format) {
        boolean archived = place.page().isPresent();
        return new Navigation(
                archived ? Optional.of(url(channel, OptionalInt.empty(), format)) : Optional.empty(),
                place.previous().isPresent() ? Optional.of(url(channel, place.previous(), format)) : Optional.empty(),
                archived
                        ? Optional.of(url(channel, OptionalInt.of(place.page().getAsInt() + 1), format))
                        : Optional.empty(),
                archived,
                place.complete());
    }

    private URI url(Channel channel, OptionalInt page, Format format) {
        return URI.create(server.publicUrl() + address(channel, page, format));
    }

    private static String address(Channel channel, OptionalInt page, Format format) {
        return page.isPresent() ? Addresses.archive(channel, page.getAsInt(), format) : Addresses.feed(channel, format);
    }

    /** An item as any channel shows it. */
    Entry entry(StoredItem stored) {
        Instant published = stored.shownAt();
        return new Entry(
                tag("item/" + stored.id()),
                stored.item(),
                outlet(stored.sourceId()),
                mode(stored.sourceId()),
                stored.partial(),
                published,
                updated(stored, published),
                topics(stored),
                stored.province(),
                stored.province().flatMap(channels::provinceName),
                stored.story().map(story -> tag("story/" + story.id())),
                others(stored));
    }

    /** Of others, nothing but the title and the link is shown. */
    private List<Report> others(StoredItem stored) {
        return stored.story().stream()
                .flatMap(story -> story.othersThan(stored.sourceId()).stream())
                .map(member -> new Report(
                        channels.source(member.sourceId()).map(Source::name).orElse(member.sourceId()),
                        member.title(),
                        member.link()))
                .toList();
    }

    /** What the source says, never later than we saw it; our own sight where it changed the item without a word. */
    private static Instant updated(StoredItem stored, Instant published) {
        boolean revised = stored.changed().isAfter(stored.firstSeen());
        Instant seen = revised ? stored.changed() : published;
        Instant updated = stored.item()
                .updated()
                .filter(said -> !said.isAfter(stored.changed()))
                .orElse(seen);
        return updated.isBefore(published) ? published : updated;
    }

    private List<Topic> topics(StoredItem stored) {
        return stored.categories().stream()
                .flatMap(slug -> channels.category(slug).stream())
                .map(category -> new Topic(category.slug(), category.name(), category.mediaTopics()))
                .toList();
    }

    /** A source that is configured no more is credited by its id, and nothing but the link is shown. */
    private Republication.Mode mode(String sourceId) {
        return channels.source(sourceId)
                .map(source -> source.republication().mode())
                .orElse(Republication.Mode.LINK);
    }

    private Outlet outlet(String sourceId) {
        Optional<Source> source = channels.source(sourceId);
        String own = server.publicUrl() + "/feeds/sources/" + sourceId + "." + Format.RSS.extension();
        return new Outlet(
                tag("channel/sources/" + sourceId),
                source.map(Source::name).orElse(sourceId),
                source.map(Source::url).map(Documents::home),
                source.filter(known -> known.type() == SourceType.FEED)
                        .map(known -> known.url().toASCIIString())
                        .orElse(own),
                source.map(known -> server.publicUrl() + "/sources/" + sourceId));
    }

    /** The front page of a source's host. */
    static String home(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + "/";
    }

    private String tag(String specific) {
        return Addresses.tag(server, specific);
    }

    /**
     * The day that the tag authority was minted: nothing of ours is older; the epoch when there is no such day. Spec: RFC
     * 4151 §2.1.
     */
    static Instant since(String tagAuthority) {
        Matcher day = MINTED.matcher(tagAuthority);
        if (!day.find()) {
            return Instant.EPOCH;
        }
        String month = day.group(2) == null ? "01" : day.group(2);
        String date = day.group(3) == null ? "01" : day.group(3);
        return Instant.parse(day.group(1) + "-" + month + "-" + date + "T00:00:00Z");
    }
}
