package vn.tintinh.net;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.tintinh.model.Tls;

/**
 * The HTTP clients with their kept connections. Over TLS HTTP/2 is offered by ALPN; without TLS it is HTTP/1.1, never an
 * upgrade. They follow no redirect, undo no encoding and keep no cookie by themselves.
 *
 * <p>A connection of HTTP/2 is used as one of HTTP/1.1 is: for one request at a time, and for no other once one has gone
 * wrong on it. Vert.x by itself only resets the stream, which leaves three traps (seen in 5.0.10). A connection whose
 * peer is gone is used again and again, each time until the request's time is over. A request that is reset before it
 * was sent, because its connection came too late, never gives its place on the connection back: with one request at a
 * time the next one, of a decent server, waits for that place until its own time is over. And nothing bounds the wait
 * for a server's first SETTINGS: such a connection stays until the server ends it, at most as many as the pool holds.
 * So whatever does not end well closes its connection, and the host is spoken to by HTTP/1.1 alone for a day.
 */
final class Connections {
    private static final int LONGEST_HEADERS = 64 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int KEPT_SECONDS = 15;
    private static final int MOST_OF_HOST = 5;
    private static final int MOST_AVOIDED = 10_000;
    private static final Duration AVOIDED = Duration.ofDays(1);

    private final HttpClient offering;
    private final HttpClient plain;
    /** Hosts and ports with which HTTP/2 has not ended well of late. */
    private final Cache<String, Boolean> avoided = Caffeine.newBuilder()
            .maximumSize(MOST_AVOIDED)
            .expireAfterWrite(AVOIDED)
            .build();

    private final Set<HttpConnection> used = ConcurrentHashMap.newKeySet();

    Connections(Vertx vertx, HttpClientOptions options, Tls tls) {
        HttpClientOptions usual = new HttpClientOptions(options)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setVerifyHost(true)
                .setForceSni(true);
        this.plain = vertx.createHttpClient(TlsTerms.with(usual, tls));
        // With HTTP_2 as the version, what is not encrypted would be asked to upgrade.
        HttpClientOptions both = new HttpClientOptions(usual)
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setHttp2MultiplexingLimit(1)
                .setHttp2KeepAliveTimeout(KEPT_SECONDS)
                .setInitialSettings(new Http2Settings().setPushEnabled(false).setMaxHeaderListSize(LONGEST_HEADERS));
        this.offering = vertx.createHttpClient(
                TlsTerms.with(both, tls),
                new PoolOptions().setHttp1MaxSize(MOST_OF_HOST).setHttp2MaxSize(MOST_OF_HOST));
    }

    Future<HttpClientRequest> request(RequestOptions options) {
        return (offers(options) ? offering : plain).request(options);
    }

    /** HTTP/2 has not ended well. Whether there is hope that the same request does by HTTP/1.1. */
    boolean avoid(RequestOptions options) {
        boolean offered = offers(options);
        if (offered) {
            avoided.put(host(options), true);
        }
        return offered;
    }

    private boolean offers(RequestOptions options) {
        return Boolean.TRUE.equals(options.isSsl()) && avoided.getIfPresent(host(options)) == null;
    }

    private static String host(RequestOptions options) {
        return options.getHost() + ":" + options.getPort();
    }

    /** Whether an earlier request has used the connection; from now on one has. */
    boolean isReused(HttpConnection connection) {
        boolean fresh = used.add(connection);
        if (fresh) {
            connection.closeHandler(closed -> used.remove(connection));
            // The request tells of it; without a handler the client logs what servers do as errors of ours.
            connection.exceptionHandler(told -> {});
        }
        return !fresh;
    }

    Future<Void> close() {
        return Future.join(offering.close(), plain.close()).mapEmpty();
    }
}
