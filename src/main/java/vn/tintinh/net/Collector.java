package vn.tintinh.net;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps the bytes of a body, and their digest. */
final class Collector implements Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final MessageDigest sha256 = sha256();

    @Override
    public void write(byte[] chunk, int from, int length) {
        bytes.write(chunk, from, length);
        sha256.update(chunk, from, length);
    }

    @Override
    public void end() {}

    @Override
    public void close() {}

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** In hex; to be asked for once. */
    String digest() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
