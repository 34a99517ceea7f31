package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.publish.Newsroom.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tintinh.config.Settings;

/** HTTPS and HTTP/2 on the public port. */
final class TlsTest {
    private static Path made;
    private static Settings.Tls first;
    private static SSLContext trusting;
    private static Site site;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        made = directory;
        first = Certificates.make(made, "first", "EC");
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
        site = new Site(PublicSite.options(Optional.of(first)), Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void speaks_http_2_with_who_knows_it_and_http_1_with_others() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpResponse<byte[]> answer = get(version, "/feeds/all.rss");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(version);
            String tag = answer.headers().firstValue("etag").orElseThrow();
            HttpResponse<byte[]> again = get(version, "/feeds/all.rss", "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.headers().firstValue("date")).isPresent();
            HttpResponse<byte[]> refused = get(version, "/feeds/all.rss", "Accept-Encoding", "*;q=0");
            assertThat(refused.statusCode()).isEqualTo(406);
            assertThat(refused.headers().firstValue("connection")).isEmpty();
        }
    }

    @Test
    void refuses_other_methods_over_http_2_without_ending_the_connection() throws Exception {
        HttpClient client = client(HttpClient.Version.HTTP_2);
        for (int round = 0; round < 2; round++) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(uri("/feeds/all.rss"))
                            .POST(HttpRequest.BodyPublishers.ofString("x"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void a_renewed_certificate_is_used_at_once_and_ends_no_connection() throws Exception {
        try (SSLSocket open = connect()) {
            assertThat(subject(open)).isEqualTo("CN=first");
            Settings.Tls second = Certificates.make(made, "second", "EC");
            await(PublicSite.renew(site.server(), second));
            try (SSLSocket renewed = connect()) {
                assertThat(subject(renewed)).isEqualTo("CN=second");
            }
            open.getOutputStream()
                    .write("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(open.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
            await(PublicSite.renew(site.server(), first));
        }
    }

    private static SSLSocket connect() throws Exception {
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", site.port());
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }

    private static String subject(SSLSocket socket) throws Exception {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    private static HttpResponse<byte[]> get(HttpClient.Version version, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client(version).send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().sslContext(trusting).version(version).build();
    }

    private static URI uri(String path) {
        return URI.create("https://localhost:" + site.port() + path);
    }

    /** Trusts whoever answers; the server here is ours. */
    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
