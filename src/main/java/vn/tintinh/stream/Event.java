package vn.tintinh.stream;

import static java.util.Objects.requireNonNull;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * One event as it goes over the wire; shared by all clients. Spec: HTML Living Standard §9.2.5.
 *
 * @param sequence number of the change; 0 where it is about none
 * @param bytes must not be written to
 */
record Event(long sequence, Buffer bytes) {
    private static final int RETRY_MILLIS = 3000;

    Event {
        requireNonNull(bytes);
    }

    static Event of(String type, Mark id, long sequence, JsonObject data) {
        return new Event(
                sequence, Buffer.buffer("id: " + id + "\nevent: " + type + "\ndata: " + data.encode() + "\n\n"));
    }

    /** What a stream begins with: where it begins, and when to come again after it broke. */
    static Event begin(Mark at) {
        return new Event(0, Buffer.buffer("retry: " + RETRY_MILLIS + "\nid: " + at + "\n\n"));
    }

    /** What is missing cannot be told any more: fetch the feed, and go on from here. */
    static Event reset(Mark at) {
        return of("reset", at, 0, new JsonObject());
    }

    /** A sign of life. */
    static Event beat(Mark at) {
        return new Event(0, Buffer.buffer(":\nid: " + at + "\n\n"));
    }
}
