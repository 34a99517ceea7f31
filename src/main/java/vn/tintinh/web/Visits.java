package vn.tintinh.web;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop, and the end of those that only take up room.
 *
 * <p>One rule for all kinds of slowness: a whole request must have come some time after the connection was made, and
 * after each answer was handed over. So a client that sends its header fields byte by byte, one that does not read what
 * it asked for, and one that has gone away are all cut off; a request's body has the same time. An answer that goes on
 * (an event stream) is no slowness of the client. Nothing is counted for each byte: some connections a second are looked
 * at.
 *
 * <p>Memory is bounded too: while what was answered waits to be read, the next request of the connection is not answered,
 * and no further one is read.
 */
public final class Visits implements Handler<HttpServerRequest> {
    /** Bytes answered to one connection and not yet taken; nearly all of them are shared with others. */
    private static final int MOST_WAITING = 512 * 1024;

    private static final int MANY = 100;

    private final Handler<HttpServerRequest> next;
    private final long patience;
    private final IdentityHashMap<HttpConnection, Visit> visits = new IdentityHashMap<>();
    private @Nullable Context loop;

    /**
     * Must be made anew for each event loop.
     *
     * @param patience what a connection is given for its next whole request
     */
    public Visits(Handler<HttpServerRequest> next, Duration patience) {
        this.next = next;
        this.patience = patience.toNanos();
    }

    /** What is known of a connection. */
    private static final class Visit {
        private final List<HttpServerRequest> open = new ArrayList<>();
        private long since = System.nanoTime();

        /** HTTP/1.1 answers one request after the other; HTTP/2 many at once, of which the ended are let go in time. */
        private void begin(HttpServerRequest request) {
            if (open.isEmpty()) {
                request.response().setWriteQueueMaxSize(MOST_WAITING);
            } else if (request.version() != HttpVersion.HTTP_2) {
                open.clear();
            } else if (open.size() >= MANY) {
                letGo();
            }
            open.add(request);
            since = System.nanoTime();
        }

        private void letGo() {
            open.removeIf(
                    request -> request.response().ended() || request.response().closed());
        }

        private boolean isLate(long patience) {
            letGo();
            long now = System.nanoTime();
            boolean waits = open.stream().allMatch(HttpServerRequest::isEnded);
            if (!open.isEmpty() && waits) {
                since = now;
            }
            return now - since > patience;
        }
    }

    /** A server's connection handler. */
    public void opened(HttpConnection connection) {
        if (loop == null) {
            Context here = Vertx.currentContext();
            loop = here;
            long interval = Math.max(1, patience / 8 / 1_000_000);
            here.owner().setPeriodic(interval, tick -> endTheLate());
        }
        visits.put(connection, new Visit());
        connection.closeHandler(gone -> visits.remove(connection));
    }

    @Override
    public void handle(HttpServerRequest request) {
        Visit visit = visits.get(request.connection());
        if (visit != null) {
            visit.begin(request);
        }
        HttpServerResponse response = request.response();
        if (response.writeQueueFull()) {
            request.pause();
            response.drainHandler(drained -> {
                response.drainHandler(null);
                request.resume();
                next.handle(request);
            });
        } else {
            next.handle(request);
        }
    }

    private void endTheLate() {
        List<HttpConnection> late = visits.entrySet().stream()
                .filter(visit -> visit.getValue().isLate(patience))
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(HttpConnection::close);
    }
}
