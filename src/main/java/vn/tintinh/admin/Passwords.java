package vn.tintinh.admin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import vn.tintinh.store.AdminStore;

/**
 * The admins' password: made once, told once, kept as a slow hash that is made on a thread of its own, so that whoever
 * guesses slows down nobody else. Spec: RFC 8018 §5.2 (PBKDF2).
 */
public final class Passwords {
    /** Characters that a chosen password has at least. */
    public static final int SHORTEST = 12;

    private static final int LONGEST = 1024;
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final int LETTERS = 20;
    private static final int GROUP = 5;

    /** No letters that look alike: 32 of them, so 20 hold 100 bits. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz023456789";

    private final AdminStore store;
    private final int iterations;
    private final WorkerExecutor worker;
    private final SecureRandom random = new SecureRandom();

    /** In a store. */
    public Passwords(Vertx vertx, AdminStore store) {
        this(vertx, store, ITERATIONS);
    }

    Passwords(Vertx vertx, AdminStore store, int iterations) {
        this.store = store;
        this.iterations = iterations;
        this.worker = vertx.createSharedWorkerExecutor("password", 1);
    }

    /** The password that is made at the first start, to be shown and forgotten; empty where there was one. */
    public Future<Optional<String>> first() {
        return store.password().compose(known -> {
            if (known.isPresent()) {
                return Future.succeededFuture(Optional.empty());
            }
            String fresh = fresh();
            return hash(fresh).compose(store::first).map(isOurs -> isOurs ? Optional.of(fresh) : Optional.empty());
        });
    }

    /** Has a new one made, to be shown and forgotten; ends all sessions. */
    public Future<String> renew() {
        String fresh = fresh();
        return change(fresh).map(fresh);
    }

    /** Whether a chosen password has as many characters as it must, and no more than can be typed in. */
    public static boolean isLong(String password) {
        return password.length() >= SHORTEST && password.length() <= LONGEST;
    }

    /** Sets one; ends all sessions. */
    public Future<Void> change(String password) {
        return hash(password).compose(store::change);
    }

    /** Whether it is the one that is set. */
    public Future<Boolean> matches(String password) {
        if (password.isEmpty() || password.length() > LONGEST) {
            return Future.succeededFuture(false);
        }
        return store.password()
                .compose(known -> known.map(hash -> worker.executeBlocking(() -> matches(password, hash)))
                        .orElseGet(() -> Future.succeededFuture(false)));
    }

    private String fresh() {
        StringBuilder fresh = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            fresh.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return fresh.toString();
    }

    private Future<String> hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return worker.executeBlocking(() -> {
            Base64.Encoder base64 = Base64.getEncoder();
            return "pbkdf2-sha256$" + iterations + "$" + base64.encodeToString(salt) + "$"
                    + base64.encodeToString(derive(password, salt, iterations));
        });
    }

    private static boolean matches(String password, String hash) throws GeneralSecurityException {
        String[] parts = hash.split("\\$", -1);
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] wanted = base64.decode(parts[3]);
        return MessageDigest.isEqual(wanted, derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1])));
    }

    /** However the keyboard composes accents, the same text is the same password. */
    private static byte[] derive(String password, byte[] salt, int iterations) throws GeneralSecurityException {
        String text = Normalizer.normalize(password.strip(), Normalizer.Form.NFC);
        PBEKeySpec key = new PBEKeySpec(text.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
        } finally {
            key.clearPassword();
        }
    }
}
