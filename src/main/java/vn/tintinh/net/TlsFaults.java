package vn.tintinh.net;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

/** Why no encrypted connection is trusted, in words, and which of a source's settings makes an exception. */
final class TlsFaults {
    private static final String WAY_OUT =
            "; if the site cannot mend it, name its certificate in the source's tls.pin (its SHA-256), or set"
                    + " tls.verify: false";
    private static final String SWITCHED_OFF =
            "the versions that tls.protocols names are switched off in this Java (jdk.tls.disabledAlgorithms)";

    private TlsFaults() {}

    /**
     * One sentence without a full stop.
     *
     * @param said the deepest cause's own words
     */
    static String sentence(Throwable failure, String said) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "the server's certificate has expired (" + said + ")" + WAY_OUT;
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "the server's certificate is not valid yet (" + said + ")" + WAY_OUT;
            }
        }
        String words = said.toLowerCase(Locale.ROOT);
        if (said.startsWith(Faults.OTHER_CERTIFICATE)) {
            return said + "; if that is the site's new one, put it into the source's tls.pin";
        }
        if (words.contains("no name matching") || words.contains("no subject alternative")) {
            return "the server's certificate is for another name (" + said + ")" + WAY_OUT;
        }
        if (words.contains("certification path") || words.contains("path building")) {
            return "the server's certificate is signed by nobody who is known: it is self-signed, or its chain is"
                    + " incomplete" + WAY_OUT;
        }
        if (words.contains("no appropriate protocol")) {
            return SWITCHED_OFF;
        }
        if (words.contains("protocol_version") || words.contains("handshake_failure")) {
            return "the server has no version or cipher of TLS in common with us (" + said
                    + "); an old one can be offered to it with the source's tls.protocols";
        }
        return "no trusted encrypted connection: " + said;
    }
}
