package vn.tintinh.net;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The body of an answer while it comes in: decoded as it arrives, under one cap on the bytes received and on those
 * that each decoder makes of them. A bomb costs the cap and no more.
 */
final class Body implements AutoCloseable {
    private static final int MOST_ENCODINGS = 3;

    /** What servers write that never was an encoding: nothing is to be undone. */
    private static final Set<String> NOTHING = Set.of("", "identity", "none", "utf-8", "utf8", "binary", "8bit");

    private final Collector collector = new Collector();
    private final Sink sink;

    private Body(List<String> encodings, int maxBytes) throws BodyFault {
        this.sink = new Cap(maxBytes, "as sent", chain(encodings, maxBytes));
    }

    /**
     * A body to be filled.
     *
     * @param encoding {@code Content-Encoding}; empty for none
     */
    static Body of(String encoding, int maxBytes) throws BodyFault {
        List<String> named = Arrays.stream(encoding.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(name -> !NOTHING.contains(name))
                .toList();
        if (named.size() > MOST_ENCODINGS) {
            throw new BodyFault(Trouble.ENCODING, "the answer is encoded " + named.size() + " times over");
        }
        return new Body(named, maxBytes);
    }

    /** What is to be asked for. */
    static String accepted() {
        return Unbrotli.isAvailable() ? "gzip, br, deflate" : "gzip, deflate";
    }

    /** The decoders in the order of the header are those nearest the content first. */
    private Sink chain(List<String> encodings, int maxBytes) throws BodyFault {
        if (encodings.isEmpty()) {
            return new Gunzip(new Cap(maxBytes, "when expanded", collector));
        }
        Sink chain = collector;
        for (String encoding : encodings) {
            chain = decoder(encoding, new Cap(maxBytes, "when expanded", chain));
        }
        return chain;
    }

    private static Sink decoder(String encoding, Sink next) throws BodyFault {
        Optional<Sink> known =
                switch (encoding) {
                    case "gzip", "x-gzip" -> Optional.of(new Gunzip(next));
                    case "deflate" -> Optional.of(new Inflation(next));
                    case "br" -> Unbrotli.isAvailable() ? Optional.of(new Unbrotli(next)) : Optional.empty();
                    default -> Optional.empty();
                };
        if (known.isEmpty()) {
            next.close();
            throw new BodyFault(
                    Trouble.ENCODING, "the answer is encoded as \"" + encoding + "\", which was not asked for");
        }
        return known.get();
    }

    /** Takes a chunk. */
    void write(Buffer chunk) throws BodyFault {
        byte[] bytes = chunk.getBytes();
        sink.write(bytes, 0, bytes.length);
    }

    /** All chunks were there. */
    void end() throws BodyFault {
        sink.end();
    }

    byte[] bytes() {
        return collector.bytes();
    }

    /** SHA-256 of the content, in hex; to be asked for once. */
    String digest() {
        return collector.digest();
    }

    @Override
    public void close() {
        sink.close();
    }
}
