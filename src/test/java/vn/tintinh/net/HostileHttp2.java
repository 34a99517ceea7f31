package vn.tintinh.net;

import static vn.tintinh.testing.Http2Origin.CONTINUATION;
import static vn.tintinh.testing.Http2Origin.DATA;
import static vn.tintinh.testing.Http2Origin.END_HEADERS;
import static vn.tintinh.testing.Http2Origin.END_STREAM;
import static vn.tintinh.testing.Http2Origin.GOAWAY;
import static vn.tintinh.testing.Http2Origin.HEADERS;
import static vn.tintinh.testing.Http2Origin.OK;
import static vn.tintinh.testing.Http2Origin.PADDED;
import static vn.tintinh.testing.Http2Origin.PING;
import static vn.tintinh.testing.Http2Origin.PUSH_PROMISE;
import static vn.tintinh.testing.Http2Origin.RST_STREAM;
import static vn.tintinh.testing.Http2Origin.SETTINGS;
import static vn.tintinh.testing.Http2Origin.header;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import vn.tintinh.testing.Http2Origin.Behaviour;
import vn.tintinh.testing.Http2Origin.Session;

/** What servers of HTTP/2 do, by name: decent things that are rare, and misbehaviour. Decent answers say "two". */
final class HostileHttp2 {
    private static final Buffer NOTHING = Buffer.buffer();
    private static final int STREAMS = 3;
    private static final int WINDOW = 4;

    private final Map<String, Behaviour> all = new HashMap<>();

    private HostileHttp2() {
        addDecent();
        addGreetings();
        addRefusals();
        addBrokenHeads();
        addBodies();
    }

    static Behaviour named(String name) {
        return Objects.requireNonNull(new HostileHttp2().all.get(name), name);
    }

    private void greeting(String name, Consumer<Session> greeting) {
        behaviour(name, greeting, Session::decent);
    }

    private void behaviour(String name, Consumer<Session> greeting, Behaviour answering) {
        all.put(name, new Behaviour() {
            @Override
            public void greet(Session session) {
                greeting.accept(session);
            }

            @Override
            public void answer(Session session, int stream) {
                answering.answer(session, stream);
            }
        });
    }

    private void answer(String name, Behaviour behaviour) {
        all.put(name, behaviour);
    }

    private void addDecent() {
        answer("decent", Session::decent);
        answer("headers-in-pieces", (session, stream) -> session.send(HEADERS, 0, stream, OK)
                .send(CONTINUATION, 0, stream, header("x-a", "1"))
                .send(CONTINUATION, END_HEADERS, stream, header("x-b", "2"))
                .send(DATA, END_STREAM, stream, Buffer.buffer("two")));
        answer("padded-with-trailers", (session, stream) -> session.begin(stream, NOTHING)
                .send(DATA, PADDED, stream, Buffer.buffer("\2two\0\0"))
                .send(HEADERS, END_HEADERS | END_STREAM, stream, header("x-sum", "1")));
        answer("compressed", (session, stream) -> session.begin(stream, header("content-encoding", "gzip"))
                .send(DATA, END_STREAM, stream, gzip("two")));
        answer("goodbye-behind-the-answer", (session, stream) -> session.decent(stream)
                .send(GOAWAY, 0, 0, numbers(stream, 0)));
        greeting("one-stream-at-a-time", session -> session.send(SETTINGS, 0, 0, setting(STREAMS, 1)));
        greeting("no-window", session -> session.send(SETTINGS, 0, 0, setting(WINDOW, 0)));
        behaviour(
                "waits-for-all-without-window",
                session -> session.send(SETTINGS, 0, 0, setting(WINDOW, 0)),
                (session, stream) -> {});
    }

    private void addGreetings() {
        greeting("says-nothing", session -> {});
        greeting("speaks-http-1", session -> session.socket().write("HTTP/1.1 400 Bad Request\r\n\r\n"));
        greeting("hangs-up", session -> session.socket().close());
        greeting("no-streams", session -> session.send(SETTINGS, 0, 0, setting(STREAMS, 0)));
        greeting("goodbye-at-once", session -> session.send(SETTINGS, 0, 0, NOTHING)
                .send(GOAWAY, 0, 0, numbers(0, 0xb)));
        greeting("broken-settings", session -> session.send(SETTINGS, 0, 0, Buffer.buffer("tin")));
    }

