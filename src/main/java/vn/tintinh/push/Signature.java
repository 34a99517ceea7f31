package vn.tintinh.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof that a delivery comes from the hub that knows the secret. Spec: W3C WebSub (2018) §7.1, §8. */
public final class Signature {
    private static final Map<String, String> METHODS = Map.of(
            "sha1", "HmacSHA1",
            "sha256", "HmacSHA256",
            "sha384", "HmacSHA384",
            "sha512", "HmacSHA512");

    private Signature() {}

    /**
     * Whether the header signs the body. Takes as long for a signature that is nearly right as for one that is wrong.
     *
     * @param header {@code X-Hub-Signature}: {@code method=hex}
     */
    public static boolean isValid(String header, byte[] body, String secret) {
        int equals = header.indexOf('=');
        String method = equals < 0
                ? ""
                : METHODS.getOrDefault(header.substring(0, equals).strip(), "");
        if (method.isEmpty()) {
            return false;
        }
        try {
            byte[] given = HexFormat.of().parseHex(header.substring(equals + 1).strip());
            return MessageDigest.isEqual(digest(method, body, secret), given);
        } catch (IllegalArgumentException noHex) {
            return false;
        }
    }

    /**
     * The header that signs a body.
     *
     * @param method {@code sha1}, {@code sha256}, {@code sha384} or {@code sha512}
     */
    public static String of(String method, byte[] body, String secret) {
        String algorithm = METHODS.get(method);
        if (algorithm == null) {
            throw new IllegalArgumentException("no method of signing: " + method);
        }
        return method + "=" + HexFormat.of().formatHex(digest(algorithm, body, secret));
    }

    private static byte[] digest(String method, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(method);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + method, missing);
        }
    }
}
