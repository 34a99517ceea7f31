package vn.tintinh.stream;

import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tintinh.model.Channel;

/**
 * An open connection. Written to on its own event loop; all else happens on that of {@link Streams}. What it does not
 * take in time is not kept for it: it is closed, comes again, and goes on from its last event.
 */
final class Client {
    /** Bytes that wait for the network. */
    private static final int MOST_QUEUED = 128 * 1024;

    private static final int MOST_HELD = 500;

    private final Channel channel;
    private final Context loop;
    private final HttpConnection connection;
    private final boolean multiplexed;
    private final HttpServerResponse response;
    private @Nullable List<Event> held = new ArrayList<>();

    /** @param loop the connection's */
    Client(Channel channel, Context loop, HttpServerRequest request) {
        this.channel = channel;
        this.loop = loop;
        this.connection = request.connection();
        this.multiplexed = request.version() == HttpVersion.HTTP_2;
        this.response = request.response();
    }

    Channel channel() {
        return channel;
    }

    /** Sends the head of the answer. */
    void open() {
        loop.runOnContext(on -> {
            if (!response.closed()) {
                response.setChunked(true)
                        .setWriteQueueMaxSize(MOST_QUEUED)
                        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("X-Accel-Buffering", "no")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .putHeader("Access-Control-Allow-Origin", "*");
            }
        });
    }

    /** Tells what has come; what comes before {@link #goOn} waits for that. */
    void tell(Event event) {
        List<Event> waiting = held;
        if (waiting == null) {
            write(event);
        } else if (waiting.size() < MOST_HELD) {
            waiting.add(event);
        } else {
            drop();
        }
    }

    /** A sign of life; not before what is missing was told. */
    void beat(Event event) {
        if (held == null) {
            write(event);
        }
    }

    /** Tells what was missing, then what has come meanwhile and was not among that. */
    void goOn(List<Event> missing, Set<Long> told) {
        List<Event> waiting = held;
        held = null;
        missing.forEach(this::write);
        if (waiting != null) {
            waiting.stream().filter(event -> !told.contains(event.sequence())).forEach(this::write);
        }
    }

    /** Ends it in good order. */
    void end() {
        loop.runOnContext(on -> {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        });
    }

    /** Breaks it off. */
    void drop() {
        loop.runOnContext(on -> breakOff());
    }

    /** A usual end would wait until the client has taken what is queued. */
    private void breakOff() {
        if (connection instanceof HttpServerConnection own && !multiplexed) {
            var unused = own.channelHandlerContext().close();
        } else {
            response.reset();
        }
    }

    private void write(Event event) {
        loop.runOnContext(on -> {
            if (response.closed() || response.ended()) {
                return;
            }
            if (response.writeQueueFull()) {
                breakOff();
            } else {
                response.write(event.bytes());
            }
        });
    }
}
