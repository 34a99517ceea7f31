package vn.tintinh.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Digests of fixed length: of keys (the same as {@code key_of()} in SQL), of items' ids and of fingerprints. */
final class KeyHash {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 26;

    private KeyHash() {}

    /** The first 16 bytes of SHA-256 over source id, line feed and key. */
    static UUID of(String sourceId, String key) {
        return uuid(digest(sourceId + "\n" + key));
    }

    /** An item's id: the first 130 bits of the same digest in base 32; says nothing, and is the same everywhere. */
    static String itemId(String sourceId, String key) {
        byte[] digest = digest(sourceId + "\n" + key);
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int bit = 0; id.length() < ID_LENGTH; bit += 5) {
            int pair = (digest[bit / 8] & 0xff) << 8 | (digest[bit / 8 + 1] & 0xff);
            id.append(ALPHABET.charAt(pair >> (11 - bit % 8) & 31));
        }
        return id.toString();
    }

    static UUID uuid(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] digest(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
