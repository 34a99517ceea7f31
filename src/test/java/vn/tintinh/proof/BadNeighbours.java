package vn.tintinh.proof;

import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.tintinh.testing.HostileOrigin;

/** One source for each {@link Misbehaviour}, each on an address of its own. */
final class BadNeighbours implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Map<Misbehaviour, String> urls = new EnumMap<>(Misbehaviour.class);
    private final List<BrokenSocket> sockets = new ArrayList<>();

    BadNeighbours() {
        for (Misbehaviour bad : Misbehaviour.values()) {
            urls.put(bad, begin(bad, "127.0.4." + (urls.size() + 1)));
        }
    }

    private String begin(Misbehaviour bad, String host) {
        return switch (bad) {
            case REFUSED -> "http://" + host + ":9/rss";
            case RESET -> keep(BrokenSocket.resetting(host));
            case HALF_CLOSED -> keep(BrokenSocket.halfClosing(host));
            case TLS_GARBAGE -> hostile(bad, host).replace("http:", "https:");
            default -> hostile(bad, host);
        };
    }

    private String keep(BrokenSocket socket) {
        sockets.add(socket);
        return socket.url();
    }

    private String hostile(Misbehaviour bad, String host) {
        HostileOrigin origin = value(HostileOrigin.start(vertx, host));
        BadRoutes.addTo(origin, vertx);
        return origin.url(bad.path()).toString();
    }

    /** All of them for a configuration's file. */
    String yaml(String poll) {
        StringBuilder yaml = new StringBuilder();
        urls.forEach((bad, url) -> yaml.append(
                "- {id: %s, url: \"%s\", type: feed, kind: government, poll: {%s}}\n".formatted(bad.id(), url, poll)));
        return yaml.toString();
    }

    @Override
    public void close() {
        for (BrokenSocket socket : sockets) {
            try {
                socket.close();
            } catch (IOException already) {
                // closed
            }
        }
        value(vertx.close());
    }
}
