package vn.tintinh.net;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.ConnectException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What the failures of the HTTP client mean, in words. */
final class Faults {
    /** How the refusal of a pinned certificate begins. */
    static final String OTHER_CERTIFICATE = "the server shows another certificate than the pinned one";

    private static final int LONGEST = 200;

    private Faults() {}

    static Trouble whileConnecting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof java.security.cert.CertificateException) {
                return Trouble.TLS;
            }
        }
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("ssl")
                ? Trouble.TLS
                : Trouble.CONNECT;
    }

    static String sentence(Trouble trouble, Throwable failure) {
        if (failure instanceof TooLongHttpHeaderException || failure instanceof TooLongHttpLineException) {
            return "the answer's headers are too long";
        }
        String said = said(failure);
        return switch (trouble) {
            case TLS -> TlsFaults.sentence(failure, said);
            case CONNECT ->
                failure instanceof ConnectException && said.contains("refused")
                        ? "the connection was refused"
                        : "no connection: " + said;
            default -> "the answer is no HTTP or breaks off: " + said;
        };
    }

    /** The deepest cause's own words, on one short line. */
    private static String said(Throwable failure) {
        Throwable deepest = failure;
        for (int depth = 0; deepest.getCause() != null && depth < 10; depth++) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        String line =
                (message == null ? deepest.getClass().getSimpleName() : message).replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
