package vn.tintinh.config;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key in PEM. The forms of old, {@code RSA PRIVATE KEY} and {@code EC PRIVATE KEY}, hold what stands inside of
 * {@code PRIVATE KEY} but not of which kind it is; the certificate's public key says that in the same words, so they are
 * put around it. Spec: RFC 7468 §10, RFC 5208 §5, RFC 5280 §4.1.2.7, X.690.
 */
final class PrivateKeyText {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    private PrivateKeyText() {}

    /** The key of the kind that the public key has; fails when there is none. */
    static PrivateKey read(String text, PublicKey owner) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("no private key");
        }
        byte[] inside = Base64.getMimeDecoder().decode(block.group(2));
        byte[] whole = block.group(1).isEmpty() ? inside : wrapped(inside, kind(owner));
        return KeyFactory.getInstance(owner.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(whole));
    }

    /** As {@code PRIVATE KEY}. */
    static String write(PrivateKey key) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private static byte[] wrapped(byte[] key, byte[] kind) {
        return block(SEQUENCE, VERSION, kind, block(OCTETS, key));
    }

    /** The first element of the sequence that a public key is. */
    private static byte[] kind(PublicKey owner) {
        byte[] encoded = owner.getEncoded();
        int start = content(encoded, 0);
        int first = content(encoded, start);
        return Arrays.copyOfRange(encoded, start, first + length(encoded, start));
    }

    private static int content(byte[] der, int at) {
        int length = der[at + 1];
        return at + 2 + (length < 0 ? length & 0x7f : 0);
    }

    private static int length(byte[] der, int at) {
        int length = 0;
        for (int i = content(der, at) == at + 2 ? at + 1 : at + 2; i < content(der, at); i++) {
            length = (length << 8) | (der[i] & 0xff);
        }
        return length;
    }

    private static byte[] block(int tag, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        out.write(tag);
        if (length < 128) {
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