    private void addRefusals() {
        answer("never-answers", (session, stream) -> {});
        answer("endless-settings", (session, stream) -> session.repeat(SETTINGS, 0, 0, setting(WINDOW, 65_535)));
        answer("endless-pings", (session, stream) -> session.repeat(PING, 0, 0, Buffer.buffer("12345678")));
        answer(
                "endless-hints",
                (session, stream) -> session.repeat(HEADERS, END_HEADERS, stream, header(":status", "103")));
        answer("reset", (session, stream) -> session.send(RST_STREAM, 0, stream, numbers(2)));
        answer("asks-for-http-1", (session, stream) -> session.send(RST_STREAM, 0, stream, numbers(0xd)));
        answer("goodbye", (session, stream) -> session.send(GOAWAY, 0, 0, numbers(0, 0)));
        answer(
                "push",
                (session, stream) -> session.send(
                        PUSH_PROMISE, END_HEADERS, stream, numbers(2).appendBuffer(OK)));
    }

    private void addBrokenHeads() {
        answer(
                "no-status",
                (session, stream) -> session.send(HEADERS, END_HEADERS | END_STREAM, stream, header("x-a", "1")));
        answer(
                "status-of-letters",
                (session, stream) -> session.send(HEADERS, END_HEADERS | END_STREAM, stream, header(":status", "two")));
        answer(
                "broken-compression",
                (session, stream) -> session.send(
                        HEADERS, END_HEADERS, stream, Buffer.buffer().appendInt(-1)));
        answer("long-frame", (session, stream) -> session.socket()
                .write(Buffer.buffer().appendMedium(0xffffff).appendBytes(new byte[6])));
        answer("endless-headers", (session, stream) -> session.send(HEADERS, 0, stream, OK)
                .repeat(CONTINUATION, 0, stream, header("x-a", "1".repeat(100))));
        answer("endless-continuations", (session, stream) -> session.send(HEADERS, 0, stream, OK)
                .repeat(CONTINUATION, 0, stream, NOTHING));
        answer("huge-headers", (session, stream) -> {
            session.send(HEADERS, 0, stream, OK);
            for (int i = 0; i < 1000; i++) {
                session.send(CONTINUATION, 0, stream, header("x-" + i, "1".repeat(100)));
            }
            session.send(CONTINUATION, END_HEADERS, stream, header("x-end", "1"));
        });
    }

    private void addBodies() {
        answer("drip", (session, stream) -> {
            session.begin(stream, NOTHING);
            Vertx vertx = Vertx.currentContext().owner();
            vertx.setPeriodic(50, tick -> session.send(DATA, 0, stream, Buffer.buffer("x")));
        });
        answer("endless", (session, stream) -> session.begin(stream, NOTHING)
                .repeat(DATA, 0, stream, Buffer.buffer("x".repeat(16_000))));
        answer("endless-nothing", (session, stream) -> session.begin(stream, NOTHING)
                .repeat(DATA, 0, stream, NOTHING));
        answer("too-large", (session, stream) -> session.begin(stream, header("content-length", "1000001")));
        answer("lying-long", (session, stream) -> session.begin(stream, header("content-length", "9"))
                .send(DATA, END_STREAM, stream, Buffer.buffer("two")));
        answer("gzip-bomb", (session, stream) -> session.begin(stream, header("content-encoding", "gzip"))
                .send(DATA, END_STREAM, stream, gzip("0".repeat(2_000_000))));
        answer("reset-in-the-midst", (session, stream) -> session.begin(stream, NOTHING)
                .send(DATA, 0, stream, Buffer.buffer("tw"))
                .send(RST_STREAM, 0, stream, numbers(2)));
        answer("hangs-up-in-the-midst", (session, stream) -> session.begin(stream, NOTHING)
                .send(DATA, 0, stream, Buffer.buffer("tw"))
                .socket()
                .close());
    }

    private static Buffer setting(int name, int value) {
        return Buffer.buffer().appendShort((short) name).appendInt(value);
    }

    private static Buffer numbers(int... numbers) {
        Buffer all = Buffer.buffer();
        for (int number : numbers) {
            all.appendInt(number);
        }
        return all;
    }

    private static Buffer gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(packed.toByteArray());
    }
}
