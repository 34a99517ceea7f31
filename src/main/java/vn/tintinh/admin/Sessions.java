package vn.tintinh.admin;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.tintinh.store.AdminStore;

/**
 * Who is logged in: a random token of 256 bits in a cookie that no script can read and no other site can send; the store
 * has its digest. Forms hold a second token that is made of the first, so there is nothing more to keep.
 */
final class Sessions {
    private static final String COOKIE = "tintinh-admin";
    private static final String BEFORE = "tintinh-login";
    private static final String PATH = "/admin";
    private static final int BYTES = 32;

    private final AdminStore store;
    private final SecureRandom random = new SecureRandom();

    Sessions(AdminStore store) {
        this.store = store;
    }

    /** The request's session, which is used by it; empty where nobody is logged in. */
    Future<Optional<String>> use(HttpServerRequest request) {
        return session(request, store::use);
    }

    /** The same for a page that asks by itself. */
    Future<Optional<String>> look(HttpServerRequest request) {
        return session(request, store::look);
    }

    private static Future<Optional<String>> session(
            HttpServerRequest request, Function<Buffer, Future<Boolean>> goesOn) {
        return token(request, COOKIE)
                .map(token -> goesOn.apply(digest(token))
                        .map(yes -> Optional.of(token).filter(same -> yes)))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** Logs in: always with a token that nobody knew before. */
    Future<Void> begin(HttpServerResponse response, boolean secure) {
        String token = fresh();
        return store.begin(digest(token)).onSuccess(begun -> {
            response.addCookie(cookie(COOKIE, token, secure));
            response.addCookie(cookie(BEFORE, "", secure).setMaxAge(0));
        });
    }

    /** Logs out. */
    Future<Void> end(String token, HttpServerResponse response) {
        return store.end(digest(token))
                .onSuccess(ended -> response.addCookie(cookie(COOKIE, "", false).setMaxAge(0)));
    }

    /** What stands for a session while there is none: whoever sends the form of a login must have been shown it. */
    String before(HttpServerRequest request) {
        return token(request, BEFORE).orElseGet(() -> {
            String token = fresh();
            request.response().addCookie(cookie(BEFORE, token, false));
            return token;
        });
    }

    /** Of a form that is sent; empty where the form was never shown. */
    static Optional<String> shownBefore(HttpServerRequest request) {
        return token(request, BEFORE);
    }

    /** What the forms of a session hold. */
    static String formToken(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return base64(mac.doFinal("form".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }

    /** Whether a form holds its session's token, told in the same time whatever it holds. */
    static boolean isOf(String token, String given) {
        return MessageDigest.isEqual(
                formToken(token).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> token(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getCookie(name))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"));
    }

    private static Cookie cookie(String name, String value, boolean secure) {
        return Cookie.cookie(name, value)
                .setPath(PATH)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure);
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static Buffer digest(String token) {
        try {
            return Buffer.buffer(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
