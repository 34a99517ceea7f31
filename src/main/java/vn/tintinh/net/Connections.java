package vn.tintinh.net;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.tintinh.model.Tls;

/**
 * The HTTP client with its kept connections. HTTP/1.1 only: with HTTP/2 offered by ALPN a decent server's answer now and
 * then did not end in time, and with one request to a host at a time it would save nothing. It
 * follows no redirect, undoes no encoding and keeps no cookie by itself.
 */
final class Connections {
    private static final int LONGEST_HEADERS = 64 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int KEPT_SECONDS = 15;

    private final HttpClient client;
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
        this.client = vertx.createHttpClient(TlsTerms.with(usual, tls));
    }

    Future<HttpClientRequest> request(RequestOptions options) {
        return client.request(options);
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
        return client.close();
    }
}
