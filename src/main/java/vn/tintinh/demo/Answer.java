package vn.tintinh.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sample site answers to one request.
 *
 * @param status of HTTP
 * @param type media type with charset
 * @param body bytes, owned by the answer
 * @param modified for {@code Last-Modified}; empty where the site sends none
 * @param tagged whether it sends an {@code ETag}
 * @param delay before the first byte
 */
@SuppressWarnings("ArrayRecordComponent") // written out once, compared by nobody
record Answer(int status, String type, byte[] body, Optional<Instant> modified, boolean tagged, Duration delay) {
    /** No such page. */
    static final Answer NOT_FOUND = html(404, "<!DOCTYPE html><title>404</title><h1>404 - Không tìm thấy trang</h1>");

    /** A text in UTF-8 without validators. */
    static Answer of(String type, String body) {
        return of(type + "; charset=utf-8", body, StandardCharsets.UTF_8);
    }

    /** A text in a charset; {@code type} as sent. */
    static Answer of(String type, String body, Charset charset) {
        return new Answer(200, type, body.getBytes(charset), Optional.empty(), false, Duration.ZERO);
    }

    /** An HTML page with a status. */
    static Answer html(int status, String body) {
        return new Answer(
                status,
                "text/html; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                false,
                Duration.ZERO);
    }

    /** The same with {@code ETag} and {@code Last-Modified}. */
    Answer validated(Instant when) {
        return new Answer(status, type, body, Optional.of(when), true, delay);
    }

    /** The same with {@code Last-Modified} only. */
    Answer dated(Instant when) {
        return new Answer(status, type, body, Optional.of(when), false, delay);
    }

    /** The same, late. */
    Answer after(Duration wait) {
        return new Answer(status, type, body, modified, tagged, wait);
    }

    /** The first part of the body under the whole's headers. */
    Answer cut(double share) {
        byte[] part = java.util.Arrays.copyOf(body, (int) (body.length * share));
        return new Answer(status, type, part, modified, tagged, delay);
    }
}
