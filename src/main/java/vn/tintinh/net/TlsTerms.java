package vn.tintinh.net;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import vn.tintinh.model.Tls;

/** What an HTTP client is told of encryption for a source that needs an exception. */
final class TlsTerms {
    private TlsTerms() {}

    /** The options with the exception in them; as they are for {@link Tls#STRICT}. */
    static HttpClientOptions with(HttpClientOptions usual, Tls tls) {
        HttpClientOptions options = new HttpClientOptions(usual);
        if (tls.pin().isPresent()) {
            options.setVerifyHost(false)
                    .setTrustOptions(TrustOptions.wrap(new Pinned(tls.pin().get())));
        } else if (!tls.verify()) {
            options.setVerifyHost(false).setTrustAll(true);
        }
        if (!tls.protocols().isEmpty()) {
            options.setEnabledSecureTransportProtocols(new LinkedHashSet<>(tls.protocols()));
        }
        return options;
    }

    /** Trusts one certificate, whoever signed it and whatever it says. */
    private static final class Pinned extends X509ExtendedTrustManager {
        private final String pin;

        Pinned(String pin) {
            this.pin = pin;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            String shown = sha256(chain[0]);
            if (!shown.equals(pin)) {
                throw new CertificateException(Faults.OTHER_CERTIFICATE + " (SHA-256 " + shown + ")");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("we serve nobody here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }

        private static String sha256(X509Certificate certificate) throws CertificateException {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible); // every Java has SHA-256
            }
        }
    }
}
