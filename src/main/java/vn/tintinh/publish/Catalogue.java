package vn.tintinh.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.store.Change;

/** The publications of one configuration. */
final class Catalogue {
    private final Channels channels;
    private final Reach reach;
    private final Map<String, Publication> byUri = new HashMap<>();
    private final Map<String, List<Publication>> byChannel = new HashMap<>();

    Catalogue(Channels channels, List<Function<Channels, List<Publication>>> offers) {
        this.channels = channels;
        this.reach = new Reach(channels, channels.list());
        for (Channel channel : channels.list()) {
            for (Format format : Format.values()) {
                add(Publication.feed(channel, format));
            }
        }
        add(FreshPages.publication(channels));
        offers.forEach(offer -> offer.apply(channels).forEach(this::add));
    }

    private void add(Publication publication) {
        byUri.put(publication.uri(), publication);
        byChannel
                .computeIfAbsent(publication.channel().path(), path -> new ArrayList<>())
                .add(publication);
    }

    Reach reach() {
        return reach;
    }

    Channels channels() {
        return channels;
    }

    Optional<Publication> find(String uri) {
        return Optional.ofNullable(byUri.get(uri));
    }

    List<Publication> of(Channel channel) {
        return byChannel.getOrDefault(channel.path(), List.of());
    }

    Set<Channel> touchedBy(Change change) {
        return reach.touchedBy(change);
    }
}
