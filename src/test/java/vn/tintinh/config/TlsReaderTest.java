package vn.tintinh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.Problem;
import vn.tintinh.web.Certificates;

/** {@code server.tls} in {@code tintinh.yaml}. */
final class TlsReaderTest {
    private static Path made;
    private Path conf;
    private static Settings.Tls rsa;
    private static Settings.Tls elliptic;

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        made = directory;
        rsa = Certificates.make(made, "rsa", "RSA");
        elliptic = Certificates.make(made, "elliptic", "EC");
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        conf = directory;
    }

    @Test
    void two_lines_are_enough() throws Exception {
        assertThat(read(rsa.certificate(), rsa.key())).isEmpty();
        assertThat(settings().certificate()).isEqualTo(rsa.certificate().strip());
        assertThat(settings().toString()).doesNotContain("BEGIN");
        assertThat(read(elliptic.certificate(), elliptic.key())).isEmpty();
    }

    /** {@code RSA PRIVATE KEY} and {@code EC PRIVATE KEY} are what stands in the octets at the end of the other form. */
    @Test
    void keys_in_the_forms_of_old_are_read() throws Exception {
        for (Settings.Tls tls : List.of(rsa, elliptic)) {
            String kind = tls.equals(rsa) ? "RSA" : "EC";
            byte[] der = Base64.getMimeDecoder().decode(tls.key().replaceAll("-----.*?-----", ""));
            String inner = inner(der, kind);
            String old =
                    "-----BEGIN " + kind + " PRIVATE KEY-----\n" + inner + "\n-----END " + kind + " PRIVATE KEY-----\n";
            assertThat(read(tls.certificate(), old)).isEmpty();
            assertThat(key(settings().key(), kind)).isEqualTo(key(tls.key(), kind));
        }
    }

    @Test
    void a_key_of_another_certificate_is_told() throws Exception {
        Settings.Tls other = Certificates.make(made, "other", "RSA");
        assertThat(read(rsa.certificate(), other.key()))
                .containsExactly(
                        "conf/tintinh.yaml:4:10: is not the key of this certificate: give the two that were made together");
        assertThat(read(rsa.certificate(), elliptic.key()).get(0))
                .contains("holds no private key of the certificate's kind (RSA)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nothing of the kind", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void what_is_no_certificate_is_told(String text) throws Exception {
        assertThat(read(text, rsa.key()))
                .singleElement()
                .asString()
                .contains(":3:18: ")
                .contains("holds no certificate");
    }

    @Test
    void a_file_that_is_not_there_is_told() throws Exception {
        read(rsa.certificate(), rsa.key());
        Files.delete(conf.resolve("key.pem"));
        assertThat(problems()).singleElement().asString().contains(":4:10: ").contains("there is no such file");
    }

    @Test
    void a_key_behind_a_password_is_told() throws Exception {
        String text = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
        assertThat(read(rsa.certificate(), text)).singleElement().asString().contains("without one");
    }

    private List<String> read(String certificate, String key) throws Exception {
        Files.writeString(conf.resolve("cert.pem"), certificate);
        Files.writeString(conf.resolve("key.pem"), key);
        Files.writeString(
                conf.resolve("tintinh.yaml"), "server:\n  tls:\n    certificate: cert.pem\n    key: key.pem\n");
        return problems();
    }

    private List<String> problems() {
        return Loader.load(conf).fold(valid -> List.<Problem>of(), problems -> problems).stream()
                .map(problem -> problem.toString().replace(conf.toString(), "conf"))
                .toList();
    }

    private Settings.Tls settings() {
        return Loader.load(conf)
                .fold(valid -> valid.settings().server().tls(), problems -> java.util.Optional.<Settings.Tls>empty())
                .orElseThrow();
    }

    private static String inner(byte[] der, String kind) {
        // Both forms begin with a sequence; the inner one is the last sequence that fills the rest.
        for (int at = 5; at < der.length - 4; at++) {
            int length = der[at + 1] & 0xff;
            int rest = der.length - at;
            boolean whole = length == 0x82
                    ? (((der[at + 2] & 0xff) << 8) | (der[at + 3] & 0xff)) + 4 == rest
                    : length < 0x80 && length + 2 == rest;
            if (der[at] == 0x30 && whole && der[at - 1] != 0x30) {
                return Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(Arrays.copyOfRange(der, at, der.length));
            }
        }
        throw new AssertionError(kind);
    }

    private static java.security.PrivateKey key(String pem, String kind) throws Exception {
        return KeyFactory.getInstance(kind)
                .generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.replaceAll("-----.*?-----", ""))));
    }
}
