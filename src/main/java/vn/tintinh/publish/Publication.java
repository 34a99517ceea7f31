package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import java.util.function.Function;
import vn.tintinh.config.Settings;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.render.Renderer;

/**
 * One URL under which a channel is published.
 *
 * @param uri path, and query where it has one, as a request line has it
 * @param channel what is published
 * @param mediaType the {@code Content-Type}
 * @param page number of the page of the channel's archive; empty for what is newest in the channel
 * @param writer how
 */
public record Publication(
        String uri, Channel channel, String mediaType, OptionalInt page, Function<Issue, byte[]> writer) {
    public Publication {
        requireNonNull(uri);
        requireNonNull(channel);
        requireNonNull(mediaType);
        requireNonNull(page);
        requireNonNull(writer);
    }

    /** A channel as a feed, at its own URL. */
    static Publication feed(Channel channel, Format format) {
        return new Publication(
                Addresses.feed(channel, format),
                channel,
                format.mediaType(),
                OptionalInt.empty(),
                issue -> Renderer.render(issue.document(format), format));
    }

    /** One page of a channel's archive as a feed. */
    static Publication archive(Channel channel, int page, Format format) {
        return new Publication(
                Addresses.archive(channel, page, format),
                channel,
                format.mediaType(),
                OptionalInt.of(page),
                issue -> Renderer.render(issue.document(format), format));
    }

    /** A channel as a page in UTF-8; the writer runs on a worker thread and must give the same for the same edition. */
    public static Publication page(String uri, Channel channel, Function<Edition, byte[]> writer) {
        return of(uri, channel, "text/html; charset=utf-8", writer);
    }

    /** A channel's newest headlines in any form; the writer runs on a worker thread as that of a page does. */
    public static Publication of(String uri, Channel channel, String mediaType, Function<Edition, byte[]> writer) {
        return new Publication(uri, channel, mediaType, OptionalInt.empty(), issue -> writer.apply(issue.edition()));
    }

    /**
     * {@code Link}: where it is, and the hub where its changes can be subscribed to. Spec: W3C WebSub (2018) §4.
     *
     * @param base the public URL of the site
     */
    String links(String base) {
        return Rendition.link(base + uri, "self") + ", " + Rendition.link(base + Addresses.HUB, "hub");
    }

    /** What it is of an issue; takes some milliseconds. */
    Rendition write(Issue issue) {
        Settings settings = issue.channels().configuration().settings();
        Rendition rendition = Rendition.of(
                mediaType,
                writer.apply(issue),
                issue.lastModified(),
                issue.maxAge(),
                links(settings.server().publicUrl().toString()));
        return settings.publishing().images() && mediaType.startsWith("text/html")
                ? rendition.with(Heads.WITH_PICTURES)
                : rendition;
    }

    /** Whether it is what is newest in a channel as a feed at an address of its own. */
    boolean isFeed() {
        return page.isEmpty() && uri.startsWith("/feeds/") && !Queries.isQuery(channel);
    }

    /** What has to be read for it: publications that share it are made from one reading. */
    String issue() {
        return page.isPresent() ? channel.path() + "/archive/" + page.getAsInt() : channel.path();
    }
}
