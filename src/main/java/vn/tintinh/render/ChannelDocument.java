package vn.tintinh.render;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param hub where readers subscribe to be told of changes. Atom and RSS 2.0: {@code atom:link rel="hub"}; JSON Feed: an
 *     entry of the hub list
 * @param navigation to the documents with the older and newer entries
 * @param tombstones of entries that were removed, newest first
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
        List<Entry> entries,
        Optional<URI> hub,
        Navigation navigation,
        List<Tombstone> tombstones) {
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
        requireNonNull(hub);
        requireNonNull(navigation);
        tombstones = List.copyOf(tombstones);
    }

    /** The same with other entries. */
    ChannelDocument with(List<Entry> others) {
        return new ChannelDocument(
                id, title, description, service, base, page, addresses, since, others, hub, navigation, tombstones);
    }

    /** When an entry last changed or was removed; {@code since} when there is none. */
    public Instant updated() {
        return Stream.concat(
                        entries.stream().map(Entry::updated),
                        tombstones.stream().map(Tombstone::when))
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    /** Links of the document as one of a format: itself first, then its other formats, the hub and its neighbours. */
    public List<Relation> relations(Format format) {
        List<Relation> relations = new ArrayList<>();
        relations.add(Relation.to("self", address(format), format));
        for (Format other : Format.values()) {
            if (other != format) {
                relations.add(Relation.to("alternate", address(other), other));
            }
        }
        hub.ifPresent(url -> relations.add(new Relation("hub", url, Optional.empty())));
        navigation.current().ifPresent(url -> relations.add(Relation.to("current", url, format)));
        navigation.previousArchive().ifPresent(url -> relations.add(Relation.to("prev-archive", url, format)));
        navigation.nextArchive().ifPresent(url -> relations.add(Relation.to("next-archive", url, format)));
        return relations;
    }

    /** The channel's own URL in a format. */
    public URI address(Format format) {
        return requireNonNull(addresses.get(format), () -> "no address for " + format);
    }
}
