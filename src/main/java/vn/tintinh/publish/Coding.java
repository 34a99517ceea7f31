package vn.tintinh.publish;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A content coding that renditions are kept in. Levels as measured: gzip 6 costs 27 ms and Brotli 5 15 ms a megabyte;
 * higher levels save a tenth and cost many times that. Spec: RFC 9110 §8.4.1, RFC 7932.
 */
public enum Coding {
    IDENTITY("identity", ""),
    GZIP("gzip", "-gz"),
    BROTLI("br", "-br");

    private static final int BROTLI_QUALITY = 5;
    private static final List<Coding> AVAILABLE =
            Stream.of(values()).filter(Coding::works).toList();

    private final String token;
    private final String suffix;

    Coding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /** In {@code Accept-Encoding} and {@code Content-Encoding}. */
    public String token() {
        return token;
    }

    /**
     * An entity tag as one of this coding, as each coding is a representation of its own.
     *
     * @param plain of the bytes without coding, quotes included
     */
    public String tagged(String plain) {
        return plain.substring(0, plain.length() - 1) + suffix + "\"";
    }

    /** The codings that work on this machine: Brotli needs a native library. */
    static List<Coding> available() {
        return AVAILABLE;
    }

    /** The bytes in this coding; the same for the same input, always. */
    byte[] encode(byte[] bytes) {
        try {
            return switch (this) {
                case IDENTITY -> bytes;
                case GZIP -> gzip(bytes);
                case BROTLI -> Encoder.compress(bytes, Encoder.Parameters.create(BROTLI_QUALITY));
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private boolean works() {
        return this != BROTLI || Brotli4jLoader.isAvailable();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8192)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
