package vn.tintinh.publish;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.render.Renderer;

/**
 * One URL under which a channel is published.
 *
 * @param uri path, and query where it has one, as a request line has it
 * @param channel what is published
 * @param mediaType the {@code Content-Type}
 * @param writer how
 */
public record Publication(String uri, Channel channel, String mediaType, Function<Issue, byte[]> writer) {
    public Publication {
        requireNonNull(uri);
        requireNonNull(channel);
        requireNonNull(mediaType);
        requireNonNull(writer);
    }

    /** A channel as a feed, at its own URL. */
    static Publication feed(Channel channel, Format format) {
        return new Publication(
                Addresses.feed(channel, format),
                channel,
                format.mediaType(),
                issue -> Renderer.render(issue.document(), format));
    }

    /** A channel as a page in UTF-8; the writer runs on a worker thread and must give the same for the same edition. */
    public static Publication page(String uri, Channel channel, Function<Edition, byte[]> writer) {
        return new Publication(uri, channel, "text/html; charset=utf-8", issue -> writer.apply(issue.edition()));
    }
}
