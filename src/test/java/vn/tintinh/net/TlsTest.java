package vn.tintinh.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tintinh.testing.Await.value;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.Limits;
import vn.tintinh.model.Tls;

final class TlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final SelfSignedCertificate certificate = SelfSignedCertificate.create("bao.example.vn");
    private final Outbound outbound =
            new Outbound(vertx, () -> Terms.of(List.of("127.0.0.1"), Duration.ZERO, Limits.DEFAULT, "TinTinh/test"));

    @AfterEach
    void close() {
        value(vertx.close());
    }

    private URI server(String... protocols) {
        HttpServerOptions options =
                new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
        if (protocols.length > 0) {
            options.setEnabledSecureTransportProtocols(Set.of(protocols));
        }
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end("tin"));
        return URI.create(
                "https://127.0.0.1:" + value(server.listen(0, "127.0.0.1")).actualPort() + "/");
    }

    private String get(URI url, Tls tls) {
        return value(outbound.get(new Call(url, Map.of(), PATIENCE, tls, Duration.ZERO)))
                .fold(
                        received -> new String(received.body(), java.nio.charset.StandardCharsets.UTF_8),
                        refused -> refused.trouble() + ": " + refused.sentence());
    }

    private String sha256() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(certificate.certificatePath()))) {
            byte[] encoded = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        }
    }

    @Test
    void a_self_signed_certificate_is_refused_in_a_sentence_that_names_the_settings() {
        assertThat(get(server(), Tls.STRICT))
                .startsWith("TLS: the server's certificate is signed by nobody who is known")
                .contains("tls.pin")
                .contains("tls.verify: false");
    }

    @Test
    void one_source_may_waive_the_check_and_the_others_still_make_it() {
        URI url = server();
        assertThat(get(url, new Tls(false, Optional.empty(), List.of()))).isEqualTo("tin");
        assertThat(get(url, Tls.STRICT)).startsWith("TLS: ");
    }

    @Test
    void a_pinned_certificate_will_do_and_no_other() throws Exception {
        URI url = server();
        assertThat(get(url, new Tls(true, Optional.of(sha256()), List.of()))).isEqualTo("tin");
        assertThat(get(url, new Tls(true, Optional.of("0".repeat(64)), List.of())))
                .startsWith("TLS: the server shows another certificate than the pinned one (SHA-256 " + sha256() + ")");
    }

    @Test
    void a_version_is_offered_where_a_source_names_it() {
        URI old = server("TLSv1.2");
        assertThat(get(old, new Tls(false, Optional.empty(), List.of("TLSv1.2"))))
                .isEqualTo("tin");
        assertThat(get(old, new Tls(false, Optional.empty(), List.of("TLSv1.3"))))
                .startsWith("TLS: the server has no version or cipher of TLS in common with us")
                .contains("tls.protocols");
    }

    @Test
    void what_java_has_switched_off_is_said_to_be() {
        assertThat(get(server(), new Tls(false, Optional.empty(), List.of("TLSv1"))))
                .startsWith("TLS: ")
                .contains("jdk.tls.disabledAlgorithms");
    }
}
