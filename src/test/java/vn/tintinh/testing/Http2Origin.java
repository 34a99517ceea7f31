package vn.tintinh.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web server on loopback that speaks HTTP/2 over TLS frame by frame, as a {@link Behaviour} likes, and HTTP/1.1 decently
 * to whom does not offer HTTP/2. It remembers each request. Spec: RFC 9113, RFC 7541.
 */
public final class Http2Origin {
    /** Types of frames. */
    public static final int DATA = 0;

    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PUSH_PROMISE = 5;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int CONTINUATION = 9;

    /** Flags of frames. */
    public static final int END_STREAM = 1;

    public static final int END_HEADERS = 4;
    public static final int PADDED = 8;

    /** A header block that says {@code :status: 200}. */
    public static final Buffer OK = Buffer.buffer(new byte[] {(byte) 0x88});

    private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.create("127.0.0.1");
    private static final int PREFACE = 24;
    private static final int HEAD = 9;

    private final Behaviour behaviour;
    private final NetServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<NetSocket> open = new CopyOnWriteArrayList<>();

    /** What a server does; everything happens on one context. */
    public interface Behaviour {
        /** Someone has connected and begun with HTTP/2: usually a word of {@code SETTINGS} is due. */
        default void greet(Session session) {
            session.send(SETTINGS, 0, 0, Buffer.buffer());
        }

        /** All headers of a request are there. */
        void answer(Session session, int stream);
    }

    /** Behaves so. */
    public Http2Origin(Vertx vertx, Behaviour behaviour) {
        this.behaviour = behaviour;
        NetServerOptions options =
                new NetServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(CERTIFICATE.keyCertOptions());
        options.getSslOptions().setApplicationLayerProtocols(List.of("h2", "http/1.1"));
        this.server = vertx.createNetServer(options);
    }

    /** Listens on 127.0.0.1 and a free port. */
    public Future<Http2Origin> start() {
        return server.connectHandler(this::serve).listen(0, "127.0.0.1").map(listening -> this);
    }

    /** Its only URL. */
    public URI url() {
        return URI.create("https://127.0.0.1:" + server.actualPort() + "/");
    }

    /** By which version each request so far came, and as the how manieth of which connection: {@code h2 1.1}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Connections that are open now. */
    public int open() {
        return open.size();
    }

    private void serve(NetSocket socket) {
        int connection = connections.incrementAndGet();
        open.add(socket);
        socket.closeHandler(closed -> open.remove(socket));
        socket.exceptionHandler(broken -> {});
        RecordParser bytes = RecordParser.newFixed(PREFACE, socket);
        bytes.exceptionHandler(broken -> {});
        bytes.handler(first -> {
            if (first.getString(0, 3).equals("PRI")) {
                new Session(socket, connection).start(bytes);
            } else {
                answerByHttp1(socket, connection, bytes);
            }
        });
    }

    private void answerByHttp1(NetSocket socket, int connection, RecordParser bytes) {
        AtomicInteger requests = new AtomicInteger();
        bytes.delimitedMode("\r\n\r\n");
        bytes.handler(head -> {
            asked.add("http/1.1 " + connection + "." + requests.incrementAndGet());
            socket.write(HostileOrigin.http("200 OK", Map.of(), "one"));
        });
    }

    /** One connection. */
    public final class Session {
        private final NetSocket socket;
        private final int connection;
        private int requests;
        private boolean hasGreeted;
        private Buffer head = Buffer.buffer();

        private Session(NetSocket socket, int connection) {
            this.socket = socket;
            this.connection = connection;
        }

        private void start(RecordParser frames) {
            frames.fixedSizeMode(HEAD);
            frames.handler(bytes -> {
                if (head.length() == 0 && bytes.getMedium(0) > 0) {
                    head = bytes;
                    frames.fixedSizeMode(bytes.getMedium(0));
                } else {
                    Buffer of = head.length() == 0 ? bytes : head;
                    head = Buffer.buffer();
                    frames.fixedSizeMode(HEAD);
                    take(of.getByte(3), of.getByte(4), of.getInt(5));
                }
            });
            behaviour.greet(this);
        }

        private void take(int type, int flags, int stream) {
            if (type == SETTINGS && flags == 0 && hasGreeted) {
                send(SETTINGS, 1, 0, Buffer.buffer());
            } else if (type == HEADERS) {
                asked.add("h2 " + connection + "." + ++requests);
                behaviour.answer(this, stream);
            }
        }

        /** How many requests have come on this connection. */
        public int requests() {
            return requests;
        }

        /** The connection itself. */
        public NetSocket socket() {
            return socket;
        }

        /** Sends a frame. */
        public Session send(int type, int flags, int stream, Buffer payload) {
            hasGreeted = hasGreeted || type == SETTINGS;
            socket.write(frame(type, flags, stream, payload));
            return this;
        }

        /** Sends status 200 with one more header or none, and does not end the stream. */
        public Session begin(int stream, Buffer header) {
            return send(HEADERS, END_HEADERS, stream, OK.copy().appendBuffer(header));
        }

        /** Sends a frame over and over, as fast as it is taken. */
        public void repeat(int type, int flags, int stream, Buffer payload) {
            Buffer frame = frame(type, flags, stream, payload);
            Buffer many = Buffer.buffer();
            while (many.length() < 32_000) {
                many.appendBuffer(frame);
            }
            repeat(many);
        }

        private void repeat(Buffer frames) {
            socket.write(frames).onSuccess(sent -> repeat(frames));
        }

        /** Sends status 200 and a body, and ends the stream. */
        public Session decent(int stream) {
            return begin(stream, Buffer.buffer()).send(DATA, END_STREAM, stream, Buffer.buffer("two"));
        }
    }

    private static Buffer frame(int type, int flags, int stream, Buffer payload) {
        return Buffer.buffer()
                .appendMedium(payload.length())
                .appendByte((byte) type)
                .appendByte((byte) flags)
                .appendInt(stream)
                .appendBuffer(payload);
    }

    /** A header of a block, not compressed; name and value shorter than 127 bytes. Spec: RFC 7541 §6.2.2. */
    public static Buffer header(String name, String value) {
        return Buffer.buffer()
                .appendByte((byte) 0)
                .appendByte((byte) name.length())
                .appendBytes(name.getBytes(StandardCharsets.US_ASCII))
                .appendByte((byte) value.length())
                .appendBytes(value.getBytes(StandardCharsets.US_ASCII));
    }
}
