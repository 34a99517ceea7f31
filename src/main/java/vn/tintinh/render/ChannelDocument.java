package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.tintinh.model.Format;

/**
 * A channel with its entries, ready to be written in any format.
 *
 * @param id a {@code tag:} URI that never changes
 * @param title plain text
 * @param description plain text, one sentence
 * @param service name of the whole service
 * @param base how readers reach the server, no slash at the end
 * @param page the channel's page for people
 * @param addresses the channel's own URL in each format
 * @param since shown as the time of the last change while there is no entry
 * @param entries newest first
 */
public record ChannelDocument(
        String id,
        String title,
        String description,
        String service,
        URI base,
        URI page,
        Map<Format, URI> addresses,
        Instant since,
        List<Entry> entries) {
    public ChannelDocument {
        requireNonNull(id);
        requireNonNull(title);
        requireNonNull(description);
        requireNonNull(service);
        requireNonNull(base);
        requireNonNull(page);
        requireNonNull(since);
        addresses = Map.copyOf(addresses);
        entries = List.copyOf(entries);
    }

    /** When an entry last changed; {@code since} when there is none. */
    public Instant updated() {
        return entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    /** The channel's own URL in a format. */
    public URI address(Format format) {
        return requireNonNull(addresses.get(format), () -> "no address for " + format);
    }
}
